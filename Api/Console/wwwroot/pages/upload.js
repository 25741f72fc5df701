// Choosing files, and what becomes of each.
import { html, useRef } from "../lib/preact.js";
import { bytes, percent, plural, span } from "../core/format.js";
import { acceptedFiles } from "../core/files.js";
import { useTitle } from "../core/hooks.js";
import { link } from "../core/router.js";
import { addFiles, cancel, dismiss, tryAgain, useUploads } from "../core/uploads.js";
import { matchWords } from "../core/words.js";
import { Bar, Button, LinkButton, PageHead } from "../parts/basics.js";
import { Icon } from "../parts/icons.js";

const stages = [["uploading", "Uploading"], ["queued", "Queued"], ["analyzing", "Analyzing"], ["matching", "Matching"], ["done", "Done"]];

export default () => {
  useTitle("Upload");
  const uploads = useUploads();
  const busy = uploads.filter((upload) => upload.isBusy).length;
  return html`
    <${PageHead} title="Upload" lead="Each video is compared with everything in the library. You can leave this page meanwhile." />
    <${DropZone} />
    <h2 class="unseen">Files</h2>
    <p class="queue-sum" role="status">${uploads.length > 0 && (busy ? `${plural(busy, "file")} in work` : "Everything is finished.")}</p>
    <ul class="queue">${uploads.map((upload) => html`<${Line} key=${upload.id} upload=${upload} />`)}</ul>`;
};

const DropZone = () => {
  const input = useRef(null);
  const choose = () => {
    addFiles([...input.current.files]);
    input.current.value = "";
  };
  return html`
    <label class="drop">
      <span class="drop-icon"><${Icon} name="upload" /></span>
      <span class="drop-title">Drop videos here, or <span class="like-link">choose files</span></span>
      <span class="facts">MP4, MOV, MKV, WebM, AVI, MPEG-TS, MXF and others. Large files go on where they stopped after a lost connection.</span>
      <input ref=${input} id="files" type="file" multiple accept=${acceptedFiles} onChange=${choose} />
    </label>`;
};

const Line = ({ upload }) => {
  const { id, name, size, stage, video, isBusy, isSending } = upload;
  const hasFailed = stage === "failed" || stage === "refused";
  return html`
    <li class=${`upload ${stage}`} data-stage=${stage}>
      <div class="upload-head">
        <span class="upload-sign"><${Icon} name=${hasFailed ? "alert" : stage === "done" ? "check" : "film"} /></span>
        <div class="upload-name">
          ${video ? html`<a href=${link(["videos", video.videoId])}>${name}</a>` : html`<span>${name}</span>`}
          <span class="facts">${bytes(size)}</span>
        </div>
        <div class="actions">
          ${stage === "done" && html`
            <${LinkButton} label=${video.duplicateCount > 0 ? "See the matches" : "Open"} kind=${video.duplicateCount > 0 ? "primary" : ""}
              href=${link(["videos", video.videoId])} />`}
          ${(stage === "failed" || stage === "cancelled") && html`<${Button} icon="analyze" label="Try again" onClick=${() => tryAgain(id)} />`}
          ${isSending && html`<${Button} icon="close" label=${`Cancel ${name}`} isQuiet=${true} onClick=${() => cancel(id)} />`}
          ${!isBusy && html`<${Button} icon="close" label=${`Take ${name} out of this list`} isQuiet=${true} onClick=${() => dismiss(id)} />`}
        </div>
      </div>
      ${isBusy && html`<${Bar} value=${progressOf(upload)} label=${`Progress of ${name}`} />`}
      ${(isBusy || stage === "done") && html`<${Steps} stage=${stage} />`}
      <p class="upload-words" role=${hasFailed ? "alert" : undefined}>${words(upload)}</p>
    </li>`;
};

/** Which of the stages it has reached. */
const Steps = ({ stage }) => {
  const at = stages.findIndex(([name]) => name === stage);
  return html`
    <ol class="steps">
      ${stages.map(([name, label], n) => html`
        <li key=${name} class=${n < at || stage === "done" ? "past" : n === at ? "now" : ""} aria-current=${n === at ? "step" : undefined}>${label}</li>`)}
    </ol>`;
};

/** One bar for all: sending is its first half, the analysis its second. */
function progressOf({ stage, sent, size, video }) {
  if (stage === "waiting" || stage === "uploading") return 0.5 * (sent / size);
  return 0.5 + 0.5 * (video?.progress ?? 0);
}

function words({ stage, sent, size, speed, message, video }) {
  switch (stage) {
    case "waiting": return "Waits for its turn";
    case "uploading": {
      if (message) return message;
      const left = speed && `${bytes(speed)}/s, ${span((size - sent) / speed)} left`;
      return [`${percent(sent / size)} of ${bytes(size)}`, left].filter(Boolean).join(" · ");
    }
    case "queued": return "Waits for its analysis";
    case "analyzing": return `${percent(video?.progress ?? 0)}${video?.sceneCuts.length ? ` · ${plural(video.sceneCuts.length, "cut")} so far` : ""}`;
    case "matching": return "Looks for the same material in the library";
    case "done": return `${matchWords(video)} · ${plural(video.sceneCuts.length, "cut")}`;
    case "cancelled": return "Cancelled";
    default: return message;
  }
}
