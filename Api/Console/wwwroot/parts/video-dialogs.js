// What is asked before a video is deleted or analysed again.
import { html, useState } from "../lib/preact.js";
import { call, videoPath } from "../core/api.js";
import { Confirm } from "./basics.js";

export const DeleteDialog = ({ video, onClose, onDone }) => {
  const [withFile, setWithFile] = useState(true);
  const remove = async () => {
    await call(`${videoPath(video.videoId)}?object=${withFile}`, { method: "DELETE" });
    onDone();
  };
  return html`
    <${Confirm} title="Delete this video?" action="Delete" onConfirm=${remove} onClose=${onClose}>
      <p><strong class="name">${video.fileName}</strong> leaves the library, with its matches and decisions. This cannot be undone.</p>
      ${video.bucket && html`
        <label class="check"><input type="checkbox" checked=${withFile} onChange=${(event) => setWithFile(event.currentTarget.checked)} />
          <span>Delete its file in the storage as well</span></label>`}
    </${Confirm}>`;
};

export const AnalyzeDialog = ({ video, onClose, onDone }) => {
  const analyze = async () => {
    await call(videoPath(video.videoId, "analysis"), { method: "POST" });
    onDone();
  };
  return html`
    <${Confirm} title="Analyze again?" action="Analyze again" kind="" onConfirm=${analyze} onClose=${onClose}>
      <p><strong class="name">${video.fileName}</strong> is queued once more. Its present result stays until the new one is there,
        and decisions on its matches are kept.</p>
    </${Confirm}>`;
};
