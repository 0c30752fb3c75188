// The working keys of an open vault, derived once from its epochs. None of them can be taken out of WebCrypto again.
import { b64, unb64, utf8 } from "inglenook/vault/bytes";
import { RoomError } from "inglenook/vault/errors";
import { SUITE, bound, derive, hmac, hmacKey, root } from "inglenook/vault/primitives";

/** @import { Bytes } from "inglenook/vault/bytes" */

/**
 * @typedef {{root: CryptoKey, log: CryptoKey}} EpochKeys
 * @typedef {{vault: string, epoch: number, epochs: Map<number, EpochKeys>, name: CryptoKey}} Keys
 */

/** @param {string} vault @param {string} secret @returns {Promise<EpochKeys>} */
async function epochKeys(vault, secret) {
  const from = await root(unb64(secret, 32));
  return { root: from, log: await hmacKey(await derive(from, bound("log", vault))) };
}

/** @param {{vault: string, epoch: number, epochs: Record<string, string>}} keyring @returns {Promise<Keys>} */
export async function keysOf({ vault, epoch, epochs }) {
  const all = new Map();
  for (const [number, secret] of Object.entries(epochs)) all.set(Number(number), await epochKeys(vault, secret));
  const first = all.get(1);
  if (!first || !all.has(epoch)) throw new RoomError("swapped", "The keyring lacks a key.");
  // Names stay with the first epoch: a derived id must come out the same on every device for ever.
  return { vault, epoch, epochs: all, name: await hmacKey(await derive(first.root, bound("name", vault))) };
}

/** @param {Keys} keys @param {number} epoch @returns {EpochKeys} */
export function keysAt(keys, epoch) {
  const found = keys.epochs.get(epoch);
  if (!found) throw new RoomError("forked", "The log names an epoch that the keyring does not know.");
  return found;
}

/** The id of a record that must exist once. @param {Keys} keys @param {string} name e.g. `settings`, `import|dayone|<uuid>` */
export async function derivedId(keys, name) {
  // The name is the last part, so a joint inside it cannot shift any other part.
  const joined = utf8(`${SUITE}|rid|${name}`);
  return b64((await hmac(keys.name, joined)).subarray(0, 16));
}

/** The token that proves an open room when the vault is to be deleted. @param {Keys} keys @returns {Promise<Bytes>} */
export const farewellToken = (keys) => derive(keysAt(keys, 1).root, bound("farewell", keys.vault));
