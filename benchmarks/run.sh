#!/bin/sh
# Runs a benchmark and prints one line of JSON.
#
#   benchmarks/run.sh instance-start-floor [ROUNDS]
#
# It uses the libvirt host that NEPHOS_LIBVIRT_URI names (eval "$(./nephos env)" sets it), else a
# private one that it starts and ends (root).
set -eu

ROOT=$(cd "$(dirname "$0")/.." && pwd)
SHARED=${NEPHOS_SHARED:-$ROOT/.nephos}
HOST=$SHARED/benchmark/host
IMAGE=$SHARED/image/demo.qcow2
DEMO_HOST=$ROOT/virt-drivers/driver-libvirt/host/demo-host.sh

usage() {
    sed -n '4,7s/^# *//p' "$0" >&2
    exit 2
}

main_class() {
    case $1 in
        instance-start-floor) echo org.nephos.benchmark.compute.InstanceStartFloor ;;
        *) usage ;;
    esac
}

host_uri() {
    if [ -n "${NEPHOS_LIBVIRT_URI:-}" ]; then
        echo "$NEPHOS_LIBVIRT_URI"
        return
    fi
    sh "$DEMO_HOST" install "$HOST" >&2
    sh "$DEMO_HOST" up "$HOST" >&2
    sh "$DEMO_HOST" uri "$HOST"
}

[ $# -ge 1 ] && [ $# -le 2 ] || usage
class=$(main_class "$1")
[ -n "${NEPHOS_LIBVIRT_URI:-}" ] || trap 'sh "$DEMO_HOST" down "$HOST"' EXIT
trap 'exit 130' INT TERM HUP

(cd "$ROOT" && mvn -q -B -Pquick -pl benchmarks -am package) >&2
sh "$ROOT/virt-drivers/driver-libvirt/guest/build-guest.sh" "$IMAGE" >&2
uri=$(host_uri)
java -cp "$ROOT/benchmarks/target/classes:$ROOT/benchmarks/target/lib/*" "$class" "$uri" "$IMAGE" "${2:-20}"
