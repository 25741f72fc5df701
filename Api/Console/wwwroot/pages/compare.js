// Two videos locked in time, to judge a match by looking at it. All of the view is in the address.
import { html, useEffect, useRef, useState } from "../lib/preact.js";
import { call, videoPath } from "../core/api.js";
import { clock } from "../core/format.js";
import { useLoad, useTitle, useVideo } from "../core/hooks.js";
import { frameTime, lock, toOther, toThis } from "../core/pair.js";
import { go, link } from "../core/router.js";
import { changeWords, segmentWords, stretch } from "../core/words.js";
import { Button, Choice, Empty, LinkButton, PageHead, Problem } from "../parts/basics.js";
import { Evidence } from "../parts/evidence.js";
import { Decision } from "../parts/decision.js";
import { Stage } from "../parts/stage.js";
import { Cuts, Head, Ruler, Seek, share } from "../parts/timeline.js";

export default ({ ids: [videoId, otherId], query }) => {
  useTitle("Compare");
  const here = useVideo(videoId).video;
  const there = useVideo(otherId).video;
  const pair = useLoad((signal) => call(videoPath(videoId, "duplicates", otherId), { signal }), [videoId, otherId], 5000);
  if (here === null || there === null) {
    return html`<${PageHead} title="Compare" /><${Empty} icon="compare" title="One of the two videos is not there any more">
      <${LinkButton} label="To the library" href=${link(["library"])} /></${Empty}>`;
  }
  return html`
    <${PageHead} title="Compare" />
    <${Problem} error=${pair.error} />
    ${here && there && pair.data
      ? html`<${Comparison} key=${query.toString()} here=${here} there=${there} pair=${pair.data} query=${query} reload=${pair.reload} />`
      : !pair.error && html`<p class="facts" role="status">Loading …</p>`}`;
};

const wholeOf = (here, there) => ({
  start: 0, end: here.duration ?? 0, matchStart: 0, matchEnd: there.duration ?? 0, speed: 1, mirrored: false,
});

const Comparison = ({ here, there, pair, query, reload }) => {
  const segments = pair.segments.length > 0 ? pair.segments : [wholeOf(here, there)];
  const asked = Number(query.get("segment") ?? 0);
  const [number, setNumber] = useState(segments[asked] ? asked : 0);
  const segment = segments[number] ?? segments[0];
  const [mode, setMode] = useState(query.get("mode") === "wipe" ? "wipe" : "side");
  const [wipe, setWipe] = useState(Number(query.get("wipe") ?? 50));
  const [isMirrored, setMirrored] = useState(query.has("mirror") ? query.get("mirror") === "1" : segment.mirrored);
  const players = useLocked(segment, query.has("t") ? Number(query.get("t")) : segment.start + 0.5 / (here.frameRate || 25));
  const { time, isPlaying, seek } = players;
  const rate = here.frameRate || 25;

  useEffect(() => {
    if (isPlaying) return;
    go(link(["compare", here.videoId, there.videoId], {
      segment: number, t: time.toFixed(3), mode, wipe: mode === "wipe" ? wipe : null,
      mirror: isMirrored === segment.mirrored ? null : Number(isMirrored),
    }), { replace: true });
  }, [number, time, mode, wipe, isMirrored, isPlaying]);

  const choose = (n) => {
    setNumber(n);
    setMirrored(segments[n].mirrored);
    seek(segments[n].start + 0.5 / rate, segments[n]);
  };
  const step = (frames) => seek(frameTime(players.now(), rate, frames));
  const jump = (direction) => {
    const cuts = direction > 0 ? here.sceneCuts : [...here.sceneCuts].reverse();
    const next = cuts.find((cut) => (cut - players.now()) * direction > (direction > 0 ? 0 : 1 / rate));
    if (next !== undefined) seek(next + 0.5 / rate);
  };
  const keys = (event) => {
    if (event.target.matches("input, textarea, select, button, a, summary")) return;
    const action = { " ": players.toggle, ",": () => step(-1), ".": () => step(1), "[": () => jump(-1), "]": () => jump(1) }[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  };
  useEffect(() => {
    addEventListener("keydown", keys);
    return () => removeEventListener("keydown", keys);
  });

  return html`
    <section class="panel" aria-label="Both videos">
      <${Stage} here=${here} there=${there} players=${players} mode=${mode} wipe=${wipe} onWipe=${setWipe} isMirrored=${isMirrored} />
      <div class="transport">
        <${Button} icon="cutBack" label="Previous cut" isQuiet=${true} onClick=${() => jump(-1)} />
        <${Button} icon="stepBack" label="One frame back" isQuiet=${true} onClick=${() => step(-1)} />
        <${Button} icon=${isPlaying ? "pause" : "play"} label=${isPlaying ? "Pause" : "Play"} kind="primary" onClick=${players.toggle} />
        <${Button} icon="stepNext" label="One frame on" isQuiet=${true} onClick=${() => step(1)} />
        <${Button} icon="cutNext" label="Next cut" isQuiet=${true} onClick=${() => jump(1)} />
        <span class="clock" aria-live="off">${clock(time, 2)} ↔ ${clock(toOther(segment, time), 2)}</span>
        <${Button} icon="mirror" label="Mirror the other" aria-pressed=${String(isMirrored)} onClick=${() => setMirrored(!isMirrored)} />
        <${Choice} label="View" value=${mode} options=${[["side", "Side by side"], ["wipe", "Wipe"]]} onChange=${setMode} />
      </div>
      <div class="tracks">
        <${Track} video=${here} time=${time} from=${segment.start} to=${segment.end} onSeek=${seek} label="Time in this video" />
        <${Track} video=${there} time=${toOther(segment, time)} from=${segment.matchStart} to=${segment.matchEnd}
          onSeek=${(other) => seek(toThis(segment, other))} label="Time in the other video" />
      </div>
      <div class="segments" role="group" aria-label="Shared parts">
        ${pair.segments.map((part, n) => html`
          <${Button} key=${n} label=${`${stretch(part.start, part.end)}${changeWords(part)}`} aria-pressed=${String(n === number)} onClick=${() => choose(n)} />`)}
      </div>
      <p class="facts">${pair.segments.length > 0 ? `${segmentWords(segment, there.fileName)}.`
        : "Nothing aligns: both are shown from their beginnings."} Keys: space plays, comma and full stop step, brackets jump between cuts.</p>
    </section>
    <div class="compare-lower">
      <${Decision} here=${here} there=${there} pair=${pair} onChange=${reload} />
      <${Evidence} pair=${pair} />
    </div>`;
};

const Track = ({ video, time, from, to, onSeek, label }) => video.duration > 0 && html`
  <div>
    <p class="track-name"><a href=${link(["videos", video.videoId])}>${video.fileName}</a></p>
    <div class="timeline">
      <${Ruler} duration=${video.duration} />
      <div class="timeline-track is-low">
        <div class="timeline-shade" style=${{ left: share(from, video.duration), width: share(to - from, video.duration) }}></div>
        <${Cuts} cuts=${video.sceneCuts} duration=${video.duration} />
        <${Seek} label=${label} time=${time} duration=${video.duration} step="any" onSeek=${onSeek} />
      </div>
      <${Head} time=${time} duration=${video.duration} />
    </div>
  </div>`;

/** Both players, of which this one leads. */
function useLocked(segment, first) {
  const own = useRef(null);
  const other = useRef(null);
  const wanted = useRef(first);
  const [time, setTime] = useState(first);
  const [isPlaying, setPlaying] = useState(false);
  const [isAway, setAway] = useState(false);
  const now = () => (own.current?.paused === false ? own.current.currentTime : wanted.current);
  const follow = (at, part = segment) => own.current && other.current && setAway(lock(own.current, other.current, part, at));
  const seek = (at, part = segment) => {
    const place = Math.min(Math.max(0, at), own.current?.duration || at);
    wanted.current = place;
    if (own.current) own.current.currentTime = place;
    setTime(place);
    follow(place, part);
  };
  useEffect(() => {
    if (!isPlaying) return;
    let frame = 0;
    const tick = () => {
      if (own.current) {
        wanted.current = own.current.currentTime;
        setTime(wanted.current);
        follow(wanted.current);
      }
      frame = requestAnimationFrame(tick);
    };
    tick();
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, segment]);
  return {
    own, other, time, isPlaying, isAway, seek, now,
    toggle: () => (own.current?.paused ? own.current.play().catch(() => {}) : own.current?.pause()),
    onState: () => {
      const plays = own.current?.paused === false;
      setPlaying(plays);
      if (!plays && own.current) seek(own.current.currentTime);
    },
    onReady: () => seek(wanted.current),
  };
}
