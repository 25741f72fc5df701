// What is around every page: the way to the others, the theme, the key, and what concerns all of them.
import { html, useEffect, useRef, useState } from "../lib/preact.js";
import { key, setKeyPrompt } from "../core/api.js";
import { go, link } from "../core/router.js";
import { addFiles, useUploads } from "../core/uploads.js";
import { Button, Dialog } from "./basics.js";
import { Icon } from "./icons.js";

const places = [
  ["library", "Library", "library"],
  ["upload", "Upload", "upload"],
  ["groups", "Groups", "group"],
  ["overview", "Overview", "overview"],
];

const themes = { system: ["system", "System theme"], light: ["sun", "Light theme"], dark: ["moon", "Dark theme"] };

/** The frame of all pages. */
export const Shell = ({ page, children }) => {
  const isDropping = useDrop();
  return html`
    <a class="skip" href="#main" onClick=${skip}>Skip to the content</a>
    <header class="top">
      <a class="brand" href=${link(["library"])} aria-label="TVidz"><img src="icon.svg" alt="" width="28" height="28" /><span>TVidz</span></a>
      <nav aria-label="Pages">
        ${places.map(([name, label, icon]) => html`
          <a key=${name} href=${link([name])} aria-current=${name === page ? "page" : undefined}>
            <${Icon} name=${icon} /><span>${label}</span>${name === "upload" && html`<${UploadCount} />`}
          </a>`)}
      </nav>
      <div class="top-end"><${Theme} /></div>
    </header>
    <main id="main" tabindex="-1">${children}</main>
    <footer class="bottom"><a href="scalar/">API</a><a href="dashboard/">Orleans dashboard</a></footer>
    ${isDropping && html`<div class="drop-veil"><${Icon} name="upload" /><p>Drop videos to upload them</p></div>`}
    <${KeyPrompt} />`;
};

function skip(event) {
  event.preventDefault();
  document.getElementById("main").focus();
}

const UploadCount = () => {
  const busy = useUploads().filter((upload) => upload.isBusy).length;
  return busy > 0 && html`<span class="count" aria-label=${`${busy} in work`}>${busy}</span>`;
};

const Theme = () => {
  const [theme, setTheme] = useState(document.documentElement.dataset.theme ?? "system");
  const names = Object.keys(themes);
  const next = names[(names.indexOf(theme) + 1) % names.length];
  const change = () => {
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem("tvidz-theme", next);
    } catch {
      // Storage is blocked: it holds until the page is left.
    }
    setTheme(next);
  };
  const [icon, label] = themes[theme];
  return html`<${Button} icon=${icon} label=${`${label}. Change`} isQuiet=${true} onClick=${change} />`;
};

/** Files dropped anywhere on the window are uploaded. */
function useDrop() {
  const [isDropping, setDropping] = useState(false);
  useEffect(() => {
    const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
    const over = (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setDropping(true);
    };
    const leave = (event) => { if (!event.relatedTarget) setDropping(false); };
    const drop = (event) => {
      setDropping(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      addFiles([...event.dataTransfer.files]);
      go(link(["upload"]));
    };
    const events = { dragover: over, dragleave: leave, drop };
    for (const [name, handler] of Object.entries(events)) addEventListener(name, handler);
    return () => Object.entries(events).forEach(([name, handler]) => removeEventListener(name, handler));
  }, []);
  return isDropping;
}

const reasons = {
  missing: "This server asks for a key. It is kept until this tab is closed.",
  operator: "This needs a key with the role operator.",
};

/** Asks for a key when a call needs one. */
const KeyPrompt = () => {
  const [question, setQuestion] = useState(null);
  const input = useRef(null);
  useEffect(() => setKeyPrompt((why) => new Promise((resolve) => setQuestion({ why, resolve }))), []);
  const end = (isGiven) => {
    question?.resolve(isGiven);
    setQuestion(null);
  };
  const submit = (event) => {
    event.preventDefault();
    key.set(input.current.value.trim());
    end(true);
  };
  return question && html`
    <${Dialog} title="Key" onClose=${() => end(false)}>
      <form onSubmit=${submit}>
        <p>${reasons[question.why]}${key.get() && " The present one is not enough."}</p>
        <label class="field"><span>Key</span>
          <input ref=${input} type="password" autocomplete="current-password" required autofocus /></label>
        <div class="dialog-actions">
          <${Button} label="Cancel" onClick=${() => end(false)} />
          <button type="submit" class="button primary">Use this key</button>
        </div>
      </form>
    </${Dialog}>`;
};
