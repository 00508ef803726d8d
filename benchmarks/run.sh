#!/bin/sh
# Runs a benchmark and prints a line of JSON for each side.
#
#   benchmarks/run.sh instance-start-floor [ROUNDS]   libvirt alone
#   benchmarks/run.sh order-to-running [ROUNDS]       the portal and libvirt alone, in turns
#   benchmarks/run.sh order-to-active [ROUNDS]        the portal on the simulator
#   benchmarks/run.sh orders-per-second [SECONDS]     the order facade and pgbench with its statements, in turns
#   benchmarks/run.sh orders-by-http [SECONDS]        the same over HTTP, on the simulator
#   benchmarks/run.sh memory [ROUNDS]                 of all servers, at rest and after so many orders
#   benchmarks/run.sh rating [ROUNDS]                 usage of a million intervals and INSERT … SELECT, in turns
#   benchmarks/run.sh focus-export [ROUNDS]           a million rows of FOCUS and COPY TO, in turns; the heap
#   benchmarks/run.sh invoice [ROUNDS [HOURS]]        of 10,000 resources and one GROUP BY, in turns
#   benchmarks/run.sh close [ROUNDS]                  the month of 1,000 tenants and its bare rows, in turns
#
# The first uses the libvirt host that NEPHOS_LIBVIRT_URI names (eval "$(./nephos env)" sets it), else a
# private one that it starts and ends (root). The others start an instance of their own, on ports of its
# own, without the limit of requests, on simulated hosts that are not soon full and have no latency, and
# end it.
set -eu

ROOT=$(cd "$(dirname "$0")/.." && pwd)
SHARED=${NEPHOS_SHARED:-$ROOT/.nephos}
HOST=$SHARED/benchmark/host
INSTANCE=$SHARED/benchmark/instance
IMAGE=$SHARED/image/demo.qcow2
DEMO_HOST=$ROOT/virt-drivers/driver-libvirt/host/demo-host.sh
CLASSES="$ROOT/benchmarks/target/classes:$ROOT/benchmarks/target/lib/*"

usage() {
    sed -n '4,13s/^# *//p' "$0" >&2
    exit 2
}

build() {
    (cd "$ROOT" && mvn -q -B -Pquick -pl benchmarks -am package) >&2
    sh "$ROOT/virt-drivers/driver-libvirt/guest/build-guest.sh" "$IMAGE" >&2
}

floor_uri() {
    if [ -n "${NEPHOS_LIBVIRT_URI:-}" ]; then
        echo "$NEPHOS_LIBVIRT_URI"
        return
    fi
    sh "$DEMO_HOST" install "$HOST" >&2
    sh "$DEMO_HOST" up "$HOST" >&2
    sh "$DEMO_HOST" uri "$HOST"
}

# $1 "off" for the simulator only
begin_instance() {
    export NEPHOS_HOME="$INSTANCE" NEPHOS_PORT=18480 NEPHOS_OIDC_PORT=18580 NEPHOS_MANAGEMENT_PORT=18590
    export NEPHOS_DEMO_HISTORY=off
    [ "$1" != off ] || export NEPHOS_LIBVIRT=off
    NEPHOS_JAVA_OPTS="-Dnephos.demo.simulated-vcpus=100000 -Dnephos.api.burst=1000000 -Dnephos.api.rate=1000000 \
-Dnephos.driver.simulator.latency=PT0S -Dnephos.driver.simulator.stop-latency=PT0S"
    export NEPHOS_JAVA_OPTS
    trap 'sh "$ROOT/nephos" down >&2' EXIT
    sh "$ROOT/nephos" up >&2
    eval "$(sh "$ROOT/nephos" env)"
    export NEPHOS_URL NEPHOS_OIDC_ISSUER NEPHOS_OIDC_CLIENT NEPHOS_DEMO_PASSWORD NEPHOS_LIBVIRT_URI
}

# $1 a class, then its arguments; on a PostgreSQL of its own, which is ended afterwards
on_postgres() {
    build
    class=$1
    shift
    database=$SHARED/benchmark/postgres
    trap 'sh "$ROOT/wildfly-config/postgres/test-postgres.sh" stop "$database" >&2; rm -rf "$database"' EXIT
    eval "$(sh "$ROOT/wildfly-config/postgres/test-postgres.sh" start "$database")"
    java -cp "$CLASSES" "-Dnephos.pgbench=$(find /usr/lib/postgresql -name pgbench | sort -V | tail -n 1)" \
        "-Dnephos.test.db.url=$NEPHOS_DB_URL" "-Dnephos.test.db.user=$NEPHOS_DB_USER" \
        "-Dnephos.test.db.password=$NEPHOS_DB_PASSWORD" "org.nephos.benchmark.$class" "$@" 2>"$SHARED/benchmark/${class##*.}.log"
}

[ $# -ge 1 ] && [ $# -le 3 ] || usage
trap 'exit 130' INT TERM HUP
case $1 in
    instance-start-floor)
        build
        [ -n "${NEPHOS_LIBVIRT_URI:-}" ] || trap 'sh "$DEMO_HOST" down "$HOST"' EXIT
        uri=$(floor_uri)
        java -cp "$CLASSES" org.nephos.benchmark.compute.InstanceStartFloor "$uri" "$IMAGE" "${2:-20}"
        ;;
    order-to-running)
        build
        begin_instance on
        java -cp "$CLASSES" org.nephos.benchmark.order.OrderToRunning "$NEPHOS_LIBVIRT_URI" "$IMAGE" "${2:-20}"
        ;;
    order-to-active)
        build
        begin_instance off
        java -cp "$CLASSES" org.nephos.benchmark.order.OrderToActive "${2:-100}"
        ;;
    orders-per-second)
        on_postgres order.OrdersPerSecond "${2:-10}"
        ;;
    rating)
        on_postgres billing.RatingBesideInsert "${2:-5}"
        ;;
    focus-export)
        on_postgres billing.FocusBesideCopy "${2:-5}"
        ;;
    invoice)
        on_postgres billing.InvoiceBesideSum "${2:-5}" "${3:-24}"
        ;;
    close)
        on_postgres billing.CloseBesideInsert "${2:-5}"
        ;;
    orders-by-http)
        build
        begin_instance off
        java -cp "$CLASSES" org.nephos.benchmark.order.OrdersByHttp "${2:-10}"
        ;;
    memory)
        build
        begin_instance on
        sleep 30
        sh "$ROOT/benchmarks/memory.sh" "at rest"
        java -cp "$CLASSES" org.nephos.benchmark.order.OrderToActive "${2:-300}" >&2
        sh "$ROOT/benchmarks/memory.sh" "after ${2:-300} orders"
        ;;
    *) usage ;;
esac
