// Both pictures: side by side, or one over the other with a line that wipes between them.
import { html } from "../lib/preact.js";
import { useMediaUrl } from "../core/media.js";
import { Icon } from "./icons.js";

export const Stage = ({ here, there, players, mode, wipe, onWipe, isMirrored }) => {
  const own = html`
    <${View} key="own" video=${here} player=${players.own} name="own" isMuted=${false} events=${{
      onLoadedMetadata: players.onReady, onPlay: players.onState, onPause: players.onState, onEnded: players.onState }} />`;
  const other = html`
    <${View} key="other" video=${there} player=${players.other} name="other" isMuted=${true} isMirrored=${isMirrored} isAway=${players.isAway}
      clip=${mode === "wipe" ? `inset(0 0 0 ${wipe}%)` : "none"} events=${{ onLoadedMetadata: players.onReady }} />`;
  // The players stay where they are in the page: moving one would load it again.
  return html`
    <div class=${mode === "wipe" ? "wipe" : ""}>
      <div class=${mode === "wipe" ? "views" : "stage side"}>
        ${own}${other}
        ${mode === "wipe" && html`
          <div class="wipe-line" style=${{ left: `${wipe}%` }}></div>
          <input class="wipe-range" type="range" min="0" max="100" step="1" value=${wipe} aria-label="Wipe between the videos"
            aria-valuetext=${`${wipe} % of this video`} onInput=${(event) => onWipe(event.currentTarget.valueAsNumber)} />`}
      </div>
    </div>`;
};

const View = ({ video, player, name, isMuted, isMirrored, isAway, clip, events }) => {
  const { url, error, renew } = useMediaUrl(video.videoId, "media", Boolean(video.bucket));
  return html`
    <figure class=${`view ${name} ${isMirrored ? "is-mirrored" : ""}`} style=${{ clipPath: clip ?? "none" }}>
      ${url && html`<video ref=${player} src=${url} muted=${isMuted} playsinline preload="auto" aria-label=${video.fileName}
        data-player=${name} onError=${error ? undefined : () => setTimeout(renew, 2000)} ...${events}></video>`}
      <figcaption>${video.fileName}</figcaption>
      ${!video.bucket && html`<p class="view-away"><${Icon} name="film" /> Only its fingerprint is here: there is no file to play.</p>`}
      ${isAway && html`<p class="view-away">Nothing of this video is at that moment.</p>`}
    </figure>`;
};
