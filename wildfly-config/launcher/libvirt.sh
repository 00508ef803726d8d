# shellcheck shell=sh
# The hypervisor host: a private libvirtd, or the machine's own, or none. Sourced.

# Sets LIBVIRT_WANTED: off, own (an address given to us) or private.
decide_libvirt() {
    LIBVIRT_URI=
    LIBVIRT_IMAGE=
    case ${NEPHOS_LIBVIRT:-} in
        off | none | no) LIBVIRT_WANTED=off ;;
        *)
            if [ -n "${NEPHOS_USE_LIBVIRT:-}" ]; then
                LIBVIRT_WANTED=own
            elif [ "$(id -u)" != 0 ]; then
                say "not root, so no hypervisor here: the portal runs on the simulator"
                LIBVIRT_WANTED=off
            elif [ ! -f "$DEMO_HOST" ] || [ ! -f "$BUILD_GUEST" ]; then
                say "no scripts for a libvirt host here: the portal runs on the simulator"
                LIBVIRT_WANTED=off
            else
                LIBVIRT_WANTED=private
            fi
            ;;
    esac
}

# In the background of the build: packages, the host, the guest image. Its last words are the reason if it fails.
prepare_libvirt() {
    if [ "$LIBVIRT_WANTED" = private ]; then
        sh "$DEMO_HOST" install "$LIBVIRT_HOME" || return 1
        touch "$RUN/libvirt.ours"
        sh "$DEMO_HOST" up "$LIBVIRT_HOME" || return 1
    fi
    mkdir -p "$(dirname "$GUEST_IMAGE")"
    sh "$BUILD_GUEST" "$GUEST_IMAGE"
}

begin_libvirt() {
    LIBVIRT_JOB=
    # Packages are not left half installed: if something else fails, this job is still waited for.
    trap '[ -z "$LIBVIRT_JOB" ] || wait "$LIBVIRT_JOB" || :' EXIT
    [ "$LIBVIRT_WANTED" != off ] || return 0
    say "preparing the libvirt host and the demo guest (log: $LOGS/libvirt-prepare.log)"
    prepare_libvirt >"$LOGS/libvirt-prepare.log" 2>&1 </dev/null 8>&- &
    LIBVIRT_JOB=$!
}

# Leaves LIBVIRT_URI and LIBVIRT_IMAGE, both empty without libvirt.
finish_libvirt() {
    [ -n "$LIBVIRT_JOB" ] || return 0
    libvirt_job=$LIBVIRT_JOB
    LIBVIRT_JOB=
    if ! await_job "$libvirt_job" "preparing libvirt" "$LOGS/libvirt-prepare.log"; then
        say "no libvirt host: $(last_line "$LOGS/libvirt-prepare.log")"
        say "the portal runs on the simulator only (the whole log is $LOGS/libvirt-prepare.log)"
        return 0
    fi
    LIBVIRT_IMAGE=$GUEST_IMAGE
    if [ "$LIBVIRT_WANTED" = own ]; then
        LIBVIRT_URI=$NEPHOS_USE_LIBVIRT
    else
        LIBVIRT_URI=$(sh "$DEMO_HOST" uri "$LIBVIRT_HOME")
    fi
    say "libvirt answers at $LIBVIRT_URI"
}

end_libvirt() {
    [ -e "$RUN/libvirt.ours" ] || return 0
    sh "$DEMO_HOST" down "$LIBVIRT_HOME" 8>&- || say "the libvirt host did not end cleanly"
    rm -f "$RUN/libvirt.ours"
}
