// The uploads of this window: a queue that outlives the pages that show it. Uppy sends the bytes; from then on each video
// is followed to its end.
import { useEffect, useState } from "../lib/preact.js";
import { call, videoPath } from "./api.js";
import { checkFile, contentType } from "./files.js";
import { follow } from "./live.js";
import { errorText } from "./words.js";

const listeners = new Set();
let uploads = []; // newest first
let counter = 0;

/** Files that are chosen or dropped: each becomes a line of the queue, those that cannot be uploaded with the reason. */
export async function addFiles(files) {
  const added = files.map((file) => ({
    id: `upload-${++counter}`, file, name: file.name, size: file.size, stage: "waiting", sent: 0, speed: null, video: null, message: null,
  }));
  uploads = [...added.reverse().map(withState), ...uploads];
  tell();
  for (const { id, file } of added) {
    const refusal = await checkFile(file);
    if (refusal) change(id, { stage: "refused", message: refusal });
    else await start(id);
  }
}

/** Sends it again, or asks for another analysis of what was sent. */
export async function tryAgain(id) {
  const { video } = find(id);
  if (!video) {
    change(id, { stage: "waiting", message: null });
    return start(id);
  }
  change(id, { stage: "queued", message: null });
  try {
    await call(videoPath(video.videoId, "analysis"), { method: "POST" });
    watch(id, video.videoId);
  } catch (error) {
    change(id, { stage: "failed", message: error.message });
  }
}

/** Stops sending it; what was sent is given up. */
export async function cancel(id) {
  change(id, { stage: "cancelled", message: null });
  (await sender()).cancel(id);
}

/** Takes a line out of the list; the video stays. */
export function dismiss(id) {
  find(id)?.unfollow?.();
  uploads = uploads.filter((upload) => upload.id !== id);
  tell();
}

/** All lines, rendering anew when one changes. */
export function useUploads() {
  const [list, setList] = useState(uploads);
  useEffect(() => {
    listeners.add(setList);
    setList(uploads);
    return () => listeners.delete(setList);
  }, []);
  return list;
}

async function start(id) {
  const { file } = find(id);
  try {
    (await sender()).send(id, file, contentType(file));
  } catch (error) {
    change(id, { stage: "failed", message: error.message });
  }
}

let senderPromise = null;

/** Uppy is fetched when it is first needed. */
function sender() {
  senderPromise ??= import("./sender.js").then((module) => module.createSender({
    onProgress: (id, sent, speed) => find(id)?.stage !== "cancelled" && change(id, { stage: "uploading", sent, speed, message: null }),
    onWaiting: (id, message) => change(id, { stage: "uploading", speed: null, message }),
    onSent: (id, videoId) => {
      const { size } = find(id);
      change(id, { stage: "queued", sent: size, speed: null, message: null });
      watch(id, videoId);
    },
    onFailed: (id, message) => find(id)?.stage !== "cancelled" && change(id, { stage: "failed", speed: null, message }),
  }));
  senderPromise.catch(() => { senderPromise = null; });
  return senderPromise;
}

const stageOf = { pending: "queued", queued: "queued", analyzing: "analyzing", matching: "matching", completed: "done", failed: "failed" };

function watch(id, videoId) {
  find(id).unfollow?.();
  const unfollow = follow(videoId, (video) => {
    if (!find(id)) return;
    if (video) change(id, { video, stage: stageOf[video.status], message: video.error && errorText(video.error) });
    else change(id, { stage: "failed", message: "The video was deleted." });
    if (video?.status === "completed") find(id).unfollow();
  });
  change(id, { unfollow });
}

const find = (id) => uploads.find((upload) => upload.id === id);

function change(id, changes) {
  uploads = uploads.map((upload) => (upload.id === id ? withState({ ...upload, ...changes }) : upload));
  tell();
}

const withState = (upload) => ({
  ...upload,
  isSending: ["waiting", "uploading"].includes(upload.stage),
  isBusy: ["waiting", "uploading", "queued", "analyzing", "matching"].includes(upload.stage),
});

function tell() {
  for (const listener of listeners) listener(uploads);
}

addEventListener("beforeunload", (event) => {
  if (uploads.some((upload) => upload.isSending)) event.preventDefault();
});
