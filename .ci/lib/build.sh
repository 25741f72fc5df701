# shellcheck shell=bash
# Builds. An instance runs a copy of its own (DATA/app), so that a build never changes programs that are running.

# build_quietly LOG DOTNET-ARGUMENT…: one build at a time, and no build server left running after it.
build_quietly() {
    local log=$1
    shift
    mkdir -p "$ROOT/artifacts"
    (
        flock 8
        MSBUILDDISABLENODEREUSE=1 run_quietly "$log" dotnet "$@" -c Release -p:UseSharedCompilation=false
    ) 8>"$ROOT/artifacts/.lock"
}

sources_changed_since() {
    [[ ! -e $1 ]] || [[ -n $(cd "$ROOT" && find Fingerprints Media GrainInterfaces Grains Silo Api sql \
        Directory.Build.props Directory.Packages.props global.json -newer "$1" -print -quit) ]]
}

# publish_app: puts the programs into DATA/app unless they are there and up to date.
publish_app() {
    local project stamp=$DATA/app/published
    sources_changed_since "$stamp" || return 0
    if (($(count_running) > 0)); then
        say "The sources have changed since this instance was started; it goes on with what it has until ./tvidz down."
        return
    fi
    say "Building …"
    rm -rf "$DATA/app"
    mkdir -p "$DATA/app"
    touch "$DATA/app/building"
    for project in Silo Api Api/Client; do
        build_quietly "$DATA/logs/build.log" publish "$ROOT/$project" -o "$DATA/app/${project##*/}" ||
            fail "the build of $project failed, see above."
    done
    mv "$DATA/app/building" "$stamp"
}

client() { dotnet "$DATA/app/Client/TVidz.Client.dll" "$@"; }
