# shellcheck shell=sh
# The least that tests of a shell program need: named tests, and a JUnit report of them. Sourced.
# The caller sets REPORT (a file) and SUITE (a name).

TESTS=0
FAILURES=0
SKIPPED=0
CASES=$WORK/cases.xml
: >"$CASES"

xml() {
    printf '%s' "$1" | LC_ALL=C tr -d '\000-\010\013\014\016-\037' |
        sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g; s/"/\&quot;/g'
}

# $1 what holds, as a sentence; then the command that shows it. It runs apart, with errors ending it, and what it
# has printed is the reason when it fails.
it() {
    it_name=$1
    shift
    it_since=$(date +%s)
    it_output=$WORK/output
    TESTS=$((TESTS + 1))
    # Not in a condition: there the shell would go on after an error.
    set +e
    (
        set -e
        "$@"
    ) >"$it_output" 2>&1
    it_status=$?
    set -e
    it_seconds=$(($(date +%s) - it_since))
    {
        printf '  <testcase classname="%s" name="%s" time="%s"' "$SUITE" "$(xml "$it_name")" "$it_seconds"
        if [ "$it_status" -eq 0 ]; then
            echo '/>'
        else
            printf '><failure message="%s">' "$(xml "$(tail -n 1 "$it_output")")"
            xml "$(tail -n 60 "$it_output")"
            echo '</failure></testcase>'
        fi
    } >>"$CASES"
    if [ "$it_status" -eq 0 ]; then
        echo "ok $TESTS - $it_name ($it_seconds s)"
    else
        FAILURES=$((FAILURES + 1))
        echo "not ok $TESTS - $it_name ($it_seconds s)"
        sed 's/^/    # /' "$it_output"
    fi
}

# $1 the sentence, $2 why it cannot be shown here
skip() {
    TESTS=$((TESTS + 1))
    SKIPPED=$((SKIPPED + 1))
    echo "ok $TESTS - $1 # SKIP $2"
    printf '  <testcase classname="%s" name="%s" time="0"><skipped message="%s"/></testcase>\n' \
        "$SUITE" "$(xml "$1")" "$(xml "$2")" >>"$CASES"
}

write_report() {
    {
        echo '<?xml version="1.0" encoding="UTF-8"?>'
        echo "<testsuite name=\"$SUITE\" tests=\"$TESTS\" failures=\"$FAILURES\" errors=\"0\" skipped=\"$SKIPPED\">"
        cat "$CASES"
        echo '</testsuite>'
    } >"$REPORT"
    echo "1..$TESTS"
}

# ---- what tests say --------------------------------------------------------------------------

fail() {
    echo "$*"
    exit 1
}

# $1 wanted, $2 seen, $3 what it is
equal() {
    [ "$1" = "$2" ] || fail "$3: wanted '$1', but it is '$2'"
}

# $1 a pattern for grep -E, $2 the text
match() {
    printf '%s\n' "$2" | grep -Eq -- "$1" || fail "nothing matches '$1' in: $2"
}
