// The box of a record and the blob of an attachment.
//
// Both are bound to their place: a box that is moved to another record, version, epoch or vault does not open.
import { json, pad, random, same, unb64, unpad, utf8 } from "inglenook/vault/bytes";
import { RoomError } from "inglenook/vault/errors";
import { aesKey, bound, deriveAes, lockUp, sha, unlock } from "inglenook/vault/primitives";

/** @import { Bytes } from "inglenook/vault/bytes" */

/**
 * Where a box belongs.
 * @typedef {{vault: string, epoch: number, rid: string, ver: number}} Place
 *
 * What a box holds.
 * @typedef {{kind: string, schema: number, made_at: string, edited_at: string, fields: Record<string, any>}} Content
 *
 * How a record names its attachment; `bytes` is the length before padding.
 * @typedef {{blob: string, key: string, sha: string, type: string, name: string, bytes: number}} BlobRef
 */

export const BOX_FLOOR = 2048; // everything small looks alike: a check-in has the size of a page of text
export const BOX_LIMIT = 1024 * 1024;
export const BLOB_LIMIT = 16 * 1024 * 1024;

/** @param {Place} place */
const boxPlace = ({ vault, epoch, rid, ver }) => bound("box", vault, epoch, rid, ver);

/** A key for one record, so that no key is used for many boxes and one record could be handed over alone. @param {CryptoKey} epochKey @param {Place} place */
const recordKey = (epochKey, { vault, rid }) => deriveAes(epochKey, bound("record", vault, rid));

/** @param {CryptoKey} epochKey @param {Place} place @param {Content} content @returns {Promise<Bytes>} */
export async function sealRecord(epochKey, place, content) {
  const { kind, schema, made_at, edited_at, fields } = content;
  const padded = pad(utf8(JSON.stringify({ kind, schema, made_at, edited_at, fields })), BOX_FLOOR);
  const box = await lockUp(await recordKey(epochKey, place), padded, boxPlace(place));
  if (box.length > BOX_LIMIT) throw new RoomError("too-large", "This is too long for one record.");
  return box;
}

/** @param {CryptoKey} epochKey @param {Place} place @param {Bytes} box @returns {Promise<Content>} */
export async function openRecord(epochKey, place, box) {
  const padded = await unlock(await recordKey(epochKey, place), box, boxPlace(place));
  return json(unpad(padded, BOX_FLOOR));
}

/** @param {string} vault @param {string} id */
const blobPlace = (vault, id) => bound("blob", vault, id);

/** @param {string} vault @param {string} id @param {Bytes} key @param {Uint8Array} bytes @returns {Promise<Bytes>} */
export async function sealBlob(vault, id, key, bytes) {
  const blob = await lockUp(await aesKey(key), pad(bytes, BOX_FLOOR, 8), blobPlace(vault, id));
  if (blob.length > BLOB_LIMIT) throw new RoomError("too-large", "This file is larger than 16 MB.");
  return blob;
}

/** @param {string} vault @param {BlobRef} ref @param {Bytes} blob @returns {Promise<Bytes>} */
export async function openBlob(vault, ref, blob) {
  // The hash stands in the record, so even a host that learned the key could not show another picture.
  if (!same(await sha(blob), unb64(ref.sha))) throw new RoomError("swapped", "An attachment is not the one its record names.");
  const bytes = unpad(await unlock(await aesKey(unb64(ref.key, 32)), blob, blobPlace(vault, ref.blob)), BOX_FLOOR, 8);
  if (bytes.length !== ref.bytes) throw new RoomError("swapped", "An attachment has another length than its record says.");
  return bytes;
}

export const newBlobKey = () => random(32);
