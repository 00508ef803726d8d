# shellcheck shell=sh
# ./nephos test: stages, fastest first, each with its log, and one sum over the JUnit reports of all. Sourced.

ALL_STAGES="unit postgres launcher libvirt container browser crash"
# By name only: the same races and random years as in unit and postgres, with more seeds.
MORE_STAGES="race-h2 race-postgres money-h2 money-postgres"
STAGE_LIMIT_SECONDS=1500
TEST_HOME=$SHARED/test
TEST_LOGS=$TEST_HOME/log
REPORTS=$TEST_HOME/reports
TEST_DATABASE=$TEST_HOME/postgres
TEST_INSTANCE=$TEST_HOME/instance
# Servers and builds that live for minutes only are quicker with the quick compiler alone.
SHORT_LIVED=-XX:TieredStopAtLevel=1

# Servers that are killed begin with an empty cloud; those of tests of the API and the pages with the made-up year.
NEPHOS_DEMO_HISTORY=off
export NEPHOS_DEMO_HISTORY

nephos_test() {
    check_java
    check_compiler
    check_maven
    test_stages=${*:-$ALL_STAGES}
    for test_stage in $test_stages; do
        case " $ALL_STAGES $MORE_STAGES " in
            *" $test_stage "*) ;;
            *) die "there is no stage '$test_stage'; there are: $ALL_STAGES $MORE_STAGES" ;;
        esac
    done
    rm -rf "$REPORTS"
    mkdir -p "$REPORTS" "$TEST_LOGS" "$LOGS"
    exec 6>"$TEST_HOME/lock"
    flock -n 6 || die "another ./nephos test is at work here"
    test_broken=0
    trap clean_up EXIT
    trap 'exit 130' INT TERM HUP

    install_packages
    case " $test_stages " in
        *" unit "* | " launcher ") ;;
        *) install_modules ;;
    esac
    for test_stage in $test_stages; do
        test_since=$(elapsed)
        test_log=$TEST_LOGS/$test_stage.log
        : >"$test_log"
        "stage_$(echo "$test_stage" | tr - _)"
        [ "$test_stage" = launcher ] || finish_launcher
    done
    finish_launcher
    print_sum
}

# What a test run leaves running if it is cut short: our own instance, database and hypervisor hosts.
clean_up() {
    for clean_job in ${job_pid:-} ${launcher_job:-}; do
        kill "$clean_job" 2>/dev/null || :
    done
    for clean_host in "$ROOT"/virt-drivers/driver-libvirt/target/host-*; do
        [ ! -d "$clean_host/run" ] || sh "$DEMO_HOST" down "$clean_host" >/dev/null 2>&1 6>&- || :
    done
    [ ! -d "$TEST_INSTANCE/run" ] || NEPHOS_HOME=$TEST_INSTANCE sh "$ROOT/nephos" down >/dev/null 2>&1 6>&- || :
    end_crashed
    [ ! -d "$TEST_DATABASE" ] || sh "$ROOT/wildfly-config/postgres/test-postgres.sh" stop "$TEST_DATABASE" 2>/dev/null || :
}

is_root() {
    [ "$(id -u)" = 0 ]
}

# ---- what the stages need --------------------------------------------------------------------

# Debian packages of the stages that are to run; the libvirt host and PostgreSQL install their own.
install_packages() {
    case " $test_stages " in
        *" browser "*) need_command chromium chromium fonts-dejavu-core ;;
    esac
}

# $1 a command, then the packages that bring it
need_command() {
    need=$1
    shift
    ! command -v "$need" >/dev/null 2>&1 || return 0
    is_root && command -v apt-get >/dev/null || die "'$need' is missing; install: $*"
    say "installing $*"
    if ! {
        apt-get -qq -o DPkg::Lock::Timeout=300 update &&
            DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends -o DPkg::Lock::Timeout=300 install "$@"
    } >"$TEST_LOGS/packages.log" 2>&1 </dev/null 6>&-; then
        tail -n 3 "$TEST_LOGS/packages.log" >&2
        die "could not install $*; the whole log is $TEST_LOGS/packages.log"
    fi
}

# Single stages stand on modules as they are now, without running the tests of those.
install_modules() {
    say "building the modules"
    modules_wanted=portal-ear
    [ "$test_stages" != libvirt ] || modules_wanted=virt-drivers/driver-libvirt
    mkdir -p "$(dirname "$EAR")"
    touch "$EAR.stamp.new"
    maven_run "$TEST_LOGS/modules.log" -Pquick -pl "$modules_wanted" -am install || {
        maven_errors "$TEST_LOGS/modules.log"
        die "the modules do not build; the whole log is $TEST_LOGS/modules.log"
    }
    [ "$modules_wanted" != portal-ear ] || mv -f "$EAR.stamp.new" "$EAR.stamp"
}

# $1 log, then Maven's words
maven_run() {
    maven_log=$1
    shift
    (cd "$ROOT" && MAVEN_OPTS="${MAVEN_OPTS:-} $SHORT_LIVED" exec timeout -k 30 "$STAGE_LIMIT_SECONDS" mvn -B "$@") >>"$maven_log" 2>&1 </dev/null 6>&- &
    await_job $! "at work" "$maven_log"
}

# ---- stages ----------------------------------------------------------------------------------

# Runs beside the stage that comes next: the one that waits for guests leaves a processor idle.
stage_launcher() {
    begin_stage "the launcher itself"
    launcher_log=$test_log
    launcher_since=$test_since
    sh "$LAUNCHER/test/launcher-test.sh" "$TEST_HOME/launcher" "$REPORTS/launcher" >"$launcher_log" 2>&1 </dev/null 6>&- &
    launcher_job=$!
}

finish_launcher() {
    [ -n "${launcher_job:-}" ] || return 0
    test_stage=launcher
    test_log=$launcher_log
    test_since=$launcher_since
    test_status=0
    await_job "$launcher_job" "at work" "$test_log" || test_status=$?
    launcher_job=
    end_stage "$test_status"
}

stage_unit() {
    begin_stage "formatting, error-prone, unit and architecture tests, persistence on H2"
    mkdir -p "$(dirname "$EAR")"
    touch "$EAR.stamp.new"
    maven_stage -T2 -fae -pl portal-ear -am install
    # What was just built and tested is what the later stages deploy.
    [ "$test_status" != 0 ] || mv -f "$EAR.stamp.new" "$EAR.stamp"
}

stage_postgres() {
    begin_stage "persistence on PostgreSQL"
    if ! start_database; then
        end_stage 1
        return
    fi
    maven_stage -pl portal-ejb -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip=true \
        -Dnephos.test.db=postgresql "-Dnephos.test.db.url=$(database_value URL)" \
        "-Dnephos.test.db.user=$(database_value USER)" "-Dnephos.test.db.password=$(database_value PASSWORD)" verify
    end_database
}

stage_race_h2() {
    begin_stage "quota under everything at once on H2, ${NEPHOS_TEST_SEEDS:-100} rounds"
    rounds QuotaRaceIT
}

stage_race_postgres() {
    begin_stage "quota under everything at once on PostgreSQL and two nodes, ${NEPHOS_TEST_SEEDS:-100} rounds"
    on_postgres QuotaRaceIT
}

stage_money_h2() {
    begin_stage "usage and invoices of random years on H2, ${NEPHOS_TEST_SEEDS:-100} years"
    rounds RandomInvoicesIT,RandomLivesIT
}

stage_money_postgres() {
    begin_stage "usage and invoices of random years on PostgreSQL, ${NEPHOS_TEST_SEEDS:-100} years"
    on_postgres RandomInvoicesIT,RandomLivesIT
}

# NEPHOS_TEST_SEEDS rounds, from NEPHOS_TEST_SEED on. $1 the test, then the database
rounds() {
    # A stage that hangs is ended; this one is as long as it is wanted.
    STAGE_LIMIT_SECONDS=$((STAGE_LIMIT_SECONDS + 60 * ${NEPHOS_TEST_SEEDS:-100}))
    rounds_of=$1
    shift
    maven_stage -pl portal-ejb -Dtest=none "-Dit.test=$rounds_of" -Dsurefire.failIfNoSpecifiedTests=false \
        -Dspotless.check.skip=true "-Dnephos.test.seeds=${NEPHOS_TEST_SEEDS:-100}" \
        "-Dnephos.test.seed=${NEPHOS_TEST_SEED:-1}" "$@" verify
}

# $1 the tests
on_postgres() {
    if ! start_database; then
        end_stage 1
        return
    fi
    rounds "$1" -Dnephos.test.db=postgresql "-Dnephos.test.db.url=$(database_value URL)" \
        "-Dnephos.test.db.user=$(database_value USER)" "-Dnephos.test.db.password=$(database_value PASSWORD)"
    end_database
}

# A PostgreSQL of the tests' own; database_value says how to reach it.
start_database() {
    # It outlives each server that is killed, and the machine does not go down: nothing waits for a disk.
    NEPHOS_TEST_FSYNC=off sh "$ROOT/wildfly-config/postgres/test-postgres.sh" start "$TEST_DATABASE" >"$TEST_HOME/database" 2>"$test_log" 6>&-
}

database_value() {
    sed -n "s/^NEPHOS_DB_$1='\\(.*\\)'\$/\\1/p" "$TEST_HOME/database"
}

end_database() {
    sh "$ROOT/wildfly-config/postgres/test-postgres.sh" stop "$TEST_DATABASE"
    rm -rf "$TEST_DATABASE"
}

stage_libvirt() {
    begin_stage "the driver contract on real guests"
    if ! is_root; then
        say "libvirt: not run, it needs root"
        return
    fi
    if ! sh "$DEMO_HOST" install "$TEST_HOME/libvirt" >"$test_log" 2>&1 </dev/null 6>&-; then
        end_stage 1
        return
    fi
    maven_stage -pl virt-drivers/driver-libvirt -Plibvirt -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
        -Dspotless.check.skip=true "-Dnephos.test.image=$GUEST_IMAGE" verify
}

stage_container() {
    begin_stage "the API by its contract, and the facades inside WildFly"
    NEPHOS_LIBVIRT=off start_instance "$TEST_INSTANCE" || return 0
    NEPHOS_INSTANCE=$TEST_INSTANCE \
        maven_stage -pl arquillian-tests -Pcontainer -Dspotless.check.skip=true \
        "-Dnephos.test.server.home=$WILDFLY_DIST" \
        "-Dnephos.test.server.management=$(sed -n 's/^jboss.management.http.port=//p' "$TEST_INSTANCE/wildfly/nephos.properties")" \
        verify
    end_instance "$TEST_INSTANCE"
}

stage_browser() {
    begin_stage "the pages in Chromium, through Keycloak"
    start_instance "$TEST_INSTANCE" || return 0
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 NEPHOS_CHROMIUM=$(command -v chromium) NEPHOS_SCREENSHOTS=$TEST_HOME/screenshots \
        NEPHOS_INSTANCE=$TEST_INSTANCE \
        maven_stage -pl arquillian-tests -Pbrowser -Dspotless.check.skip=true verify
    end_instance "$TEST_INSTANCE"
}

# A portal of the stage's own, new, on free ports, with what was just built; its environment becomes ours.
# $1 its home. If it does not start, the stage has ended.
start_instance() {
    say "    starting an instance for it"
    rm -rf "$1"
    NEPHOS_HOME=$1 NEPHOS_EAR=$EAR NEPHOS_DEMO_HISTORY=on NEPHOS_JAVA_OPTS=$SHORT_LIVED NEPHOS_PORT=$(free_port) NEPHOS_OIDC_PORT=$(free_port) NEPHOS_MANAGEMENT_PORT=$(free_port) \
        sh "$ROOT/nephos" up >"$test_log" 2>&1 </dev/null 6>&- &
    if ! await_job $! "starting" "$test_log"; then
        end_stage 1
        return 1
    fi
    eval "$(NEPHOS_HOME=$1 sh "$ROOT/nephos" env)"
}

end_instance() {
    NEPHOS_HOME=$1 sh "$ROOT/nephos" down >>"$test_log" 2>&1 6>&- || :
}

stage_crash() {
    begin_stage "kill -9 of the server at every step, on H2 and on PostgreSQL"
    if ! start_database; then
        end_stage 1
        return
    fi
    rm -rf "$TEST_HOME/crash"
    # The tests start and end their servers through the launcher, with what was just built.
    NEPHOS_EAR=$EAR NEPHOS_JAVA_OPTS=$SHORT_LIVED NEPHOS_LIBVIRT=off \
        maven_stage -pl arquillian-tests -Pcrash -Dspotless.check.skip=true \
        "-Dnephos.test.root=$ROOT" "-Dnephos.test.homes=$TEST_HOME/crash" \
        "-Dnephos.test.db.url=$(database_value URL)" \
        "-Dnephos.test.db.user=$(database_value USER)" "-Dnephos.test.db.password=$(database_value PASSWORD)" verify
    end_crashed
    end_database
}

# Each process of the tests has an instance of its own.
end_crashed() {
    for crash_home in "$TEST_HOME"/crash/*/; do
        [ ! -d "$crash_home/run" ] || NEPHOS_HOME=${crash_home%/} sh "$ROOT/nephos" down >>"${test_log:-/dev/null}" 2>&1 6>&- || :
    done
}

free_port() {
    free=$((30000 + $(od -An -N 2 -tu2 /dev/urandom) % 2000))
    while port_in_use "$free"; do free=$((free + 1)); done
    echo "$free"
}

# ---- reports ---------------------------------------------------------------------------------

begin_stage() {
    say "$test_stage: $1"
    mkdir -p "$REPORTS/$test_stage"
    find "$ROOT" -path "$SHARED" -prune -o -path '*/target/*-reports/TEST-*.xml' -exec rm -f {} +
}

maven_stage() {
    test_status=0
    maven_run "$test_log" "$@" || test_status=$?
    find "$ROOT" -path "$SHARED" -prune -o -path '*/target/*-reports/TEST-*.xml' -print |
        while read -r report; do
            cp "$report" "$REPORTS/$test_stage/$(basename "$(dirname "$(dirname "$(dirname "$report")")")")-$(basename "$report")"
        done
    end_stage "$test_status"
}

# Says how the stage went by its reports, and shows the reason if it went wrong. $1 the exit status
end_stage() {
    count_reports "$REPORTS/$test_stage"
    # A stage that ended badly with no failed test to show for it (it did not compile, say) is a failure itself.
    if [ "$1" != 0 ] && [ "$failed" -eq 0 ]; then
        test_broken=$((test_broken + 1))
        say "$test_stage: BROKEN after $(($(elapsed) - test_since)) s ($passed passed)"
    else
        say "$test_stage: $passed passed, $failed failed in $(($(elapsed) - test_since)) s"
    fi
    if [ "$1" != 0 ] || [ "$failed" -gt 0 ]; then
        failed_tests "$REPORTS/$test_stage"
        { grep '^\[ERROR\] *[^ ]' "$test_log" | cut -c 1-400 | head -n 30 || :; } | grep . || tail -n 30 "$test_log"
        say "the whole log is $test_log"
    fi
}

# Sets passed and failed from the JUnit reports below $1. Root can run everything, so a skip is a failure then.
count_reports() {
    count_skips=0
    ! is_root || count_skips=1
    count_line=$(find "$1" -name '*TEST-*.xml' -exec cat {} + 2>/dev/null | tr '\n' ' ' | sed 's/<testsuite /\
<testsuite /g' | awk -v skips="$count_skips" '
        function number(name,   a) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3) + 0 : 0 }
        /^<testsuite / {
            sub(/>.*/, "")
            bad = number("errors") + number("failures"); skipped = number("skipped")
            passed += number("tests") - bad - skipped; failed += bad + (skips ? skipped : 0)
        }
        END { print passed + 0, failed + 0 }')
    passed=${count_line% *}
    failed=${count_line#* }
}

# Names the tests below $1 that failed or were skipped.
failed_tests() {
    find "$1" -name '*TEST-*.xml' -exec cat {} + 2>/dev/null | tr '\n' ' ' | sed 's/<testcase /\
<testcase /g' | grep -E '^<testcase [^>]*[^/]>.*<(failure|error|skipped)' |
        sed -E 's/^<testcase .*name="([^"]*)".* classname="([^"]*)".*<(failure|error|skipped).*/    \3: \2 \1/; s/^<testcase .*classname="([^"]*)".* name="([^"]*)".*<(failure|error|skipped).*/    \3: \1 \2/' |
        cut -c 1-300 | head -n 40
}

print_sum() {
    count_reports "$REPORTS"
    failed=$((failed + test_broken))
    say "reports: $REPORTS"
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
