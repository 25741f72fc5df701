# shellcheck shell=bash
# A private PostgreSQL cluster on loopback. PostgreSQL refuses to run as root: then it runs as the user postgres, in a
# directory that this user can reach.

postgres_user() { if ((EUID == 0)); then printf 'postgres'; else id -un; fi; }

# as_postgres COMMAND…: replaces nothing but the user, so the process id stays.
as_postgres() {
    if ((EUID == 0)); then
        setpriv --reuid postgres --regid postgres --init-groups "$@"
    else
        "$@"
    fi
}

# find_cluster: its directory, in CLUSTER; remembered, for it need not be in DATA.
find_cluster() {
    if [[ -f $DATA/postgres-directory ]]; then
        CLUSTER=$(<"$DATA/postgres-directory")
        return
    fi
    if as_postgres test -x "$DATA" 2>/dev/null; then
        CLUSTER=$DATA/postgres
    else
        CLUSTER=/var/lib/tvidz/$(sha256sum <<<"$DATA" | cut -c1-16)
        mkdir -p "${CLUSTER%/*}"
    fi
    printf '%s\n' "$CLUSTER" >"$DATA/postgres-directory"
}

# find_postgres_programs: of the version that made the cluster, else the newest; in POSTGRES_BIN.
find_postgres_programs() {
    POSTGRES_BIN=$(newest_postgres)
    [[ -f $CLUSTER/PG_VERSION ]] || return 0
    local version
    version=$(<"$CLUSTER/PG_VERSION")
    POSTGRES_BIN=/usr/lib/postgresql/$version/bin
    [[ -x $POSTGRES_BIN/postgres ]] ||
        fail "this data was made by PostgreSQL $version, which is not installed: install postgresql-$version."
}

create_cluster() {
    say "Creating a PostgreSQL cluster in $CLUSTER …"
    (
        umask 077
        head -c 24 /dev/urandom | base64 | tr '+/' '-_' >"$DATA/postgres-password"
    )
    rm -rf "$CLUSTER"
    install -d -m 700 -o "$(postgres_user)" "$CLUSTER" "$CLUSTER.new"
    install -m 600 -o "$(postgres_user)" "$DATA/postgres-password" "$CLUSTER.new/password"
    (cd / && run_quietly "$DATA/logs/initdb.log" as_postgres "$POSTGRES_BIN/initdb" -D "$CLUSTER" --username=tvidz \
        --pwfile="$CLUSTER.new/password" --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8) || {
        rm -rf "$CLUSTER" "$CLUSTER.new"
        fail "creating the PostgreSQL cluster failed, see above."
    }
    rm -rf "$CLUSTER.new"
}

postgres_answers() { "$POSTGRES_BIN/pg_isready" -q -h 127.0.0.1 -p "$POSTGRES_PORT"; }

# psql_quietly DATABASE SQL
psql_quietly() {
    PGPASSWORD=$(<"$DATA/postgres-password") "$POSTGRES_BIN/psql" -X -A -t -q -v ON_ERROR_STOP=1 \
        -h 127.0.0.1 -p "$POSTGRES_PORT" -U tvidz -d "$1" -c "$2" </dev/null
}

# A crashed PostgreSQL whose process id is still taken (nobody has reaped it) would keep a new one from starting.
former_is_gone() {
    local pid
    ! read -r pid 2>/dev/null <"$CLUSTER/postmaster.pid" || [[ ! -e /proc/$pid ]] || birth_of "$pid" >/dev/null
}

# start_postgres [POSTGRES-ARGUMENT…]: and waits until it answers.
start_postgres() {
    find_cluster
    find_postgres_programs
    ! is_running postgres || return 0
    require_free_port "$POSTGRES_PORT" TVIDZ_POSTGRES_PORT
    [[ -f $CLUSTER/PG_VERSION ]] || create_cluster
    wait_until 30 former_is_gone || true
    local as=()
    ((EUID != 0)) || as=(setpriv --reuid postgres --regid postgres --init-groups)
    start_process postgres / "${as[@]}" "$POSTGRES_BIN/postgres" -D "$CLUSTER" \
        -c listen_addresses=127.0.0.1 -c port="$POSTGRES_PORT" -c unix_socket_directories= -c max_connections=500 "$@"
    wait_for postgres 60 postgres_answers
}

create_database() {
    [[ -n $(psql_quietly postgres "SELECT 1 FROM pg_database WHERE datname = 'tvidz'") ]] ||
        psql_quietly postgres "CREATE DATABASE tvidz"
}

# connection_string DATABASE [MORE]: for .NET.
connection_string() {
    printf 'Host=127.0.0.1;Port=%s;Username=tvidz;Password=%s;Database=%s%s' \
        "$POSTGRES_PORT" "$(<"$DATA/postgres-password")" "$1" "${2:+;$2}"
}

# Fast shutdown: ends connections, loses nothing.
stop_postgres() { stop_process postgres INT 60; }

remove_cluster() {
    find_cluster
    [[ ! -f $CLUSTER/PG_VERSION ]] || rm -rf "$CLUSTER"
}
