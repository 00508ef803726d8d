# shellcheck shell=sh
# The EAR, built by Maven when a source is newer than the last build. Sourced.

# Modules that nothing but the EAR is built on.
LEAF_MODULES="portal-web portal-api themes"

# The sources of the portal that are newer than the last build.
changed_sources() {
    (cd "$ROOT" && find pom.xml portal-*/pom.xml portal-*/src virt-drivers/pom.xml \
        virt-drivers/driver-*/pom.xml virt-drivers/driver-*/src themes \
        -name target -prune -o -name node_modules -prune -o -path themes -o -newer "$EAR.stamp" -print 2>/dev/null)
}

# True if the EAR is there and no source of it has changed since.
ear_is_current() {
    [ -f "$EAR" ] && [ -f "$EAR.stamp" ] && [ -z "$(changed_sources | head -n 1)" ]
}

# For a change in leaf modules only, Maven's own judgement (a rebuilt jar: compile all that sees it) is turned
# off, and what has changed is compiled whole. Prints the options.
haste_options() {
    [ -n "${BUILD_IN_HASTE:-}" ] && [ -f "$EAR" ] && [ -f "$EAR.stamp" ] || return 0
    haste_modules=$(changed_sources | cut -d / -f 1 | sort -u)
    for haste_module in $haste_modules; do
        case " $LEAF_MODULES " in
            *" $haste_module "*) ;;
            *) return 0 ;;
        esac
    done
    for haste_module in $haste_modules; do
        if changed_sources | grep -q "^$haste_module/src/main/java\|^$haste_module/pom.xml"; then
            rm -rf "${ROOT:?}/$haste_module/target/classes"
        fi
    done
    echo "-o -Dmaven.compiler.useIncrementalCompilation=false"
}

build_ear() {
    build_log=$LOGS/build.log
    build_options=$(haste_options)
    # The stamp is the time at which the build began: what changes while it runs is built the next time.
    mkdir -p "$(dirname "$EAR")"
    touch "$EAR.stamp.new"
    say "building the portal with Maven (log: $build_log)"
    # shellcheck disable=SC2086 # options are words
    (cd "$ROOT" && exec mvn -B -T2 $build_options -Pquick -Dmaven.test.skip=true -pl portal-ear -am package) \
        >"$build_log" 2>&1 </dev/null 8>&- &
    if ! await_job $! "building" "$build_log"; then
        maven_errors "$build_log"
        die "the build failed; the whole log is $build_log"
    fi
    mv -f "$EAR.stamp.new" "$EAR.stamp"
    say "built $(basename "$EAR"), $(($(wc -c <"$EAR") / 1048576)) MiB"
}

# Leaves in ARCHIVE what is to be deployed: the EAR, or what NEPHOS_EAR names (then nothing is built). What is
# missing to build it is said before anything is begun.
check_archive() {
    ARCHIVE=$EAR
    if [ -n "${NEPHOS_EAR:-}" ]; then
        case $NEPHOS_EAR in
            *.ear | *.war) ;;
            *) die "NEPHOS_EAR must name an .ear or a .war: $NEPHOS_EAR" ;;
        esac
        [ -f "$NEPHOS_EAR" ] || die "NEPHOS_EAR names no file: $NEPHOS_EAR"
        ARCHIVE=$NEPHOS_EAR
        return 0
    fi
    ear_is_current && return 0
    check_compiler
    check_maven
}

ensure_archive() {
    [ "$ARCHIVE" = "$EAR" ] || return 0
    if ear_is_current; then
        say "the portal is built already, nothing has changed"
        return 0
    fi
    build_ear
}

# The lines of a Maven log that say what is wrong, without Maven's advice on itself.
maven_errors() {
    grep '^\[ERROR\] *[^ ]' "$1" |
        grep -v -e 'Help 1' -e 'Re-run Maven' -e 'full stack trace' -e 'more information about' \
            -e 'After correcting' -e 'mvn <args>' | cut -c 1-300 | head -n 12 >&2
}
