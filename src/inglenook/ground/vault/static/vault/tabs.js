// Several tabs of one device share one store. Locks keep them from writing at once; tidings tell what changed.

/**
 * `sync` is held while talking to the host, `write` only while changing the store. Both are freed when a tab dies.
 * @typedef {{sync: <T>(act: () => Promise<T>) => Promise<T>, write: <T>(act: () => Promise<T>) => Promise<T>}} Guard
 * @typedef {{rids: string[], from: number, to: number}} Tiding
 * @typedef {{post: (tiding: Tiding) => void, listen: (take: (tiding: Tiding) => void) => void, close: () => void}} Channel
 */

/** One after the other, within one page: where there are no Web Locks, and for tests. @returns {<T>(act: () => Promise<T>) => Promise<T>} */
function queue() {
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();
  return (act) => {
    const turn = last.then(act);
    last = turn.catch(() => {});
    return turn;
  };
}

/** @returns {Guard} */
export const localGuard = () => ({ sync: queue(), write: queue() });

/** @param {string} vault @returns {Guard} */
export function webGuard(vault) {
  if (!navigator.locks) return localGuard();
  const held = (/** @type {string} */ name) => (/** @type {() => Promise<any>} */ act) => navigator.locks.request(`inglenook-${name}-${vault}`, act);
  return { sync: held("sync"), write: held("write") };
}

/** @param {string} vault @returns {Channel} */
export function webChannel(vault) {
  const channel = new BroadcastChannel(`inglenook-tidings-${vault}`);
  return {
    post: (tiding) => channel.postMessage(tiding),
    listen: (take) => (channel.onmessage = ({ data }) => take(data)),
    close: () => channel.close(),
  };
}
