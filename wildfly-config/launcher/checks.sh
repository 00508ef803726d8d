# shellcheck shell=sh
# What must hold before anything is started; each failure is one line. Sourced.

MIN_JAVA=17
DISK_FIRST_MIB=3000
DISK_LATER_MIB=400

check_java() {
    JAVA=java
    if [ -n "${JAVA_HOME:-}" ]; then
        JAVA=$JAVA_HOME/bin/java
        [ -x "$JAVA" ] || die "no Java in JAVA_HOME, which is '$JAVA_HOME'; set it to a JDK, or unset it"
    fi
    command -v "$JAVA" >/dev/null 2>&1 ||
        die "no Java found; install a JDK of version $MIN_JAVA or newer (Debian: apt-get install openjdk-17-jdk-headless)"
    check_found=$("$JAVA" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)
    check_major=${check_found#1.}
    check_major=${check_major%%[!0-9]*}
    [ -n "$check_major" ] || die "'$JAVA -version' does not say which version it is"
    [ "$check_major" -ge "$MIN_JAVA" ] ||
        die "Java $check_found is too old: version $MIN_JAVA or newer is needed (found $(command -v "$JAVA"))"
}

check_compiler() {
    check_javac=javac
    [ -z "${JAVA_HOME:-}" ] || check_javac=$JAVA_HOME/bin/javac
    command -v "$check_javac" >/dev/null 2>&1 ||
        die "this Java is no JDK, the compiler is missing (Debian: apt-get install openjdk-17-jdk-headless)"
}

check_maven() {
    command -v mvn >/dev/null 2>&1 || die "no Maven found; install version 3.8 or newer (Debian: apt-get install maven)"
}

# True if something listens on TCP port $1 of this machine, whatever the address.
port_in_use() {
    awk -v want="$(printf '%04X' "$1")" \
        '$4 == "0A" { n = split($2, a, ":"); if (a[n] == want) found = 1 } END { exit !found }' \
        /proc/net/tcp /proc/net/tcp6 2>/dev/null
}

check_ports() {
    check_port NEPHOS_PORT "$NEPHOS_PORT" wildfly
    check_port NEPHOS_OIDC_PORT "$NEPHOS_OIDC_PORT" keycloak
    check_port NEPHOS_MANAGEMENT_PORT "$NEPHOS_MANAGEMENT_PORT" wildfly
    check_apart NEPHOS_PORT "$NEPHOS_PORT" NEPHOS_OIDC_PORT "$NEPHOS_OIDC_PORT"
    check_apart NEPHOS_PORT "$NEPHOS_PORT" NEPHOS_MANAGEMENT_PORT "$NEPHOS_MANAGEMENT_PORT"
    check_apart NEPHOS_OIDC_PORT "$NEPHOS_OIDC_PORT" NEPHOS_MANAGEMENT_PORT "$NEPHOS_MANAGEMENT_PORT"
}

check_apart() {
    [ "$2" -ne "$4" ] || die "$1 and $3 are both $2; each server needs a port of its own"
}

# $1 the variable that sets the port, $2 the port, $3 the server that will use it and may have it already
check_port() {
    case $2 in
        '' | *[!0-9]* | ??????*) die "$1 is '$2', which is not a port number (1 to 65535)" ;;
    esac
    if [ "$2" -lt 1 ] || [ "$2" -gt 65535 ]; then die "$1 is $2, which is not a port number (1 to 65535)"; fi
    if pid_of "$3" >/dev/null; then return 0; fi
    if port_in_use "$2"; then
        die "port $2 is in use by another program; end that one, or choose another port: $1=… ./nephos up"
    fi
}

check_disk() {
    check_need=$DISK_LATER_MIB
    [ -d "$WILDFLY_DIST" ] && [ -d "$KEYCLOAK_DIST" ] || check_need=$DISK_FIRST_MIB
    mkdir -p "$NEPHOS_HOME" 2>/dev/null || die "cannot write to $NEPHOS_HOME; set NEPHOS_HOME to a folder that can be written"
    check_free=$(($(df -Pk "$NEPHOS_HOME" | awk 'NR == 2 { print $4 }') / 1024))
    [ "$check_free" -ge "$check_need" ] ||
        die "the disk is too full: $check_free MiB free in $NEPHOS_HOME, $check_need MiB needed"
}
