// What pages share: loading, following, and being on screen.
import { useEffect, useRef, useState } from "../lib/preact.js";
import { follow } from "./live.js";

const retryAfter = 2000;

/**
 * Loads something for as long as it is shown: {data, error, reload}. What is there stays while it is loaded again, or
 * cannot be. A passing failure is tried again by itself.
 * @param load (signal) → promise
 * @param deps What it depends on: another value starts anew.
 * @param every Milliseconds until it is loaded again, or a function of the data; 0 for never.
 */
export function useLoad(load, deps, every = 0) {
  const [state, setState] = useState({ data: null, error: null });
  const again = useRef(() => {});
  useEffect(() => {
    const control = new AbortController();
    let timer = 0;
    const run = async () => {
      clearTimeout(timer);
      const pause = await load(control.signal).then(
        (data) => {
          setState({ data, error: null });
          return typeof every === "function" ? every(data) : every;
        },
        (error) => {
          if (!control.signal.aborted) setState((before) => ({ ...before, error }));
          return error.isPassing ? retryAfter : every && 5000;
        });
      if (pause && !control.signal.aborted) timer = setTimeout(run, pause);
    };
    again.current = () => { if (!control.signal.aborted) run(); };
    setState({ data: null, error: null });
    run();
    return () => {
      control.abort();
      clearTimeout(timer);
    };
  }, deps);
  return { ...state, reload: () => again.current() };
}

/** A video, live: {video, error}; video is undefined until it is known and null when there is none. */
export function useVideo(videoId) {
  const [state, setState] = useState({ video: undefined });
  useEffect(() => {
    setState({ video: undefined });
    return follow(videoId, (video) => setState({ video, isLost: false }), () => setState((s) => ({ ...s, isLost: true })));
  }, [videoId]);
  return state;
}

/** A ref, and whether its element has come near the screen. */
export function useNear() {
  const ref = useRef(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        setNear(true);
        observer.disconnect();
      }
    }, { rootMargin: "200px" });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return [ref, isNear];
}

/** Sets the window's title while the page is shown. */
export function useTitle(title) {
  useEffect(() => { document.title = title ? `${title} · TVidz` : "TVidz"; }, [title]);
}
