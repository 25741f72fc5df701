# shellcheck shell=bash
# Takes over the library of the service that TVidz succeeds.

help_import() {
    cat <<'TEXT'
Usage: ./tvidz import --from postgres://USER:PASSWORD@HOST:PORT/DATABASE [--again] [--data DIR | --api URL]

Takes over a predecessor's database (its tables videos and video_timestamps), which is only read: prints how far it is, and
at the end how many rows were rejected and why. When it is interrupted, the same command goes on where it was.

  --from URL    the database; without a password in it, the variable PGPASSWORD is asked
  --again       begins at the first video, whatever an earlier run did; what is there already is not changed
  --data DIR    the instance's data directory (default: .tvidz beside this script)
  --api URL     an Api elsewhere; its key, if it asks for one, is read from the variable TVIDZ_API_KEY
TEXT
}

import_command() {
    local api='' from='' again=()
    while (($# > 0)); do
        case $1 in
            --from) from=$(value_of "$@") || exit; shift ;;
            --data) DATA=$(value_of "$@") || exit; shift ;;
            --api) api=$(value_of "$@") || exit; shift ;;
            --again) again=(--again) ;;
            *) fail "import does not know an argument that was given. ./tvidz import --help lists its options." ;;
        esac
        shift
    done
    [[ -n $from ]] || fail "import needs a database: ./tvidz import --from postgres://USER:PASSWORD@HOST:PORT/DATABASE"
    prepare_client
    client import --api "$api" --from "$from" --state "$DATA/imports" "${again[@]}"
}
