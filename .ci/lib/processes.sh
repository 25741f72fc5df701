# shellcheck shell=bash
# Processes that outlive this script. DATA/run/NAME.pid holds the process id and when it began, so that another process
# that got the same id later is never taken for ours. Each process is in a session of its own: Ctrl-C does not reach it.

# birth_of PID: when the process began, in clock ticks since boot; fails when there is none, or only its zombie.
birth_of() {
    local stat fields
    stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
    read -ra fields <<<"${stat##*) }" # the name before it may hold anything
    [[ ${fields[0]} != [ZX] ]] || return 1
    printf '%s' "${fields[19]}"
}

# start_process NAME DIRECTORY COMMAND…: output goes to DATA/logs/NAME.log.
start_process() {
    local name=$1 directory=$2 pid
    shift 2
    (cd "$directory" && exec setsid "$@") >>"$DATA/logs/$name.log" 2>&1 </dev/null 9>&- &
    pid=$!
    printf '%s %s\n' "$pid" "$(birth_of "$pid" || true)" >"$DATA/run/$name.pid"
    disown "$pid"
}

# pid_of NAME: its process id; fails when it is not running.
pid_of() {
    local pid birth
    read -r pid birth 2>/dev/null <"$DATA/run/$1.pid" || return 1
    [[ -n $birth && $(birth_of "$pid") == "$birth" ]] || return 1
    printf '%s' "$pid"
}

is_running() { pid_of "$1" >/dev/null; }

has_ended() { ! is_running "$1"; }

# processes [PREFIX]: names of those that were started and not stopped, running or not.
processes() {
    local file
    for file in "$DATA/run/${1:-}"*.pid; do
        [[ ! -e $file ]] || basename "$file" .pid
    done
}

count_running() {
    local name count=0
    for name in $(processes "${1:-}"); do
        ! is_running "$name" || count=$((count + 1))
    done
    printf '%s' "$count"
}

# wait_for NAME SECONDS COMMAND…: until COMMAND succeeds; gives up early when NAME has ended. Says why it gave up.
wait_for() {
    local name=$1 deadline=$((SECONDS + $2))
    shift 2
    until "$@"; do
        if ! is_running "$name"; then
            explain_failure "$name" "$name ended while it was starting."
            return 1
        elif ((SECONDS >= deadline)); then
            explain_failure "$name" "$name was not ready in time."
            return 1
        fi
        sleep 0.2
    done
}

signal_process() {
    local pid
    if pid=$(pid_of "$1"); then kill -s "$2" "$pid" 2>/dev/null || true; fi
}

# stop_process NAME SIGNAL SECONDS: asks with SIGNAL; what is left after SECONDS is killed, children included.
stop_process() {
    local name=$1 signal=$2 seconds=$3 pid
    if pid=$(pid_of "$name"); then
        signal_process "$name" "$signal"
        wait_until "$seconds" has_ended "$name" || complain "$name did not stop within $seconds s and is killed."
        kill -s KILL -- "-$pid" 2>/dev/null || true
        wait_until 10 has_ended "$name" || complain "$name (process $pid) could not be killed."
    fi
    rm -f "$DATA/run/$name.pid"
}

# explain_failure NAME MESSAGE: with the end of its log.
explain_failure() {
    complain "$2 The end of $DATA/logs/$1.log:"
    tail -n 30 "$DATA/logs/$1.log" >&2 || true
}

port_answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# require_free_port PORT VARIABLE
require_free_port() {
    ! port_answers "$1" || fail "port $1 is in use by something else. Choose another: $2=PORT ./tvidz …"
}

# free_port: one below the range that the system hands out to others.
free_port() {
    local port
    while true; do
        port=$((20000 + RANDOM % 12000))
        port_answers "$port" || break
    done
    printf '%s' "$port"
}
