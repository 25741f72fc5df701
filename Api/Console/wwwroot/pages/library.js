// All videos, newest first.
import { html, useRef, useState } from "../lib/preact.js";
import { call } from "../core/api.js";
import { ago, clock, count, plural } from "../core/format.js";
import { useLoad, useTitle } from "../core/hooks.js";
import { isTerminal } from "../core/live.js";
import { go, link } from "../core/router.js";
import { errorText, formatWords, matchWords, statusWords } from "../core/words.js";
import { Bar, Button, Empty, LinkButton, PageHead, Problem, Status } from "../parts/basics.js";
import { Icon } from "../parts/icons.js";
import { Poster } from "../parts/poster.js";
import { AnalyzeDialog, DeleteDialog } from "../parts/video-dialogs.js";

const pageSize = 48;

const List = ({ query }) => {
  useTitle("Library");
  const [status, q, cursor] = ["status", "q", "cursor"].map((name) => query.get(name) ?? "");
  const parameters = new URLSearchParams({ limit: pageSize, ...(status && { status }), ...(q && { q }), ...(cursor && { cursor }) });
  const { data, error, reload } = useLoad(
    (signal) => call(`videos?${parameters}`, { signal }),
    [parameters.toString()],
    (page) => (page.items.some((video) => !isTerminal(video)) ? 1500 : 4000));
  const isFiltered = status || q;
  return html`
    <${PageHead} title="Library"><${LinkButton} icon="upload" label="Upload videos" kind="primary" href=${link(["upload"])} /></${PageHead}>
    <${Filters} status=${status} q=${q} />
    <${Problem} error=${error} />
    ${!data && !error && html`<${Skeleton} />`}
    ${data?.items.length === 0 && (isFiltered || cursor ? html`<${Nothing} />` : html`<${Welcome} />`)}
    ${data?.items.length > 0 && html`
      <ul class="cards">${data.items.map((video) => html`<${Card} key=${video.videoId} video=${video} onChange=${reload} />`)}</ul>`}
    ${data && (cursor || data.nextCursor) && html`
      <nav class="pager" aria-label="More videos">
        ${cursor && html`<${Button} icon="back" label="Newer" onClick=${() => history.back()} />`}
        ${cursor && html`<${LinkButton} label="Newest" href=${link(["library"], { status, q })} />`}
        ${data.nextCursor && html`
          <${LinkButton} icon="forward" label="Older" href=${link(["library"], { status, q, cursor: data.nextCursor })} />`}
      </nav>`}`;
};

// Another filter or page is the same page with other data; another place in the list begins at its top.
export default (props) => html`<${List} key=${props.query.get("cursor")} ...${props} />`;

const Filters = ({ status, q }) => {
  const timer = useRef(0);
  const search = (text) => go(link(["library"], { status, q: text.trim() }));
  const later = (event) => {
    const text = event.currentTarget.value;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => search(text), 250);
  };
  return html`
    <form class="filters" role="search" onSubmit=${(event) => { event.preventDefault(); search(event.currentTarget.elements.q.value); }}>
      <label class="search"><${Icon} name="search" /><span class="unseen">Search by name</span>
        <input type="search" name="q" placeholder="Search by name" maxlength="200" value=${q} onInput=${later} /></label>
      <label class="field-inline"><span>Status</span>
        <select value=${status} onChange=${(event) => go(link(["library"], { status: event.currentTarget.value, q }))}>
          <option value="">All</option>
          ${Object.entries(statusWords).map(([name, words]) => html`<option key=${name} value=${name}>${words}</option>`)}
        </select></label>
    </form>`;
};

const Card = ({ video, onChange }) => {
  const [dialog, setDialog] = useState(null);
  const close = () => setDialog(null);
  const isBusy = video.status === "analyzing" || video.status === "matching";
  return html`
    <li class="card" data-video=${video.videoId}>
      <${Poster} video=${video}>
        ${video.duration !== null && html`<span class="poster-time">${clock(video.duration)}</span>`}
        ${isBusy && html`<${Bar} value=${video.progress} label=${`Analysis of ${video.fileName}`} />`}
      </${Poster}>
      <div class="card-body">
        <h2><a class="card-link" href=${link(["videos", video.videoId])} title=${video.fileName}>${video.fileName}</a></h2>
        <p class="facts">${[formatWords(video), ago(video.uploadedAt)].filter(Boolean).join(" · ")}</p>
        <${Glance} video=${video} />
      </div>
      <div class="card-actions">
        ${video.bucket && html`<${Button} icon="analyze" label=${`Analyze ${video.fileName} again`} isQuiet=${true} onClick=${() => setDialog("analyze")} />`}
        <${Button} icon="delete" label=${`Delete ${video.fileName}`} isQuiet=${true} onClick=${() => setDialog("delete")} />
      </div>
      ${dialog === "analyze" && html`<${AnalyzeDialog} video=${video} onClose=${close} onDone=${onChange} />`}
      ${dialog === "delete" && html`<${DeleteDialog} video=${video} onClose=${close} onDone=${onChange} />`}
    </li>`;
};

/** State, matches and cuts in one line. */
const Glance = ({ video }) => html`
  <p class="glance">
    ${video.status !== "completed" && html`<${Status} video=${video} />`}
    ${matchWords(video) && html`
      <span class=${`tag ${video.duplicateCount > 0 ? "hit" : ""}`}>
        ${video.duplicateCount > 0 && html`<${Icon} name="compare" />`}${matchWords(video)}</span>`}
    ${video.status === "completed" && html`<span class="facts">${plural(video.sceneCuts.length, "cut")}</span>`}
  </p>
  ${video.error && html`<p class="card-error">${errorText(video.error)}</p>`}`;

const Skeleton = () => html`
  <ul class="cards" aria-label="Loading" aria-busy="true">
    ${[...Array(8).keys()].map((n) => html`<li key=${n} class="card skeleton"><div class="poster"></div><div class="card-body"><p /><p /></div></li>`)}
  </ul>`;

const Nothing = () => html`
  <${Empty} icon="search" title="No video fits">
    <${LinkButton} label="Show all" href=${link(["library"])} />
  </${Empty}>`;

const Welcome = () => html`
  <${Empty} icon="film" title="No videos yet">
    <p>Upload two or more, and see which seconds they share: after re-encoding, cropping, mirroring, another speed, or cutting.</p>
    <${LinkButton} icon="upload" label="Upload videos" kind="primary" href=${link(["upload"])} />
  </${Empty}>`;
