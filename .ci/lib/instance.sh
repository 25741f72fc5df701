# shellcheck shell=bash
# An instance: PostgreSQL, moto, silos and the Api, with everything they keep in DATA.

help_up() {
    cat <<'TEXT'
Usage: ./tvidz up [--silos N] [--detach] [--data DIR]

Starts PostgreSQL (a private cluster), moto (S3 and SQS), N silos (default 1) and the Api as processes on this machine's
loopback address, waits until they are ready, and prints their addresses. On a running instance, adds silos up to N.

  --silos N     how many silos, 1 to 16
  --detach      return when everything is ready; without it, shows the logs, and Ctrl-C stops everything
  --data DIR    where the instance keeps its data (default: .tvidz beside this script)

Ports: TVIDZ_API_PORT (5001), TVIDZ_AWS_PORT (4566), TVIDZ_POSTGRES_PORT (54329). Two instances with other ports and
another --data run side by side. Other settings are passed on from the environment, such as Ingress__Slots=1.
TEXT
}

help_down() {
    cat <<'TEXT'
Usage: ./tvidz down [--data DIR] [--purge]

Stops what ./tvidz up started, and nothing else. The data stays for the next up.

  --data DIR    the instance's data directory (default: .tvidz beside this script)
  --purge       removes the data as well: database, objects, logs
TEXT
}

help_add() {
    cat <<'TEXT'
Usage: ./tvidz add [--data DIR | --api URL] FILE…

Uploads the files, shows their progress, and prints which seconds of them are found in which other videos.

  --data DIR    the instance's data directory (default: .tvidz beside this script)
  --api URL     an Api elsewhere; its key, if it asks for one, is read from the variable TVIDZ_API_KEY
TEXT
}

# find_ports: those of the running instance, else those that the environment asks for.
find_ports() {
    API_PORT=${TVIDZ_API_PORT:-5001}
    AWS_PORT=${TVIDZ_AWS_PORT:-4566}
    POSTGRES_PORT=${TVIDZ_POSTGRES_PORT:-54329}
    if (($(count_running) > 0)) && [[ -f $DATA/run/ports ]]; then
        read -r API_PORT AWS_PORT POSTGRES_PORT <"$DATA/run/ports"
        return
    fi
    local port
    for port in "$API_PORT" "$AWS_PORT" "$POSTGRES_PORT"; do
        [[ $port =~ ^[1-9][0-9]{0,4}$ && $port -le 65535 ]] || fail "'$port' is no port: one is a number up to 65535."
    done
}

api_address() { printf 'http://127.0.0.1:%s' "$API_PORT"; }

# prepare_client: before client; sets the caller's api, where it is empty, to the address of what runs on this data.
prepare_client() {
    use_data "$DATA"
    find_ports
    if [[ -z $api ]]; then
        is_running api || fail "nothing is running. Start it first: ./tvidz up --detach"
        api=$(api_address)
    fi
    need_dotnet
    publish_app
}

# start_silo NAME
start_silo() {
    ! is_running "$1" || return 0
    local silo_port gateway_port http_port temporary=$DATA/tmp/$1
    silo_port=$(free_port) gateway_port=$(free_port) http_port=$(free_port)
    mkdir -p "$temporary"
    printf '%s\n' "$http_port" >"$DATA/run/$1.port"
    start_process "$1" "$DATA/app/Silo" env \
        ConnectionStrings__Postgres="$(connection_string tvidz)" Postgres__MaxPoolSize="${Postgres__MaxPoolSize:-25}" \
        Storage__ServiceUrl="$(emulator_address)" Storage__BrowserServiceUrl="http://localhost:$AWS_PORT" \
        Storage__Region=us-east-1 Storage__Provision=true \
        Orleans__AdvertisedIP=127.0.0.1 Orleans__SiloPort="$silo_port" Orleans__GatewayPort="$gateway_port" \
        Analysis__TempDirectory="$temporary" ASPNETCORE_URLS="http://127.0.0.1:$http_port" \
        dotnet TVidz.Silo.dll
}

start_api() {
    ! is_running api || return 0
    require_free_port "$API_PORT" TVIDZ_API_PORT
    start_process api "$DATA/app/Api" env \
        ConnectionStrings__Postgres="$(connection_string tvidz "Maximum Pool Size=25")" \
        ASPNETCORE_URLS="$(api_address)" \
        dotnet TVidz.Api.dll
}

# wait_ready NAME URL
wait_ready() { wait_for "$1" 120 client wait-ready "$2" --timeout 2 2>/dev/null; }

# forget_killed_silos: a silo joins a cluster only when all its members answer. Members that were killed are known to be
# gone after two minutes only; here they are known to be gone when no silo is running.
forget_killed_silos() {
    (($(count_running silo-) == 0)) || return 0
    [[ -n $(psql_quietly tvidz "SELECT to_regclass('orleans_membership')") ]] || return 0
    psql_quietly tvidz "UPDATE orleans_membership SET status = 6 WHERE status <> 6" # 6 is SiloStatus.Dead
}

# start_parts SILOS: everything that is not running yet, in the order of who needs whom.
start_parts() {
    local i
    printf '%s %s %s\n' "$API_PORT" "$AWS_PORT" "$POSTGRES_PORT" >"$DATA/run/ports"
    say "Starting PostgreSQL, S3 and SQS …"
    start_postgres && create_database || return 1
    is_running moto || stop_silos # they make bucket and queue when they start
    forget_killed_silos && start_moto && restore_objects || return 1
    say "Starting $1 silo(s) and the Api …"
    for ((i = 1; i <= $1; i++)); do start_silo "silo-$i"; done
    start_api
    for ((i = 1; i <= $1; i++)); do
        wait_ready "silo-$i" "http://127.0.0.1:$(<"$DATA/run/silo-$i.port")/health/ready" || return 1
    done
    wait_ready api "$(api_address)/health/ready"
}

# start_instance SILOS: from whatever state it is in to ready. What a failed first start has left is stopped again.
start_instance() {
    hold_lock
    find_ports
    local silos=$1 before crashed='' fresh=''
    before=$(count_running)
    if ((before == $(processes | wc -l) && before > 0)) && (($(count_running silo-) >= silos)); then
        say "It is running already, with $(count_running silo-) silo(s)."
        release_lock
        return
    fi
    is_running moto || fresh=yes
    [[ -z $fresh || ! -f $DATA/run/moto.pid ]] || crashed=yes
    need_everything
    use_emulator_credentials
    publish_app
    ((before > 0)) || trap 'stop_failed_start' EXIT
    start_parts "$silos" || exit 1
    trap - EXIT
    [[ -z $fresh ]] || settle_objects "$crashed" ||
        complain "which videos lost their objects or wait for their analysis could not be found out, see above."
    release_lock
}

# settle_objects CRASHED: a new moto has only the objects that were saved, and no messages: what was not analysed yet when
# the former one ended would wait for ever.
settle_objects() {
    local where=(--api "$(api_address)" --endpoint "$(emulator_address)")
    if [[ -n $1 ]]; then
        say "The instance was not stopped by ./tvidz down the last time, so new S3 objects may be gone."
        client objects lost "${where[@]}" || return 1
    fi
    client objects resume "${where[@]}"
}

stop_failed_start() {
    trap - EXIT
    trap '' INT TERM
    say "Stopping what was started …"
    stop_instance discard
}

stop_silos() {
    local silo
    for silo in $(processes silo-); do signal_process "$silo" TERM; done
    for silo in $(processes silo-); do stop_process "$silo" TERM 30; done
}

# stop_instance save|discard: the Api first, so that nobody asks silos that are going; then S3 objects are saved, or not.
stop_instance() {
    stop_process api TERM 15
    stop_silos
    if [[ $1 == save ]]; then
        save_objects || fail "the S3 objects could not be saved, so moto and PostgreSQL are left running. See above."
    fi
    stop_moto
    stop_postgres
    rm -rf "$DATA/tmp"
    rm -f "$DATA"/run/silo-*.port "$DATA/run/ports"
}

# Only what is known to be ours: DATA may be any directory that somebody named.
remove_data() {
    remove_cluster
    (cd "$DATA" && rm -rf app demo imports logs objects run lock postgres-directory postgres-password)
    rmdir "$DATA" 2>/dev/null || say "Kept $DATA: there are other files in it."
}

print_addresses() {
    cat <<TEXT

  Console      $(api_address)/
  API page     $(api_address)/scalar
  Dashboard    $(api_address)/dashboard
  S3 and SQS   $(emulator_address) (access key test, secret test, region us-east-1)
  PostgreSQL   127.0.0.1:$POSTGRES_PORT, database tvidz, user tvidz, password in $DATA/postgres-password
  Logs         $DATA/logs

TEXT
}

# how_to_stop: the command, for this data directory.
how_to_stop() {
    if [[ $DATA == "$ROOT/.tvidz" ]]; then printf './tvidz down'; else printf './tvidz down --data %q' "$DATA"; fi
}

# follow_instance: shows the logs until Ctrl-C, or until somebody else stops the instance.
follow_instance() {
    local interrupted='' tail_pid
    trap 'interrupted=yes' INT TERM
    say "Ctrl-C stops everything."
    setsid tail -q -n 0 -F "$DATA"/logs/silo-*.log "$DATA/logs/api.log" 2>/dev/null &
    tail_pid=$!
    while [[ -z $interrupted && $(count_running) -gt 0 ]]; do sleep 1 || true; done
    kill "$tail_pid" 2>/dev/null || true
    trap '' INT TERM
    say "Stopping …"
    hold_lock
    stop_instance save
}

up_command() {
    local silos=1 detach=
    while (($# > 0)); do
        case $1 in
            --silos) silos=$(value_of "$@") || exit; shift ;;
            --data) DATA=$(value_of "$@") || exit; shift ;;
            --detach) detach=yes ;;
            *) fail "up does not know '$1'. ./tvidz up --help lists its options." ;;
        esac
        shift
    done
    [[ $silos =~ ^[1-9][0-9]?$ && $silos -le 16 ]] || fail "--silos takes a number from 1 to 16."
    use_data "$DATA"
    start_instance "$silos"
    print_addresses
    if [[ -n $detach ]]; then say "$(how_to_stop) stops it."; else follow_instance; fi
}

down_command() {
    local purge=
    while (($# > 0)); do
        case $1 in
            --data) DATA=$(value_of "$@") || exit; shift ;;
            --purge) purge=yes ;;
            *) fail "down does not know '$1'. ./tvidz down --help lists its options." ;;
        esac
        shift
    done
    if [[ ! -d $DATA/run ]]; then
        say "Nothing is running: there is no instance in $DATA."
        return
    fi
    use_data "$DATA"
    hold_lock
    find_ports
    if [[ -n $purge ]]; then
        stop_instance discard
        remove_data
    else
        stop_instance save
    fi
    say "Nothing is running${purge:+, and the data is gone}."
}

add_command() {
    local api='' files=() file
    while (($# > 0)); do
        case $1 in
            --data) DATA=$(value_of "$@") || exit; shift ;;
            --api) api=$(value_of "$@") || exit; shift ;;
            -*) fail "add does not know '$1'. ./tvidz add --help lists its options; a file of this name is ./$1" ;;
            *) files+=("$1") ;;
        esac
        shift
    done
    ((${#files[@]} > 0)) || fail "add needs a file: ./tvidz add FILE…"
    for file in "${files[@]}"; do [[ -f $file ]] || fail "there is no file $file."; done
    prepare_client
    client add --api "$api" -- "${files[@]}"
}
