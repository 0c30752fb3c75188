// What this device has verified, remembered so that the next opening need not verify it again.
import { b64, unb64, utf8 } from "inglenook/vault/bytes";
import { keysAt } from "inglenook/vault/keys";
import { bound, hmac, hmacFits, sha } from "inglenook/vault/primitives";

/** @import { Bytes } from "inglenook/vault/bytes" */
/** @import { Position } from "inglenook/vault/chain" */
/** @import { Keys } from "inglenook/vault/keys" */

/**
 * Newest verified version of each record.
 * @typedef {{ver: number, epoch: number, hash: string}} Row
 * @typedef {{seq: number, head: string, epoch: number, under: number, mac: string}} SavedPosition
 */

// Boxes are bound to their version by their own seal; this mac says which version is the newest, and that none is missing.
/** @param {Keys} keys @param {Position} at @param {number} epoch @param {Map<string, Row>} rows */
async function tableText(keys, { seq, head }, epoch, rows) {
  const lines = [];
  for (const [rid, row] of rows) lines.push(`${rid}|${row.ver}|${row.epoch}|${row.hash}`);
  return bound("table", keys.vault, seq, b64(head), epoch, b64(await sha(utf8(lines.sort().join("\n")))));
}

/** @param {Keys} keys @param {Position} at @param {number} epoch @param {Map<string, Row>} rows @returns {Promise<SavedPosition>} */
export async function savePosition(keys, at, epoch, rows) {
  const mac = await hmac(keysAt(keys, keys.epoch).log, await tableText(keys, at, epoch, rows));
  return { seq: at.seq, head: b64(at.head), epoch, under: keys.epoch, mac: b64(mac) };
}

/** @param {Keys} keys @param {SavedPosition} saved @param {Map<string, Row>} rows */
export async function tableFits(keys, saved, rows) {
  const at = { seq: saved.seq, head: unb64(saved.head, 32) };
  return hmacFits(keysAt(keys, saved.under).log, unb64(saved.mac), await tableText(keys, at, saved.epoch, rows));
}
