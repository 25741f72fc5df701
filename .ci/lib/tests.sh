# shellcheck shell=bash
# All tests, with a PostgreSQL and a moto of their own that are gone afterwards.

help_test() {
    cat <<'TEXT'
Usage: ./tvidz test [FILTER…]

Builds, starts a PostgreSQL and a moto for the tests alone, runs all tests (or those whose full name contains one of the
FILTERs, such as Fingerprints or A_truncated_file), and stops them again. Without a FILTER, the small accuracy run follows
(bench accuracy --quick), which fails when copies are lost that were found before; its films are built once, from packages
of the distribution, and kept in artifacts/corpus. The last line says how many tests passed and failed.
TEXT
}

TESTS_AT_ONCE=2

tests_cleanup() {
    trap '' INT TERM
    local name
    for name in $(processes test-); do stop_process "$name" TERM 5; done
    stop_moto
    stop_postgres
    rm -rf "$DATA"
}

start_test_services() {
    # shellcheck disable=SC2034 # postgres.sh and moto.sh read them
    POSTGRES_PORT=$(free_port) AWS_PORT=$(free_port)
    start_postgres -c fsync=off -c synchronous_commit=off -c full_page_writes=off || exit 1
    start_moto || exit 1
    use_emulator_credentials
    TVIDZ_TEST_POSTGRES=$(connection_string postgres)
    TVIDZ_TEST_AWS=$(emulator_address)
    export TVIDZ_TEST_POSTGRES TVIDZ_TEST_AWS
}

# start_test_project NAME [VSTEST-FILTER]
start_test_project() {
    local name=$1 arguments=()
    [[ -z ${2:-} ]] || arguments=(--filter "$2")
    say "Running $name …"
    start_process "test-$name" "$ROOT" dotnet test "$ROOT/artifacts/bin/$name/release/TVidz.$name.dll" \
        --logger "console;verbosity=minimal" --logger "trx;LogFileName=$name.trx" --results-directory "$DATA/results" \
        --blame-hang-timeout 5m --blame-hang-dump-type none "${arguments[@]}"
}

# end_test_project NAME: waits for it, shows its output, forgets it.
end_test_project() {
    while is_running "test-$1"; do sleep 0.2; done
    stop_process "test-$1" TERM 5
    cat "$DATA/logs/test-$1.log"
}

# counter NAME ATTRIBUTE: from the project's results.
counter() {
    local counters
    counters=$(grep -o '<Counters [^>]*>' "$DATA/results/$1.trx" | head -n 1)
    [[ $counters =~ \ $2=\"([0-9]+)\" ]] && printf '%s' "${BASH_REMATCH[1]}" || printf '0'
}

# count_results NAME MAY-BE-EMPTY: adds the project to PASSED, FAILED and SKIPPED. One that crashed or ran no test has
# failed, whatever else it says.
count_results() {
    local name=$1 may_be_empty=$2 results="$DATA/results/$1.trx" failed ran
    if [[ ! -f $results ]]; then
        [[ -z $may_be_empty ]] || ! grep -q 'No test matches' "$DATA/logs/test-$name.log" || return 0
        complain "$name ended without results."
        FAILED=$((FAILED + 1))
        return
    fi
    ran=$(counter "$name" executed)
    failed=$(($(counter "$name" failed) + $(counter "$name" error) + $(counter "$name" timeout) + $(counter "$name" aborted)))
    if ((failed == 0)) && ! grep -q '<ResultSummary outcome="Completed"' "$results"; then
        complain "$name broke off."
        failed=1
    elif ((ran == 0)) && [[ -z $may_be_empty ]]; then
        complain "$name ran no test."
        failed=1
    fi
    PASSED=$((PASSED + $(counter "$name" passed)))
    FAILED=$((FAILED + failed))
    SKIPPED=$((SKIPPED + $(counter "$name" total) - ran))
}

# run_projects FILTER NAME…: side by side; but what starts whole instances runs alone, last.
run_projects() {
    local filter=$1 name under_way=()
    shift
    for name in "$@"; do
        while ((${#under_way[@]} >= TESTS_AT_ONCE)) || [[ $name == @(Console|EndToEnd).Tests && ${#under_way[@]} -gt 0 ]]; do
            end_test_project "${under_way[0]}"
            under_way=("${under_way[@]:1}")
        done
        start_test_project "$name" "$filter"
        under_way+=("$name")
    done
    for name in "${under_way[@]}"; do end_test_project "$name"; done
    for name in "$@"; do count_results "$name" "$filter"; done
}

test_projects() {
    local folder
    for folder in "$ROOT"/tests/*.Tests; do
        [[ $folder == */@(Console|EndToEnd).Tests ]] || basename "$folder"
    done
    printf 'EndToEnd.Tests\nConsole.Tests\n'
}

# vstest_filter WORD…
vstest_filter() {
    local word filter=
    for word in "$@"; do filter+="${filter:+|}FullyQualifiedName~$word"; done
    printf '%s' "$filter"
}

# measure_accuracy: no film, no gate; a machine without the packages can still run the tests.
measure_accuracy() {
    if ! need_package_lists; then
        say "Accuracy is not measured: the packages that its films are made of are not to be had here."
        return
    fi
    say "Measuring accuracy …"
    if ! dotnet "$ROOT/artifacts/bin/Bench/release/TVidz.Bench.dll" accuracy --quick \
        --corpus "$ROOT/artifacts/corpus" --json "$ROOT/artifacts/bench/accuracy.json"; then
        complain "copies are lost that were found before, see above."
        FAILED=$((FAILED + 1))
    fi
}

test_command() {
    local word projects
    for word in "$@"; do
        [[ $word =~ ^[A-Za-z0-9_.]+$ ]] || fail "'$word' is no part of a test's name: letters, digits, '_' and '.' are."
    done
    need_everything
    need_sqlalchemy
    need_chromium
    PASSED=0 FAILED=0 SKIPPED=0
    use_data "$(mktemp -d "${TMPDIR:-/tmp}/tvidz-test.XXXXXX")"
    chmod 755 "$DATA"
    trap tests_cleanup EXIT
    trap 'exit 130' INT TERM
    say "Building …"
    if ! build_quietly "$DATA/logs/build.log" build "$ROOT/TVidz.Orleans.sln"; then
        complain "the build failed, see above."
        FAILED=1
    fi
    if ((FAILED == 0)); then
        start_test_services
        mapfile -t projects < <(test_projects)
        run_projects "$(vstest_filter "$@")" "${projects[@]}"
    fi
    tests_cleanup
    trap - EXIT
    [[ $# -gt 0 ]] || ((FAILED > 0)) || measure_accuracy
    say "$PASSED passed, $FAILED failed$( ((SKIPPED == 0)) || printf ', %s skipped' "$SKIPPED")"
    ((FAILED == 0 && PASSED > 0))
}
