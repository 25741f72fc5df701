// The small parts that all pages are made of.
import { html, useEffect, useRef, useState } from "../lib/preact.js";
import { statusWords } from "../core/words.js";
import { percent } from "../core/format.js";
import { Icon } from "./icons.js";

/** A button with an icon, and a label that is seen or, where it is quiet, told. */
export const Button = ({ icon, label, kind = "", isQuiet = false, ...rest }) => html`
  <button type="button" class=${`button ${kind} ${isQuiet ? "quiet" : ""}`} aria-label=${isQuiet ? label : undefined}
    title=${isQuiet ? label : undefined} ...${rest}>
    ${icon && html`<${Icon} name=${icon} />`}${!isQuiet && html`<span>${label}</span>`}
  </button>`;

/** A link that looks like a button. */
export const LinkButton = ({ icon, label, kind = "", ...rest }) => html`
  <a class=${`button ${kind}`} ...${rest}>${icon && html`<${Icon} name=${icon} />`}<span>${label}</span></a>`;

/** A bar that fills, with words for those who do not see it. */
export const Bar = ({ value, label, kind = "" }) => html`
  <div class=${`bar ${kind}`} role="progressbar" aria-label=${label} aria-valuemin="0" aria-valuemax="100"
    aria-valuenow=${value === null ? undefined : Math.round(value * 100)}>
    <div class="bar-fill" style=${{ width: percent(value ?? 1).replace(" ", "") }}></div>
  </div>`;

/** A video's state: a word, and a bar while something is going on. */
export const Status = ({ video }) => {
  const isBusy = video.status === "analyzing" || video.status === "matching";
  return html`
    <span class=${`status ${video.status}`}>${statusWords[video.status]}${isBusy && ` ${percent(video.progress)}`}</span>`;
};

/** What is shown where there is nothing yet. */
export const Empty = ({ icon, title, children }) => html`
  <div class="empty"><span class="empty-icon"><${Icon} name=${icon} /></span><h2>${title}</h2><div>${children}</div></div>`;

/** What went wrong, and what can be done. */
export const Problem = ({ error, retry }) => error && html`
  <div class="problem" role="alert">
    <${Icon} name="alert" /><p>${error.message}${error.isPassing && " It is tried again by itself."}</p>
    ${retry && html`<${Button} label="Try again" onClick=${retry} />`}
  </div>`;

/** A page's first line: its title, which gets the focus when the page is opened, and what can be done there. */
export const PageHead = ({ title, children, lead }) => {
  const heading = useRef(null);
  useEffect(() => { heading.current.focus({ preventScroll: true }); }, []);
  return html`
    <header class="page-head">
      <div class="page-title"><h1 ref=${heading} tabindex="-1">${title}</h1>${lead && html`<p class="lead">${lead}</p>`}</div>
      <div class="actions">${children}</div>
    </header>`;
};

/** A dialogue that is open for as long as it is shown. Escape closes it. */
export const Dialog = ({ title, onClose, children }) => {
  const dialog = useRef(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current.showModal();
    return () => before?.focus?.();
  }, []);
  return html`
    <dialog ref=${dialog} class="dialog" aria-labelledby="dialog-title"
      onClose=${onClose} onClick=${(event) => event.target === dialog.current && onClose()}>
      <div class="dialog-body"><h2 id="dialog-title">${title}</h2>${children}</div>
    </dialog>`;
};

/** Asks before something is done that cannot be undone, and shows why it failed, if it does. */
export const Confirm = ({ title, action, kind = "danger", onConfirm, onClose, children }) => {
  const [state, setState] = useState({ isBusy: false, error: null });
  const confirm = async () => {
    setState({ isBusy: true, error: null });
    try {
      await onConfirm();
      onClose();
    } catch (error) {
      setState({ isBusy: false, error });
    }
  };
  return html`
    <${Dialog} title=${title} onClose=${onClose}>
      ${children}
      <${Problem} error=${state.error} />
      <div class="dialog-actions">
        <${Button} label="Cancel" onClick=${onClose} />
        <${Button} label=${action} kind=${`primary ${kind}`} disabled=${state.isBusy} onClick=${confirm} />
      </div>
    </${Dialog}>`;
};

/** Choices of which one holds. */
export const Choice = ({ label, value, options, onChange }) => html`
  <div class="choice" role="radiogroup" aria-label=${label}>
    ${options.map(([name, words]) => html`
      <label key=${name} class="choice-option">
        <input type="radio" name=${label} checked=${name === value} onChange=${() => onChange(name)} /><span>${words}</span>
      </label>`)}
  </div>`;
