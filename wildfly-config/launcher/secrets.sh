# shellcheck shell=sh
# What is made up at the first `up` and kept to its owner. Sourced.

# $1 characters that people can read aloud, in groups of five
random_word() {
    LC_ALL=C tr -dc 'a-hjkmnp-z2-9' </dev/urandom | head -c "$1" | sed 's/...../&-/g; s/-$//'
}

random_hex() {
    od -An -v -N "$1" -tx1 /dev/urandom | tr -d ' \n'
}

ensure_secrets() {
    if [ ! -s "$SECRETS" ]; then
        (
            umask 077
            {
                echo "DEMO_PASSWORD=$(random_word 20)"
                echo "OIDC_SECRET=$(random_hex 32)"
                echo "FACES_SECRET=$(random_hex 24)"
            } >"$SECRETS.new"
        )
        mv "$SECRETS.new" "$SECRETS"
    fi
    # shellcheck source=/dev/null
    . "$SECRETS"
}
