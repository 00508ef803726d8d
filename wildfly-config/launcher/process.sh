# shellcheck shell=sh
# Servers as processes: started detached, remembered by pid and start time, ended by pid. Sourced.

# The kernel's start time of a process: with the pid it names a process for ever, since pids come round again.
start_time() {
    sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 20
}

# Prints the pid of server $1 if it is alive and the one that we started.
pid_of() (
    [ -f "$RUN/$1.pid" ] || exit 1
    read -r pid started <"$RUN/$1.pid" || exit 1
    [ "$(start_time "$pid")" = "$started" ] || exit 1
    case $(sed 's/.*) //' "/proc/$pid/stat" 2>/dev/null | cut -c 1) in
        '' | Z | X) exit 1 ;;
    esac
    echo "$pid"
)

# $1 name, $2 log, then the command. Detached from terminal and lock.
launch() {
    launch_name=$1
    launch_log=$2
    shift 2
    [ ! -f "$launch_log" ] || mv -f "$launch_log" "$launch_log.1"
    setsid nohup "$@" >"$launch_log" 2>&1 </dev/null 8>&- &
    echo "$! $(start_time $!)" >"$RUN/$launch_name.pid"
}

# Ends the named servers together: asks, waits up to $1 seconds, and then insists.
end_servers() {
    end_seconds=$1
    shift
    for end_name in "$@"; do
        if end_pid=$(pid_of "$end_name"); then kill -TERM "$end_pid" 2>/dev/null || :; fi
    done
    end_tries=$((end_seconds * 5))
    while [ "$end_tries" -gt 0 ] && any_alive "$@"; do
        sleep 0.2
        end_tries=$((end_tries - 1))
    done
    for end_name in "$@"; do
        if end_pid=$(pid_of "$end_name"); then
            say "$end_name does not end by itself; killing it"
            kill -KILL "$end_pid" 2>/dev/null || :
            while pid_of "$end_name" >/dev/null; do sleep 0.1; done
        fi
        rm -f "$RUN/$end_name.pid"
    done
}

any_alive() {
    for any_name in "$@"; do
        if pid_of "$any_name" >/dev/null; then return 0; fi
    done
    return 1
}

# One command at a time works on an instance. The lock dies with the process that holds it.
take_lock() {
    mkdir -p "$RUN" "$LOGS"
    exec 8>"$RUN/lock"
    flock -n 8 && return 0
    say "another ./nephos command is at work on this instance; waiting for it"
    flock -w 1800 8 || die "the other ./nephos command did not end; see 'fuser $RUN/lock'"
}

# Memory of a process in MiB, shared pages counted once (PSS).
pss_mib() {
    awk '/^Pss:/ { sum += $2 } END { printf "%d", sum / 1024 }' "/proc/$1/smaps_rollup" 2>/dev/null
}
