# shellcheck shell=bash
# What every part uses.

# Calls to this machine never go through a proxy.
export NO_PROXY="${NO_PROXY:+$NO_PROXY,}127.0.0.1,localhost" no_proxy="${no_proxy:+$no_proxy,}127.0.0.1,localhost"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

say() { printf '%s\n' "$*"; }

complain() { printf 'tvidz: %s\n' "$*" >&2; }

fail() {
    complain "$*"
    exit 1
}

# value_of OPTION [VALUE]: the value that must follow an option.
value_of() {
    [[ -n ${2:-} ]] || fail "$1 needs a value."
    printf '%s' "$2"
}

# run_quietly LOG COMMAND…: shows what the command printed only when it fails.
run_quietly() {
    local log=$1
    shift
    "$@" >"$log" 2>&1 </dev/null || {
        cat "$log" >&2
        return 1
    }
}

# wait_until SECONDS COMMAND…
wait_until() {
    local deadline=$((SECONDS + $1))
    shift
    until "$@"; do
        ((SECONDS < deadline)) || return 1
        sleep 0.2
    done
}

# use_data DIR: makes the data directory, and DATA its absolute path.
use_data() {
    mkdir -p "$1/run" "$1/logs" || fail "cannot write to the data directory $1."
    DATA=$(cd "$1" && pwd -P)
}

# hold_lock: one up or down at a time for each data directory; held until release_lock or the end of the script.
hold_lock() {
    exec 9>"$DATA/lock"
    flock --nonblock 9 && return
    say "Another ./tvidz is starting or stopping this instance; waiting for it."
    flock --timeout 300 9 || fail "the other ./tvidz did not finish within 5 minutes."
}

release_lock() { exec 9>&-; }
