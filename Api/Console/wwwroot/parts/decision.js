// Whether a person confirms or dismisses a match.
import { html, useRef, useState } from "../lib/preact.js";
import { call, videoPath } from "../core/api.js";
import { ago } from "../core/format.js";
import { Button, Problem } from "./basics.js";
import { Verdict } from "./matches.js";

export const Decision = ({ here, there, pair, onChange }) => {
  const note = useRef(null);
  const [error, setError] = useState(null);
  const path = `${videoPath(here.videoId, "duplicates", there.videoId)}/decision`;
  const send = async (options) => {
    try {
      await call(path, options);
      setError(null);
      onChange();
    } catch (failure) {
      setError(failure);
    }
  };
  const decide = (verdict) => send({ method: "PUT", body: { verdict, note: note.current.value.trim() || null } });
  const { decision } = pair;
  return html`
    <section class="panel" aria-labelledby="decision-title">
      <h2 id="decision-title">Your decision</h2>
      ${decision && html`
        <div class="decision-made" role="status">
          <p><${Verdict} decision=${decision} /> <span class="facts">${[decision.decidedBy && `by ${decision.decidedBy}`, ago(decision.decidedAt)].filter(Boolean).join(", ")}</span></p>
          ${decision.note && html`<blockquote>${decision.note}</blockquote>`}
        </div>`}
      <label class="field"><span>Note (optional)</span>
        <textarea ref=${note} maxlength="2000" placeholder="Why, for those who come after you">${decision?.note ?? ""}</textarea></label>
      <div class="actions">
        <${Button} icon="check" label="Confirm the match" aria-pressed=${String(decision?.verdict === "confirmed")} onClick=${() => decide("confirmed")} />
        <${Button} icon="close" label="Dismiss the match" aria-pressed=${String(decision?.verdict === "dismissed")} onClick=${() => decide("dismissed")} />
        ${decision && html`<${Button} label="Take it back" onClick=${() => send({ method: "DELETE" })} />`}
      </div>
      <p class="facts">A decision is kept when the videos are analyzed again. A dismissed match no longer counts.</p>
      <${Problem} error=${error} />
    </section>`;
};
