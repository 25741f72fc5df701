// What may be uploaded, as far as a browser can tell.
import { bytes } from "./format.js";

const typeOf = {
  "3gp": "video/3gpp", asf: "video/x-ms-asf", avi: "video/x-msvideo", dv: "video/x-dv", flv: "video/x-flv", gxf: "application/octet-stream",
  m2ts: "video/mp2t", m4v: "video/mp4", mkv: "video/x-matroska", mov: "video/quicktime", mp4: "video/mp4", mpeg: "video/mpeg",
  mpg: "video/mpeg", mts: "video/mp2t", mxf: "application/octet-stream", nut: "application/octet-stream", ogv: "video/ogg",
  rm: "application/octet-stream", ts: "video/mp2t", vob: "video/mpeg", webm: "video/webm", wmv: "video/x-ms-wmv", wtv: "application/octet-stream",
};

const extension = (name) => name.includes(".") ? name.split(".").pop().toLowerCase() : "";

// The largest object that S3 keeps; what the server allows, it says itself.
const maxBytes = 5 * 2 ** 40;

/** What a file chooser offers. */
export const acceptedFiles = ["video/*", ...Object.keys(typeOf).map((name) => `.${name}`)].join(",");

/** The media type to announce a file with: by its ending first, since that is the same in all browsers. */
export const contentType = (file) =>
  typeOf[extension(file.name)] ?? (file.type.startsWith("video/") ? file.type : "application/octet-stream");

/** Why a file cannot be uploaded, in words; null: it can. */
export async function checkFile(file) {
  const isVideo = extension(file.name) in typeOf || file.type.startsWith("video/");
  if (!isVideo) return "This is not a video. Choose a file such as MP4, MOV, MKV or WebM.";
  if (file.size === 0) return "This file is empty.";
  if (file.size > maxBytes) return `This file is larger than ${bytes(maxBytes)}, the most that the storage takes.`;
  if (!await isReadable(file)) return "This file cannot be read. Is it a folder, or has it been moved?";
  return null;
}

async function isReadable(file) {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
