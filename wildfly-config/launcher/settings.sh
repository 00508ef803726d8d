# shellcheck shell=sh
# Where things are, and what the environment may change. Sourced; sets variables only.

VERSION_WILDFLY=$(sed -n 's:.*<version.wildfly>\(.*\)</version.wildfly>.*:\1:p' "$ROOT/pom.xml")
VERSION_KEYCLOAK=$(sed -n 's:.*<version.keycloak>\(.*\)</version.keycloak>.*:\1:p' "$ROOT/pom.xml")
VERSION_POSTGRESQL=$(sed -n 's:.*<version.postgresql>\(.*\)</version.postgresql>.*:\1:p' "$ROOT/pom.xml")

# Everything the launcher makes lies under NEPHOS_HOME. Instances side by side (tests, two nodes) share the
# unpacked servers and the built guest image, which no running server writes to.
NEPHOS_HOME=${NEPHOS_HOME:-$ROOT/.nephos}
case $NEPHOS_HOME in
    /*) ;;
    *) NEPHOS_HOME=$(pwd -P)/$NEPHOS_HOME ;;
esac
SHARED=${NEPHOS_SHARED:-$ROOT/.nephos}
DIST=$SHARED/dist
WILDFLY_DIST=$DIST/wildfly-$VERSION_WILDFLY
KEYCLOAK_DIST=$DIST/keycloak-$VERSION_KEYCLOAK
GUEST_IMAGE=$SHARED/image/demo.qcow2

RUN=$NEPHOS_HOME/run
LOGS=$NEPHOS_HOME/log
SECRETS=$NEPHOS_HOME/secrets
WILDFLY_BASE=$NEPHOS_HOME/wildfly
KEYCLOAK_HOME=$NEPHOS_HOME/keycloak
LIBVIRT_HOME=$NEPHOS_HOME/libvirt
EAR=$ROOT/portal-ear/target/nephos.ear

DEMO_HOST=$ROOT/virt-drivers/driver-libvirt/host/demo-host.sh
BUILD_GUEST=$ROOT/virt-drivers/driver-libvirt/guest/build-guest.sh

NEPHOS_BIND=${NEPHOS_BIND:-127.0.0.1}
NEPHOS_PORT=${NEPHOS_PORT:-8080}
NEPHOS_OIDC_PORT=${NEPHOS_OIDC_PORT:-8180}
NEPHOS_MANAGEMENT_PORT=${NEPHOS_MANAGEMENT_PORT:-9990}
NEPHOS_NODE=${NEPHOS_NODE:-nephos-1}
# The name that people type; what listens on all addresses needs one of its own.
if [ -z "${NEPHOS_HOST:-}" ]; then
    case $NEPHOS_BIND in
        0.0.0.0 | ::) NEPHOS_HOST=$(hostname 2>/dev/null || echo localhost) ;;
        *) NEPHOS_HOST=$NEPHOS_BIND ;;
    esac
fi

PORTAL_URL=http://$NEPHOS_HOST:$NEPHOS_PORT
OIDC_URL=http://$NEPHOS_HOST:$NEPHOS_OIDC_PORT
OIDC_ISSUER=$OIDC_URL/realms/nephos
OIDC_CLIENT=nephos-cli

DEMO_PEOPLE="operator acme-admin acme-user acme-viewer acme-billing globex-admin globex-user"
