// One video: what it is, its timeline, and what it shares with others.
import { html, useRef, useState } from "../lib/preact.js";
import { call, send, failureOf, videoPath } from "../core/api.js";
import { ago, bytes, clock, percent, plural } from "../core/format.js";
import { useLoad, useTitle, useVideo } from "../core/hooks.js";
import { isTerminal } from "../core/live.js";
import { useMediaUrl } from "../core/media.js";
import { go, link } from "../core/router.js";
import { errorText, formatWords } from "../core/words.js";
import { Bar, Button, Empty, LinkButton, PageHead, Problem, Status } from "../parts/basics.js";
import { Icon } from "../parts/icons.js";
import { Matches } from "../parts/matches.js";
import { Cuts, Head, Lanes, Ruler, Seek, Thumbnails, share } from "../parts/timeline.js";
import { AnalyzeDialog, DeleteDialog } from "../parts/video-dialogs.js";

export default ({ ids: [videoId] }) => {
  const { video, isLost } = useVideo(videoId);
  useTitle(video?.fileName);
  if (video === null) {
    return html`<${PageHead} title="No such video" /><${Empty} icon="film" title="It may have been deleted">
      <${LinkButton} icon="library" label="To the library" href=${link(["library"])} /></${Empty}>`;
  }
  return html`
    ${isLost && html`<p class="note" role="status">The connection to the server is lost. This page goes on by itself when it is back.</p>`}
    ${video ? html`<${Video} video=${video} />` : html`<p class="facts" role="status">Loading …</p>`}`;
};

const Video = ({ video }) => {
  const [time, setTime] = useState(0);
  const player = useRef(null);
  const { data, error } = useLoad(
    (signal) => call(videoPath(video.videoId, "duplicates"), { signal }), [video.videoId, video.status, video.completedAt], 4000);
  const matches = data?.items ?? [];
  const seek = (seconds) => {
    setTime(seconds);
    if (player.current) player.current.currentTime = seconds;
  };
  return html`
    <${PageHead} title=${video.fileName}><${Actions} video=${video} /></${PageHead}>
    ${video.error && html`<div class="problem" role="alert"><${Icon} name="alert" /><p>${errorText(video.error)}</p></div>`}
    <div class="video-top">
      <${Player} video=${video} player=${player} onTime=${setTime} />
      <${Facts} video=${video} />
    </div>
    <${Timeline} video=${video} matches=${matches} time=${time} onSeek=${seek} />
    <${Problem} error=${error} />
    ${video.status === "completed" && data && html`<${Matches} video=${video} matches=${matches} />`}`;
};

const Actions = ({ video }) => {
  const [dialog, setDialog] = useState(null);
  const group = useLoad((signal) => call(videoPath(video.videoId, "group"), { signal }).catch((error) => {
    if (error.status === 404) return null;
    throw error;
  }), [video.videoId, video.completedAt]);
  const close = () => setDialog(null);
  return html`
    ${group.data && html`<${LinkButton} icon="group" label=${`Group of ${group.data.size}`} href=${link(["groups", video.videoId])} />`}
    ${video.status === "completed" && html`<${Export} video=${video} />`}
    ${video.bucket && html`<${Button} icon="analyze" label="Analyze again" disabled=${!isTerminal(video)} onClick=${() => setDialog("analyze")} />`}
    <${Button} icon="delete" label="Delete" onClick=${() => setDialog("delete")} />
    ${dialog === "analyze" && html`<${AnalyzeDialog} video=${video} onClose=${close} onDone=${() => {}} />`}
    ${dialog === "delete" && html`<${DeleteDialog} video=${video} onClose=${close} onDone=${() => go(link(["library"]))} />`}`;
};

const formats = [["csv", "CSV", "for spreadsheets"], ["json", "JSON", "for programs"], ["edl", "EDL", "for editing programs"]];

const Export = ({ video }) => {
  const [error, setError] = useState(null);
  // By a call instead of a link, which could not send the key.
  const save = async (format) => {
    try {
      const answer = await send(`${videoPath(video.videoId, "export")}?format=${format}`, { headers: { Accept: "*/*" } });
      if (!answer.ok) throw await failureOf(answer);
      const anchor = document.createElement("a");
      anchor.href = URL.createObjectURL(await answer.blob());
      anchor.download = `${video.fileName}.${format}`;
      anchor.click();
      setTimeout(() => URL.revokeObjectURL(anchor.href), 1000);
      setError(null);
    } catch (failure) {
      setError(failure);
    }
  };
  return html`
    <details class="export">
      <summary class="button"><${Icon} name="export" /><span>Export</span></summary>
      <div class="export-list">
        ${formats.map(([format, name, use]) => html`
          <button key=${format} type="button" onClick=${() => save(format)}><strong>${name}</strong><span class="facts">cuts and matches, ${use}</span></button>`)}
        <${Problem} error=${error} />
      </div>
    </details>`;
};

const Player = ({ video, player, onTime }) => {
  const hasFile = Boolean(video.bucket) && video.status !== "pending";
  const { url, error, renew } = useMediaUrl(video.videoId, "media", hasFile);
  const poster = useMediaUrl(video.videoId, "poster", video.poster === true);
  const [tries, setTries] = useState(0);
  const fail = () => {
    // The address may have run out: a new one, once.
    if (tries === 0) renew();
    setTries(tries + 1);
  };
  const problem = !hasFile ? "There is no file to play."
    : error ? error.message : tries > 1 ? "Your browser cannot play this file. Its timeline and matches are below." : null;
  return html`
    <div class="player">
      ${problem
        ? html`<div class="player-none"><${Icon} name="film" /><p>${problem}</p>${url && html`<a href=${url} download>Download it</a>`}</div>`
        : html`<video ref=${player} src=${url} poster=${poster.url} controls playsinline preload="metadata" aria-label=${video.fileName}
            onTimeUpdate=${(event) => onTime(event.currentTarget.currentTime)} onError=${url && fail}></video>`}
    </div>`;
};

const Facts = ({ video }) => {
  const rows = [
    ["State", html`<${Status} video=${video} />`],
    ["Length", video.duration !== null && clock(video.duration, 2)],
    ["Picture", formatWords(video)],
    ["Size", video.size > 0 && bytes(video.size)],
    ["Cuts", plural(video.sceneCuts.length, "cut")],
    ["Matches", video.status === "completed" && plural(video.duplicateCount, "match", "matches")],
    ["Uploaded", html`<time datetime=${video.uploadedAt} title=${video.uploadedAt}>${ago(video.uploadedAt)}</time>`],
    ["Video id", html`<code>${video.videoId}</code>`],
  ];
  return html`
    <section class="panel" aria-label="About this video">
      <dl class="sheet">${rows.filter(([, value]) => value).map(([name, value]) => html`<dt key=${name}>${name}</dt><dd>${value}</dd>`)}</dl>
      ${video.status === "completed" && video.evidence === "insufficient" && html`
        <p class="note">This video is too short or too plain to be recognised: that nothing matches does not mean that nothing is the same.</p>`}
    </section>`;
};

const Timeline = ({ video, matches, time, onSeek }) => {
  const isBusy = !isTerminal(video);
  const { url } = useMediaUrl(video.videoId, "thumbnails", Boolean(video.thumbnails));
  if (!video.duration) {
    return isBusy && html`
      <section class="panel"><h2>Timeline</h2><${Bar} value=${0} label="Analysis" /><p class="facts">It fills as soon as the analysis begins.</p></section>`;
  }
  const { duration, thumbnails, sceneCuts } = video;
  return html`
    <section class="panel" aria-labelledby="timeline-title">
      <div class="panel-head"><h2 id="timeline-title">Timeline</h2>
        <p class="facts" role="status">${isBusy ? `${percent(video.progress)} analyzed, ${plural(sceneCuts.length, "cut")} so far` : plural(sceneCuts.length, "cut")}</p></div>
      <div class="timeline">
        <${Ruler} duration=${duration} />
        <div class=${`timeline-track ${url && thumbnails ? "has-thumbs" : ""}`}>
          ${isBusy && html`<div class="timeline-filled" style=${{ width: share(video.progress * duration, duration) }}></div>`}
          ${url && thumbnails && html`<${Thumbnails} url=${url} thumbnails=${thumbnails} duration=${duration} />`}
          <${Cuts} cuts=${sceneCuts} duration=${duration} />
          <${Seek} label="Place in the video" time=${time} duration=${duration} step="any" onSeek=${onSeek} />
        </div>
        ${matches.length > 0 && html`<${Lanes} video=${video} matches=${matches} />`}
        <${Head} time=${time} duration=${duration} />
      </div>
    </section>`;
};
