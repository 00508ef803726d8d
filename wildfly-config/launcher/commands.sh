# shellcheck shell=sh
# The commands. Sourced.

# What a running instance was started with: later commands speak of that, whatever their own environment says.
remember_settings() {
    {
        for settings_name in PORTAL_URL OIDC_URL OIDC_ISSUER OIDC_CLIENT LIBVIRT_URI LIBVIRT_IMAGE \
            NEPHOS_PORT NEPHOS_OIDC_PORT NEPHOS_MANAGEMENT_PORT; do
            eval "echo $settings_name=\$(quote \"\$$settings_name\")"
        done
    } >"$NEPHOS_HOME/settings.new"
    mv "$NEPHOS_HOME/settings.new" "$NEPHOS_HOME/settings"
}

recall_settings() {
    # shellcheck source=/dev/null
    [ ! -f "$NEPHOS_HOME/settings" ] || . "$NEPHOS_HOME/settings"
}

is_running() {
    pid_of keycloak >/dev/null && pid_of wildfly >/dev/null
}

is_ready() (
    recall_settings
    [ "$(http_status "$PORTAL_URL/health/ready")" = 200 ] &&
        [ "$(http_status "$OIDC_ISSUER/.well-known/openid-configuration")" = 200 ]
)

nephos_up() {
    [ $# -eq 0 ] || die "'up' takes no arguments; './nephos help' lists the settings"
    check_java
    check_disk
    take_lock
    if is_running && is_ready; then
        recall_settings
        ear_is_current || [ -n "${NEPHOS_EAR:-}" ] || say "sources have changed since; './nephos deploy' brings them in"
        echo "Nephos is running already: $PORTAL_URL"
        return 0
    fi
    check_ports
    check_archive
    ensure_secrets
    decide_libvirt

    begin_libvirt
    fetch_servers
    begin_configuration
    ensure_archive
    finish_configuration
    pid_of keycloak >/dev/null || start_keycloak
    finish_libvirt
    if pid_of wildfly >/dev/null; then
        # It lives, but the portal in it does not answer.
        say "bringing the portal into the running WildFly"
        place_archive
    else
        start_wildfly
    fi
    remember_settings
    await_keycloak
    say "Keycloak is ready"
    await_portal
    say "the portal is ready"
    print_welcome
}

# Both servers are set up once, beside the build of the portal.
begin_configuration() {
    CONFIGURATION_JOB=
    prepare_keycloak
    if keycloak_is_built && wildfly_is_configured; then return 0; fi
    say "setting up WildFly and Keycloak"
    (
        lock_dist
        configure_wildfly || exit 1
        build_keycloak || exit 2
    ) &
    CONFIGURATION_JOB=$!
}

finish_configuration() {
    [ -n "$CONFIGURATION_JOB" ] || return 0
    configuration_status=0
    await_job "$CONFIGURATION_JOB" "setting up the servers" "$LOGS/keycloak-build.log" || configuration_status=$?
    case $configuration_status in
        0) say "WildFly and Keycloak are set up" ;;
        1)
            grep -A 3 '"failed"' "$LOGS/wildfly-configure.log" | head -n 8 >&2
            die "WildFly could not be configured; the whole log is $LOGS/wildfly-configure.log"
            ;;
        *) die "Keycloak could not be built: $(last_line "$LOGS/keycloak-build.log") (log: $LOGS/keycloak-build.log)" ;;
    esac
}

print_welcome() {
    cat <<END

Nephos is ready:  $PORTAL_URL
Sign in as        $(echo "$DEMO_PEOPLE" | sed 's/ /, /g')
Password of all   $DEMO_PASSWORD
Hypervisors       ${LIBVIRT_URI:-none, only the simulator}
For scripts       eval "\$(./nephos env)"
To end it         ./nephos down
END
}

nephos_down() {
    [ $# -eq 0 ] || die "'down' takes no arguments"
    if [ ! -d "$RUN" ]; then
        echo "Nephos is not running"
        return 0
    fi
    take_lock
    if ! any_alive wildfly keycloak && [ ! -e "$RUN/libvirt.ours" ]; then
        rm -f "$RUN"/*.pid
        echo "Nephos is not running"
        return 0
    fi
    say "ending the portal and Keycloak"
    end_servers 30 wildfly keycloak
    end_libvirt
    say "Nephos is down"
}

# 0: all is up and ready; 1: something is not; 3: nothing runs.
nephos_status() {
    check_java
    recall_settings
    status_missing=0
    for status_name in wildfly keycloak; do
        if status_pid=$(pid_of "$status_name"); then
            printf '%-9s up, pid %s, %s MiB\n' "$status_name" "$status_pid" "$(pss_mib "$status_pid")"
        else
            printf '%-9s down\n' "$status_name"
            status_missing=$((status_missing + 1))
        fi
    done
    if [ -e "$RUN/libvirt.ours" ]; then
        status_libvirt=$(sh "$DEMO_HOST" status "$LIBVIRT_HOME") || status_missing=$((status_missing + 1))
        printf '%-9s %s, %s\n' libvirt "$status_libvirt" "$(libvirt_memory)"
    else
        printf '%-9s %s\n' libvirt "${LIBVIRT_URI:-none}"
    fi
    [ "$status_missing" -lt 2 ] || return 3
    if [ "$status_missing" -eq 0 ] && is_ready; then
        echo "ready     $PORTAL_URL"
        return 0
    fi
    echo "not ready $PORTAL_URL"
    return 1
}

# What our own host's daemons take, and apart from them its guests.
libvirt_memory() {
    sh "$DEMO_HOST" pids "$LIBVIRT_HOME" | {
        memory_daemons=0
        memory_guests=0
        while read -r memory_pid memory_name; do
            memory_mib=$(pss_mib "$memory_pid")
            case $memory_name in
                qemu*) memory_guests=$((memory_guests + ${memory_mib:-0})) ;;
                *) memory_daemons=$((memory_daemons + ${memory_mib:-0})) ;;
            esac
        done
        echo "$memory_daemons MiB, guests $memory_guests MiB"
    }
}

nephos_env() {
    if [ ! -s "$SECRETS" ] || [ ! -f "$NEPHOS_HOME/settings" ]; then
        die "nothing is set up here yet; run './nephos up' first"
    fi
    recall_settings
    ensure_secrets
    echo "NEPHOS_URL=$(quote "$PORTAL_URL")"
    echo "NEPHOS_OIDC_ISSUER=$(quote "$OIDC_ISSUER")"
    echo "NEPHOS_OIDC_CLIENT=$(quote "$OIDC_CLIENT")"
    echo "NEPHOS_DEMO_PASSWORD=$(quote "$DEMO_PASSWORD")"
    echo "NEPHOS_LIBVIRT_URI=$(quote "$LIBVIRT_URI")"
    echo "export NEPHOS_URL NEPHOS_OIDC_ISSUER NEPHOS_OIDC_CLIENT NEPHOS_DEMO_PASSWORD NEPHOS_LIBVIRT_URI"
}

nephos_logs() {
    logs_file=$LOGS/wildfly.log
    logs_follow=
    for logs_word in "$@"; do
        case $logs_word in
            -f) logs_follow=-f ;;
            portal | wildfly) logs_file=$LOGS/wildfly.log ;;
            json) logs_file=$WILDFLY_BASE/log/server.json ;;
            keycloak) logs_file=$LOGS/keycloak.log ;;
            libvirt) logs_file=$LIBVIRT_HOME/log/libvirtd.log ;;
            build) logs_file=$LOGS/build.log ;;
            *) die "there is no log '$logs_word'; there are portal, json, keycloak, libvirt and build" ;;
        esac
    done
    [ -f "$logs_file" ] || die "there is no $logs_file yet"
    # shellcheck disable=SC2086 # an empty option is none
    exec tail -n 200 $logs_follow "$logs_file"
}

# Sets the portal's server up without starting it: for tests that start it themselves.
nephos_prepare() {
    check_java
    check_disk
    take_lock
    ensure_secrets
    decide_libvirt
    fetch_servers
    configure_wildfly || die "WildFly could not be configured; the whole log is $LOGS/wildfly-configure.log"
    write_properties
    say "prepared $WILDFLY_BASE"
}

# The dev loop: builds what has changed and brings it into the running server.
nephos_deploy() {
    [ $# -eq 0 ] || die "'deploy' takes no arguments"
    check_java
    take_lock
    pid_of wildfly >/dev/null || die "the portal is not running; './nephos up' starts it"
    recall_settings
    BUILD_IN_HASTE=yes
    check_archive
    ensure_archive
    say "deploying"
    place_archive
    await_deployment
    await_http "$PORTAL_URL/health/ready" 120 wildfly || die "deployed, but not ready: $PORTAL_URL/health/ready says why"
    say "deployed: $PORTAL_URL"
}

nephos_help() {
    cat <<'END'
Nephos, a self-service cloud portal. Usage: ./nephos COMMAND

  up      build what has changed, install what is missing, start everything, and return when it is ready
  down    end what `up` started
  status  what runs, and whether it is ready (exit 0 ready, 1 not ready, 3 not running)
  env     shell lines for scripts: eval "$(./nephos env)"
  logs    the last lines of a log: [portal|json|keycloak|libvirt|build] [-f]
  deploy  build what has changed and bring it into the running portal
  reload  the same without Maven and much quicker, for changed pages and beans
  test    all tests, or the named stages: unit postgres launcher libvirt container browser crash
          (by name only: race-h2 race-postgres, NEPHOS_TEST_SEEDS rounds of quota under everything at once;
           money-h2 money-postgres, so many random years against an oracle; NEPHOS_TEST_SEED is the first)
  help    this

Settings, by environment:
  NEPHOS_PORT             port of the portal (8080)
  NEPHOS_OIDC_PORT        port of Keycloak (8180)
  NEPHOS_MANAGEMENT_PORT  port of WildFly's management, always on loopback (9990)
  NEPHOS_BIND             address to listen on (127.0.0.1)
  NEPHOS_HOST             the name in the portal's address (NEPHOS_BIND, or the machine's name)
  NEPHOS_HOME             folder for everything the launcher makes (.nephos); one instance each
  NEPHOS_DB_URL, NEPHOS_DB_USER, NEPHOS_DB_PASSWORD, NEPHOS_DB_DRIVER
                          another database, as jdbc:postgresql://… (an H2 file under NEPHOS_HOME)
  NEPHOS_USE_LIBVIRT      that libvirt instead of a private one, as qemu:///system
  NEPHOS_LIBVIRT=off      no hypervisor, the simulator only
  NEPHOS_DEMO_HISTORY=off at the first 'up': no made-up year of the tenant acme
  NEPHOS_JAVA_OPTS, NEPHOS_OIDC_JAVA_OPTS
                          more options for the two Java processes
  NEPHOS_EAR              deploy this archive, and build nothing
  NEPHOS_STAGE            Development: changed pages are seen at once (Production)
END
}
