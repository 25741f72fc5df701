// Why two videos match, or do not.
import { html } from "../lib/preact.js";
import { plural } from "../core/format.js";
import { coverageWords, kindWords } from "../core/words.js";

export const Evidence = ({ pair }) => html`
  <section class="panel" aria-labelledby="evidence-title">
    <div class="panel-head"><h2 id="evidence-title">Evidence</h2>
      <span class=${`tag ${pair.isDuplicate ? "hit" : ""}`}>${pair.isDuplicate ? kindWords[pair.kind] ?? "Match" : "No match"}</span></div>
    <p>Score ${pair.score.toFixed(2)}; it counts from ${pair.minScore.toFixed(2)}. ${coverageWords(pair)}.
      ${` ${plural(pair.alignedCuts.length, "cut")} and ${plural(pair.agreeingPictures.length, "picture")} fall together.`}</p>
    ${pair.parts.length > 0 && html`
      <div class="table-box" tabindex="0" role="region" aria-label="Parts of the score"><table class="parts">
        <thead><tr><th scope="col">What speaks</th><th scope="col">Weight</th><th scope="col">In words</th></tr></thead>
        <tbody>${pair.parts.map((part, n) => html`
          <tr key=${n}><td>${part.name}</td><td>${part.nats > 0 ? "+" : ""}${part.nats.toFixed(1)}</td><td>${part.detail}</td></tr>`)}</tbody>
      </table></div>`}
    ${pair.missing.length > 0 && html`<ul class="note">${pair.missing.map((words, n) => html`<li key=${n}>${words}</li>`)}</ul>`}
  </section>`;
