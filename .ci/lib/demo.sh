# shellcheck shell=bash
# The whole thing in one command: a film, a disguised fragment of it, and which seconds of the one are in the other.

help_demo() {
    cat <<'TEXT'
Usage: ./tvidz demo [FILE] [--data DIR]

Starts TVidz if it is not running, makes a film (or takes FILE), cuts a fragment out of its middle and disguises it:
smaller, coarser, other colours, 30 frames a second. Then uploads both and prints which seconds of the fragment are
found where in the film. The instance goes on running; ./tvidz down stops it.

  --data DIR    the instance's data directory (default: .tvidz beside this script)
TEXT
}

# Shots of the film: a source that ffmpeg generates, and for how many seconds. No two in a row look alike, and no two
# lengths in a row are equal.
DEMO_SHOTS=(
    'testsrc2 2.20' 'mandelbrot 3.12' 'pal75bars 1.64' 'gradients=seed=5:c0=navy:c1=orange 2.76' 'yuvtestsrc 3.44'
    'mandelbrot=start_scale=0.4 1.96' 'testsrc 2.60' 'gradients=seed=7:c0=white:c1=maroon 1.48' 'rgbtestsrc 3.04'
    'gradients=seed=9:c0=black:c1=cyan 2.32' 'mandelbrot=start_scale=0.02 1.80' 'smptehdbars 2.92' 'testsrc2 1.56'
    'gradients=seed=2:c0=red:c1=white 2.48' 'mandelbrot=start_scale=0.1 3.20' 'yuvtestsrc 1.72' 'pal100bars 2.64'
    'gradients=seed=4:c0=black:c1=yellow 2.08' 'testsrc 1.88' 'mandelbrot=start_scale=0.6 2.84' 'smptebars 1.52'
    'gradients=seed=6:c0=white:c1=blue 2.36' 'rgbtestsrc 3.28' 'testsrc2 2.16' 'mandelbrot=start_scale=0.005 2.56'
    'gradients=seed=3:c0=black:c1=white 1.68' 'pal75bars 2.96'
)

# make_film FILE
make_film() {
    local shot source inputs=() filter='' joined='' i=0
    for shot in "${DEMO_SHOTS[@]}"; do
        source=${shot% *}
        # The first option of a filter follows '=', the others ':'.
        if [[ $source == *=* ]]; then source+=':'; else source+='='; fi
        inputs+=(-f lavfi -t "${shot#* }" -i "${source}size=640x360:rate=25")
        filter+="[$i:v]hue=h=$((i * 47 % 360)),setsar=1,format=yuv420p[v$i];"
        joined+="[v$i]"
        i=$((i + 1))
    done
    ffmpeg -nostdin -v error -y "${inputs[@]}" -filter_complex "$filter${joined}concat=n=${i}[film]" -map '[film]' \
        -c:v libx264 -preset veryfast -crf 20 -movflags +faststart -f mp4 "$1.part"
    mv "$1.part" "$1"
}

# duration_of FILE: seconds of its picture; nothing when it has none.
duration_of() {
    ffprobe -v error -select_streams v:0 -show_entries stream=codec_type:format=duration -of csv=p=0 "$1" 2>/dev/null |
        awk '/^video/ { video = 1 } /^[0-9.]+$/ { seconds = $1 } END { if (video && seconds > 0) print seconds }'
}

# make_fragment FILE FRAGMENT: two fifths of it, but 25 s at least and 2 minutes at most, disguised.
make_fragment() {
    local duration start length
    duration=$(duration_of "$1") || true
    [[ -n $duration ]] || fail "$1 is not a video, or has no picture."
    read -r start length < <(awk -v d="$duration" 'BEGIN {
        l = d * 0.4; if (l < 25) l = 25; if (l > 120) l = 120
        printf "%.2f %.2f\n", (d - l) / 2 + 0.37, l }')
    awk -v s="$start" 'BEGIN { exit !(s >= 2) }' ||
        fail "$1 is too short: a fragment that can be recognised needs 25 seconds, so a video needs 30 at least."
    say "Disguising the fragment from second $start to $(awk "BEGIN { print $start + $length }") …"
    ffmpeg -nostdin -v error -y -ss "$start" -t "$length" -i "$1" -map 0:v:0 -an -sn -dn \
        -vf 'fps=30,scale=-2:240,eq=brightness=0.03:contrast=1.06:saturation=1.2' \
        -c:v libx264 -preset veryfast -crf 32 -pix_fmt yuv420p -f mp4 "$2.part" ||
        fail "ffmpeg could not read $1, see above."
    mv "$2.part" "$2"
}

demo_command() {
    local film='' fragment
    while (($# > 0)); do
        case $1 in
            --data) DATA=$(value_of "$@") || exit; shift ;;
            -*) fail "demo does not know '$1'. ./tvidz demo --help lists its options." ;;
            *) film=$1 ;;
        esac
        shift
    done
    [[ -z $film || -f $film ]] || fail "there is no file $film."
    use_data "$DATA"
    need_ffmpeg
    mkdir -p "$DATA/demo"
    if [[ -z $film ]]; then
        film=$DATA/demo/film.mp4
        [[ -f $film ]] || { say "Making a film of a minute …" && make_film "$film"; }
    fi
    fragment=$DATA/demo/fragment-of-$(basename "${film%.*}").mp4
    make_fragment "$film" "$fragment"
    start_instance 1
    say "Uploading the film and the fragment …"
    client compare --api "$(api_address)" -- "$film" "$fragment" || fail "the demo failed."
    print_addresses
    say "TVidz goes on running. ./tvidz add FILE… adds your own videos; $(how_to_stop) stops it."
}
