// The ways into a room: each ends with the identity of a lock and a keyring that was checked by it.
import { aesKey, bound, lockUp, unlock } from "inglenook/vault/primitives";
import { identityToRecipient } from "lib/age";
import { json, utf8 } from "inglenook/vault/bytes";
import { RoomError, codeOf } from "inglenook/vault/errors";
import { keyringHash, openKeyring } from "inglenook/vault/keyring";
import { openPasskeyLock, openWordsLock } from "inglenook/vault/locks";
import { readCode, takePairing } from "inglenook/vault/pairing";
import { readSheet } from "inglenook/vault/sheet";
import { readSecret } from "inglenook/vault/words";

/** @import { Host } from "inglenook/vault/host" */
/** @import { Keyring, SealedKeyring } from "inglenook/vault/keyring" */
/** @import { Lock, OpenLock } from "inglenook/vault/locks" */
/** @import { Store } from "inglenook/vault/store-memory" */

/**
 * What is at hand: as served now, or as this device kept it when there is no network.
 * @typedef {{vault: string, locks: Lock[], sealed: SealedKeyring}} Offered
 * @typedef {{keyring: Keyring, hash: string, lock: OpenLock | null, sealed?: SealedKeyring, hint?: {seq: number, head: string}}} Way
 * @typedef {{words: string, secret?: string} | {lock?: string, credential?: string, prf: Uint8Array} | {sheet: string}
 *   | {kept: true} | {pairing: string}} How
 */

/** @param {Offered} offered @param {OpenLock} lock @returns {Promise<Way>} */
async function through({ vault, sealed }, lock) {
  const keyring = await openKeyring(vault, lock, sealed);
  return { keyring, hash: await keyringHash(sealed), lock, sealed };
}

/** @param {Offered} offered @param {string} words @param {string | undefined} secret @returns {Promise<Way>} */
export async function byWords(offered, words, secret) {
  if (!secret) throw new RoomError("secret-needed", "This device does not know your account secret yet. It is on your recovery sheet.");
  const plain = readSecret(secret);
  for (const lock of offered.locks.filter(({ method }) => method === "passphrase")) {
    const opened = await openWordsLock(lock, words, plain).catch(onlyAlarms);
    if (opened) return through(offered, opened);
  }
  throw new RoomError("wrong-words", "These words do not open your room. Nothing was changed.");
}

// A lock that does not fit is no alarm, one that was weakened is.
/** @param {unknown} error @returns {null} */
function onlyAlarms(error) {
  if (!["wrong-words", "swapped"].includes(codeOf(error))) throw error;
  return null;
}

/** @param {Offered} offered @param {{lock?: string, credential?: string, prf: Uint8Array}} given @returns {Promise<Way>} */
export async function byPasskey(offered, { lock: id, credential, prf }) {
  const found = offered.locks.filter((lock) => lock.method === "passkey" && (lock.id === id || lock.wrapped.credential === credential));
  if (!prf?.length) throw new RoomError("no-prf", "This passkey signs you in, but it cannot open a room here. Use your words instead.");
  for (const lock of found) {
    const opened = await openPasskeyLock(offered.vault, lock, new Uint8Array(prf)).catch(onlyAlarms);
    if (opened) return through(offered, opened);
  }
  throw new RoomError("wrong-passkey", "This passkey does not belong to your room. Another one, or your words, may open it.");
}

/** @param {Offered} offered @param {string} given @returns {Promise<Way & {secret?: string}>} */
export async function bySheet(offered, given) {
  const { paper, vault, secret, seq, head } = await readSheet(given);
  if (vault && vault !== offered.vault) throw new RoomError("wrong-sheet", "This recovery sheet belongs to another room.");
  const recipient = await identityToRecipient(paper);
  // The id is needed for the mac, and only the host's list has it; a wrong one simply does not fit.
  const ids = offered.locks.filter((lock) => lock.method === "paper" && lock.recipient === recipient);
  if (!ids.length) throw new RoomError("wrong-sheet", "This recovery sheet was replaced by a newer one.");
  const way = await through(offered, { id: ids[0].id, identity: paper, recipient });
  return seq !== undefined && head ? { ...way, secret, hint: { seq, head } } : way;
}

/** @param {string} vault @param {Host} host @param {string} code @returns {Promise<Way>} */
export async function byPairing(vault, host, code) {
  const { box } = await host.takePairing(readCode(code).id);
  const { keyring, seq, head } = await takePairing(vault, code, box);
  return { keyring, hash: "", lock: null, hint: { seq, head } };
}

// ---- kept open for some minutes: under a key that this browser holds and nobody can take out --------------------

const LONGEST_MINUTES = 60;

/** @param {Store} store @param {string} vault @param {{keyring: Keyring, lock: OpenLock | null, hash: string}} open @param {number} minutes @param {Date} now */
export async function keepOpen(store, vault, { keyring, lock, hash }, minutes, now) {
  if (!(minutes > 0)) return store.write([["meta", "kept", undefined]]);
  const key = await aesKey(crypto.getRandomValues(new Uint8Array(32)));
  const box = await lockUp(key, utf8(JSON.stringify({ keyring, lock, hash })), bound("kept", vault));
  const until = now.getTime() + Math.min(minutes, LONGEST_MINUTES) * 60_000;
  await store.write([["meta", "kept", { key, box, from: now.getTime(), until }]]);
}

/** @param {Store} store @param {string} vault @param {Date} now @returns {Promise<Way>} */
export async function byKept(store, vault, now) {
  const kept = await store.get("meta", "kept");
  const time = now.getTime();
  // A clock that was set back must not make the minutes longer.
  const valid = kept && time >= kept.from && time < kept.until;
  if (kept && !valid) await store.write([["meta", "kept", undefined]]);
  if (!valid) throw new RoomError("closed", "Your room is closed. Open it first.");
  return json(await unlock(kept.key, kept.box, bound("kept", vault)));
}

/** @param {Store} store @returns {Promise<string | undefined>} */
export const knownSecret = (store) => store.get("meta", "secret");
