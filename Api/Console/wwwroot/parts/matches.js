// What a video shares with others, in words.
import { html } from "../lib/preact.js";
import { plural } from "../core/format.js";
import { link } from "../core/router.js";
import { coverageWords, kindWords, segmentWords, stretch, verdictWords } from "../core/words.js";
import { LinkButton } from "./basics.js";
import { Icon } from "./icons.js";
import { Poster } from "./poster.js";

const isDismissed = (match) => match.decision?.verdict === "dismissed";

/** All matches: those that hold, then those that a person has dismissed. */
export const Matches = ({ video, matches }) => {
  const held = matches.filter((match) => !isDismissed(match)).length;
  return html`
    <section aria-labelledby="matches-title" class="matches">
      <h2 id="matches-title">${held > 0 ? plural(held, "match", "matches") : "No matches"}</h2>
      ${matches.length === 0 && html`<p class="facts">${video.evidence === "insufficient"
        ? "There was too little to compare." : "Nothing in the library shares a part with this video."}</p>`}
      ${matches.map((match, n) => html`<${Match} key=${match.videoId} video=${video} match=${match} hue=${n % 8} />`)}
    </section>`;
};

const Match = ({ video, match, hue }) => html`
  <article class=${`match hue-${hue}`} data-match=${match.videoId}>
    <${Poster} video=${{ videoId: match.videoId, poster: match.poster ?? true }} />
    <div class="match-body">
      <div class="match-head">
        <h3><a href=${link(["videos", match.videoId])}>${match.fileName}</a></h3>
        <${Verdict} decision=${match.decision} />
      </div>
      <p class="facts">${kindWords[match.kind]} · ${coverageWords(match)} · score ${match.score.toFixed(2)}</p>
      <ul class="match-segments">
        ${match.segments.map((segment, n) => html`
          <li key=${n}><a href=${link(["compare", video.videoId, match.videoId], { segment: n })}>${segmentWords(segment, match.fileName)}</a>
            ${" "}<span class="facts">(there ${stretch(segment.matchStart, segment.matchEnd)})</span></li>`)}
      </ul>
      ${match.decision?.note && html`<p class="facts">“${match.decision.note}”</p>`}
      <div class="actions"><${LinkButton} icon="compare" label="Compare" href=${link(["compare", video.videoId, match.videoId])} /></div>
    </div>
  </article>`;

/** What a person has decided, if somebody has. */
export const Verdict = ({ decision }) => decision && html`
  <span class=${`tag ${decision.verdict === "confirmed" ? "good" : "bad"}`}>
    <${Icon} name=${decision.verdict === "confirmed" ? "check" : "close"} />${verdictWords[decision.verdict]}</span>`;
