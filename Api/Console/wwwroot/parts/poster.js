// The picture that stands for a video.
import { html, useState } from "../lib/preact.js";
import { useNear } from "../core/hooks.js";
import { useMediaUrl } from "../core/media.js";
import { Icon } from "./icons.js";

/** A video's poster, fetched when it comes near the screen; a sign of a film where there is none. */
export const Poster = ({ video, children }) => {
  const [ref, isNear] = useNear();
  const { url } = useMediaUrl(video.videoId, "poster", isNear && video.poster === true);
  const [broken, setBroken] = useState(null);
  return html`
    <div class="poster" ref=${ref}>
      ${url && url !== broken
        ? html`<img src=${url} alt="" decoding="async" onError=${() => setBroken(url)} />`
        : html`<span class="poster-none"><${Icon} name="film" /></span>`}
      ${children}
    </div>`;
};
