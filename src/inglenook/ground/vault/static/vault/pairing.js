// Pairing: the open device hands its keyring to a new one through a box that the host cannot open.
import { BOX_FLOOR } from "inglenook/vault/envelope";
import { b64, json, pad, random, unb64, unpad, utf8 } from "inglenook/vault/bytes";
import { RoomError } from "inglenook/vault/errors";
import { bound, deriveAes, lockUp, root, unlock } from "inglenook/vault/primitives";

/** @import { Bytes } from "inglenook/vault/bytes" */
/** @import { Keyring } from "inglenook/vault/keyring" */

/** `seq` and `head` tell the new device what log to expect. @typedef {{keyring: Keyring, seq: number, head: string}} Handover */

/** @param {Bytes} secret @param {string} id */
const pairKey = async (secret, id) => deriveAes(await root(secret), bound("pair", id));

/** @param {Handover} handover @returns {Promise<{id: string, secret: string, box: string}>} the secret goes into the QR code only */
export async function makePairing(handover) {
  const id = b64(random(16));
  const secret = random(32);
  const padded = pad(utf8(JSON.stringify(handover)), BOX_FLOOR);
  const box = await lockUp(await pairKey(secret, id), padded, bound("pairing", handover.keyring.vault, id));
  return { id, secret: b64(secret), box: b64(box) };
}

/** @param {string} code `<pairing id>.<secret>` @returns {{id: string, secret: Bytes}} */
export function readCode(code) {
  const [id, secret, ...rest] = code.replace(/^.*#/, "").split(".");
  if (rest.length || !secret) throw new RoomError("wrong-sheet", "This is not a pairing code.");
  unb64(id, 16);
  return { id, secret: unb64(secret, 32) };
}

/** @param {string} vault the vault of this account @param {string} code @param {string} box @returns {Promise<Handover>} */
export async function takePairing(vault, code, box) {
  const { id, secret } = readCode(code);
  const padded = await unlock(await pairKey(secret, id), unb64(box), bound("pairing", vault, id));
  return json(unpad(padded, BOX_FLOOR));
}
