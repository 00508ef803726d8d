#!/bin/sh
# Builds the small guest that demonstrations and tests run: a kernel and busybox, on a bootable
# disk of 64 MiB, made of Debian packages only.
#
#   build-guest.sh OUTPUT.qcow2
#
# Does nothing when OUTPUT was built from these very files already. Needs no loop device; root only
# if one of its tools is missing and has to be installed.
set -eu

TOOLS="busybox-static cpio mtools qemu-utils syslinux xz-utils"
KERNEL=linux-image-cloud-amd64
DISK_MIB=64
# Each module after those that it needs.
MODULES="virtio_ring virtio virtio_pci_legacy_dev virtio_pci_modern_dev virtio_pci virtio_blk
failover net_failover virtio_net virtio_balloon virtio_console cdrom isofs button evdev"

fail() {
    echo "build-guest: $*" >&2
    exit 1
}

[ $# -eq 1 ] || {
    echo "usage: build-guest.sh OUTPUT.qcow2" >&2
    exit 2
}
HERE=$(cd "$(dirname "$0")" && pwd)
OUTPUT=$(realpath -m -- "$1")

# ---- is it there already? --------------------------------------------------------------------

source_digest() {
    (cd "$HERE" && find build-guest.sh rootfs -type f | LC_ALL=C sort | xargs sha256sum | sha256sum |
        cut -d ' ' -f 1)
}

mkdir -p "$(dirname "$OUTPUT")"
exec 9>"$OUTPUT.lock"
flock 9
DIGEST=$(source_digest)
if [ -s "$OUTPUT" ] && [ "$(cat "$OUTPUT.source" 2>/dev/null)" = "$DIGEST" ]; then
    exit 0
fi

WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
trap 'exit 1' INT TERM HUP

# Runs a command and shows what it said only when it fails.
quietly() {
    "$@" >"$WORK/log" 2>&1 </dev/null || {
        cat "$WORK/log" >&2
        fail "'$1' failed"
    }
}

# ---- tools -----------------------------------------------------------------------------------

missing=
for tool in $TOOLS; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$tool" 2>/dev/null)" = installed ] ||
        missing="$missing $tool"
done
if [ -n "$missing" ]; then
    [ "$(id -u)" = 0 ] || fail "these packages are missing, and installing them needs root:$missing"
    export DEBIAN_FRONTEND=noninteractive
    quietly apt-get -qq -o DPkg::Lock::Timeout=300 update
    # shellcheck disable=SC2086
    quietly apt-get -qq -y --no-install-recommends -o DPkg::Lock::Timeout=300 install $missing
fi

# ---- kernel: unpacked, never installed -------------------------------------------------------

kernel_package() {
    apt-cache depends --important "$KERNEL" 2>/dev/null | sed -n 's/^ *Depends: *\(linux-image-[0-9]\)/\1/p' |
        head -n 1
}

# Root's rights, because apt's own user may not write here.
fetch_kernel() {
    package=$(kernel_package)
    [ -n "$package" ] && apt-get -qq -o APT::Sandbox::User=root download "$package" >"$WORK/log" 2>&1
}

cd "$WORK"
if ! fetch_kernel; then
    # There are no package lists, or they are older than what the mirror has.
    quietly apt-get -qq -o DPkg::Lock::Timeout=300 update
    fetch_kernel || {
        cat "$WORK/log" >&2
        fail "the mirror has no $KERNEL"
    }
fi
quietly dpkg-deb --extract "$package"_*.deb kernel
vmlinuz=$(echo kernel/boot/vmlinuz-*)
[ -f "$vmlinuz" ] || fail "$package holds no kernel"

# ---- initramfs: busybox, the modules, our files ----------------------------------------------

mkdir -p root/bin root/dev root/proc root/sys root/root root/usr/bin root/lib/modules
cp /bin/busybox root/bin/busybox
for applet in $(busybox --list); do
    [ "$applet" = busybox ] || ln -s busybox "root/bin/$applet"
done
ln -s bin root/sbin
ln -s ../../bin/env root/usr/bin/env
# Scripts that ask for bash get the shell that there is.
printf '#!/bin/sh\nexec /bin/sh "$@"\n' >root/bin/bash
chmod 0755 root/bin/bash
cp -R "$HERE/rootfs/." root/
ln -s bin/busybox root/init
for module in $MODULES; do
    found=$(find kernel/lib/modules -name "$module.ko" | head -n 1)
    [ -n "$found" ] || fail "$package has no module $module"
    cp "$found" root/lib/modules/
    echo "$module" >>root/lib/modules/order
done
(cd root && find . | LC_ALL=C sort | cpio --quiet -o -H newc -R 0:0) | gzip -9n >initrd.gz

# ---- a disk that boots: one FAT file system, no partition table ------------------------------

cat >syslinux.cfg <<END
DEFAULT guest
PROMPT 0
LABEL guest
  KERNEL vmlinuz
  INITRD initrd.gz
  APPEND console=ttyS0 quiet loglevel=4 panic=10 net.ifnames=0 random.trust_cpu=on
END
truncate -s "${DISK_MIB}M" disk.raw
quietly mformat -i disk.raw -v NEPHOS -t "$((DISK_MIB * 1024 * 1024 / 512 / 63 / 16))" -h 16 -s 63 ::
quietly mcopy -i disk.raw "$vmlinuz" ::vmlinuz
quietly mcopy -i disk.raw initrd.gz syslinux.cfg ::
quietly syslinux --install disk.raw
quietly qemu-img convert -f raw -O qcow2 -c disk.raw disk.qcow2

# ---- into place, at once ---------------------------------------------------------------------

rm -f "$OUTPUT.source"
cp disk.qcow2 "$OUTPUT.part"
mv "$OUTPUT.part" "$OUTPUT"
echo "$DIGEST" >"$OUTPUT.source"
