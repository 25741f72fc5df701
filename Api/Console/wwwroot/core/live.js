// Follows videos while they are analysed: by a server-sent event stream where one is free, else by asking now and then.
// Streams are read with fetch, since EventSource cannot send a key and gives up at a 503.
import { failureOf, send, videoPath } from "./api.js";

// A browser opens six connections to one host, in all its windows together. The locks are shared by the windows.
const maxStreams = 4;
const pollEvery = 2000;
let polling = 0;

export const isTerminal = (video) => video.status === "completed" || video.status === "failed";

/**
 * Hands out every state of a video until its analysis has ended, and null if there is no such video. Connections that
 * break are made again. A terminal video is looked at again now and then: another analysis may be asked for.
 * @returns What ends it.
 */
export function follow(videoId, onVideo, onLost = () => {}) {
  const control = new AbortController();
  run(videoId, onVideo, onLost, control.signal);
  return () => control.abort();
}

async function run(videoId, onVideo, onLost, signal) {
  const seen = { id: null, text: null };
  const show = (text) => {
    if (signal.aborted) return null;
    const video = JSON.parse(text);
    if (text !== seen.text) onVideo(video);
    seen.text = text;
    return video;
  };
  let isDone = false;
  while (!signal.aborted) {
    try {
      const video = await poll(videoId, show, signal);
      if (video === null) return signal.aborted || onVideo(null);
      isDone = isTerminal(video);
      if (!isDone && video.status !== "pending") await withStream((end) => stream(videoId, seen, show, end), signal);
    } catch (error) {
      if (signal.aborted) return;
      seen.text = null; // so that its return is told
      onLost(error);
    }
    await pause(isDone ? 2 * pollEvery : pollEvery * Math.max(1, polling / 10), signal);
  }
}

async function poll(videoId, show, signal) {
  polling++;
  try {
    const answer = await send(videoPath(videoId), { signal });
    if (answer.status === 404) return null;
    if (!answer.ok) throw await failureOf(answer);
    return show(await answer.text());
  } finally {
    polling--;
  }
}

/** Runs it if a stream is free; otherwise does nothing. */
async function withStream(action, signal) {
  if (!navigator.locks) return; // a page without TLS
  for (let slot = 0; slot < maxStreams && !signal.aborted; slot++) {
    const wasFree = await navigator.locks.request(`tvidz-stream-${slot}`, { ifAvailable: true }, async (lock) => {
      if (!lock) return false;
      await action(signal);
      return true;
    });
    if (wasFree) return;
  }
}

async function stream(videoId, seen, show, signal) {
  const headers = { Accept: "text/event-stream", ...(seen.id ? { "Last-Event-ID": seen.id } : {}) };
  const answer = await send(videoPath(videoId, "events"), { headers, signal });
  if (!answer.ok) throw await failureOf(answer);
  if (answer.status === 204) return;
  let rest = "";
  for await (const text of answer.body.pipeThrough(new TextDecoderStream())) {
    const events = (rest + text).split("\n\n");
    rest = events.pop();
    for (const event of events) read(event, seen, show);
  }
}

function read(event, seen, show) {
  const fields = Object.fromEntries(event.split("\n").filter((line) => !line.startsWith(":"))
    .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trimStart()]));
  if (fields.id) seen.id = fields.id;
  if (fields.data) show(fields.data);
}

const pause = (milliseconds, signal) => new Promise((resolve) => {
  const timer = setTimeout(resolve, milliseconds);
  signal.addEventListener("abort", () => { clearTimeout(timer); resolve(); }, { once: true });
});
