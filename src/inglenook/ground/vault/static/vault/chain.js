// The log: each entry's head covers all before it, and only a holder of the log key can write its mac.
import { b64, same, unb64 } from "inglenook/vault/bytes";
import { RoomError } from "inglenook/vault/errors";
import { keysAt } from "inglenook/vault/keys";
import { bound, hmac, hmacFits, sha } from "inglenook/vault/primitives";

/** @import { Bytes } from "inglenook/vault/bytes" */
/** @import { Keys } from "inglenook/vault/keys" */

/**
 * @typedef {[seq: number, device: string, epoch: number, rid: string, ver: number, hash: string, mac: string]} Served
 * @typedef {[epoch: number, rid: string, ver: number, hash: string, mac: string]} Pushed
 * @typedef {{seq: number, head: Bytes}} Position
 *
 * What a device knows before it reads on: the head it trusts, the epoch it has seen, the version of each record.
 * @typedef {{at: Position, epoch: number, version: (rid: string) => number}} Known
 *
 * Newest entry of each record in a verified stretch.
 * @typedef {Map<string, {ver: number, epoch: number, hash: string, device: string, seq: number}>} Newest
 */

export const KEYRING = "keyring";

/** @param {string} vault */
export const genesis = (vault) => sha(bound("genesis", vault));

/** @param {string} vault @param {Bytes} before @param {Served | [number, string, number, string, number, string]} entry */
export function nextHead(vault, before, [seq, device, epoch, rid, ver, hash]) {
  return sha(bound("entry", vault, seq, b64(before), device, epoch, rid, ver, hash));
}

/** @param {Bytes} head */
const macText = (head) => bound("mac", b64(head));

/** @param {CryptoKey} logKey @param {Bytes} head @returns {Promise<Bytes>} */
export const macOf = (logKey, head) => hmac(logKey, macText(head));

/**
 * Entries for a push that begins right after `at`.
 * @param {Keys} keys @param {string} device @param {Position} at
 * @param {{rid: string, ver: number, epoch: number, hash: string}[]} writes
 * @returns {Promise<{entries: Pushed[], at: Position}>}
 */
export async function extend(keys, device, at, writes) {
  /** @type {Pushed[]} */
  const entries = [];
  let { seq, head } = at;
  for (const { rid, ver, epoch, hash } of writes) {
    seq += 1;
    head = await nextHead(keys.vault, head, [seq, device, epoch, rid, ver, hash]);
    entries.push([epoch, rid, ver, hash, b64(await macOf(keysAt(keys, epoch).log, head))]);
  }
  return { entries, at: { seq, head } };
}

// What the host says must have the shape that was agreed, before anything is computed from it.
/** @param {Served} entry @param {number} seq */
function checkShape(entry, seq) {
  const [at, device, epoch, rid, ver, hash, mac] = entry;
  const whole = [device, rid, hash, mac].every((part) => typeof part === "string");
  if (!whole || !Number.isSafeInteger(epoch) || !Number.isSafeInteger(ver)) throw new RoomError("forked", "A log entry is misshapen.");
  if (at !== seq) throw new RoomError("forked", "The log has a gap or a double.");
}

/**
 * Checks that a stretch of log follows from what is known. Boxes are checked by whoever holds them (`checkBox`).
 * @param {Keys} keys @param {Known} known @param {Served[]} entries
 * @returns {Promise<{at: Position, epoch: number, newest: Newest, heads: Bytes[]}>} `heads[i]` is the head after entry i
 */
export async function follow(keys, known, entries) {
  let { at: { seq, head }, epoch } = known;
  /** @type {Newest} */
  const newest = new Map();
  const macs = [];
  const heads = [];
  for (const entry of entries) {
    seq += 1;
    checkShape(entry, seq);
    const [, device, entryEpoch, rid, ver, hash, mac] = entry;
    if (entryEpoch < epoch) throw new RoomError("forked", "The log falls back to an older epoch.");
    if (ver !== (newest.get(rid)?.ver ?? known.version(rid)) + 1) throw new RoomError("forked", "A version is missing or repeated.");
    head = await nextHead(keys.vault, head, entry);
    macs.push(hmacFits(keysAt(keys, entryEpoch).log, unb64(mac), macText(head)));
    heads.push(head);
    epoch = entryEpoch;
    newest.set(rid, { ver, epoch, hash, device, seq });
  }
  if ((await Promise.all(macs)).includes(false)) throw new RoomError("forked", "A log entry was not written by a device of this vault.");
  return { at: { seq, head }, epoch, newest, heads };
}

/** @param {Bytes | undefined} box @param {string} hash the newest entry's @returns {Promise<Bytes>} */
export async function checkBox(box, hash) {
  if (!box) throw new RoomError("withheld", "A record is in the log, but its box was not handed out.");
  if (!same(await sha(box), unb64(hash))) throw new RoomError("swapped", "A box is not the one the log names.");
  return box;
}

// Before reading on: a log that is shorter was rolled back, one that differs at the known place was forked.
/** @param {Position} known @param {{seq: number, head: string}} served the host's newest position */
export function checkReach(known, served) {
  if (served.seq < known.seq) throw new RoomError("rolled-back", "The host has an older state than this device has seen.");
  if (served.seq === known.seq && served.head !== b64(known.head)) {
    throw new RoomError("forked", "The host has another history than this device has seen.");
  }
}
