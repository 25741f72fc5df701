// What the server's codes and numbers mean, in words.
import { clock, percent, plural } from "./format.js";

export const statusWords = {
  pending: "Waiting for its file",
  queued: "Queued",
  analyzing: "Analyzing",
  matching: "Matching",
  completed: "Done",
  failed: "Failed",
};

const errorWords = {
  not_a_video: "This is not a video that we can read.",
  no_video_stream: "The file has no moving picture: it is sound only, or a still image.",
  corrupt: "The video is damaged or breaks off.",
  empty: "The file is empty.",
  too_large: "The file is larger than allowed.",
  timeout: "The analysis took too long.",
  object_missing: "The file is no longer in the storage.",
  access_denied: "The storage does not let us read the file.",
  analyser_crashed: "The analysis broke down again and again.",
  internal_error: "Something went wrong on our side.",
};

/** Why a video failed: our words for the code, then the server's own. */
export const errorText = ({ code, message }) => [errorWords[code], message].filter(Boolean).join(" ");

/** ", mirrored, at 1.25×", or "". */
export const changeWords = ({ mirrored, speed }) =>
  `${mirrored ? ", mirrored" : ""}${isSameSpeed(speed) ? "" : `, at ${speedText(speed)}`}`;

export const isSameSpeed = (speed) => Math.abs(speed - 1) < 0.005;

export const speedText = (speed) => `${Number(speed.toFixed(2))}×`;

export const stretch = (start, end) => `${clock(start)} to ${clock(end)}`;

/** "0:12 to 0:41 is from film.mp4, mirrored, at 1.25×". */
export const segmentWords = (segment, fileName) =>
  `${stretch(segment.start, segment.end)} is from ${fileName}${changeWords(segment)}`;

export const kindWords = { identical: "The same file", full: "The same film", partial: "Shares a part" };

export const coverageWords = ({ coverage, matchCoverage }) =>
  `${percent(coverage)} of this video, ${percent(matchCoverage)} of the other`;

export const verdictWords = { confirmed: "Confirmed", dismissed: "Dismissed" };

/** Why a video of a group is taken for the original. */
export const reasonWords = {
  earliest: "uploaded first",
  highest_resolution: "most pixels",
  longest: "longest",
  largest: "largest file",
  highest_bitrate: "least compressed",
};

/** What the library says of a video's matches. */
export function matchWords(video) {
  if (video.duplicateCount > 0) return plural(video.duplicateCount, "match", "matches");
  if (video.status !== "completed") return "";
  return video.evidence === "insufficient" ? "Too little to tell" : "No matches";
}

/** "1920 × 1080 · 25 fps · h264", of what is known. */
export const formatWords = (video) => [
  video.width && `${video.width} × ${video.height}`,
  video.frameRate && `${Number(video.frameRate.toFixed(2))} fps`,
  video.codec?.toUpperCase(),
].filter(Boolean).join(" · ");
