// Stands in every page that `bench/vault.py` opens, before the page's own scripts: stop watches, and the floor.

/** @typedef {{ms: number, error: any}} Opening */

const probes = {
  /** Every opening of the room on this page, whoever asked for it. @type {Opening[]} */
  openings: [],

  /** Lengths of the boxes that this device keeps. @param {string} vault @returns {Promise<number[]>} */
  async sizes(vault) {
    const db = await answer(indexedDB.open(`inglenook-vault-${vault}`));
    const rows = await answer(db.transaction("boxes").objectStore("boxes").getAll());
    db.close();
    return rows.map((/** @type {any} */ { box }) => box.length).filter(Boolean); // the keyring has a row and no box
  },

  /** Milliseconds that WebCrypto alone needs for as many boxes of these lengths; sealing them is not counted. @param {number[]} sizes @param {number} times */
  async floor(sizes, times) {
    const root = await crypto.subtle.importKey("raw", crypto.getRandomValues(new Uint8Array(32)), "HKDF", false, ["deriveKey"]);
    const boxes = await inParts(sizes, async (size, i) => sealed(root, i, size));
    const took = [];
    for (let i = 0; i < times; i++) {
      const from = performance.now();
      await inParts(boxes, (box, at) => opened(root, at, box));
      took.push(performance.now() - from);
    }
    return took;
  },

  /** @param {string[]} texts @returns {Promise<number[]>} milliseconds of each search, from the page's side */
  async searches(texts) {
    const { room } = await import("inglenook/vault/door");
    const took = [];
    for (const text of texts) {
      const from = performance.now();
      await room.search(text, { kinds: ["journal.entry"], by: "on", limit: 50, fields: ["title", "on"] });
      took.push(performance.now() - from);
    }
    return took;
  },
};

/** @param {IDBRequest<any>} request @returns {Promise<any>} */
const answer = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

// As many at once as pays: more only makes the browser hold more of them.
/** @template T, R @param {T[]} all @param {(one: T, i: number) => Promise<R>} act @returns {Promise<R[]>} */
async function inParts(all, act) {
  const done = [];
  for (let at = 0; at < all.length; at += 2500) done.push(...await Promise.all(all.slice(at, at + 2500).map((one, i) => act(one, at + i))));
  return done;
}

/** @param {CryptoKey} root @param {number} i */
const keyOf = (root, i) => crypto.subtle.deriveKey(
  { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info: new TextEncoder().encode(`inglenook-1|record|vault|${i}`) },
  root, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);

/** @param {CryptoKey} root @param {number} i @param {number} size */
async function sealed(root, i, size) {
  const plain = new Uint8Array(size - 28).fill(i);
  return crypto.subtle.encrypt({ name: "AES-GCM", iv: new Uint8Array(12) }, await keyOf(root, i), plain);
}

/** @param {CryptoKey} root @param {number} i @param {ArrayBuffer} box */
async function opened(root, i, box) {
  await crypto.subtle.decrypt({ name: "AES-GCM", iv: new Uint8Array(12) }, await keyOf(root, i), box);
}

// The door asks the worker by a message and hears of the end by another of the same number.
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (/** @type {any} */ asked, /** @type {any} */ ...more) {
  if (asked?.op === "open") {
    const from = performance.now();
    this.addEventListener("message", ({ data }) => {
      if (data.id === asked.id) probes.openings.push({ ms: performance.now() - from, error: data.error ?? null });
    });
  }
  return post.call(this, asked, ...more);
};

Object.assign(globalThis, { probes });
