// Where the console is: the part of the address after "#", as path segments and a query. The path of the page itself
// belongs to the server, whose REST calls have the same names.
import { useEffect, useState } from "../lib/preact.js";

const listeners = new Set();

/** The present place: {path: ["videos", ID], query: URLSearchParams}. */
export function here() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  const segments = path.split("/").filter(Boolean).map(decode);
  return { path: segments, query: new URLSearchParams(query ?? "") };
}

/** The address of a place, for links. Query values that are null or "" are left out. */
export function link(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== "");
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return `#/${path.map(encodeURIComponent).join("/")}${text && `?${text}`}`;
}

/** Goes to a place. With replace, the present one is forgotten, and no page is told: only the address changes. */
export function go(address, { replace = false } = {}) {
  if (replace) history.replaceState(history.state, "", address);
  else location.hash = address;
}

/** The present place, rendering anew when it changes. */
export function usePlace() {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const update = () => setPlace(here());
    listeners.add(update);
    return () => listeners.delete(update);
  }, []);
  return place;
}

addEventListener("hashchange", () => listeners.forEach((update) => update()));

function decode(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
