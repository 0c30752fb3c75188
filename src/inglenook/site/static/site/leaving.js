// Saves that a page change, a closing room or a closing tab has to wait for.

/** @type {Set<() => unknown>} */
const savers = new Set();
/** @type {Set<Promise<unknown>>} */
const running = new Set();

/**
 * Calls `save` before the page is left. Returns the way to take that back.
 * @param {() => unknown} save may return a promise
 */
export function beforeLeaving(save) {
  savers.add(save);
  return () => savers.delete(save);
}

/**
 * Makes leaving wait for `work`.
 * @template T
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
export function waitFor(work) {
  running.add(work);
  const done = () => running.delete(work);
  work.then(done, done);
  return work;
}

/**
 * Saves all there is and waits for it, but never longer than `limit` milliseconds.
 * @param {number} [limit]
 * @returns {Promise<unknown[]>} what went wrong; empty when everything is kept
 */
export async function allKept(limit = 3000) {
  for (const save of savers) waitFor(Promise.resolve().then(save));
  const late = new Promise((resolve) => setTimeout(resolve, limit, null));
  const results = await Promise.race([Promise.allSettled([...running]), late]);
  if (!Array.isArray(results)) return [new Error("slow")];
  return results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
}

/** A tab that goes to the background may never come back: save now. */
export function saveWhenHidden() {
  const save = () => document.visibilityState === "hidden" && allKept();
  document.addEventListener("visibilitychange", save);
  addEventListener("pagehide", () => allKept());
}
