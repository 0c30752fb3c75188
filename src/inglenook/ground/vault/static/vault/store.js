// What a device keeps: only ciphertext and what the host knows anyway, in IndexedDB, one database a vault.
import { RoomError } from "inglenook/vault/errors";
import { SHELVES } from "inglenook/vault/store-memory";

/** @import { Shelf, Store } from "inglenook/vault/store-memory" */

const BATCH = 2500; // rows read at once: large enough to be quick, small enough that opening can begin meanwhile

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const result = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** @param {IDBTransaction} transaction @returns {Promise<void>} */
const finished = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(fault(transaction.error));
  });

// A full disk is the one fault of a store that a member can do something about.
/** @param {unknown} error */
function fault(error) {
  const full = /** @type {{name?: string}} */ (error)?.name === "QuotaExceededError";
  return full ? new RoomError("storage-full", "This device has no space left. What you wrote is still open here.") : error;
}

/** @param {string} name @returns {Promise<IDBDatabase>} */
async function database(name) {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => SHELVES.forEach((shelf) => opening.result.createObjectStore(shelf));
  return result(opening);
}

/** @param {string} name @returns {Promise<Store>} */
export async function openStore(name) {
  const db = await database(name);
  const read = (/** @type {Shelf} */ shelf) => db.transaction(shelf).objectStore(shelf);
  return {
    get: (shelf, key) => result(read(shelf).get(key)),
    some: (shelf, keys) => {
      const from = read(shelf);
      return Promise.all(keys.map((key) => result(from.get(key))));
    },
    keys: async (shelf) => /** @type {string[]} */ (await result(read(shelf).getAllKeys())),
    each: (shelf, take) => each(read, shelf, take),
    write: (changes, { strict = false } = {}) => write(db, changes, strict),
    wipe: async (shelves) => {
      const transaction = db.transaction(shelves, "readwrite");
      shelves.forEach((shelf) => transaction.objectStore(shelf).clear());
      await finished(transaction);
    },
  };
}

/** @param {IDBDatabase} db @param {import("inglenook/vault/store-memory").Change[]} changes @param {boolean} strict */
async function write(db, changes, strict) {
  if (!changes.length) return;
  const shelves = [...new Set(changes.map(([shelf]) => shelf))];
  // `strict` waits for the disk: what a member was told is kept must survive a power cut.
  const transaction = db.transaction(shelves, "readwrite", { durability: strict ? "strict" : "relaxed" });
  const done = finished(transaction);
  try {
    for (const change of changes) apply(transaction, change);
  } catch (error) {
    // A value that cannot be stored throws here, while the transaction would go on with the rest.
    transaction.abort();
    await done.catch(() => {});
    throw error;
  }
  await done;
}

/** @param {IDBTransaction} transaction @param {import("inglenook/vault/store-memory").Change} change */
function apply(transaction, [shelf, key, value]) {
  const on = transaction.objectStore(shelf);
  if (value === undefined) on.delete(key);
  else on.put(value, key);
}

// The next batch is asked for before the last one is handed on, so that reading and opening overlap.
/** @param {(shelf: Shelf) => IDBObjectStore} read @param {Shelf} shelf @param {(rows: [string, any][]) => void | Promise<void>} take */
async function each(read, shelf, take) {
  let next = batch(read(shelf), null);
  for (;;) {
    const { keys, values } = await next;
    const last = keys.length < BATCH;
    if (!last) next = batch(read(shelf), keys[keys.length - 1]);
    await take(keys.map((key, i) => [key, values[i]]));
    if (last) return;
  }
}

/** @param {IDBObjectStore} from @param {string | null} after */
async function batch(from, after) {
  const range = after === null ? null : IDBKeyRange.lowerBound(after, true);
  const [keys, values] = await Promise.all([result(from.getAllKeys(range, BATCH)), result(from.getAll(range, BATCH))]);
  return { keys: /** @type {string[]} */ (keys), values };
}
