// Sends files to the object store with Uppy: small ones in one request, large ones in parts that are tried again one by
// one. An upload in parts that broke off goes on where it stopped, also after the page was loaded anew.
import { AwsS3, Uppy } from "../lib/uppy.js";
import { call, Failure, videoPath } from "./api.js";
import { memory } from "./resume.js";

const partsFrom = 16 * 2 ** 20;
const filesAtOnce = 3;
const retryDelays = [2, 4, 8, 15, 30, 30, 30, 30].map((seconds) => seconds * 1000);
const speedWindow = 3000; // milliseconds that the speed is measured over

/** A sender that tells of what it does: onProgress(id, sent, speed), onWaiting(id, why), onSent(id, videoId), onFailed(id, why). */
export function createSender({ onProgress, onWaiting, onSent, onFailed }) {
  const jobs = new Map(); // by Uppy's file id, and by our own while Uppy does not have it
  const waiting = [];
  const partSizes = new WeakMap(); // file → bytes of a part
  const uppy = new Uppy({ autoProceed: true });
  const jobOf = (file) => jobs.get(file.id);

  uppy.use(AwsS3, {
    limit: 4,
    retryDelays: [0, 1000, 2000],
    allowedMetaFields: false,
    shouldUseMultipart: (file) => file.size > partsFrom,
    getChunkSize: (data) => partSizes.get(data),

    async getUploadParameters(file) {
      const ticket = await call("videos/uploads", { method: "POST", body: announcement(file) });
      jobOf(file).videoId = ticket.videoId;
      return { method: ticket.method, url: ticket.uploadUrl, headers: ticket.headers };
    },
    createMultipartUpload: (file) => ({ uploadId: jobOf(file).ticket.uploadId, key: jobOf(file).ticket.videoId }),
    async listParts(file, { uploadId, key: videoId }) {
      const { items } = await call(videoPath(videoId, "uploads", uploadId, "parts"));
      return items.map((part) => ({ PartNumber: part.partNumber, Size: part.size, ETag: part.etag }));
    },
    async signPart(file, { uploadId, key: videoId, partNumber }) {
      const part = await call(videoPath(videoId, "uploads", uploadId, "parts", partNumber), { method: "POST" });
      return { method: part.method, url: part.uploadUrl, headers: part.headers };
    },
    async completeMultipartUpload(file, { uploadId, key: videoId, parts }) {
      const body = { parts: parts.map((part) => ({ partNumber: part.PartNumber, etag: part.ETag })) };
      await call(videoPath(videoId, "uploads", uploadId, "complete"), { method: "POST", body });
      return {};
    },
    // Uppy gives up what failed; we keep it, to go on from there, unless the person gave it up.
    abortMultipartUpload() {},
  });

  uppy.on("upload-progress", (file, { bytesUploaded }) => {
    const job = file && jobOf(file);
    if (job) onProgress(job.id, bytesUploaded, speedOf(job, bytesUploaded));
  });
  uppy.on("upload-success", (file) => {
    const job = jobOf(file);
    forget(job);
    memory.forget(job.file);
    onSent(job.id, job.videoId);
  });
  uppy.on("upload-error", (file, error) => {
    const job = file && jobOf(file);
    if (!job) return;
    const cause = error.cause instanceof Failure ? error.cause : error;
    const isLasting = cause instanceof Failure ? !cause.isPassing : error.source?.status >= 400 && error.source.status < 500;
    const delay = isLasting ? undefined : retryDelays[job.tries++];
    forget(job);
    if (cause.status === 404) memory.forget(job.file); // the started upload is gone: the next try begins anew
    if (delay === undefined) return onFailed(job.id, words(cause));
    onWaiting(job.id, "The connection was lost. It goes on as soon as it is back.");
    jobs.set(job.id, job);
    job.timer = setTimeout(() => begin(job), delay);
  });

  function forget(job) {
    jobs.delete(job.uppyId);
    jobs.delete(job.id);
    if (uppy.getFile(job.uppyId)) uppy.removeFile(job.uppyId);
    beginNext();
  }

  function beginNext() {
    while (jobs.size < filesAtOnce && waiting.length > 0) begin(waiting.shift());
  }

  async function begin(job) {
    const { file, type } = job;
    jobs.set(job.id, job);
    try {
      const started = memory.find(file);
      if (file.size > partsFrom) {
        job.ticket = started ?? await call("videos/uploads/multipart", { method: "POST", body: announcement(job) });
        job.videoId = job.ticket.videoId;
        partSizes.set(file, job.ticket.partSize);
        memory.keep(file, job.ticket);
      }
      if (job.isCancelled) return abandon(job);
      job.marks = [];
      job.uppyId = `${job.id}-${job.tries}`;
      jobs.delete(job.id);
      // Uppy takes two files of one name and size for the same; its id is made of these.
      job.uppyId = uppy.addFile({ name: file.name, type, data: file, meta: { relativePath: job.uppyId } });
      jobs.set(job.uppyId, job);
      if (started) uppy.setFileState(job.uppyId, { s3Multipart: { uploadId: started.uploadId, key: started.videoId } });
    } catch (error) {
      forget(job);
      onFailed(job.id, words(error));
    }
  }

  return {
    /** Sends a file; id is the caller's name for it. */
    send(id, file, type) {
      waiting.push({ id, file, type, size: file.size, name: file.name, tries: 0, marks: [] });
      beginNext();
    },
    /** Stops sending it and gives up what was sent. */
    cancel(id) {
      const place = waiting.findIndex((entry) => entry.id === id);
      if (place >= 0) waiting.splice(place, 1);
      const job = [...jobs.values()].find((entry) => entry.id === id);
      if (!job) return;
      clearTimeout(job.timer);
      job.isCancelled = true;
      forget(job);
      abandon(job);
    },
  };
}

const announcement = ({ name, type, size }) => ({ fileName: name, contentType: type, size });

/** Takes the announced video back. That it is refused, or gone already, does not matter: nothing comes of it. */
function abandon({ file, ticket, videoId }) {
  memory.forget(file);
  const path = ticket ? videoPath(videoId, "uploads", ticket.uploadId) : videoId && videoPath(videoId);
  if (path) call(path, { method: "DELETE", quiet: true }).catch(() => {});
}

function words(error) {
  if (error instanceof Failure) return error.message;
  const status = error.source?.status;
  return status ? `The storage refused the file (${status}).` : "The storage does not answer, or refuses uploads from this page.";
}

/** Bytes a second over the last seconds. */
function speedOf(job, sent) {
  const now = performance.now();
  job.marks.push({ now, sent });
  while (job.marks.length > 2 && now - job.marks[0].now > speedWindow) job.marks.shift();
  const first = job.marks[0];
  return now - first.now > 250 && sent > first.sent ? ((sent - first.sent) * 1000) / (now - first.now) : null;
}
