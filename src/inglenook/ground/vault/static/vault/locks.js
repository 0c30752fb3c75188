// Locks: each is an age identity of its own, wrapped by its method. Changing one never touches the others.
import { generateHybridIdentity, identityToRecipient } from "lib/age";
import { openWithWords, sealWithWords } from "inglenook/vault/age-file";
import { b64, random, text, unb64, utf8 } from "inglenook/vault/bytes";
import { RoomError } from "inglenook/vault/errors";
import { bound, deriveAes, lockUp, root, sha, unlock } from "inglenook/vault/primitives";
import { normalise, strongEnough } from "inglenook/vault/words";

/** @import { Bytes } from "inglenook/vault/bytes" */

/**
 * As the server keeps it.
 * @typedef {"paper" | "passphrase" | "passkey"} Method
 * @typedef {{file?: string, credential?: string, box?: string}} Wrapped
 * @typedef {{id: string, method: Method, recipient: string, wrapped: Wrapped}} Lock
 *
 * A lock whose identity is in hand.
 * @typedef {{id: string, identity: string, recipient: string}} OpenLock
 */

/** @returns {Promise<OpenLock>} */
export async function newLock() {
  const identity = await generateHybridIdentity();
  return { id: b64(random(16)), identity, recipient: await identityToRecipient(identity) };
}

/** @param {OpenLock} lock @returns {Lock} the identity is on paper and nowhere else */
export const paperLock = ({ id, recipient }) => ({ id, method: "paper", recipient, wrapped: {} });

// The account secret makes the words safe against whoever holds the database, however short they are.
/** @param {string} words @param {string} secret */
const passphrase = (words, secret) => `${normalise(words)} ${secret}`;

/** @param {OpenLock} lock @param {string} words @param {string} secret @returns {Promise<Lock>} */
export async function wordsLock({ id, identity, recipient }, words, secret) {
  if (!strongEnough(words)) throw new RoomError("words-short", "Please use at least five words, or twenty characters.");
  const file = b64(await sealWithWords(passphrase(words, secret), utf8(identity)));
  return { id, method: "passphrase", recipient, wrapped: { file } };
}

/** @param {Lock} lock @param {string} words @param {string} secret @returns {Promise<OpenLock>} */
export async function openWordsLock({ id, recipient, wrapped }, words, secret) {
  const identity = text(await openWithWords(passphrase(words, secret), unb64(wrapped.file)));
  return { id, identity, recipient };
}

/** What a passkey is asked to answer; the same for all, since the answer differs by passkey. */
export const prfInput = () => sha(bound("prf"));

// Bound to vault and lock: a box that the host moves to another lock does not open.
/** @param {string} vault @param {string} id @param {Bytes} prf */
const passkeyKey = async (vault, id, prf) => deriveAes(await root(prf), bound("passkey", vault, id));

/** @param {Bytes} prf */
function checkPrf(prf) {
  if (prf.length < 32) throw new RoomError("no-prf", "This passkey cannot open a room.");
}

/** @param {string} vault @param {OpenLock} lock @param {string} credential b64 id @param {Bytes} prf @returns {Promise<Lock>} */
export async function passkeyLock(vault, { id, identity, recipient }, credential, prf) {
  checkPrf(prf);
  const box = await lockUp(await passkeyKey(vault, id, prf), utf8(identity), bound("lock", vault, id));
  return { id, method: "passkey", recipient, wrapped: { credential, box: b64(box) } };
}

/** @param {string} vault @param {Lock} lock @param {Bytes} prf @returns {Promise<OpenLock>} */
export async function openPasskeyLock(vault, { id, recipient, wrapped }, prf) {
  checkPrf(prf);
  const identity = await unlock(await passkeyKey(vault, id, prf), unb64(wrapped.box), bound("lock", vault, id));
  return { id, identity: text(identity), recipient };
}
