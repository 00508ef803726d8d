#!/bin/sh
# A private PostgreSQL for tests: a cluster of its own, on a loopback port of its own, gone with its folder.
#
#   test-postgres.sh start DIR   print NEPHOS_DB_URL, _USER and _PASSWORD as shell lines; starting twice is success
#   test-postgres.sh stop  DIR   end it
#
# The server is Debian's (installed when it is missing and we are root). Text is compared byte by byte
# (locale C), as keyset paging needs it; commits reach the disk unless NEPHOS_TEST_FSYNC=off.
set -eu

ROLE=nephos
START_SECONDS=60

fail() {
    echo "test-postgres: $*" >&2
    exit 1
}

[ $# -eq 2 ] || {
    echo "usage: test-postgres.sh {start|stop} DIR" >&2
    exit 2
}
DIR=$(realpath -m -- "$2")
DATA=$DIR/data

find_server() {
    BIN=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
    [ -n "$BIN" ] && [ -x "$BIN/initdb" ]
}

install_server() {
    [ "$(id -u)" = 0 ] || fail "PostgreSQL's server is missing; as root this script installs it (Debian: postgresql-15)"
    command -v apt-get >/dev/null || fail "PostgreSQL's server is missing, and this is no Debian system"
    # The package would make and start a cluster of the machine's own; nobody asked for one.
    if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
        mkdir -p /etc/postgresql-common
        echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
    fi
    install_log=$(mktemp)
    if ! {
        apt-get -qq -o DPkg::Lock::Timeout=300 update &&
            DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends -o DPkg::Lock::Timeout=300 \
                -o Dpkg::Options::=--force-confold install postgresql
    } >"$install_log" 2>&1 </dev/null; then
        cat "$install_log" >&2
        fail "could not install PostgreSQL"
    fi
    rm -f "$install_log"
}

# Runs a command as somebody who may run PostgreSQL: it refuses root. The capabilities let that account reach
# a folder that lies under somebody's closed home.
as_owner() {
    if [ "$(id -u)" != 0 ]; then
        "$@"
    else
        setpriv --reuid=postgres --regid=postgres --init-groups --inh-caps=+dac_override,+dac_read_search \
            --ambient-caps=+dac_override,+dac_read_search -- "$@"
    fi
}

port_in_use() {
    awk -v want="$(printf '%04X' "$1")" \
        '$4 == "0A" { n = split($2, a, ":"); if (a[n] == want) found = 1 } END { exit !found }' \
        /proc/net/tcp /proc/net/tcp6 2>/dev/null
}

# The port of last time, if nobody took it: whoever was told the address finds the server again.
free_port() {
    if [ -s "$DIR/port" ] && ! port_in_use "$(cat "$DIR/port")"; then
        cat "$DIR/port"
        return
    fi
    candidate=$((20000 + $(od -An -N 2 -tu2 /dev/urandom) % 10000))
    while port_in_use "$candidate"; do candidate=$((candidate + 1)); done
    echo "$candidate"
}

is_up() {
    [ -s "$DIR/port" ] && [ -d "$DATA" ] && as_owner "$BIN/pg_ctl" -D "$DATA" status >/dev/null 2>&1
}

make_cluster() {
    mkdir -p "$DIR"
    (umask 077 && od -An -v -N 16 -tx1 /dev/urandom | tr -d ' \n' >"$DIR/password")
    mkdir -p "$DATA"
    chmod 700 "$DATA"
    [ "$(id -u)" != 0 ] || chown postgres:postgres "$DIR" "$DATA" "$DIR/password"
    (cd / && as_owner "$BIN/initdb" -D "$DATA" -U postgres --locale=C --encoding=UTF8 \
        --auth=scram-sha-256 "--pwfile=$DIR/password") >"$DIR/initdb.log" 2>&1 ||
        fail "initdb failed: $(tail -n 1 "$DIR/initdb.log")"
    cat >>"$DATA/postgresql.conf" <<END
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
shared_buffers = 128MB
timezone = 'UTC'
log_timezone = 'UTC'
fsync = ${NEPHOS_TEST_FSYNC:-on}
END
}

make_database() {
    PGPASSWORD=$(cat "$DIR/password")
    export PGPASSWORD
    (cd / && "$BIN/psql" -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$PORT" -U postgres -d postgres) >>"$DIR/initdb.log" 2>&1 <<END
CREATE ROLE $ROLE LOGIN PASSWORD '$PGPASSWORD';
CREATE DATABASE $ROLE OWNER $ROLE;
END
}

start() {
    find_server || install_server
    find_server || fail "PostgreSQL was installed, but no server is under /usr/lib/postgresql"
    if ! is_up; then
        fresh=
        if [ ! -f "$DATA/PG_VERSION" ]; then
            make_cluster
            fresh=yes
        fi
        PORT=$(free_port)
        (cd / && as_owner "$BIN/pg_ctl" -D "$DATA" -l "$DATA/server.log" -o "-p $PORT" -w -t "$START_SECONDS" start) \
            >"$DIR/start.log" 2>&1 </dev/null 8>&- 9>&- || {
            tail -n 5 "$DATA/server.log" >&2
            fail "PostgreSQL did not start"
        }
        if [ -n "$fresh" ]; then make_database || fail "could not make the database: $(tail -n 1 "$DIR/initdb.log")"; fi
        echo "$PORT" >"$DIR/port"
    fi
    echo "NEPHOS_DB_URL='jdbc:postgresql://127.0.0.1:$(cat "$DIR/port")/$ROLE'"
    echo "NEPHOS_DB_USER='$ROLE'"
    echo "NEPHOS_DB_PASSWORD='$(cat "$DIR/password")'"
}

stop() {
    find_server || return 0
    [ -f "$DATA/postmaster.pid" ] || return 0
    (cd / && as_owner "$BIN/pg_ctl" -D "$DATA" -m fast -w -t 30 stop) >/dev/null 2>&1 ||
        (cd / && as_owner "$BIN/pg_ctl" -D "$DATA" -m immediate -w stop) >/dev/null 2>&1 || :
}

case $1 in
    start) start ;;
    stop) stop ;;
    *) fail "there is no command '$1'" ;;
esac
