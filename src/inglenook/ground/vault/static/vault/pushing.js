// The writing half of sync: batches are noted before they are sent, so that a lost answer is recognised later.
import { b64 } from "inglenook/vault/bytes";
import { extend } from "inglenook/vault/chain";
import { codeOf } from "inglenook/vault/errors";
import { sha } from "inglenook/vault/primitives";

/** @import { Position } from "inglenook/vault/chain" */
/** @import { Host, Push } from "inglenook/vault/host" */
/** @import { Keyring, SealedKeyring } from "inglenook/vault/keyring" */
/** @import { Keys } from "inglenook/vault/keys" */
/** @import { Lock } from "inglenook/vault/locks" */
/** @import { Item, OpenVault } from "inglenook/vault/open-vault" */
/** @import { Change } from "inglenook/vault/store-memory" */

/**
 * A write that was sent; whether it arrived is known when the log has moved past it.
 * @typedef {Item & {hash: string}} SentItem
 * @typedef {{from: number, items: SentItem[]}} Attempt
 * @typedef {{keyring: Keyring, keys: Keys, sealed: SealedKeyring, hash: string, locks: Lock[]}} NextRing
 */

const MOST_ENTRIES = 400;
const MOST_BYTES = 4 * 1024 * 1024;

export class Pusher {
  /** @param {OpenVault} vault @param {Host} host */
  constructor(vault, host) {
    this.vault = vault;
    this.host = host;
    /** A keyring whose answer may have got lost. @type {NextRing | null} */
    this.sentRing = null;
  }

  /** @param {Push} push @returns {Promise<boolean>} false when another device was first */
  async send(push) {
    try {
      await this.host.push(push);
      return true;
    } catch (error) {
      if (codeOf(error) !== "moved") throw error;
      return false;
    }
  }

  /** The next writes to push, sealed for where the log stands now. Noted before they are sent. */
  async gather() {
    const { vault } = this;
    if (vault.unsaved.size) await vault.save([], []);
    const rids = (await vault.store.keys("outbox")).slice(0, MOST_ENTRIES);
    if (!rids.length) return null;
    /** @type {SentItem[]} */
    const items = [];
    let bytes = 0;
    for (const item of await vault.store.some("outbox", rids)) {
      if (items.length && bytes + item.box.length > MOST_BYTES) break;
      const fresh = await this.forNow(item);
      bytes += fresh.box.length;
      items.push({ ...fresh, hash: b64(await sha(fresh.box)) });
    }
    const { entries, at } = await extend(vault.keys, vault.device, vault.at, items);
    /** @type {Attempt} */
    const attempt = { from: vault.at.seq, items };
    // The name depends on the content alone: sending the same again does not pile up.
    await vault.store.write([["sent", b64(at.head), attempt], ...items.map(bareItem)]);
    const boxes = Object.fromEntries(items.map(({ rid, box }) => [rid, b64(box)]));
    return { items, at, push: { expected: b64(vault.at.head), device: vault.device, entries, boxes } };
  }

  /** @param {Item} item @returns {Promise<Item>} */
  async forNow(item) {
    const { vault } = this;
    const ver = (vault.rows.get(item.rid)?.ver ?? 0) + 1;
    if (item.ver === ver && item.epoch === vault.keyring.epoch) return item;
    return vault.seal(item.rid, await vault.openItem(item), item.stamp);
  }

  /** The host has taken a batch. Under the write lock. @param {{items: SentItem[], at: Position}} batch */
  async settle({ items, at }) {
    const { vault } = this;
    const now = await vault.store.some("outbox", items.map(({ rid }) => rid));
    const rows = new Map(vault.rows);
    /** @type {Change[]} */
    const changes = [];
    items.forEach(({ rid, ver, epoch, hash, box, stamp }, i) => {
      rows.set(rid, { ver, epoch, hash });
      changes.push(["boxes", rid, { ver, epoch, hash, box }]);
      // Written again while it was on its way: that write stays, on top of this one.
      if (now[i]?.stamp === stamp) changes.push(["outbox", rid, undefined]);
    });
    const epoch = vault.keyring.epoch;
    changes.push(...(await this.spent(at.seq)), await vault.positionChange(at, epoch, rows));
    await vault.store.write(changes);
    const from = vault.at.seq;
    Object.assign(vault, { at, epoch, rows });
    for (const { rid, ver, hash, stamp } of items) settleHeld(vault, rid, ver, hash, stamp);
    const rids = items.map(({ rid }) => rid);
    await vault.refresh(rids); // what another tab wrote just before it died was pushed, but never shown here
    vault.announce(rids, from);
  }

  /** Attempts that the log has moved past are decided. @param {number} seq @returns {Promise<Change[]>} */
  async spent(seq) {
    /** @type {Change[]} */
    const gone = [];
    await this.vault.store.each("sent", (rows) => {
      for (const [key, attempt] of rows) if (attempt.from < seq) gone.push(["sent", key, undefined]);
    });
    return gone;
  }

  /** @param {NextRing} ring */
  adopt({ keyring, keys, hash }) {
    Object.assign(this.vault, { keyring, keys, ringHash: hash });
    this.sentRing = null;
    this.vault.tell("ring", keyring);
  }
}

/** @param {SentItem} item @returns {Change} */
const bareItem = ({ rid, ver, epoch, box, stamp }) => ["outbox", rid, { rid, ver, epoch, box, stamp }];

/** @param {OpenVault} vault @param {string} rid @param {number} ver @param {string} hash @param {string} stamp */
function settleHeld(vault, rid, ver, hash, stamp) {
  const held = vault.shelf.get(rid);
  if (held?.stamp === stamp) vault.shelf.set({ ...held, ver, stamp: hash, waiting: false });
}

/** @param {NextRing | null} ring @returns {Change[]} */
export function ringChanges(ring) {
  if (!ring) return [];
  return [["meta", "keyring", ring.sealed], ["meta", "locks", ring.locks], ["meta", "inbox", ring.keyring.inbox.recipient]];
}
