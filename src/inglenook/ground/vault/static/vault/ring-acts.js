// Acts that change the keyring: ways in, devices, pinned members. Each is repeated when another device came first.
import { b64 } from "inglenook/vault/bytes";
import { printSheet, wrap } from "inglenook/vault/founding";
import { RoomError } from "inglenook/vault/errors";
import { withLock, withNewEpoch } from "inglenook/vault/keyring";
import { newLock } from "inglenook/vault/locks";

/** @import { Keyring } from "inglenook/vault/keyring" */
/** @import { OpenLock } from "inglenook/vault/locks" */
/** @import { OpenVault } from "inglenook/vault/open-vault" */
/** @import { Sync } from "inglenook/vault/sync" */

/** @typedef {{words?: string, passkey?: {credential: string, prf: Uint8Array}, paper?: true, name?: string, instead?: string[]}} Wished */

/** @param {Keyring} keyring @param {string[]} ids @returns {Keyring} */
function withoutLocks(keyring, ids) {
  const locks = Object.fromEntries(Object.entries(keyring.locks).filter(([id]) => !ids.includes(id)));
  if (!Object.keys(locks).length) throw new RoomError("last-lock", "This is the only way left to open your room. Add another one first.");
  return { ...keyring, locks };
}

/** @param {OpenVault} vault */
export function listLocks({ keyring, lock }) {
  return Object.entries(keyring.locks).map(([id, { method, name, made_at }]) => ({ id, method, name, made_at, here: id === lock?.id }));
}

/** @param {OpenVault} vault */
export function listDevices({ keyring, device }) {
  return Object.entries(keyring.devices).map(([id, { name, made_at }]) => ({ id, name, made_at, here: id === device }));
}

/** @param {OpenVault} vault @param {Sync} sync @param {Wished} wished @param {string[]} [instead] locks that it replaces */
export async function addLock(vault, sync, wished, instead = []) {
  const opened = await newLock();
  const lock = await wrap(vault.keyring, opened, wished);
  const about = { method: lock.method, name: wished.name ?? "", made_at: vault.clock().toISOString() };
  await sync.changeRing((ring) => withLock({ ...ring, locks: withoutLocksYet(ring, instead) }, opened, about), { add: [lock], remove: instead });
  // A device that came by pairing has no way in of its own until now.
  if (!vault.lock || instead.includes(vault.lock.id)) vault.lock = opened;
  return { id: lock.id, opened };
}

/** @param {Keyring} ring @param {string[]} ids */
const withoutLocksYet = (ring, ids) => Object.fromEntries(Object.entries(ring.locks).filter(([id]) => !ids.includes(id)));

/** A new sheet with where the log stands now; older sheets stop opening the room. @param {OpenVault} vault @param {Sync} sync @param {{host: string, name: string}} house */
export async function renewSheet(vault, sync, house) {
  const old = listLocks(vault).filter(({ method }) => method === "paper").map(({ id }) => id);
  const { opened } = await addLock(vault, sync, { paper: true }, old);
  return sheetOf(vault, opened, house);
}

/** @param {OpenVault} vault @param {OpenLock} opened @param {{host: string, name: string}} house */
export function sheetOf(vault, opened, house) {
  const { at, keyring } = vault;
  return printSheet(keyring, opened, house, { seq: at.seq, head: b64(at.head) }, vault.clock());
}

// Whoever holds a removed way in may have read the keys with it, so new writes get new ones.
/** @param {Sync} sync @param {string} id */
export const removeLock = (sync, id) => sync.changeRing((ring) => withNewEpoch(withoutLocks(ring, [id])), { remove: [id] });

/** @param {OpenVault} vault @param {Sync} sync @param {string} id @param {string[]} [locks] ways in that go with the device */
export function revokeDevice(vault, sync, id, locks = []) {
  if (id === vault.device) throw new RoomError("own-device", "This is the device in your hands. Take it out from another one.");
  const change = (/** @type {Keyring} */ ring) => {
    const devices = Object.fromEntries(Object.entries(ring.devices).filter(([one]) => one !== id));
    return withNewEpoch({ ...(locks.length ? withoutLocks(ring, locks) : ring), devices });
  };
  return sync.changeRing(change, { remove: locks, revoked: id });
}

/** @param {OpenVault} vault @param {Sync} sync @param {string} name */
export function nameDevice(vault, sync, name) {
  const about = { name, made_at: vault.clock().toISOString() };
  return sync.changeRing((ring) => ({ ...ring, devices: { ...ring.devices, [vault.device]: about } }));
}

/** @param {OpenVault} vault @param {Sync} sync @param {string} member @param {{signing: string, inbox: string, fingerprint: string}} keys @param {boolean} checked */
export function pin(vault, sync, member, { signing, inbox, fingerprint }, checked) {
  const contact = { signing, inbox, fingerprint, checked, pinned_at: vault.clock().toISOString() };
  return sync.changeRing((ring) => ({ ...ring, contacts: { ...ring.contacts, [member]: contact } }));
}
