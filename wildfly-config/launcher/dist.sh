# shellcheck shell=sh
# The two servers as they come from Maven Central, unpacked once and then only read. Sourced.

unpack() {
    # $1 artifact, $2 the folder inside the archive, $3 the folder to end up as
    [ ! -d "$3" ] || return 0
    check_maven
    dist_log=$LOGS/download.log
    dist_new=$DIST/new.$$
    rm -rf "$dist_new"
    mkdir -p "$dist_new"
    say "fetching and unpacking $2"
    (cd "$ROOT" && exec mvn -B -N dependency:unpack -Dartifact="$1" -DoutputDirectory="$dist_new") \
        >"$dist_log" 2>&1 </dev/null 8>&- &
    if ! await_job $! "fetching" "$dist_log"; then
        maven_errors "$dist_log"
        die "could not get $1 from the Maven repository; the whole log is $dist_log"
    fi
    mv "$dist_new/$2" "$3"
    rm -rf "$dist_new"
}

# PostgreSQL's driver is a module of the server, as H2's is.
add_postgresql_module() {
    dist_module=$WILDFLY_DIST/modules/org/postgresql/main
    dist_jar=postgresql-$VERSION_POSTGRESQL.jar
    [ ! -f "$dist_module/$dist_jar" ] || return 0
    check_maven
    mkdir -p "$dist_module"
    (cd "$ROOT" && mvn -B -N dependency:copy -Dartifact="org.postgresql:postgresql:$VERSION_POSTGRESQL" \
        -DoutputDirectory="$dist_module") >"$LOGS/download.log" 2>&1 </dev/null 8>&- ||
        die "could not get PostgreSQL's JDBC driver; the whole log is $LOGS/download.log"
    sed "s/@JAR@/$dist_jar/" "$ROOT/wildfly-config/postgres/module.xml" >"$dist_module/module.xml"
}

# Features of Keycloak that are on by default and that nobody here uses; some of them are deprecated.
KEYCLOAK_FEATURES_OFF=identity-brokering-api,twitter-broker,instagram-broker,kerberos,ciba,device-flow,organization,oid4vc-vci

keycloak_is_built() {
    [ "$(cat "$KEYCLOAK_DIST/.nephos-built" 2>/dev/null)" = "$KEYCLOAK_FEATURES_OFF" ]
}

# Keycloak wants its code rearranged for its options, once.
build_keycloak() {
    ! keycloak_is_built || return 0
    JAVA_OPTS_KC_HEAP='-Xms64m -Xmx512m' "$KEYCLOAK_DIST/bin/kc.sh" build --db=dev-file \
        --health-enabled=false --metrics-enabled=false "--features-disabled=$KEYCLOAK_FEATURES_OFF" \
        >"$LOGS/keycloak-build.log" 2>&1 </dev/null 8>&- || return 1
    echo "$KEYCLOAK_FEATURES_OFF" >"$KEYCLOAK_DIST/.nephos-built"
}

# Instances may share the servers, so only one at a time prepares them.
lock_dist() {
    mkdir -p "$DIST" "$LOGS"
    exec 7>"$DIST/lock"
    flock 7
}

unlock_dist() {
    exec 7>&-
}

fetch_servers() {
    lock_dist
    unpack "org.wildfly:wildfly-dist:$VERSION_WILDFLY:zip" "wildfly-$VERSION_WILDFLY" "$WILDFLY_DIST"
    unpack "org.keycloak:keycloak-quarkus-dist:$VERSION_KEYCLOAK:tar.gz" "keycloak-$VERSION_KEYCLOAK" "$KEYCLOAK_DIST"
    add_postgresql_module
    unlock_dist
}
