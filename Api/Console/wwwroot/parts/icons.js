// Small pictures, 24 by 24, drawn in the colour of the text around them.
import { html } from "../lib/preact.js";

const paths = {
  analyze: "M20 11a8 8 0 1 0-2.3 6.2M20 5v6h-6",
  alert: "M12 4 2.8 19.5h18.4zM12 10v4.5M12 17v.5",
  back: "M15 5l-7 7 7 7",
  check: "M5 12.5l4.5 4.5L19 7.5",
  close: "M6 6l12 12M18 6L6 18",
  compare: "M3 5h8v14H3zM13 5h8v14h-8z",
  cutBack: "M7 5v14M19 6l-8 6 8 6z",
  cutNext: "M17 5v14M5 6l8 6-8 6z",
  delete: "M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5M14 11v5",
  export: "M12 4v11M7.5 10.5L12 15l4.5-4.5M4 20h16",
  film: "M4 5h16v14H4zM8 5v14M16 5v14M4 9.5h4M4 14.5h4M16 9.5h4M16 14.5h4",
  forward: "M9 5l7 7-7 7",
  group: "M4 4h7v6H4zM13 14h7v6h-7zM7.5 10v4.500a2.500 2.500 0 0 0 2.500 2.500h3",
  key: "M14.500 9.500m-4.500 0a4.500 4.500 0 1 0 9 0a4.500 4.500 0 1 0-9 0M11.500 12.500L4 20M7 17l2.500 2.500",
  library: "M4 5h7v6H4zM13 5h7v6h-7zM4 13h7v6H4zM13 13h7v6h-7z",
  mirror: "M12 3v18M9 7v10H3zM15 7v10h6z",
  moon: "M19.500 14.500A8 8 0 0 1 9.500 4.500a8 8 0 1 0 10 10z",
  overview: "M4 20V10M10 20V4M16 20v-7M22 20H2",
  pause: "M8 5v14M16 5v14",
  play: "M7 5l12 7-12 7z",
  search: "M10.500 10.500m-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0M15 15l5.500 5.500",
  sound: "M4 9.500v5h3.500L12 18V6L7.500 9.500zM15.500 9a4 4 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11",
  soundOff: "M4 9.500v5h3.500L12 18V6L7.500 9.500zM16 9.500l5 5M21 9.500l-5 5",
  star: "M12 4l2.400 5.200 5.600.7-4.100 3.900 1.100 5.600L12 16.600 7 19.400l1.100-5.600L4 9.900l5.600-.7z",
  stepBack: "M16 6l-8 6 8 6",
  stepNext: "M8 6l8 6-8 6",
  sun: "M12 12m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0M12 2.500v2.500M12 19v2.500M2.500 12H5M19 12h2.500M5.300 5.300L7 7M17 17l1.700 1.700M5.300 18.700L7 17M17 7l1.700-1.700",
  system: "M3 5h18v11H3zM8.500 20h7M12 16v4",
  upload: "M12 20V6M6.500 11.500L12 6l5.500 5.500M4 3.500h16",
};

/** One of them; a decoration, so the text beside it or the label of its button says what it means. */
export const Icon = ({ name }) => html`
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${paths[name]} /></svg>`;
