#!/bin/sh
# A private libvirt host for demonstrations and tests.
#
#   demo-host.sh install DIR   get the Debian packages and the user that QEMU runs as (root)
#   demo-host.sh up      DIR   start it; a host that is up already is success
#   demo-host.sh down    DIR   end its guests and itself; definitions and images stay in DIR
#   demo-host.sh status  DIR   one line; exit 0 when it answers, 3 when it does not
#   demo-host.sh uri     DIR   the connection URI
#   demo-host.sh pids    DIR   its processes, a pid and a name on each line; guests are qemu-system-…
#
# Everything it makes lies under DIR, and in a network, a mount and a host name namespace of its
# own. The network namespace has no default route, so nothing of a guest ever leaves the machine.
# Any number of hosts can run side by side: all names derive from DIR.
#
# It relaxes libvirt (no authentication on its socket, no security driver, no private device
# nodes), because it lives in containers and in test runs. Never configure a real host like this.
set -eu

PACKAGES="libvirt-daemon libvirt-daemon-driver-qemu libvirt-daemon-config-network
libvirt-daemon-config-nwfilter libvirt-clients qemu-system-x86 qemu-utils dnsmasq-base iptables
iproute2"
START_SECONDS=60
STOP_SECONDS=10

fail() {
    echo "demo-host: $*" >&2
    exit 1
}

usage() {
    echo "usage: demo-host.sh {install|up|down|status|uri|pids} DIR" >&2
    exit 2
}

need_root() {
    [ "$(id -u)" = 0 ] || fail "'$1' makes namespaces and needs root"
}

# ---- names, all derived from DIR -------------------------------------------------------------

name_things() {
    case $1 in
        /*) DIR=$1 ;;
        *) DIR=$(pwd)/$1 ;;
    esac
    DIR=$(realpath -m -- "$DIR")
    # libvirt's URIs and ip-netns both dislike anything exotic; refuse early and clearly.
    case $DIR in
        *[!A-Za-z0-9/._+-]*) fail "the path of DIR may hold only letters, digits and / . _ + -" ;;
    esac
    DIGEST=$(printf '%s' "$DIR" | sha256sum | cut -c 1-32)
    SHORT=nephos-$(printf '%s' "$DIGEST" | cut -c 1-8)
    NETNS=$SHORT
    PIDFILE=$DIR/run/libvirtd.pid
    # A unix socket's path must stay below 108 bytes, so a deep DIR gets a short alias.
    if [ ${#DIR} -le 80 ]; then
        SOCKETS=$DIR/run
    else
        SOCKETS=/run/$SHORT
    fi
    URI="qemu+unix:///system?socket=$SOCKETS/libvirt-sock"
}

# ---- what is there ---------------------------------------------------------------------------

missing_packages() {
    for package in $PACKAGES; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
            printf '%s ' "$package"
    done
}

# The host's own processes: those in its network namespace that libvirt starts. A shell that
# somebody opened in the namespace is not ours to end.
own_pids() {
    [ -e "/run/netns/$NETNS" ] || return 0
    for pid in $(ip netns pids "$NETNS" 2>/dev/null); do
        # shellcheck disable=SC2254 # a pattern is wanted
        case $(cat "/proc/$pid/comm" 2>/dev/null) in
            $1) echo "$pid" ;;
        esac
    done
}

daemon_pid() {
    own_pids libvirtd | head -n 1
}

answers() {
    timeout "${1:-5}" virsh -q -c "$URI" version >/dev/null 2>&1
}

# Ends the given processes: politely first, then for good. Returns when they are gone.
end_pids() {
    [ $# -gt 0 ] || return 0
    kill -TERM "$@" 2>/dev/null || :
    kill -CONT "$@" 2>/dev/null || :
    tries=$((STOP_SECONDS * 10))
    while [ "$tries" -gt 0 ]; do
        left=$(living "$@")
        [ -n "$left" ] || return 0
        tries=$((tries - 1))
        sleep 0.1
    done
    # shellcheck disable=SC2086
    kill -KILL $left 2>/dev/null || :
    while [ -n "$(living "$@")" ]; do sleep 0.1; done
}

living() {
    for pid in "$@"; do
        # A zombie has ended; it only waits for whoever started it.
        state=$(sed -n 's/^State:[[:space:]]*\(.\).*/\1/p' "/proc/$pid/status" 2>/dev/null) || :
        case $state in
            '' | Z | X) ;;
            *) printf '%s ' "$pid" ;;
        esac
    done
}

# ---- install ---------------------------------------------------------------------------------

install_host() {
    need_root install
    missing=$(missing_packages)
    if [ -n "$missing" ]; then
        command -v apt-get >/dev/null || fail "not a Debian system; install by hand: $missing"
        export DEBIAN_FRONTEND=noninteractive
        log=$(mktemp)
        # shellcheck disable=SC2086
        if ! {
            apt-get -qq -o DPkg::Lock::Timeout=300 update &&
                apt-get -qq -y --no-install-recommends -o DPkg::Lock::Timeout=300 install $missing
        } >"$log" 2>&1 </dev/null; then
            cat "$log" >&2
            rm -f "$log"
            fail "could not install: $missing"
        fi
        rm -f "$log"
    fi
    ensure_user
}

# Debian's libvirt-daemon-system would make this user, but it also starts the machine's own
# libvirt, which a demonstration has no business to do.
ensure_user() {
    getent group kvm >/dev/null || groupadd -r kvm
    getent passwd libvirt-qemu >/dev/null && return 0
    if ! getent group libvirt-qemu >/dev/null; then
        groupadd -g 64055 libvirt-qemu 2>/dev/null || groupadd -r libvirt-qemu
    fi
    set -- -r -g kvm -G libvirt-qemu -d /var/lib/libvirt -M -s /usr/sbin/nologin libvirt-qemu
    useradd -u 64055 "$@" 2>/dev/null || useradd "$@"
}

# ---- up --------------------------------------------------------------------------------------

up() {
    need_root up
    missing=$(missing_packages)
    [ -z "$missing" ] || fail "packages are missing ($missing); run: $0 install $DIR"
    getent passwd libvirt-qemu >/dev/null || fail "the user libvirt-qemu is missing; run: $0 install $DIR"
    mkdir -p "$DIR"
    chmod 0711 "$DIR"
    exec 9>"$DIR/.lock"
    flock 9
    ensure_alias
    if [ -n "$(daemon_pid)" ]; then
        answers 15 && return 0
        # Alive and silent (stopped, or stuck): replace it; its guests run on.
        # shellcheck disable=SC2046
        end_pids $(own_pids libvirtd)
    fi
    if [ -z "$(own_pids '*')" ]; then
        # Nothing runs here, so what lies in run/ and the namespace are left from a crash.
        ip netns delete "$NETNS" 2>/dev/null || :
        rm -rf "$DIR/run"
    fi
    ensure_folders
    ensure_network_namespace
    write_configuration
    start_daemon
}

ensure_alias() {
    [ "$SOCKETS" = "$DIR/run" ] || ln -sfn "$DIR/run" "$SOCKETS"
}

ensure_folders() {
    mkdir -p "$DIR/etc/qemu/networks" "$DIR/run" "$DIR/cache" "$DIR/log" "$DIR/cgroup" \
        "$DIR/lib/images"
    chmod 0711 "$DIR/lib" "$DIR/lib/images" "$DIR/run"
    [ -d "$DIR/etc/nwfilter" ] || cp -R /etc/libvirt/nwfilter "$DIR/etc/nwfilter"
}

ensure_network_namespace() {
    [ -e "/run/netns/$NETNS" ] || ip netns add "$NETNS"
    ip -n "$NETNS" link set lo up
}

write_configuration() {
    uuid=$(printf '%s' "$DIGEST" | sed 's/^\(.\{8\}\)\(.\{4\}\).\(.\{3\}\).\(.\{3\}\)/\1-\2-4\3-8\4-/')
    cat >"$DIR/etc/libvirtd.conf" <<END
auth_unix_rw = "none"
auth_unix_ro = "none"
unix_sock_rw_perms = "0700"
unix_sock_ro_perms = "0700"
unix_sock_admin_perms = "0700"
host_uuid = "$uuid"
max_clients = 200
log_level = 3
log_outputs = "3:file:/var/log/libvirt/libvirtd.log"
END
    cat >"$DIR/etc/qemu.conf" <<END
security_driver = "none"
dynamic_ownership = 1
remember_owner = 0
user = "libvirt-qemu"
group = "kvm"
namespaces = []
cgroup_controllers = []
stdio_handler = "file"
vnc_listen = "127.0.0.1"
END
}

start_daemon() {
    rm -f "$PIDFILE"
    nsenter --net="/run/netns/$NETNS" unshare --mount --uts --propagation private \
        setsid sh "$0" inside "$DIR" >"$DIR/log/start.log" 2>&1 </dev/null 9>&- &
    starter=$!
    tries=$((START_SECONDS * 5))
    while [ "$tries" -gt 0 ]; do
        if [ -s "$PIDFILE" ] && answers 5; then return 0; fi
        if ! kill -0 "$starter" 2>/dev/null; then break; fi
        tries=$((tries - 1))
        sleep 0.2
    done
    # shellcheck disable=SC2046
    end_pids $(own_pids libvirtd)
    tail -n 5 "$DIR/log/start.log" "$DIR/log/libvirtd.log" >&2 2>/dev/null || :
    fail "libvirtd did not answer within $START_SECONDS s; see $DIR/log"
}

# Runs inside the new namespaces, and becomes libvirtd.
inside() {
    hostname "$SHORT"
    # A fresh /sys shows the interfaces of this network namespace; the cgroups are carried over.
    if [ -d /sys/fs/cgroup ]; then
        mount --rbind /sys/fs/cgroup "$DIR/cgroup"
        mount -t sysfs sysfs /sys
        mount --rbind "$DIR/cgroup" /sys/fs/cgroup
        umount -l "$DIR/cgroup"
    else
        mount -t sysfs sysfs /sys
    fi
    # Out of sight: the machine's D-Bus, through which libvirt would register guests with systemd.
    [ ! -d /run/dbus ] || mount -t tmpfs tmpfs /run/dbus
    show_kvm
    lay_over "$DIR/etc" /etc/libvirt
    lay_over "$DIR/run" /run/libvirt
    lay_over "$DIR/lib" /var/lib/libvirt
    lay_over "$DIR/cache" /var/cache/libvirt
    lay_over "$DIR/log" /var/log/libvirt
    # Nothing of whoever called us reaches the daemon.
    exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 perl -e "$KEEPER" \
        libvirtd --config /etc/libvirt/libvirtd.conf --pid-file /run/libvirt/libvirtd.pid
}

# Guests are nobody's children, and libvirt believes that one has ended only when somebody has taken
# notice. The first process of a container often does so late or never, so the daemon runs below one
# that does, and that stays for as long as anything below it lives. (157, 36: PR_SET_CHILD_SUBREAPER.)
KEEPER='
    $0 = "nephos-keeper";
    syscall(157, 36, 1, 0, 0, 0);
    exec(@ARGV) if fork() == 0;
    1 while wait() > 0;
'

# The guests get /dev/kvm if it works, whoever may use it outside; otherwise there is none. One that
# is there and does not work would be worse than none: guests would not start, and where QEMU has no
# right to it libvirt would look at it again before each call.
show_kvm() {
    [ -e /dev/kvm ] || return 0
    rm -f "$DIR/kvm"
    if kvm_works && mknod -m 0660 "$DIR/kvm" c 10 232; then
        chgrp kvm "$DIR/kvm"
    else
        : >"$DIR/kvm"
        chmod 0000 "$DIR/kvm"
    fi
    mount --bind "$DIR/kvm" /dev/kvm
}

# Boots one sector that ends QEMU with a number of its own: mov al,0x31; out 0xf4,al.
kvm_works() {
    grep -qwE 'vmx|svm' /proc/cpuinfo || return 1
    sector=$DIR/kvm-sector
    {
        printf '\260\061\346\364\364'
        head -c 505 /dev/zero
        printf '\125\252'
    } >"$sector"
    ended=0
    timeout -k 1 5 qemu-system-x86_64 -accel kvm -nodefaults -no-user-config -display none -m 16 \
        -drive "file=$sector,format=raw,if=floppy" -device isa-debug-exit,iobase=0xf4,iosize=1 ||
        ended=$?
    rm -f "$sector"
    [ "$ended" = 99 ]
}

lay_over() {
    [ -d "$2" ] || mkdir -p "$2"
    mount --bind "$1" "$2"
}

# ---- down, status ----------------------------------------------------------------------------

down() {
    need_root down
    [ -d "$DIR" ] || return 0
    exec 9>"$DIR/.lock"
    flock 9
    # The daemon first, lest it restart or report what is being ended.
    # shellcheck disable=SC2046
    end_pids $(own_pids libvirtd)
    # shellcheck disable=SC2046
    end_pids $(own_pids 'qemu-system-*') $(own_pids dnsmasq) $(own_pids 'libvirt*')
    [ ! -e "/run/netns/$NETNS" ] || ip netns delete "$NETNS"
    rm -rf "$DIR/run"
    rmdir "$DIR/cgroup" 2>/dev/null || :
    [ ! -L "/run/$SHORT" ] || rm -f "/run/$SHORT"
}

status() {
    pid=$(daemon_pid)
    if [ -z "$pid" ]; then
        echo "down"
        exit 3
    fi
    if ! answers 5; then
        echo "silent: pid $pid does not answer at $URI"
        exit 3
    fi
    guests=$(own_pids 'qemu-system-*' | wc -l)
    echo "up: pid $pid, guests running: $guests, $URI"
}

[ $# -eq 2 ] || usage
name_things "$2"
case $1 in
    install) install_host ;;
    up) up ;;
    inside) inside ;;
    down) down ;;
    status) status ;;
    uri) echo "$URI" ;;
    pids)
        for pid in $(own_pids '*'); do echo "$pid $(cat "/proc/$pid/comm")"; done
        ;;
    *) usage ;;
esac
