// Calls to the server. Addresses are relative, so that the console works wherever the server is mounted.

const keyName = "tvidz-key";

/** A call that failed; the message is for people. Status 0: no answer at all. */
export class Failure extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }

  /** Whether the same call may succeed a little later. */
  get isPassing() {
    return [0, 502, 503, 504].includes(this.status);
  }
}

let askForKey = () => Promise.resolve(false);
let asking = null;

/** Sets who asks the person for a key: (why: "missing"|"operator") → whether there is a new one. */
export function setKeyPrompt(prompt) {
  askForKey = prompt;
}

export const key = {
  get: () => sessionStorage.getItem(keyName),
  set: (value) => sessionStorage.setItem(keyName, value),
  clear: () => sessionStorage.removeItem(keyName),
};

/** The address of a call about one video, from its parts. */
export const videoPath = (videoId, ...rest) => ["videos", videoId, ...rest].map(encodeURIComponent).join("/");

/** Sends a request as it is, with the key, and asks for one where it is missing. Throws a Failure without an answer. */
export async function send(path, { method = "GET", body, headers = {}, signal, quiet = false } = {}) {
  for (;;) {
    const used = key.get();
    const answer = await fetchOnce(path, {
      method,
      signal,
      headers: {
        Accept: "application/json",
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(used ? { "X-Api-Key": used } : {}),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const why = { 401: "missing", 403: "operator" }[answer.status];
    if (!why || quiet || (why === "operator" && !used)) return answer;
    if (key.get() !== used) continue; // another call has asked meanwhile
    asking ??= askForKey(why).finally(() => { asking = null; });
    if (!await asking) return answer;
  }
}

/** Calls and returns the answer's JSON; null where there is none. Throws a Failure for every other answer than 2xx. */
export async function call(path, options) {
  const answer = await send(path, options);
  if (!answer.ok) throw await failureOf(answer);
  return answer.status === 204 ? null : answer.json();
}

/** What an answer that is no success says, for people. */
export async function failureOf(answer) {
  const problem = await answer.json().catch(() => ({}));
  return new Failure(answer.status, problem.detail ?? `The server answered ${answer.status}, without a reason.`);
}

async function fetchOnce(path, options) {
  try {
    return await fetch(path, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Failure(0, "The server does not answer.");
  }
}
