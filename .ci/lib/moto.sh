# shellcheck shell=bash
# moto stands in for S3 and SQS. It keeps everything in memory: objects are saved to DATA/objects before it stops, and
# put back before silos start.

use_emulator_credentials() {
    export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_REGION=us-east-1
    unset AWS_PROFILE AWS_SESSION_TOKEN AWS_DEFAULT_REGION
}

emulator_address() { printf 'http://127.0.0.1:%s' "$AWS_PORT"; }

start_moto() {
    ! is_running moto || return 0
    rm -f "$DATA/run/objects-restored"
    require_free_port "$AWS_PORT" TVIDZ_AWS_PORT
    start_process moto / "$MOTO" -H 127.0.0.1 -p "$AWS_PORT"
    wait_for moto 60 port_answers "$AWS_PORT"
}

restore_objects() {
    if [[ -f $DATA/run/objects-restored ]]; then return; fi
    if [[ -f $DATA/objects/manifest.json ]]; then
        client objects restore "$DATA/objects" --endpoint "$(emulator_address)" || return 1
    fi
    touch "$DATA/run/objects-restored"
}

# Only a bucket that got back what was saved before may take the place of what was saved before.
save_objects() {
    if ! is_running moto || [[ ! -f $DATA/run/objects-restored ]]; then return; fi
    client objects save "$DATA/objects" --endpoint "$(emulator_address)"
}

stop_moto() {
    stop_process moto TERM 10
    rm -f "$DATA/run/objects-restored"
}
