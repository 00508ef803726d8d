# shellcheck shell=sh
# Keycloak: a home of this instance's own over the unpacked server, with the demo realm. Sourced.

# A small heap and the quick compiler only: it starts in two thirds of the CPU time and takes 40 MiB less; a sign-in
# takes 150 ms instead of 120, nearly all of it the hashing of the password.
KEYCLOAK_JAVA_OPTS="-Xms32m -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:MetaspaceSize=96m -XX:MaxMetaspaceSize=192m
-XX:ReservedCodeCacheSize=96m -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8 -Duser.language=en -Duser.country=US"

# What the realm is made from; when it changes, the realm is imported anew (its people are the file's).
keycloak_fingerprint() {
    {
        cat "$ROOT/wildfly-config/keycloak/nephos-realm.json" "$SECRETS"
        echo "$PORTAL_URL"
    } | sha256sum | cut -d ' ' -f 1
}

prepare_keycloak() {
    mkdir -p "$KEYCLOAK_HOME/data/import"
    chmod 700 "$KEYCLOAK_HOME"
    for keycloak_part in bin lib providers themes; do
        ln -sfn "$KEYCLOAK_DIST/$keycloak_part" "$KEYCLOAK_HOME/$keycloak_part"
    done
    [ -d "$KEYCLOAK_HOME/conf" ] || cp -R "$KEYCLOAK_DIST/conf" "$KEYCLOAK_HOME/conf"
    cp "$ROOT/wildfly-config/keycloak/nephos-realm.json" "$KEYCLOAK_HOME/data/import/nephos-realm.json"
    keycloak_want=$(keycloak_fingerprint)
    if [ "$(cat "$KEYCLOAK_HOME/realm.sha256" 2>/dev/null)" != "$keycloak_want" ]; then
        rm -rf "$KEYCLOAK_HOME/data/h2"
        echo "$keycloak_want" >"$KEYCLOAK_HOME/realm.sha256"
    fi
}

# Started without kc.sh, whose extra shell would stand between us and the server's pid. Secrets go by the
# environment, which only the owner can read; Keycloak puts them in the places that the realm file names.
start_keycloak() {
    say "starting Keycloak on port $NEPHOS_OIDC_PORT"
    # shellcheck disable=SC2086 # options are words
    NEPHOS_URL=$PORTAL_URL NEPHOS_OIDC_SECRET=$OIDC_SECRET NEPHOS_DEMO_PASSWORD=$DEMO_PASSWORD MALLOC_ARENA_MAX=2 \
        launch keycloak "$LOGS/keycloak.log" "$JAVA" $KEYCLOAK_JAVA_OPTS ${NEPHOS_OIDC_JAVA_OPTS:-} \
        --add-opens=java.base/java.util=ALL-UNNAMED --add-opens=java.base/java.util.concurrent=ALL-UNNAMED \
        --add-opens=java.base/java.security=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED \
        --enable-native-access=ALL-UNNAMED \
        "-Dkc.home.dir=$KEYCLOAK_HOME" "-Djboss.server.config.dir=$KEYCLOAK_HOME/conf" \
        -Djava.util.logging.manager=org.jboss.logmanager.LogManager -Dpicocli.disable.closures=true \
        -Dquarkus-log-max-startup-records=10000 \
        -Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory \
        -DCoreEnvironmentBean.processImplementationClassName=com.arjuna.ats.internal.arjuna.utils.UuidProcessId \
        -cp "$KEYCLOAK_DIST/lib/quarkus-run.jar" io.quarkus.bootstrap.runner.QuarkusEntryPoint \
        start --optimized --import-realm --cache=local \
        --http-enabled=true "--http-host=$NEPHOS_BIND" "--http-port=$NEPHOS_OIDC_PORT" "--hostname=$OIDC_URL"
}

await_keycloak() {
    await_http "$OIDC_ISSUER/.well-known/openid-configuration" 180 keycloak && return 0
    tail -n 5 "$LOGS/keycloak.log" >&2
    die "Keycloak did not come up; the whole log is $LOGS/keycloak.log"
}
