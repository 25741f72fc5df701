// Where a video's file and pictures are: addresses at the object store that work for a while.
import { useEffect, useState } from "../lib/preact.js";
import { call, videoPath } from "./api.js";

const known = new Map(); // "kind/videoId" → {url, until}
const margin = 60_000;

/** The address of a video's "media", "poster" or "thumbnails". */
export async function mediaUrl(videoId, kind, { fresh = false, signal } = {}) {
  const name = `${kind}/${videoId}`;
  const present = known.get(name);
  if (!fresh && present && present.until > Date.now()) return present.url;
  const { url, expiresAt } = await call(`${videoPath(videoId, kind)}?url=1`, { signal });
  known.set(name, { url, until: new Date(expiresAt).getTime() - margin });
  return url;
}

/** The same for a component: {url, error, renew}; nothing while isWanted is false. */
export function useMediaUrl(videoId, kind, isWanted = true) {
  const [state, setState] = useState({ url: null, error: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (!isWanted) return;
    const control = new AbortController();
    mediaUrl(videoId, kind, { fresh: turn > 0, signal: control.signal }).then(
      (url) => setState({ url, error: null }),
      (error) => { if (!control.signal.aborted) setState({ url: null, error }); });
    return () => control.abort();
  }, [videoId, kind, isWanted, turn]);
  return { ...state, renew: () => setTurn((n) => n + 1) };
}

/** The style that shows tile number index of a sprite, as wide and high as its box. */
export function tileStyle(url, { count, columns }, index) {
  const rows = Math.ceil(count / columns);
  const column = index % columns;
  const row = Math.floor(index / columns);
  const place = (at, of) => (of > 1 ? `${(at / (of - 1)) * 100}%` : "0");
  return {
    backgroundImage: `url(${JSON.stringify(url)})`,
    backgroundSize: `${columns * 100}% ${rows * 100}%`,
    backgroundPosition: `${place(column, columns)} ${place(row, rows)}`,
  };
}
