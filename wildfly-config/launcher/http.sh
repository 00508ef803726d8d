# shellcheck shell=sh
# Asking a server over HTTP, with curl or, where that is missing, with the JDK. Sourced.

# The status of a GET, 000 if nobody answers.
http_status() {
    if command -v curl >/dev/null 2>&1; then
        curl -s -o /dev/null -m 10 --noproxy '*' -w '%{http_code}' "$1" || :
    else
        "$JAVA" "$LAUNCHER/HttpStatus.java" "$1" || :
    fi
}

# Waits until $1 answers 200 for at most $2 seconds while server $3 lives. 0: it does; 1: it does not.
await_http() {
    await_until=$(($(date +%s) + $2))
    await_beats=0
    while :; do
        [ "$(http_status "$1")" = 200 ] && return 0
        pid_of "$3" >/dev/null || return 1
        [ "$(date +%s)" -lt "$await_until" ] || return 1
        sleep 0.3
        await_beats=$((await_beats + 1))
        [ $((await_beats % 40)) -ne 0 ] || say "    still waiting for $1"
    done
}
