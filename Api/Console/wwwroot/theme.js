// Before the first paint: the theme that was chosen in this browser, if one was. Not a module, since those run later.
(() => {
  "use strict";
  let chosen = null;
  try {
    chosen = localStorage.getItem("tvidz-theme");
  } catch {
    // Storage is blocked: the system's theme it is.
  }
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
})();
