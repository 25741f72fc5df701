// The console: which page is shown.
import { html, render, useEffect, useState } from "./lib/preact.js";
import { usePlace } from "./core/router.js";
import { Problem } from "./parts/basics.js";
import { Shell } from "./parts/shell.js";

// The first page comes with the shell, the others when they are opened.
const pages = {
  library: () => import("./pages/library.js"),
  upload: () => import("./pages/upload.js"),
  videos: () => import("./pages/video.js"),
  compare: () => import("./pages/compare.js"),
  groups: () => import("./pages/groups.js"),
  overview: () => import("./pages/overview.js"),
};

const App = () => {
  const { path, query } = usePlace();
  const name = path[0] ?? "library";
  const [shown, setShown] = useState({ name: null });
  useEffect(() => {
    let isWanted = true;
    const show = (state) => isWanted && setShown({ name, ...state });
    (pages[name] ?? (() => import("./pages/missing.js")))().then(
      (module) => show({ Page: module.default }),
      () => show({ error: new Error("This page could not be loaded. Is the server running? Reload to try again.") }));
    return () => { isWanted = false; };
  }, [name]);
  const { Page, error } = shown;
  return html`
    <${Shell} page=${name}>
      ${shown.name === name && Page && html`<${Page} key=${path.join("/")} ids=${path.slice(1)} query=${query} />`}
      <${Problem} error=${error} />
    </${Shell}>`;
};

render(html`<${App} />`, document.getElementById("app"));
