"use strict";

const rows = new Map(); // video id → its table row
const streams = new Map(); // video id → its event source
const maxStreams = 4; // a browser opens six connections to one host at most
const element = (name, text) => Object.assign(document.createElement(name), { textContent: text ?? "" });
const seconds = (s) => `${Math.floor(s / 60)}:${(s % 60).toFixed(1).padStart(4, "0")}`;
const isTerminal = (video) => video.status === "completed" || video.status === "failed";
const say = (text) => { document.getElementById("message").textContent = text; };

async function call(path, options) {
  const answer = await fetch(path, options);
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.detail ?? `The server answered ${answer.status}.`);
  return body;
}

function show(video, onTop) {
  let row = rows.get(video.videoId);
  if (!row) {
    row = element("tr");
    for (let i = 0; i < 4; i++) row.append(element("td"));
    rows.set(video.videoId, row);
    const list = document.getElementById("videos");
    onTop ? list.prepend(row) : list.append(row);
  }
  const [file, status, length, duplicates] = row.cells;
  file.textContent = video.fileName;
  length.textContent = video.duration === null ? "" : seconds(video.duration);
  status.replaceChildren(video.status);
  status.className = video.error ? "bad" : "";
  if (video.error) status.append(`: ${video.error.message}`);
  else if (!isTerminal(video)) status.append(Object.assign(element("progress"), { value: video.progress, max: 1 }));
  if (row.dataset.count !== String(video.duplicateCount) || row.dataset.status !== video.status) {
    row.dataset.count = video.duplicateCount;
    row.dataset.status = video.status;
    duplicates.replaceChildren();
    if (video.duplicateCount > 0) {
      const more = element("button", String(video.duplicateCount));
      more.addEventListener("click", () => showDuplicates(video.videoId, duplicates).catch((e) => say(e.message)));
      duplicates.append(more);
    } else if (video.status === "completed") {
      duplicates.append(video.evidence === "insufficient" ? "too little to tell" : "none");
    }
  }
  document.getElementById("empty").hidden = rows.size > 0;
}

async function showDuplicates(videoId, cell) {
  const { items } = await call(`videos/${encodeURIComponent(videoId)}/duplicates`);
  const list = element("ul");
  for (const duplicate of items) {
    const item = element("li", `${duplicate.fileName} (${duplicate.kind}, ${Math.round(duplicate.coverage * 100)} % of this)`);
    const parts = element("ul");
    for (const s of duplicate.segments) {
      const notes = (s.speed.toFixed(2) === "1.00" ? "" : `, speed ${s.speed.toFixed(2)}`) + (s.mirrored ? ", mirrored" : "");
      parts.append(element("li", `${seconds(s.start)}–${seconds(s.end)} is ${seconds(s.matchStart)}–${seconds(s.matchEnd)} there${notes}`));
    }
    item.append(parts);
    list.append(item);
  }
  cell.replaceChildren(list);
}

function follow(video) {
  if (isTerminal(video) || streams.has(video.videoId) || streams.size >= maxStreams) return;
  const stream = new EventSource(`videos/${encodeURIComponent(video.videoId)}/events`);
  streams.set(video.videoId, stream);
  const end = () => { stream.close(); streams.delete(video.videoId); };
  stream.addEventListener("message", (event) => {
    const now = JSON.parse(event.data);
    show(now);
    if (isTerminal(now)) end();
  });
  stream.addEventListener("error", () => { if (stream.readyState === EventSource.CLOSED) end(); });
}

async function refresh() {
  try {
    const { items } = await call("videos?limit=50");
    const isFirst = rows.size === 0;
    const present = new Set(items.map((video) => video.videoId));
    for (const [id, row] of rows) if (!present.has(id)) { row.remove(); rows.delete(id); }
    for (const video of isFirst ? items : [...items].reverse()) { show(video, !isFirst); follow(video); }
    document.getElementById("empty").hidden = rows.size > 0;
  } catch (error) {
    say(error.message);
  }
  setTimeout(refresh, 5000);
}

async function upload(file) {
  say(`Uploading ${file.name}…`);
  const body = JSON.stringify({ fileName: file.name, contentType: file.type || "application/octet-stream", size: file.size });
  const ticket = await call("videos/uploads", { method: "POST", headers: { "Content-Type": "application/json" }, body });
  const answer = await fetch(ticket.uploadUrl, { method: ticket.method, headers: ticket.headers, body: file });
  if (!answer.ok) throw new Error(`The object store refused ${file.name} (${answer.status}).`);
  const video = await call(`videos/${encodeURIComponent(ticket.videoId)}`);
  show(video, true);
  follow(video);
  say(`${file.name} is uploaded.`);
}

document.getElementById("files").addEventListener("change", async (event) => {
  const files = [...event.target.files];
  event.target.value = "";
  for (const file of files) await upload(file).catch((error) => say(error.message));
});
refresh();
