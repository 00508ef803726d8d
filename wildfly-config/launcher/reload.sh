# shellcheck shell=sh
# The quick loop: from a changed page or bean to the running portal without Maven. The archive is deployed
# unpacked; what has changed is copied or compiled into it. Pages and themes are read again by the next request
# (in the Faces project stage Development), classes by a redeployment. Sourced.

RELOADED=$NEPHOS_HOME/reloaded
UNPACKED=$WILDFLY_BASE/deployments/nephos.ear

nephos_reload() {
    [ $# -eq 0 ] || die "'reload' takes no arguments"
    check_java
    check_compiler
    take_lock
    pid_of wildfly >/dev/null || die "the portal is not running; 'NEPHOS_STAGE=Development ./nephos up' starts it"
    recall_settings
    [ -f "$EAR" ] && [ -f "$EAR.stamp" ] || die "nothing is built here yet; './nephos deploy' does that"
    touch "$RELOADED.new"
    reload_redeploy=
    ensure_unpacked
    reload_changed=$(changes_to_reload)
    refuse_other_modules
    reload_files
    reload_classes
    mv -f "$RELOADED.new" "$RELOADED"
    if [ -n "$reload_redeploy" ]; then
        redeploy_unpacked
    elif [ -z "$reload_changed" ]; then
        say "nothing has changed"
    else
        say "pages are in place; reload them in the browser"
    fi
}

# Deployed unpacked from now on, as the last build left it. A new build, or a start since, unpacks it anew.
ensure_unpacked() {
    [ -d "$UNPACKED" ] && [ "$RELOADED" -nt "$EAR.stamp" ] && return 0
    say "unpacking the built archive"
    unpack_new=$WILDFLY_BASE/nephos.unpacked
    rm -rf "$unpack_new"
    mkdir -p "$unpack_new"
    unpack_into "$EAR" "$unpack_new"
    for unpack_part in portal-web.war portal-api.war portal-ejb.jar; do
        mv "$unpack_new/$unpack_part" "$unpack_new.part"
        mkdir "$unpack_new/$unpack_part"
        unpack_into "$unpack_new.part" "$unpack_new/$unpack_part"
        rm -f "$unpack_new.part"
    done
    rm -rf "$UNPACKED"
    mv "$unpack_new" "$UNPACKED"
    touch -r "$EAR.stamp" "$RELOADED"
    reload_redeploy=yes
}

unpack_into() {
    (cd "$2" && "$(java_tool jar)" xf "$1") || die "could not unpack $1"
}

java_tool() {
    if [ -n "${JAVA_HOME:-}" ]; then echo "$JAVA_HOME/bin/$1"; else echo "$1"; fi
}

changes_to_reload() {
    (cd "$ROOT" && find pom.xml portal-*/pom.xml portal-*/src/main virt-drivers/driver-*/src/main themes/src/main \
        -type f -newer "$RELOADED" -print)
}

has_changed() {
    printf '%s\n' "$reload_changed" | grep -q "$1"
}

# What lies packed in the archive's lib/ is the business of a build.
refuse_other_modules() {
    reload_other=$(printf '%s\n' "$reload_changed" |
        grep -v -e '^$' -e '^portal-\(web\|api\|ejb\)/src/main/' -e '^themes/src/main/' | head -n 1)
    [ -z "$reload_other" ] || die "$reload_other has changed, which needs a build: './nephos deploy'"
}

# Pages, and style sheets and scripts of the themes: Faces prefers those of the web application to the jar's.
reload_files() {
    cp -R "$ROOT/portal-web/src/main/webapp/." "$UNPACKED/portal-web.war/"
    mkdir -p "$UNPACKED/portal-web.war/resources"
    cp -R "$ROOT/themes/src/main/resources/META-INF/resources/." "$UNPACKED/portal-web.war/resources/"
    for reload_module in portal-web portal-api portal-ejb; do
        has_changed "^$reload_module/src/main/resources/" || continue
        cp -R "$ROOT/$reload_module/src/main/resources/." "$(classes_of "$reload_module")/"
        reload_redeploy=yes
    done
    # Tags, descriptors and beans.xml are read when the application starts.
    ! has_changed '/webapp/WEB-INF/\(tags/\|[^/]*$\)' || reload_redeploy=yes
    grep -q '^nephos.faces.stage=Development' "$WILDFLY_BASE/nephos.properties" || [ -z "$reload_changed" ] ||
        reload_redeploy=yes
}

classes_of() {
    case $1 in
        portal-ejb) echo "$UNPACKED/portal-ejb.jar" ;;
        *) echo "$UNPACKED/$1.war/WEB-INF/classes" ;;
    esac
}

# A module is compiled whole; what pages and API see of it (packages *.api), with them.
reload_classes() {
    reload_modules=
    for reload_module in portal-ejb portal-web portal-api; do
        if has_changed "^$reload_module/src/main/java/"; then reload_modules="$reload_modules $reload_module"; fi
    done
    ! has_changed '^portal-ejb/src/main/java/.*/api/' || reload_modules="portal-ejb portal-web portal-api"
    for reload_module in $reload_modules; do
        compile_module "$reload_module"
        reload_redeploy=yes
    done
}

compile_module() {
    say "compiling $1"
    compile_new=$NEPHOS_HOME/classes.$1
    rm -rf "$compile_new"
    mkdir -p "$compile_new"
    find "$ROOT/$1/src/main/java" -name '*.java' >"$compile_new.sources"
    "$(java_tool javac)" -nowarn -proc:none -parameters --release 17 -d "$compile_new" \
        -classpath "$(compile_path)" "@$compile_new.sources" >"$LOGS/compile.log" 2>&1 || {
        cat "$LOGS/compile.log" >&2
        die "$1 does not compile"
    }
    compile_into=$(classes_of "$1")
    find "$compile_into" -name '*.class' -exec rm -f {} +
    cp -R "$compile_new/." "$compile_into/"
}

# What the server offers to an application, and what the archive brings.
compile_path() {
    {
        find "$UNPACKED" -name '*.jar' -type f
        echo "$UNPACKED/portal-ejb.jar"
        for compile_part in jakarta org/hibernate org/jboss/logging org/jboss/resteasy org/slf4j \
            org/wildfly/security/elytron-http-oidc; do
            find "$WILDFLY_DIST/modules/system/layers/base/$compile_part" -name '*.jar'
        done
    } | tr '\n' ':'
}

redeploy_unpacked() {
    say "deploying"
    deployed_archive=$UNPACKED
    rm -f "$UNPACKED.failed"
    touch "$RUN/deploy.begun" "$UNPACKED.dodeploy"
    await_deployment
    await_http "$PORTAL_URL/health/ready" 120 wildfly || die "deployed, but not ready: $PORTAL_URL/health/ready says why"
    say "deployed: $PORTAL_URL"
}
