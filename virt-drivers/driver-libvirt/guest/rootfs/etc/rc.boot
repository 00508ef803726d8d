#!/bin/sh
# Before anything else runs: kernel file systems and drivers.
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev 2>/dev/null
mkdir -p /dev/pts /run /tmp
mount -t devpts devpts /dev/pts
mount -t tmpfs -o mode=0755 tmpfs /run
echo "nephos-guest: booting, kernel $(uname -r)"
# In this order: each needs those before it.
while read -r module; do
    insmod "/lib/modules/$module.ko" || echo "nephos-guest: no driver $module"
done </lib/modules/order
echo "nephos-guest: drivers loaded"
