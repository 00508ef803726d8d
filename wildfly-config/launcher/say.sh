# shellcheck shell=sh
# What the launcher tells the person in front of it. Sourced.

STARTED_AT=$(date +%s)
HEARTBEAT_SECONDS=15

elapsed() {
    echo $(($(date +%s) - STARTED_AT))
}

# A line of progress, with the seconds since the command began.
say() {
    printf '%4d s  %s\n' "$(elapsed)" "$*"
}

say_error() {
    printf 'nephos: %s\n' "$*" >&2
}

# One clear line, and a non-zero exit.
die() {
    say_error "$*"
    exit 1
}

# Quotes a value for a shell: safe to eval whatever it holds.
quote() {
    printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"
}

# Waits for a background process of this shell while showing that it still works; returns its status.
# $1 pid, $2 what it does, $3 its log (the last line of which is shown)
await_job() {
    job_pid=$1
    job_beats=0
    while kill -0 "$1" 2>/dev/null; do
        sleep 0.2
        job_beats=$((job_beats + 1))
        if [ $((job_beats % (HEARTBEAT_SECONDS * 5))) -eq 0 ]; then
            say "    still $2: $(last_line "$3")"
        fi
    done
    job_pid=
    wait "$1"
}

last_line() {
    tail -n 1 "$1" 2>/dev/null | tr -d '\033' | cut -c 1-100
}
