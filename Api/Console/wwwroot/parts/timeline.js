// A video's length as a line: everything in it stands at its share of the duration.
import { html } from "../lib/preact.js";
import { clock } from "../core/format.js";
import { link } from "../core/router.js";
import { tileStyle } from "../core/media.js";
import { changeWords, segmentWords } from "../core/words.js";

const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];
const maxTiles = 24;

/** A share of the duration as CSS. */
export const share = (seconds, duration) => `${Math.min(100, Math.max(0, (100 * seconds) / duration))}%`;

/** The times along it. */
export const Ruler = ({ duration }) => {
  const step = steps.find((s) => duration / s <= 8) ?? 14400;
  const marks = [...Array(Math.floor(duration / step) + 1).keys()].map((n) => n * step).filter((t) => t < duration - step * 0.4);
  return html`
    <div class="timeline-ruler" aria-hidden="true">
      ${[...marks, duration].map((t) => html`<span key=${t} style=${{ left: share(t, duration) }}>${clock(t)}</span>`)}
    </div>`;
};

/** Cuts as upright lines. */
export const Cuts = ({ cuts, duration }) => html`
  <svg class="timeline-cuts" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <path d=${cuts.map((t) => `M${((100 * t) / duration).toFixed(4)} 0V10`).join("")} />
  </svg>`;

/** Pictures at equal distances, out of the sprite that the analysis made. */
export const Thumbnails = ({ url, thumbnails, duration }) => {
  const shown = Math.min(maxTiles, thumbnails.count);
  const tiles = [...Array(shown).keys()].map((n) => {
    const seconds = ((n + 0.5) * duration) / shown;
    return Math.min(thumbnails.count - 1, Math.floor(seconds / thumbnails.interval));
  });
  return html`<div class="timeline-thumbs" aria-hidden="true">
    ${tiles.map((tile, n) => html`<div key=${n} style=${tileStyle(url, thumbnails, tile)}></div>`)}
  </div>`;
};

/** Moves through it: pointer and keyboard, by a native slider that lies over the track. */
export const Seek = ({ label, time, duration, step, onSeek }) => html`
  <input class="timeline-seek" type="range" min="0" max=${duration} step=${step} value=${time} aria-label=${label}
    aria-valuetext=${`${clock(time, 2)} of ${clock(duration)}`} onInput=${(event) => onSeek(event.currentTarget.valueAsNumber)} />`;

/** Where it is. */
export const Head = ({ time, duration }) => html`
  <div class="timeline-head" style=${{ left: share(time, duration) }}></div>`;

/** A line for each matching video, with a band for each stretch that it shares. */
export const Lanes = ({ video, matches }) => html`
  <ul class=${`lanes ${matches.length > 8 ? "is-scrolling" : ""}`} aria-label="Matches on the timeline" tabindex=${matches.length > 8 ? 0 : undefined}>
    ${matches.map((match, n) => html`
      <li key=${match.videoId} class=${`lane hue-${n % 8}`}>
        ${match.segments.map((segment, index) => html`
          <a key=${index} class=${`band ${match.decision?.verdict === "dismissed" ? "is-dismissed" : ""}`}
            href=${link(["compare", video.videoId, match.videoId], { segment: index })}
            style=${{ left: share(segment.start, video.duration), width: share(segment.end - segment.start, video.duration) }}
            data-start=${segment.start} data-end=${segment.end}
            title=${segmentWords(segment, match.fileName)} aria-label=${segmentWords(segment, match.fileName)}>
            <span>${match.fileName}${changeWords(segment)}</span>
          </a>`)}
      </li>`)}
  </ul>`;
