// A store in memory, of the same shape as the one in IndexedDB: for tests, and where a browser has no storage at all.

/**
 * `write` is all or nothing, and what it resolved for is durable.
 * @typedef {"meta" | "boxes" | "outbox" | "sent" | "blobs" | "closed"} Shelf
 * @typedef {[shelf: Shelf, key: string, value: any]} Change an undefined value removes
 * @typedef {{
 *   get: (shelf: Shelf, key: string) => Promise<any>,
 *   some: (shelf: Shelf, keys: string[]) => Promise<any[]>,
 *   keys: (shelf: Shelf) => Promise<string[]>,
 *   each: (shelf: Shelf, take: (rows: [string, any][]) => void | Promise<void>) => Promise<void>,
 *   write: (changes: Change[], options?: {strict?: boolean}) => Promise<void>,
 *   wipe: (shelves: Shelf[]) => Promise<void>,
 * }} Store
 */

/** @type {Shelf[]} */
export const SHELVES = ["meta", "boxes", "outbox", "sent", "blobs", "closed"];

/** @param {Map<Shelf, Map<string, any>>} [shelves] what an earlier store left behind @returns {Store} */
export function memoryStore(shelves = new Map()) {
  const on = (/** @type {Shelf} */ shelf) => shelves.get(shelf) ?? shelves.set(shelf, new Map()).get(shelf) ?? new Map();
  return {
    get: async (shelf, key) => on(shelf).get(key),
    some: async (shelf, keys) => keys.map((key) => on(shelf).get(key)),
    keys: async (shelf) => [...on(shelf).keys()],
    each: async (shelf, take) => take([...on(shelf)]),
    write: async (changes) => {
      for (const [shelf, key, value] of changes) {
        if (value === undefined) on(shelf).delete(key);
        else on(shelf).set(key, value);
      }
    },
    wipe: async (gone) => gone.forEach((shelf) => on(shelf).clear()),
  };
}
