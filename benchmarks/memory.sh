#!/bin/sh
# Prints the memory of a running portal as one line of JSON: PSS in MiB, so that shared pages count once.
#
#   benchmarks/memory.sh [NOTE]
#
# It reads what `./nephos status` says. The total is WildFly, Keycloak and the daemons of the private libvirt
# host; guests stand apart.
set -eu

ROOT=$(cd "$(dirname "$0")/.." && pwd)

sh "$ROOT/nephos" status | awk -v note="${1:-}" '
    # The figure in front of the first "MiB" of a text.
    function mib(text) { return match(text, /[0-9]+ MiB/) ? substr(text, RSTART) + 0 : 0 }
    $2 == "down" { down = down " " $1 }
    $1 == "wildfly" { wildfly = mib($0) }
    $1 == "keycloak" { keycloak = mib($0) }
    $1 == "libvirt" {
        libvirt = mib($0)
        if (match($0, /guests [0-9]+ MiB/)) guests = mib(substr($0, RSTART))
    }
    END {
        if (down != "") { print "memory: not running:" down | "cat >&2"; exit 1 }
        printf "{\"name\":\"memory%s\",\"unit\":\"MiB\",\"total\":%d,\"parts\":{\"wildfly\":%d,\"keycloak\":%d,", \
            (note == "" ? "" : " " note), wildfly + keycloak + libvirt, wildfly, keycloak
        printf "\"libvirt\":%d},\"guests\":%d}\n", libvirt, guests
    }'
