// Runs in a browser worker or page: how long a room of many entries takes to open from the local store and to search,
// beside WebCrypto alone opening the same bytes. Bundle it with esbuild and call `measure(n)`.
import { b64, random } from "inglenook/vault/bytes";
import { genesis } from "inglenook/vault/chain";
import { sealRecord } from "inglenook/vault/envelope";
import { newKeyring } from "inglenook/vault/keyring";
import { keysAt, keysOf } from "inglenook/vault/keys";
import { OpenVault } from "inglenook/vault/open-vault";
import { bound, sha } from "inglenook/vault/primitives";
import { openStore } from "inglenook/vault/store";
import { savePosition } from "inglenook/vault/table";
import { localGuard } from "inglenook/vault/tabs";

/** @import { Change } from "inglenook/vault/store-memory" */

const WORDS = "session client quiet tired hope letter after before river lamp garden winter patience listening silence work".split(" ");
const FLAT = { post: () => {}, listen: () => {}, close: () => {} };

/** @param {number} i @param {number} count */
const prose = (i, count) => Array.from({ length: count }, (_, j) => WORDS[(i * 7 + j * j + (j >> 3)) % WORDS.length] + (j % 50 === 0 ? i : "")).join(" ");

/** @param {number} entries @returns {Promise<any>} milliseconds and bytes */
export async function measure(entries) {
  const vault = b64(random(16));
  const keyring = await newKeyring(vault, { seq: 0, head: "" });
  const keys = await keysOf(keyring);
  const root = keysAt(keys, 1).root;
  const store = await openStore(`bench-${vault}`);
  const rows = new Map();
  /** @type {{rid: string, box: Uint8Array<ArrayBuffer>}[]} */
  const boxes = [];
  for (let at = 0; at < entries; at += 500) {
    /** @type {Change[]} */
    const changes = await Promise.all(Array.from({ length: Math.min(500, entries - at) }, async (_, j) => {
      const rid = b64(random(16));
      const fields = { title: `Entry ${at + j}`, text: prose(at + j, 300), on: "2026-11-23T17:00", tags: ["work"] };
      const box = await sealRecord(root, { vault, epoch: 1, rid, ver: 1 }, { kind: "journal.entry", schema: 1, made_at: "", edited_at: "", fields });
      const row = { ver: 1, epoch: 1, hash: b64(await sha(box)) };
      rows.set(rid, row);
      boxes.push({ rid, box });
      return /** @type {Change} */ (["boxes", rid, { ...row, box }]);
    }));
    await store.write(changes);
  }
  await store.write([["meta", "position", await savePosition(keys, { seq: entries, head: await genesis(vault) }, 1, rows)]]);
  const floor = await best(() => bare(root, vault, boxes));
  const names = { vault, member: "bench", device: "bench" };
  const around = { store, guard: localGuard(), channel: FLAT, clock: () => new Date(), tell: () => {} };
  /** @type {OpenVault} */
  let open = await OpenVault.from(around, names, { keyring, hash: "", lock: null });
  const opening = await best(async () => void (open = await OpenVault.from(around, names, { keyring, hash: "", lock: null })));
  const first = await timed(async () => void open.shelf.search("nothing here"));
  const search = [];
  for (const typed of ["p", "pat", "patience", "patience river", "entry 77", "zzz", "garden winter 4"]) {
    search.push(await timed(async () => void open.shelf.search(typed, { fields: ["title"] })));
  }
  const bytes = boxes.reduce((sum, { box }) => sum + box.length, 0);
  indexedDB.deleteDatabase(`bench-${vault}`); // goes when this worker does
  const held = /** @type {any} */ (performance).memory?.usedJSHeapSize ?? null;
  return { entries, bytes, floor_ms: floor, open_ms: opening, times_floor: opening / floor, fold_all_ms: first, search_ms: Math.max(...search), heap_bytes: held };
}

/** @param {() => Promise<void>} act */
async function timed(act) {
  const started = performance.now();
  await act();
  return Math.round((performance.now() - started) * 10) / 10;
}

/** @param {() => Promise<void>} act */
async function best(act) {
  const runs = [await timed(act), await timed(act), await timed(act)];
  return Math.min(...runs);
}

/** Nothing but deriving keys and decrypting, as many at once as there are. @param {CryptoKey} root @param {string} vault @param {{rid: string, box: Uint8Array<ArrayBuffer>}[]} boxes */
async function bare(root, vault, boxes) {
  const { subtle } = crypto;
  for (let at = 0; at < boxes.length; at += 2500) {
    await Promise.all(boxes.slice(at, at + 2500).map(async ({ rid, box }) => {
      const info = bound("record", vault, rid);
      const key = await subtle.deriveKey({ name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info }, root, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
      await subtle.decrypt({ name: "AES-GCM", iv: box.subarray(0, 12), additionalData: bound("box", vault, 1, rid, 1) }, key, box.subarray(12));
    }));
  }
}

Object.assign(globalThis, { measure });
