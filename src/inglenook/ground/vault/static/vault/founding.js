// Making a vault: everything is prepared on the device, and then made on the host at once or not at all.
import { b64, random } from "inglenook/vault/bytes";
import { KEYRING, extend, genesis } from "inglenook/vault/chain";
import { emptyDirectory, fingerprint, fingerprintWords, makeStatement } from "inglenook/vault/directory";
import { RoomError, codeOf } from "inglenook/vault/errors";
import { keyringHash, newKeyring, sealKeyring, withLock } from "inglenook/vault/keyring";
import { farewellToken, keysOf } from "inglenook/vault/keys";
import { newLock, paperLock, passkeyLock, wordsLock } from "inglenook/vault/locks";
import { sha } from "inglenook/vault/primitives";
import { qrText, sheetText } from "inglenook/vault/sheet";
import { ringChanges } from "inglenook/vault/pushing";
import { savePosition } from "inglenook/vault/table";
import { sixWords } from "inglenook/vault/words";

/** @import { Host, HostState } from "inglenook/vault/host" */
/** @import { Keyring } from "inglenook/vault/keyring" */
/** @import { Lock, OpenLock } from "inglenook/vault/locks" */
/** @import { Way } from "inglenook/vault/opening" */
/** @import { Sheet } from "inglenook/vault/sheet" */
/** @import { Store } from "inglenook/vault/store-memory" */

/** @typedef {{keyring: Keyring, paper: OpenLock}} Prepared */
/** @typedef {{words?: string, passkey?: {credential: string, prf: Uint8Array}, names?: {device?: string, lock?: string}}} Wish */

/** @returns {Promise<Prepared>} */
export async function prepare() {
  const vault = b64(random(16));
  const keyring = await newKeyring(vault, { seq: 0, head: b64(await genesis(vault)) });
  return { keyring, paper: await newLock() };
}

/** @param {Keyring} keyring @param {OpenLock} paper @param {{host: string, name: string}} house @param {{seq: number, head: string}} position @param {Date} now */
export async function printSheet(keyring, paper, { host, name }, { seq, head }, now) {
  const keys = { signing: keyring.signing.public, inbox: keyring.inbox.recipient };
  /** @type {Sheet} */
  const sheet = {
    host, name, vault: keyring.vault, paper: paper.identity, export: keyring.export.identity, secret: keyring.secret,
    fingerprint: fingerprintWords(await fingerprint(keys)), seq, head, on: now.toISOString().slice(0, 10),
  };
  return { words: sixWords(), sheet, sheetText: sheetText(sheet), qr: qrText(sheet) };
}

/** @param {Keyring} keyring @param {OpenLock} lock @param {{words?: string, passkey?: {credential: string, prf: Uint8Array}}} given @returns {Promise<Lock>} */
export async function wrap(keyring, lock, { words, passkey }) {
  if (words) return wordsLock(lock, words, keyring.secret);
  if (passkey) return passkeyLock(keyring.vault, lock, passkey.credential, new Uint8Array(passkey.prf));
  return paperLock(lock);
}

/** All locks that were wished for, and the keyring that lists them. @param {Prepared} prepared @param {Wish} wish @param {string} made_at */
async function furnish({ keyring, paper }, { words, passkey, names = {} }, made_at) {
  if (!words && !passkey) throw new RoomError("no-way-in", "A room needs words or a passkey besides the recovery sheet.");
  const locks = [paperLock(paper)];
  let ring = await withLock(keyring, paper, { method: "paper", name: "", made_at });
  let use = paper;
  for (const given of [words && { words }, passkey && { passkey }]) {
    if (!given) continue;
    use = await newLock();
    const lock = await wrap(ring, use, given);
    locks.push(lock);
    ring = await withLock(ring, use, { method: lock.method, name: names.lock ?? "", made_at });
  }
  return { ring, locks, use };
}

/**
 * @param {{store: Store, host: Host, device: string, now: Date, state: HostState}} around @param {Prepared} prepared @param {Wish} wish
 * @returns {Promise<Way>}
 */
export async function found({ store, host, device, now, state }, prepared, wish) {
  const made_at = now.toISOString();
  const { ring, locks, use } = await furnish(prepared, wish, made_at);
  const directory = state.directory.seq ? state.directory : await emptyDirectory();
  const keyring = { ...ring, devices: { [device]: { name: wish.names?.device ?? "", made_at } }, directory };
  const sealed = await sealKeyring(keyring);
  const keys = await keysOf(keyring);
  const write = { rid: KEYRING, ver: 1, epoch: 1, hash: await keyringHash(sealed) };
  const { entries, at } = await extend(keys, device, { seq: 0, head: await genesis(keyring.vault) }, [write]);
  // The account secret is on this device before the vault exists: after a lost answer the words still open it.
  const ringNow = { keyring, keys, sealed, hash: write.hash, locks };
  await store.write([...ringChanges(ringNow), ["meta", "secret", keyring.secret], ["meta", "device", device]], { strict: true });
  const statement = await makeStatement(keyring, state.member, made_at);
  const farewell = b64(await sha(await farewellToken(keys)));
  await make(host, { vault: keyring.vault, device, keyring: sealed, locks, entry: entries[0], ...statement, farewell });
  const rows = new Map([[KEYRING, { ver: 1, epoch: 1, hash: write.hash }]]);
  await store.write([["boxes", KEYRING, { ver: 1, epoch: 1, hash: write.hash, box: new Uint8Array(0) }], ["meta", "position", await savePosition(keys, at, 1, rows)]]);
  return { keyring, hash: write.hash, lock: use, sealed };
}

// An answer may get lost after the vault was made: then it is there, under the id that only this device knew.
/** @param {Host} host @param {import("inglenook/vault/host").Founding} founding */
async function make(host, founding) {
  try {
    await host.found(founding);
  } catch (error) {
    if (!["exists", "offline"].includes(codeOf(error))) throw error;
    const { vault } = await host.state();
    if (vault !== founding.vault) throw error;
  }
}
