// Videos that are the same film, and which of them is likely the original.
import { html } from "../lib/preact.js";
import { call, videoPath } from "../core/api.js";
import { ago, bytes, clock, plural } from "../core/format.js";
import { useLoad, useTitle } from "../core/hooks.js";
import { link } from "../core/router.js";
import { reasonWords } from "../core/words.js";
import { Empty, LinkButton, PageHead, Problem } from "../parts/basics.js";
import { Icon } from "../parts/icons.js";
import { Poster } from "../parts/poster.js";

export default ({ ids: [videoId], query }) => {
  useTitle("Groups");
  const cursor = query.get("cursor") ?? "";
  const { data, error } = useLoad(async (signal) => (videoId
    ? { items: [await call(videoPath(videoId, "group"), { signal })], nextCursor: null }
    : call(`groups?${new URLSearchParams({ limit: 20, ...(cursor && { cursor }) })}`, { signal })), [videoId, cursor], 8000);
  return html`
    <${PageHead} title="Groups" lead="Videos that are the same film as a whole. Only direct matches are evidence; what is linked through a third is marked so." />
    <${Problem} error=${error} />
    ${!data && !error && html`<p class="facts" role="status">Loading …</p>`}
    ${data?.items.length === 0 && html`<${Empty} icon="group" title="No groups yet"><p>When two videos are the same film as a whole, they are shown here together.</p></${Empty}>`}
    <div class="groups">${data?.items.map((group) => html`<${Group} key=${group.groupId} group=${group} />`)}</div>
    ${data?.nextCursor && html`<nav class="pager" aria-label="More groups"><${LinkButton} icon="forward" label="Older" href=${link(["groups"], { cursor: data.nextCursor })} /></nav>`}`;
};

const Group = ({ group }) => {
  const { original, videos, size } = group;
  const names = new Map(videos.map((video) => [video.videoId, video.fileName]));
  const ordered = [...videos].sort((a, b) => (b.videoId === original.videoId) - (a.videoId === original.videoId));
  return html`
    <section class="panel group" aria-label=${`Group of ${size}`}>
      <div class="panel-head"><h2>${plural(size, "video")}</h2>${size > videos.length && html`<p class="facts">${videos.length} of them are listed.</p>`}</div>
      <ul class="group-members">
        ${ordered.map((video) => html`<${Member} key=${video.videoId} video=${video} original=${original} names=${names} />`)}
      </ul>
    </section>`;
};

const Member = ({ video, original, names }) => {
  const isOriginal = video.videoId === original.videoId;
  const isDirect = video.linkedTo.includes(original.videoId);
  return html`
    <li class=${`member ${isOriginal ? "original" : isDirect ? "direct" : "through"}`}>
      <${Poster} video=${video}>${video.duration && html`<span class="poster-time">${clock(video.duration)}</span>`}</${Poster}>
      <h3><a href=${link(["videos", video.videoId])}>${video.fileName}</a></h3>
      <p class="facts">${[video.width && `${video.width} × ${video.height}`, video.size > 0 && bytes(video.size), ago(video.uploadedAt)].filter(Boolean).join(" · ")}</p>
      <div class="evidence">
        ${isOriginal && html`
          <span class="tag good"><${Icon} name="star" />Likely the original</span>
          <span>${original.reasons.map((reason) => reasonWords[reason] ?? reason.replaceAll("_", " ")).join(", ")}</span>`}
        ${!isOriginal && isDirect && html`
          <span class="tag hit">Direct match</span><a href=${link(["compare", video.videoId, original.videoId])}>Compare with the original</a>`}
        ${!isOriginal && !isDirect && html`
          <span class="tag">Linked through ${names.get(video.linkedTo[0]) ?? "a third"}</span>
          ${video.linkedTo.length > 0 && html`<a href=${link(["compare", video.videoId, video.linkedTo[0]])}>Compare with that one</a>`}
          <a href=${link(["compare", video.videoId, original.videoId])}>Compare with the original</a>`}
      </div>
    </li>`;
};
