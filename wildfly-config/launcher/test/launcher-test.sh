#!/bin/sh
# Tests of the launcher, as somebody at a shell sees it.
#
#   launcher-test.sh WORK REPORTS     WORK is made anew; REPORTS gets TEST-launcher.xml
#
# What needs no server comes first and takes seconds; then one instance is started, hurt and ended, without a
# hypervisor, on ports of its own.
set -eu

[ $# -eq 2 ] || {
    echo "usage: launcher-test.sh WORK REPORTS" >&2
    exit 2
}
HERE=$(CDPATH='' cd -P -- "$(dirname -- "$0")" && pwd -P)
ROOT=$(CDPATH='' cd -P -- "$HERE/../../.." && pwd -P)
NEPHOS=$ROOT/nephos
WORK=$(realpath -m -- "$1")
SUITE=launcher
mkdir -p "$2"
REPORT=$(realpath -- "$2")/TEST-launcher.xml

# Nothing of the caller's own settings gets in; the unpacked servers are shared.
for setting in $(env | sed -n 's/^\(NEPHOS_[A-Z_]*\)=.*/\1/p'); do
    [ "$setting" = NEPHOS_SHARED ] || unset "$setting"
done
unset JAVA_HOME
NEPHOS_SHARED=${NEPHOS_SHARED:-$ROOT/.nephos}
NEPHOS_LIBVIRT=off
NEPHOS_JAVA_OPTS=-XX:TieredStopAtLevel=1
export NEPHOS_SHARED NEPHOS_LIBVIRT NEPHOS_JAVA_OPTS

# A folder that is awkward to name: what is not quoted shows.
HOME_OF_TEST="$WORK/it's home"

# shellcheck source=/dev/null
. "$ROOT/wildfly-config/launcher/checks.sh"

free_port() {
    free=$((32000 + $(od -An -N 2 -tu2 /dev/urandom) % 700))
    while port_in_use "$free"; do free=$((free + 1)); done
    echo "$free"
}

end_of_tests() {
    NEPHOS_HOME=$HOME_OF_TEST sh "$NEPHOS" down >/dev/null 2>&1 || :
    NEPHOS_HOME=$WORK/empty sh "$NEPHOS" down >/dev/null 2>&1 || :
    [ ! -d "$WORK/small" ] || umount "$WORK/small" 2>/dev/null || :
    [ -z "${BYSTANDER:-}" ] || kill "$BYSTANDER" 2>/dev/null || :
    exec 9>&- || :
}

[ ! -d "$WORK/small" ] || umount "$WORK/small" 2>/dev/null || :
rm -rf "$WORK"
mkdir -p "$WORK/empty"
# shellcheck source=/dev/null
. "$HERE/tests.sh"
trap end_of_tests EXIT
trap 'exit 130' INT TERM HUP

NEPHOS_HOME=$WORK/empty
NEPHOS_PORT=$(free_port)
NEPHOS_OIDC_PORT=$((NEPHOS_PORT + 700))
NEPHOS_MANAGEMENT_PORT=$((NEPHOS_PORT + 1400))
while port_in_use "$NEPHOS_OIDC_PORT"; do NEPHOS_OIDC_PORT=$((NEPHOS_OIDC_PORT + 1)); done
while port_in_use "$NEPHOS_MANAGEMENT_PORT"; do NEPHOS_MANAGEMENT_PORT=$((NEPHOS_MANAGEMENT_PORT + 1)); done
export NEPHOS_HOME NEPHOS_PORT NEPHOS_OIDC_PORT NEPHOS_MANAGEMENT_PORT

# ---- running it ------------------------------------------------------------------------------

# Runs the launcher; leaves STATUS, OUT and ERR. Words before it may be settings: run env A=b sh "$NEPHOS" up
run() {
    STATUS=0
    "$@" >"$WORK/out" 2>"$WORK/err" </dev/null || STATUS=$?
    OUT=$(cat "$WORK/out")
    ERR=$(cat "$WORK/err")
    cat "$WORK/out" "$WORK/err"
}

nephos() {
    run sh "$NEPHOS" "$@"
}

# The last run was refused with one clear line, which matches $1, and nothing was started.
refused() {
    [ "$STATUS" -ne 0 ] || fail "it was not refused"
    equal 1 "$(printf '%s\n' "$ERR" | wc -l)" "lines on standard error"
    match "^nephos: " "$ERR"
    match "$1" "$ERR"
    [ ! -e "$NEPHOS_HOME/run/wildfly.pid" ] || fail "WildFly was started"
    [ ! -e "$NEPHOS_HOME/run/keycloak.pid" ] || fail "Keycloak was started"
}

server_pid() {
    cut -d ' ' -f 1 "$HOME_OF_TEST/run/$1.pid"
}

# True while process $1 runs; one that is dead and not yet collected does not.
lives() {
    case $(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -c 1) in
        '' | Z | X) return 1 ;;
    esac
}

kill_server() {
    kill_pid=$(server_pid "$1")
    kill -KILL "$kill_pid"
    while lives "$kill_pid"; do sleep 0.1; done
}

status_of() {
    curl -s -o /dev/null -m 10 --noproxy '*' -w '%{http_code}' "$@" || :
}

# ---- what needs no server --------------------------------------------------------------------

helps() {
    nephos help
    equal 0 "$STATUS" "exit status"
    for command in up down status env logs deploy reload test help; do
        match "^  $command +[^ ]" "$OUT"
    done
    for setting in NEPHOS_PORT NEPHOS_OIDC_PORT NEPHOS_MANAGEMENT_PORT NEPHOS_BIND NEPHOS_HOME NEPHOS_USE_LIBVIRT; do
        match "^  $setting " "$OUT"
    done
    help=$OUT
    nephos
    equal "$help" "$OUT" "help without a command"
    nephos --help
    equal "$help" "$OUT" "help by --help"
}

refuses_unknown_commands() {
    nephos upp
    equal 2 "$STATUS" "exit status"
    refused "no command 'upp'"
    nephos logs nonsense
    refused "no log 'nonsense'"
    nephos test nonsense
    refused "no stage 'nonsense'"
    nephos up now
    refused "takes no arguments"
    nephos down now
    refused "takes no arguments"
}

knows_that_nothing_runs() {
    nephos status
    equal 3 "$STATUS" "exit status of status"
    match "^wildfly +down" "$OUT"
    match "^keycloak +down" "$OUT"
    nephos down
    equal 0 "$STATUS" "exit status of down"
    match "not running" "$OUT"
    nephos env
    refused "nothing is set up"
    nephos logs
    refused "there is no .*wildfly.log yet"
}

forgets_old_and_broken_pid_files() {
    mkdir -p "$NEPHOS_HOME/run"
    sleep 300 &
    bystander=$!
    # The pid came round again: it names somebody else now.
    echo "$bystander 12345" >"$NEPHOS_HOME/run/wildfly.pid"
    : >"$NEPHOS_HOME/run/keycloak.pid"
    nephos status
    equal 3 "$STATUS" "exit status of status"
    nephos down
    equal 0 "$STATUS" "exit status of down"
    lives "$bystander" || fail "it ended a process that it had not started"
    echo "not a number" >"$NEPHOS_HOME/run/wildfly.pid"
    nephos down
    equal 0 "$STATUS" "exit status of down"
    echo "$bystander" >"$NEPHOS_HOME/run/wildfly.pid"
    nephos down
    equal 0 "$STATUS" "exit status of down"
    lives "$bystander" || fail "it ended a process that it had not started"
    kill "$bystander"
    [ ! -e "$NEPHOS_HOME/run/wildfly.pid" ] || fail "the old file is still there"
}

# $1 the setting of a port
refuses_a_port_in_use() {
    mkfifo "$WORK/hold"
    java "$HERE/Listener.java" <"$WORK/hold" >"$WORK/port" &
    exec 9>"$WORK/hold"
    rm "$WORK/hold"
    while [ ! -s "$WORK/port" ]; do sleep 0.1; done
    port=$(cat "$WORK/port")
    for setting in NEPHOS_PORT NEPHOS_OIDC_PORT NEPHOS_MANAGEMENT_PORT; do
        run env "$setting=$port" sh "$NEPHOS" up
        refused "port $port is in use.*$setting="
    done
    exec 9>&-
}

refuses_what_is_no_port() {
    for port in 0 65536 99999999999999999999 -1 http '80 80' '*' 1.5; do
        run env "NEPHOS_PORT=$port" sh "$NEPHOS" up
        refused "NEPHOS_PORT is .*not a port number"
    done
    run env "NEPHOS_OIDC_PORT=$NEPHOS_PORT" sh "$NEPHOS" up
    refused "NEPHOS_PORT and NEPHOS_OIDC_PORT are both $NEPHOS_PORT"
    run env "NEPHOS_MANAGEMENT_PORT=$NEPHOS_PORT" sh "$NEPHOS" up
    refused "NEPHOS_PORT and NEPHOS_MANAGEMENT_PORT are both $NEPHOS_PORT"
}

# A PATH of everything but the commands named.
path_without() {
    rm -rf "$WORK/path"
    mkdir "$WORK/path"
    ln -sf /usr/sbin/* /sbin/* /usr/bin/* /bin/* "$WORK/path/"
    for absent in "$@"; do rm -f "$WORK/path/$absent"; done
    echo "$WORK/path"
}

# $1 a folder, $2 what its java says that it is
make_java() {
    mkdir -p "$1/bin"
    printf '#!/bin/sh\necho %s >&2\n' "'$2'" >"$1/bin/java"
    chmod 755 "$1/bin/java"
}

refuses_without_java() {
    path=$(path_without java javac)
    for command in up status; do
        run env "PATH=$path" sh "$NEPHOS" "$command"
        refused "no Java found.*version 17 or newer"
    done
    run env "JAVA_HOME=$WORK/nowhere" sh "$NEPHOS" up
    refused "no Java"
}

refuses_an_old_java() {
    make_java "$WORK/java11" 'openjdk version "11.0.22" 2024-01-16'
    run env "JAVA_HOME=$WORK/java11" sh "$NEPHOS" up
    refused "Java 11.0.22 is too old: version 17 or newer"
    make_java "$WORK/java8" 'java version "1.8.0_402"'
    run env "PATH=$WORK/java8/bin:$PATH" sh "$NEPHOS" up
    refused "Java 1.8.0_402 is too old"
    make_java "$WORK/java16" 'openjdk version "16-ea" 2021-03-16'
    run env "JAVA_HOME=$WORK/java16" sh "$NEPHOS" up
    refused "Java 16-ea is too old"
    make_java "$WORK/noise" 'Segmentation fault'
    run env "JAVA_HOME=$WORK/noise" sh "$NEPHOS" up
    refused "does not say which version"
}

# Sources that were never built, so that a compiler is needed.
unbuilt_tree() {
    rm -rf "$WORK/tree"
    mkdir "$WORK/tree"
    cp "$NEPHOS" "$ROOT/pom.xml" "$WORK/tree/"
    ln -s "$ROOT/wildfly-config" "$WORK/tree/wildfly-config"
    echo "$WORK/tree/nephos"
}

refuses_to_build_without_tools() {
    tree=$(unbuilt_tree)
    mkdir -p "$WORK/jre/bin"
    ln -sf "$(command -v java)" "$WORK/jre/bin/java"
    run env "JAVA_HOME=$WORK/jre" sh "$tree" up
    refused "no JDK, the compiler is missing"
    run env "PATH=$(path_without mvn)" sh "$tree" up
    refused "no Maven found"
}

# A Maven that only says who it is takes the place of the real one.
ends_its_maven_when_it_is_cut_short() {
    tree=$(unbuilt_tree)
    mkdir -p "$WORK/slow"
    printf '#!/bin/sh\necho $$ >"%s/maven.pid"\nexec sleep 300\n' "$WORK/slow" >"$WORK/slow/mvn"
    chmod +x "$WORK/slow/mvn"
    PATH="$WORK/slow:$PATH" NEPHOS_SHARED="$WORK/cut" sh "$tree" test unit >"$WORK/out" 2>&1 </dev/null &
    cut_short=$!
    while [ ! -s "$WORK/slow/maven.pid" ]; do
        lives "$cut_short" || fail "it ended by itself: $(cat "$WORK/out")"
        sleep 0.1
    done
    maven_pid=$(cat "$WORK/slow/maven.pid")
    kill -TERM "$cut_short"
    ! wait "$cut_short" || fail "it says that all is well"
    while lives "$maven_pid"; do sleep 0.1; done
}

refuses_an_archive_that_is_not_there() {
    run env "NEPHOS_EAR=$WORK/nowhere.ear" sh "$NEPHOS" up
    refused "NEPHOS_EAR names no file"
    run env "NEPHOS_EAR=$WORK" sh "$NEPHOS" up
    refused "must name an .ear or a .war"
}

refuses_a_full_disk() {
    mkdir -p "$WORK/small"
    mount -t tmpfs -o size=8m none "$WORK/small"
    NEPHOS_HOME=$WORK/small
    dd if=/dev/zero of="$WORK/small/filler" bs=1M count=7 2>/dev/null
    nephos up
    refused "the disk is too full: [01] MiB free in $WORK/small, [0-9]+ MiB needed"
    cat /dev/zero >"$WORK/small/filler2" 2>/dev/null || :
    nephos up
    refused "the disk is too full: 0 MiB free"
    umount "$WORK/small"
}

refuses_a_home_that_cannot_be() {
    : >"$WORK/file"
    NEPHOS_HOME=$WORK/file/below
    nephos up
    refused "cannot write to"
    NEPHOS_HOME=/proc/nephos
    nephos up
    refused "cannot write to"
}

# ---- one instance ----------------------------------------------------------------------------

ups_from_nothing() {
    touch "$WORK/before"
    nephos up
    equal 0 "$STATUS" "exit status"
    match "^Nephos is ready:  http://127.0.0.1:$NEPHOS_PORT\$" "$OUT"
    match "acme-user" "$OUT"
    match "^Password of all +[a-z0-9-]+\$" "$OUT"
    match "only the simulator" "$OUT"
    equal 200 "$(status_of "http://127.0.0.1:$NEPHOS_PORT/health/ready")" "health"
    grep -q "made up a year of the tenant acme" "$HOME_OF_TEST/log/wildfly.log" || fail "no made-up year"
    [ -z "$(git -C "$ROOT" status --porcelain --ignored 2>/dev/null | grep -v -e '[ /]target/$' -e ' \.nephos/$' -e '^[ MADR?]' || :)" ] ||
        fail "files outside of the ignored folder"
}

# A token of acme-user, who has the environment of the launcher.
token() {
    eval "$(sh "$NEPHOS" env)"
    curl -s --noproxy '*' -d grant_type=password -d "client_id=$NEPHOS_OIDC_CLIENT" -d username=acme-user \
        --data-urlencode "password=$NEPHOS_DEMO_PASSWORD" "$NEPHOS_OIDC_ISSUER/protocol/openid-connect/token" |
        sed -n 's/.*"access_token":"\([^"]*\)".*/\1/p'
}

prints_its_environment() {
    nephos env
    equal 0 "$STATUS" "exit status"
    equal '' "$ERR" "standard error"
    for variable in URL OIDC_ISSUER OIDC_CLIENT DEMO_PASSWORD LIBVIRT_URI; do
        match "^NEPHOS_$variable='[^']*'\$" "$OUT"
    done
    # By a bare shell, from elsewhere: everything is absolute.
    (
        cd /
        unset NEPHOS_PORT NEPHOS_OIDC_PORT
        eval "$(sh "$NEPHOS" env)"
        equal "http://127.0.0.1:$(server_port wildfly)" "$NEPHOS_URL" NEPHOS_URL
        equal 200 "$(status_of "$NEPHOS_URL/health/live")" "health"
        curl -s --noproxy '*' "$NEPHOS_OIDC_ISSUER/.well-known/openid-configuration" |
            grep -q "\"issuer\":\"$NEPHOS_OIDC_ISSUER\"" || fail "another issuer"
        token=$(token)
        [ -n "$token" ] || fail "no token"
        equal 200 "$(status_of -H "Authorization: Bearer $token" "$NEPHOS_URL/api/v1/me")" "who am I"
        equal '' "$NEPHOS_LIBVIRT_URI" NEPHOS_LIBVIRT_URI
        # What is evaluated is there for the programs that are called.
        sh -c '[ -n "$NEPHOS_URL" ] && [ -n "$NEPHOS_DEMO_PASSWORD" ]' || fail "not exported"
    )
}

server_port() {
    sed -n "s/^NEPHOS_PORT='\(.*\)'/\1/p" "$HOME_OF_TEST/settings"
}

# The local addresses that process $1 listens on, as the kernel writes them.
listens_on() {
    find "/proc/$1/fd" -lname 'socket:*' -printf '%l\n' 2>/dev/null | tr -dc '0-9\n' >"$WORK/inodes"
    awk 'NR == FNR { mine[$1] = 1; next } $4 == "0A" && ($10 in mine) { sub(/:.*/, "", $2); print $2 }' \
        "$WORK/inodes" /proc/net/tcp /proc/net/tcp6 | sort -u
}

listens_on_loopback_only() {
    for server in wildfly keycloak; do
        addresses=$(listens_on "$(server_pid "$server")")
        [ -n "$addresses" ] || fail "$server listens nowhere"
        for address in $addresses; do
            case $address in
                0100007F | 0000000000000000FFFF00000100007F | 00000000000000000000000001000000) ;;
                *) fail "$server listens on $address" ;;
            esac
        done
    done
}

says_that_it_runs() {
    pids=$(server_pid wildfly)$(server_pid keycloak)
    nephos up
    equal 0 "$STATUS" "exit status"
    match "running already: http://127.0.0.1:$NEPHOS_PORT" "$OUT"
    equal "$pids" "$(server_pid wildfly)$(server_pid keycloak)" "pids"
    # Whoever comes with other ports is told where it is.
    run env NEPHOS_PORT=1 NEPHOS_OIDC_PORT=2 sh "$NEPHOS" up
    equal 0 "$STATUS" "exit status"
    match "running already: http://127.0.0.1:$NEPHOS_PORT" "$OUT"
}

reports_its_status() {
    nephos status
    equal 0 "$STATUS" "exit status"
    match "^wildfly +up, pid $(server_pid wildfly), [1-9][0-9]+ MiB" "$OUT"
    match "^keycloak +up, pid $(server_pid keycloak), [1-9][0-9]+ MiB" "$OUT"
    match "^ready +http://127.0.0.1:$NEPHOS_PORT" "$OUT"
}

shows_logs() {
    nephos logs
    equal 0 "$STATUS" "exit status"
    match 'WFLYSRV0010|Deployed|started' "$OUT"
    nephos logs keycloak
    match 'Keycloak' "$OUT"
    nephos logs json
    printf '%s\n' "$OUT" | grep -v '^{.*"level":"[A-Z]*".*}$' && fail "a line that is no JSON object" || :
}

keeps_its_secrets_to_itself() {
    for file in secrets wildfly/nephos.properties; do
        equal 600 "$(stat -c %a "$HOME_OF_TEST/$file")" "mode of $file"
    done
    secret=$(sed -n 's/^OIDC_SECRET=//p' "$HOME_OF_TEST/secrets")
    for server in wildfly keycloak; do
        ! tr '\0' '\n' <"/proc/$(server_pid "$server")/cmdline" | grep -q "$secret" || fail "$server shows it to everybody"
    done
    ! grep -rq "$secret" "$HOME_OF_TEST/log" || fail "it is in a log"
}

refuses_the_ports_of_another_instance() {
    NEPHOS_HOME=$WORK/empty
    nephos up
    refused "port $NEPHOS_PORT is in use"
    lives "$(server_pid wildfly)" || fail "WildFly is gone"
}

recovers_from_the_death_of_the_portal() {
    keycloak=$(server_pid keycloak)
    kill_server wildfly
    nephos status
    equal 1 "$STATUS" "exit status of status"
    match "^wildfly +down" "$OUT"
    nephos up
    equal 0 "$STATUS" "exit status of up"
    equal "$keycloak" "$(server_pid keycloak)" "pid of Keycloak"
    nephos status
    equal 0 "$STATUS" "exit status of status"
}

# Both servers die, then the launcher that is to start them again, while it does so; two more come at once.
recovers_from_the_death_of_all() {
    before=$(sh "$NEPHOS" env)
    kill_server wildfly
    kill_server keycloak
    nephos status
    equal 3 "$STATUS" "exit status of status"
    old=$(server_pid wildfly)
    sh "$NEPHOS" up >"$WORK/first" 2>&1 </dev/null &
    first=$!
    while [ "$(server_pid wildfly)" = "$old" ]; do
        lives "$first" || fail "the first up ended: $(cat "$WORK/first")"
        sleep 0.1
    done
    kill -KILL "$first"
    sh "$NEPHOS" up >"$WORK/second" 2>&1 </dev/null &
    second=$!
    nephos up
    wait "$second" || fail "the second up failed: $(cat "$WORK/second")"
    equal 0 "$STATUS" "exit status of the third up"
    cat "$WORK/second"
    grep -q "waiting for it" "$WORK/second" "$WORK/out" || fail "nobody waited"
    grep -hq "running already" "$WORK/second" "$WORK/out" || fail "it was started twice"
    equal "$before" "$(sh "$NEPHOS" env)" "the environment"
    nephos status
    equal 0 "$STATUS" "exit status of status"
}

# Ends what it started, by pid, and nothing else.
downs() {
    pids="$(server_pid wildfly) $(server_pid keycloak)"
    nephos down
    equal 0 "$STATUS" "exit status"
    match "Nephos is down" "$OUT"
    printf '%s\n' "$OUT" | grep -q "does not end by itself" && fail "it had to be killed" || :
    for pid in $pids; do
        ! lives "$pid" || fail "process $pid is still there"
    done
    for port in "$NEPHOS_PORT" "$NEPHOS_OIDC_PORT" "$NEPHOS_MANAGEMENT_PORT"; do
        ! port_in_use "$port" || fail "somebody listens on $port"
    done
    lives "$BYSTANDER" || fail "it ended a Java that it had not started"
    nephos down
    equal 0 "$STATUS" "exit status of the second down"
    match "not running" "$OUT"
}

session_cookie() {
    curl -s -o /dev/null -D - -m 10 --noproxy '*' -H 'X-Forwarded-Proto: https' "http://127.0.0.1:$NEPHOS_PORT/" |
        grep -i '^set-cookie: *NEPHOSSESSION'
}

# Only half of it comes; a stream of events has said all it has to say, and lives on.
cuts_off_a_request_that_stops_half_way() {
    curl -s -N -m 100 --noproxy '*' -H "Authorization: Bearer $(token)" \
        "http://127.0.0.1:$NEPHOS_PORT/api/v1/events/stream" >"$WORK/stream" &
    stream=$!
    sleep 2
    java "$HERE/HalfRequest.java" "$NEPHOS_PORT" 60 || fail "it was not cut off within a minute"
    lives "$stream" || fail "the stream of events was cut off as well"
    kill "$stream"
    grep -q '^:' "$WORK/stream" || fail "the stream gave no sign of life: $(cat "$WORK/stream")"
}

# It is behind a proxy now: what a browser may keep of a session is for HTTPS only.
ups_again() {
    run env "NEPHOS_JAVA_OPTS=$NEPHOS_JAVA_OPTS -Dnephos.http.proxied=true" sh "$NEPHOS" up
    equal 0 "$STATUS" "exit status"
    session_cookie | grep -qi '; *secure' || fail "the session's cookie would go over plain HTTP: $(session_cookie)"
    nephos status
    equal 0 "$STATUS" "exit status of status"
}

it "help names every command and the settings" helps
it "unknown commands and words are refused" refuses_unknown_commands
it "where nothing was started, status, down, env and logs say so" knows_that_nothing_runs
it "old and broken pid files harm nobody" forgets_old_and_broken_pid_files
it "a port in use is refused, and named" refuses_a_port_in_use
it "what is no port, or two servers' port, is refused" refuses_what_is_no_port
it "a missing Java is named" refuses_without_java
it "an old Java is named with its version" refuses_an_old_java
it "a Java without a compiler, and a missing Maven, are named before anything is begun" refuses_to_build_without_tools
it "a test run that is cut short ends its Maven" ends_its_maven_when_it_is_cut_short
it "an archive that is not there is refused" refuses_an_archive_that_is_not_there
if [ "$(id -u)" = 0 ]; then
    it "a full disk is refused" refuses_a_full_disk
else
    skip "a full disk is refused" "only root can mount a small one"
fi
it "a folder that cannot be made is refused" refuses_a_home_that_cannot_be

NEPHOS_HOME=$HOME_OF_TEST
# Another Java program that is none of our business.
mkfifo "$WORK/bystander"
java "$HERE/Listener.java" <"$WORK/bystander" >/dev/null &
BYSTANDER=$!
exec 5>"$WORK/bystander"

it "up from nothing ends with the address and the people" ups_from_nothing
it "env is absolute, quoted, and leads into the portal" prints_its_environment
it "all listeners are on loopback" listens_on_loopback_only
it "a second up says that it runs" says_that_it_runs
it "status tells pids, memory and readiness" reports_its_status
it "logs shows the logs" shows_logs
it "secrets are the owner's" keeps_its_secrets_to_itself
it "another instance does not take the ports" refuses_the_ports_of_another_instance
it "a request that stops half-way is cut off, a stream of events is not" cuts_off_a_request_that_stops_half_way
it "up recovers from a kill -9 of WildFly" recovers_from_the_death_of_the_portal
it "up recovers from a kill -9 of everything, the launcher too" recovers_from_the_death_of_all
it "down ends what up started, and only that" downs
it "up after down is ready again, and behind a proxy keeps its cookies to HTTPS" ups_again
it "down ends it again" downs

write_report
[ "$FAILURES" -eq 0 ]
