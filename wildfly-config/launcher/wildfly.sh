# shellcheck shell=sh
# WildFly: a server base of this instance's own over the unpacked server, configured by the CLI scripts. Sourced.

# The second compiler waits until code has proved hot: what runs only while the server starts is not worth its time,
# which is a fifth of what the start costs otherwise.
WILDFLY_JAVA_OPTS="-Xms192m -Xmn96m -Xmx512m -XX:+UseSerialGC -XX:Tier4InvocationThreshold=50000
-XX:Tier4MinInvocationThreshold=20000 -XX:Tier4CompileThreshold=100000 -XX:Tier4BackEdgeThreshold=400000 -XX:MetaspaceSize=128m -XX:MaxMetaspaceSize=384m
-XX:ReservedCodeCacheSize=128m -XX:+ExitOnOutOfMemoryError -Djava.awt.headless=true -Djava.net.preferIPv4Stack=true"

WILDFLY_FINGERPRINT=$WILDFLY_BASE/configuration/nephos.sha256

wildfly_fingerprint() {
    {
        cat "$ROOT"/wildfly-config/cli/*.cli "$ROOT/wildfly-config/boot-logging.properties"
        echo "$WILDFLY_DIST"
    } | sha256sum | cut -d ' ' -f 1
}

wildfly_is_configured() {
    [ "$(cat "$WILDFLY_FINGERPRINT" 2>/dev/null)" = "$(wildfly_fingerprint)" ]
}

# Offline, from the server's own standalone.xml; the data folder stays. A failing line fails the whole.
configure_wildfly() {
    ! wildfly_is_configured || return 0
    rm -rf "$WILDFLY_BASE/configuration"
    mkdir -p "$WILDFLY_BASE/deployments"
    chmod 700 "$WILDFLY_BASE"
    cp -R "$WILDFLY_DIST/standalone/configuration" "$WILDFLY_BASE/configuration"
    cp "$ROOT/wildfly-config/boot-logging.properties" "$WILDFLY_BASE/configuration/logging.properties"
    wildfly_script=$WILDFLY_BASE/configuration/nephos.cli
    {
        echo "embed-server --server-config=standalone.xml --std-out=discard"
        cat "$ROOT"/wildfly-config/cli/*.cli
        echo "stop-embedded-server"
    } >"$wildfly_script"
    JBOSS_HOME=$WILDFLY_DIST "$JAVA" -Xmx256m "-Djboss.home.dir=$WILDFLY_DIST" "-Djboss.server.base.dir=$WILDFLY_BASE" \
        -jar "$WILDFLY_DIST/jboss-modules.jar" -mp "$WILDFLY_DIST/modules" org.jboss.as.cli \
        "--file=$wildfly_script" >"$LOGS/wildfly-configure.log" 2>&1 </dev/null 8>&- || return 1
    wildfly_fingerprint >"$WILDFLY_FINGERPRINT"
}

property() {
    printf '%s=%s\n' "$1" "$(printf '%s' "$2" | sed 's/\\/\\\\/g')"
}

# What the portal is told, in a file that only the owner reads: a command line is open to all.
write_properties() {
    mkdir -p "$NEPHOS_HOME/data"
    (
        umask 077
        {
            property jboss.bind.address "$NEPHOS_BIND"
            property jboss.bind.address.management 127.0.0.1
            property jboss.http.port "$NEPHOS_PORT"
            property jboss.management.http.port "$NEPHOS_MANAGEMENT_PORT"
            property jboss.node.name "$NEPHOS_NODE"
            property jboss.tx.node.id "$NEPHOS_NODE"
            property nephos.node "$NEPHOS_NODE"
            property nephos.url "$PORTAL_URL"
            property nephos.oidc.issuer "$OIDC_ISSUER"
            property nephos.oidc.client nephos-portal
            property nephos.oidc.secret "$OIDC_SECRET"
            property nephos.api.audience nephos-api
            property nephos.faces.secret "$FACES_SECRET"
            property nephos.libvirt.uri "$LIBVIRT_URI"
            property nephos.image.demo "$LIBVIRT_IMAGE"
            property nephos.driver.simulator.journal "$NEPHOS_HOME/data/simulator.journal"
            property nephos.demo true
            [ "${NEPHOS_DEMO_HISTORY:-on}" = off ] || property nephos.demo.history true
            property nephos.faces.stage "${NEPHOS_STAGE:-Production}"
            [ -z "${NEPHOS_DB_URL:-}" ] || property nephos.db.url "$NEPHOS_DB_URL"
            [ -z "${NEPHOS_DB_USER:-}" ] || property nephos.db.user "$NEPHOS_DB_USER"
            [ -z "${NEPHOS_DB_PASSWORD:-}" ] || property nephos.db.password "$NEPHOS_DB_PASSWORD"
            property nephos.db.driver "$(database_driver)"
        } >"$WILDFLY_BASE/nephos.properties"
    )
}

database_driver() {
    case ${NEPHOS_DB_DRIVER:-}${NEPHOS_DB_URL:-} in
        postgresql* | jdbc:postgresql:*) echo postgresql ;;
        *) echo "${NEPHOS_DB_DRIVER:-h2}" ;;
    esac
}

# Puts the archive where the server deploys it, whole from the first moment, and asks for it.
place_archive() {
    mkdir -p "$WILDFLY_BASE/deployments"
    deployed_archive=$WILDFLY_BASE/deployments/nephos.${ARCHIVE##*.}
    rm -f "$deployed_archive.failed"
    # 'reload' has it there unpacked.
    [ ! -d "$deployed_archive" ] || rm -rf "$deployed_archive"
    cp "$ARCHIVE" "$WILDFLY_BASE/nephos.new"
    mv -f "$WILDFLY_BASE/nephos.new" "$deployed_archive"
    touch "$RUN/deploy.begun" "$deployed_archive.dodeploy"
}

start_wildfly() {
    say "starting WildFly with the portal on port $NEPHOS_PORT"
    # The markers of an earlier run, even one cut short, are dropped.
    rm -rf "$WILDFLY_BASE/deployments" "$WILDFLY_BASE/tmp"
    place_archive
    write_properties
    mkdir -p "$WILDFLY_BASE/log"
    # shellcheck disable=SC2086 # options are words
    MALLOC_ARENA_MAX=2 launch wildfly "$LOGS/wildfly.log" "$JAVA" '-D[Standalone]' $WILDFLY_JAVA_OPTS ${NEPHOS_JAVA_OPTS:-} \
        '-Djdk.serialFilter=maxbytes=10485760;maxdepth=128;maxarray=100000;maxrefs=300000' \
        --add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED \
        --add-opens=java.base/java.lang=ALL-UNNAMED --add-opens=java.base/java.lang.invoke=ALL-UNNAMED \
        --add-opens=java.base/java.lang.reflect=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED \
        --add-opens=java.base/java.net=ALL-UNNAMED --add-opens=java.base/java.security=ALL-UNNAMED \
        --add-opens=java.base/java.util=ALL-UNNAMED --add-opens=java.base/java.util.concurrent=ALL-UNNAMED \
        --add-opens=java.management/javax.management=ALL-UNNAMED --add-opens=java.naming/javax.naming=ALL-UNNAMED \
        "-Dlogging.configuration=file:$WILDFLY_BASE/configuration/logging.properties" \
        "-Dorg.jboss.boot.log.file=$WILDFLY_BASE/log/boot.log" \
        -jar "$WILDFLY_DIST/jboss-modules.jar" -mp "$WILDFLY_DIST/modules" org.jboss.as.standalone \
        "-Djboss.home.dir=$WILDFLY_DIST" "-Djboss.server.base.dir=$WILDFLY_BASE" -P "$WILDFLY_BASE/nephos.properties"
}

# Waits for the scanner's verdict on the archive: .failed with the reason in it, or .deployed (which carries the
# archive's time, so when it was written is its ctime).
await_deployment() {
    deployment_until=$(($(date +%s) + 300))
    deployment_beats=0
    while [ -z "$(find "$deployed_archive.deployed" -cnewer "$RUN/deploy.begun" 2>/dev/null)" ]; do
        if [ -e "$deployed_archive.failed" ]; then
            deployment_reasons >&2
            die "the portal did not deploy; the whole log is $LOGS/wildfly.log"
        fi
        if ! pid_of wildfly >/dev/null; then
            tail -n 5 "$LOGS/wildfly.log" >&2
            die "WildFly ended while starting; the whole log is $LOGS/wildfly.log"
        fi
        [ "$(date +%s)" -lt "$deployment_until" ] || die "the portal did not deploy in time; see $LOGS/wildfly.log"
        sleep 0.2
        deployment_beats=$((deployment_beats + 1))
        [ $((deployment_beats % (HEARTBEAT_SECONDS * 5))) -ne 0 ] || say "    still deploying: $(last_line "$LOGS/wildfly.log")"
    done
}

# The first lines of a failed deployment that name a cause.
deployment_reasons() {
    sed 's/\\n/\n/g' "$deployed_archive.failed" | grep -E 'Caused by|[A-Z]+-[0-9]{6}|Exception:' |
        cut -c 1-300 | awk '!seen[$0]++' | head -n 6
}

await_portal() {
    await_deployment
    await_http "$PORTAL_URL/health/ready" 120 wildfly ||
        die "the portal is up but not ready; $PORTAL_URL/health/ready says why, and './nephos logs'"
}
