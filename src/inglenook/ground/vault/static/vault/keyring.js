// The keyring: one small file that holds every key, sealed to all locks, and maced for each.
import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from "lib/age";
import { openWith, sealTo } from "inglenook/vault/age-file";
import { b64, json, pad, random, unb64, unpad, utf8 } from "inglenook/vault/bytes";
import { RoomError } from "inglenook/vault/errors";
import { SUITE, bound, hkdf, hmac, hmacFits, hmacKey, sha } from "inglenook/vault/primitives";
import { newSigning } from "inglenook/vault/signing";
import { newSecret } from "inglenook/vault/words";

/** @import { Bytes } from "inglenook/vault/bytes" */
/** @import { OpenLock } from "inglenook/vault/locks" */

/**
 * @typedef {{seq: number, head: string}} Mark
 * @typedef {{method: string, name: string, made_at: string, recipient: string, mac_key: string}} LockEntry
 * @typedef {{signing: string, inbox: string, fingerprint: string, checked: boolean, pinned_at: string}} Contact
 * @typedef {{suite: string, vault: string, version: number, epoch: number, epochs: Record<string, string>, secret: string,
 *   inbox: {identity: string, recipient: string}, export: {identity: string, recipient: string},
 *   signing: {seed: string, public: string}, locks: Record<string, LockEntry>,
 *   devices: Record<string, {name: string, made_at: string}>, contacts: Record<string, Contact>,
 *   circles: Record<string, unknown>, directory: Mark, head: Mark}} Keyring
 *
 * As the server keeps it.
 * @typedef {{version: number, file: string, macs: Record<string, string>}} SealedKeyring
 */

const FLOOR = 4096;

/** @param {string} identity */
const pair = async (identity) => ({ identity, recipient: await identityToRecipient(identity) });

/** A keyring for a new vault; it has no lock yet. @param {Mark} head the empty log @returns {Promise<Keyring>} */
export async function newKeyring(/** @type {string} */ vault, head) {
  return {
    suite: SUITE, vault, version: 1, epoch: 1,
    epochs: { 1: b64(random(32)) },
    secret: newSecret(),
    inbox: await pair(await generateHybridIdentity()),
    export: await pair(await generateX25519Identity()),
    signing: await newSigning(),
    locks: {}, devices: {}, contacts: {}, circles: {},
    directory: { seq: 0, head: "" },
    head,
  };
}

/** @param {string} vault @param {OpenLock} lock @returns {Promise<Bytes>} */
const macKey = (vault, { id, identity }) => hkdf(utf8(identity), bound("ring", vault, id));

/** @param {Keyring} keyring @param {OpenLock} lock @param {{method: string, name: string, made_at: string}} about @returns {Promise<Keyring>} */
export async function withLock(keyring, lock, { method, name, made_at }) {
  const entry = { method, name, made_at, recipient: lock.recipient, mac_key: b64(await macKey(keyring.vault, lock)) };
  return { ...keyring, locks: { ...keyring.locks, [lock.id]: entry } };
}

/** A new epoch for new writes; the old keys stay, to read what was written under them. @param {Keyring} keyring @returns {Keyring} */
export function withNewEpoch(keyring) {
  const epoch = keyring.epoch + 1;
  return { ...keyring, epoch, epochs: { ...keyring.epochs, [epoch]: b64(random(32)) } };
}

/** @param {string} vault @param {number} version @param {Bytes} file */
const macText = async (vault, version, file) => bound("keyring", vault, version, b64(await sha(file)));

// The recipients come out of the keyring, never from the server: it could add one of its own.
/** @param {Keyring} keyring @returns {Promise<SealedKeyring>} */
export async function sealKeyring(keyring) {
  const locks = Object.entries(keyring.locks);
  const file = await sealTo(locks.map(([, lock]) => lock.recipient), pad(utf8(JSON.stringify(keyring)), FLOOR));
  const said = await macText(keyring.vault, keyring.version, file);
  /** @type {Record<string, string>} */
  const macs = {};
  for (const [id, lock] of locks) macs[id] = b64(await hmac(await hmacKey(unb64(lock.mac_key, 32)), said));
  return { version: keyring.version, file: b64(file), macs };
}

// First the mac, then the file: age files carry no sender, so without the mac a host could seal a keyring of its own making.
/** @param {string} vault @param {OpenLock} lock @param {SealedKeyring} sealed @returns {Promise<Keyring>} */
export async function openKeyring(vault, lock, { version, file, macs }) {
  const bytes = unb64(file);
  const key = await hmacKey(await macKey(vault, lock));
  if (!(await hmacFits(key, unb64(macs[lock.id] ?? ""), await macText(vault, version, bytes)))) {
    throw new RoomError("swapped", "The keyring that was handed out was not made by a device of this vault.");
  }
  const keyring = json(unpad(await openWith(lock.identity, bytes), FLOOR));
  checkKeyring(keyring, vault, version);
  return keyring;
}

/** @param {Keyring} keyring @param {string} vault @param {number} version */
function checkKeyring(keyring, vault, version) {
  if (keyring.suite !== SUITE || keyring.vault !== vault || keyring.version !== version || !keyring.epochs[keyring.epoch]) {
    throw new RoomError("swapped", "The keyring belongs to another vault or version.");
  }
}

/** Hash by which the log names a keyring. @param {SealedKeyring} sealed */
export const keyringHash = async (sealed) => b64(await sha(unb64(sealed.file)));
