# shellcheck shell=bash
# Finds what TVidz needs on this machine, and installs from the distribution what is missing.

MOTO_VERSION=5.2.1
APT_IS_FRESH=

as_root() {
    if ((EUID == 0)); then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "this needs root once, to install packages: run ./tvidz as root, or install sudo."
    fi
}

# install_packages NAME…
install_packages() {
    command -v apt-get >/dev/null || fail "this machine has no apt-get: install $* yourself, then try again."
    say "Installing $* …"
    local log
    log=$(mktemp)
    [[ -n $APT_IS_FRESH ]] || run_quietly "$log" as_root apt-get -q update || fail "apt-get update failed, see above."
    APT_IS_FRESH=yes
    run_quietly "$log" as_root env DEBIAN_FRONTEND=noninteractive apt-get -qy install --no-install-recommends "$@" ||
        fail "installing $* failed, see above."
    rm -f "$log"
}

# need_package_lists: what apt-get downloads packages by, which a fresh machine has not; false when it cannot be had.
need_package_lists() {
    command -v apt-get >/dev/null || return 1
    apt-cache show openboard-common >/dev/null 2>&1 || as_root apt-get -qq update >/dev/null 2>&1 || return 1
    apt-cache show openboard-common >/dev/null 2>&1
}

need_dotnet() {
    command -v dotnet >/dev/null && dotnet --list-sdks | grep -q '^10\.' && return
    fail "the .NET 10 SDK is missing: see https://dotnet.microsoft.com/download/dotnet/10.0"
}

need_ffmpeg() {
    if ! command -v ffmpeg >/dev/null || ! command -v ffprobe >/dev/null; then
        install_packages ffmpeg
    fi
    if ! command -v setpriv >/dev/null || ! command -v prlimit >/dev/null; then
        install_packages util-linux
    fi
}

newest_postgres() {
    local folder newest=
    while read -r folder; do
        [[ ! -x $folder/initdb || ! -x $folder/postgres ]] || newest=$folder
    done < <(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V)
    printf '%s' "$newest"
}

# The distribution would make and start a cluster of its own on port 5432, which nobody here needs.
need_postgres() {
    [[ -z $(newest_postgres) ]] || return 0
    local no_cluster=/etc/postgresql-common/createcluster.d/tvidz.conf
    as_root mkdir -p "${no_cluster%/*}"
    as_root tee "$no_cluster" >/dev/null <<<'create_main_cluster = false'
    install_packages postgresql
    as_root rm -f "$no_cluster"
}

# need_moto: the command, in MOTO.
need_moto() {
    local own="${XDG_CACHE_HOME:-$HOME/.cache}/tvidz/moto-$MOTO_VERSION"
    if MOTO=$(command -v moto_server) && "$MOTO" --help >/dev/null 2>&1; then
        return
    fi
    MOTO=$own/bin/moto_server
    [[ ! -f $own/complete ]] || return 0
    python3 -c 'import ensurepip, venv' 2>/dev/null || install_packages python3 python3-venv
    say "Installing moto $MOTO_VERSION into $own …"
    mkdir -p "${own%/*}"
    run_quietly "$own.log" python3 -m venv --clear "$own" || fail "making a Python environment failed, see above."
    run_quietly "$own.log" "$own/bin/pip" install "moto[s3,sqs,server]==$MOTO_VERSION" ||
        fail "installing moto failed, see above."
    touch "$own/complete"
}

# need_sqlalchemy: the predecessor's libraries for the distribution's own Python, whatever else is called python3 here; with
# the compiled parts, which an installation by pip has too, and without which it takes longer.
need_sqlalchemy() {
    /usr/bin/python3 -c 'import psycopg2, sqlalchemy.util; assert sqlalchemy.util.has_compiled_ext()' 2>/dev/null ||
        install_packages python3 python3-psycopg2 python3-sqlalchemy python3-sqlalchemy-ext
}

# need_chromium: what the console is tested with.
need_chromium() {
    command -v chromium >/dev/null || install_packages chromium
}

need_everything() {
    need_dotnet
    need_ffmpeg
    need_postgres
    need_moto
}
