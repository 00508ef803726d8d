# shellcheck shell=sh
# The EAR, built by Maven when a source is newer than the last build. Sourced.

# True if the EAR is there and no source of it has changed since.
ear_is_current() {
    [ -f "$EAR" ] && [ -f "$EAR.stamp" ] || return 1
    [ -z "$(find "$ROOT/pom.xml" "$ROOT"/portal-*/pom.xml "$ROOT"/portal-*/src \
        "$ROOT/virt-drivers/pom.xml" "$ROOT"/virt-drivers/driver-*/pom.xml "$ROOT"/virt-drivers/driver-*/src \
        "$ROOT/themes" -name target -prune -o -name node_modules -prune -o -newer "$EAR.stamp" -print 2>/dev/null |
        grep -v "^$ROOT/themes\$" | head -n 1)" ]
}

build_ear() {
    build_log=$LOGS/build.log
    # The stamp is the time at which the build began: what changes while it runs is built the next time.
    mkdir -p "$(dirname "$EAR")"
    touch "$EAR.stamp.new"
    say "building the portal with Maven (log: $build_log)"
    (cd "$ROOT" && exec mvn -B -Pquick -Dmaven.test.skip=true -pl portal-ear -am package) >"$build_log" 2>&1 </dev/null 8>&- &
    if ! await_job $! "building" "$build_log"; then
        maven_errors "$build_log"
        die "the build failed; the whole log is $build_log"
    fi
    mv -f "$EAR.stamp.new" "$EAR.stamp"
    say "built $(basename "$EAR"), $(($(wc -c <"$EAR") / 1048576)) MiB"
}

# Leaves in ARCHIVE what is to be deployed: the EAR, or what NEPHOS_EAR names (then nothing is built).
ensure_archive() {
    ARCHIVE=$EAR
    if [ -n "${NEPHOS_EAR:-}" ]; then
        [ -f "$NEPHOS_EAR" ] || die "NEPHOS_EAR names no file: $NEPHOS_EAR"
        ARCHIVE=$NEPHOS_EAR
        return 0
    fi
    if ear_is_current; then
        say "the portal is built already, nothing has changed"
        return 0
    fi
    check_compiler
    check_maven
    build_ear
}

# The lines of a Maven log that say what is wrong, without Maven's advice on itself.
maven_errors() {
    grep '^\[ERROR\] *[^ ]' "$1" |
        grep -v -e 'Help 1' -e 'Re-run Maven' -e 'full stack trace' -e 'more information about' \
            -e 'After correcting' -e 'mvn <args>' | cut -c 1-300 | head -n 12 >&2
}
