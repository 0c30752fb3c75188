// Sync: read what is new, check it, put own writes on top, push. It can stop between any two steps and start again.
import { b64, unb64 } from "inglenook/vault/bytes";
import { dropAll, uploadAll } from "inglenook/vault/attachments";
import { KEYRING, checkBox, checkReach, extend, follow } from "inglenook/vault/chain";
import { RoomError } from "inglenook/vault/errors";
import { keyringHash, openKeyring, sealKeyring } from "inglenook/vault/keyring";
import { keysOf } from "inglenook/vault/keys";
import { merge, sameContent } from "inglenook/vault/merge";
import { newStamp } from "inglenook/vault/open-vault";
import { Pusher, ringChanges } from "inglenook/vault/pushing";

/** @import { Bytes } from "inglenook/vault/bytes" */
/** @import { Position, Served } from "inglenook/vault/chain" */
/** @import { Content } from "inglenook/vault/envelope" */
/** @import { HostState } from "inglenook/vault/host" */
/** @import { Keyring } from "inglenook/vault/keyring" */
/** @import { Lock } from "inglenook/vault/locks" */
/** @import { BoxRow, Item } from "inglenook/vault/open-vault" */
/** @import { NextRing, SentItem } from "inglenook/vault/pushing" */
/** @import { Change } from "inglenook/vault/store-memory" */

/** @typedef {{seq: number, head: string, entries: Served[], boxes: Map<string, string>}} Reading */

const TRIES = 8;

export class Sync extends Pusher {
  /** Everything there is to do, once. */
  run() {
    return this.vault.guard.sync(async () => {
      await this.vault.catchUp();
      await this.pull();
      // Attachments first: a record never names what cannot be fetched.
      await uploadAll(this.vault, this.host);
      await this.push();
      await dropAll(this.vault, this.host);
    });
  }

  // ---- reading -----------------------------------------------------------------------------------------------

  async pull() {
    for (let tries = 0; tries < TRIES; tries++) {
      const reading = await this.read();
      const ring = await this.ringFor(reading);
      if (ring === "again") continue; // a keyring came while we read; what we have is only half of it
      return this.take(reading, ring);
    }
    // An honest host catches up with itself; one that goes on naming more than it shows is hiding something.
    throw new RoomError("withheld", "The host names more of the log than it hands out.");
  }

  /** All pages up to the newest entry. Nothing is taken in before all is here. @returns {Promise<Reading>} */
  async read() {
    const { at } = this.vault;
    /** @type {Reading} */
    const reading = { seq: at.seq, head: b64(at.head), entries: [], boxes: new Map() };
    for (let more = true; more; ) {
      const page = await this.host.log(at.seq + reading.entries.length);
      checkReach(at, page);
      if (page.more && !page.entries.length) throw new RoomError("withheld", "The host stopped in the middle of the log.");
      reading.entries.push(...page.entries);
      for (const [rid, box] of Object.entries(page.boxes)) reading.boxes.set(rid, box);
      [reading.seq, reading.head, more] = [page.seq, page.head, page.more];
    }
    if (at.seq + reading.entries.length < reading.seq) throw new RoomError("withheld", "A part of the log was not handed out.");
    return reading;
  }

  /** The keyring that the log names last, when it is not the one in use. @param {Reading} reading @returns {Promise<NextRing | null | "again">} */
  async ringFor({ entries, seq }) {
    const { vault } = this;
    const named = entries.findLast((entry) => entry[3] === KEYRING);
    const hash = named?.[5] ?? vault.rows.get(KEYRING)?.hash;
    if (hash === vault.ringHash) return null;
    if (hash && hash === this.sentRing?.hash) return this.sentRing;
    const state = await this.host.state();
    if (state.seq > seq) return "again";
    if (!hash || (await keyringHash(state.keyring)) !== hash) {
      throw new RoomError("swapped", "The keyring that was handed out is not the one the log names.");
    }
    return this.openRing(state, hash);
  }

  /** @param {HostState} state @param {string} hash @returns {Promise<NextRing>} */
  async openRing({ keyring: sealed, locks }, hash) {
    const { vault, lock } = this.vault;
    if (!lock || !sealed.macs[lock.id]) throw new RoomError("lock-removed", "The way by which this room was opened was removed on another device.");
    const keyring = await openKeyring(vault, lock, sealed);
    return { keyring, keys: await keysOf(keyring), sealed, hash, locks };
  }

  /** Checks a stretch of log and takes it in, in one step of the store. @param {Reading} reading @param {NextRing | null} ring */
  async take(reading, ring) {
    const { vault } = this;
    if (!reading.entries.length) {
      checkHint(vault.hint, vault.at, []);
      if (ring) await vault.guard.write(() => this.adoptAlone(ring));
      return;
    }
    const keys = ring?.keys ?? vault.keys;
    const known = { at: vault.at, epoch: vault.epoch, version: (/** @type {string} */ rid) => vault.rows.get(rid)?.ver ?? 0 };
    const stretch = await follow(keys, known, reading.entries);
    if (stretch.at.seq !== reading.seq || b64(stretch.at.head) !== reading.head) {
      throw new RoomError("forked", "The log does not lead to the place the host names.");
    }
    checkHint(vault.hint, vault.at, stretch.heads);
    checkRingPlace(ring?.keyring ?? vault.keyring, reading, vault.at, stretch.heads);
    const boxes = new Map();
    await Promise.all([...stretch.newest].map(async ([rid, { ver, epoch, hash }]) => {
      const served = reading.boxes.get(rid);
      const box = rid === KEYRING ? new Uint8Array(0) : await checkBox(served === undefined ? undefined : unb64(served), hash);
      boxes.set(rid, { ver, epoch, hash, box });
    }));
    await vault.guard.write(() => this.apply(stretch.at, stretch.epoch, boxes, reading.entries, ring));
    vault.hint = null;
  }

  /** The log is known already, only its keyring was not. @param {NextRing} ring */
  async adoptAlone(ring) {
    await this.vault.store.write(ringChanges(ring));
    this.adopt(ring);
  }

  /** Under the write lock. @param {Position} at @param {number} epoch @param {Map<string, BoxRow>} boxes @param {Served[]} entries @param {NextRing | null} ring */
  async apply(at, epoch, boxes, entries, ring) {
    const { vault } = this;
    const own = await this.ownIn(entries);
    const keys = ring?.keys ?? vault.keys;
    const before = vault.keys;
    vault.keys = keys; // boxes of a new epoch open only with the new keys
    try {
      const rids = [...boxes.keys()].filter((rid) => rid !== KEYRING);
      const [items, rows] = await Promise.all([vault.store.some("outbox", rids), vault.store.some("boxes", rids)]);
      const settled = await Promise.all(rids.map((rid, i) =>
        this.rebase(rid, /** @type {BoxRow} */ (boxes.get(rid)), vault.unsaved.get(rid) ?? items[i], rows[i], own.get(rid))));
      const all = new Map(vault.rows);
      for (const [rid, { ver, epoch: under, hash }] of boxes) all.set(rid, { ver, epoch: under, hash });
      await vault.store.write([
        ...[...boxes].map(([rid, row]) => /** @type {Change} */ (["boxes", rid, row])),
        ...settled.map(({ rid, item }) => /** @type {Change} */ (["outbox", rid, item])),
        ...(await this.spent(at.seq)),
        ...ringChanges(ring),
        await vault.positionChange(at, epoch, all, keys),
      ]);
      const from = vault.at.seq;
      Object.assign(vault, { at, epoch, rows: all });
      if (ring) this.adopt(ring);
      for (const { rid, item, content } of settled) {
        vault.unsaved.delete(rid);
        const row = /** @type {BoxRow} */ (boxes.get(rid));
        if (item) vault.hold(item, content);
        else vault.shelf.set({ rid, ver: row.ver, stamp: row.hash, content, waiting: false });
      }
      vault.announce([...boxes.keys()], from);
    } catch (error) {
      if (vault.keyring !== ring?.keyring) vault.keys = before;
      throw error;
    }
  }

  /** Own writes that stand in this stretch though their answer never came: record -> the last of them. @param {Served[]} entries */
  async ownIn(entries) {
    /** @type {Map<string, SentItem>} */
    const sent = new Map();
    await this.vault.store.each("sent", (rows) => {
      for (const [, attempt] of rows) for (const item of attempt.items) sent.set(`${item.rid}|${item.ver}|${item.hash}`, item);
    });
    /** @type {Map<string, SentItem>} */
    const own = new Map();
    for (const [, device, , rid, ver, hash] of entries) {
      const item = device === this.vault.device ? sent.get(`${rid}|${ver}|${hash}`) : undefined;
      if (item) own.set(rid, item);
    }
    return own;
  }

  /**
   * What becomes of a record that the log moved on.
   * @param {string} rid @param {BoxRow} row the newest in the log @param {Item | undefined} item not yet pushed
   * @param {BoxRow | undefined} old what this device had @param {SentItem | undefined} own the own write in between
   * @returns {Promise<{rid: string, item: Item | undefined, content: Content}>}
   */
  async rebase(rid, row, item, old, own) {
    const { vault } = this;
    const theirs = await vault.open(rid, row.ver, row.epoch, row.box);
    if (!item || item.stamp === own?.stamp) return { rid, item: undefined, content: theirs };
    const started = own ?? (old && { ...old, rid });
    const base = started ? await vault.open(rid, started.ver, started.epoch, started.box) : null;
    const mine = await vault.openItem(item);
    const merged = merge(base, mine, theirs);
    if (sameContent(merged, theirs)) return { rid, item: undefined, content: theirs };
    const stamp = merged === mine ? item.stamp : newStamp();
    return { rid, item: await vault.seal(rid, merged, stamp, row.ver), content: merged };
  }

  async push() {
    for (let tries = 0; tries < TRIES; ) {
      const batch = await this.vault.guard.write(() => this.gather());
      if (!batch) return;
      if (await this.send(batch.push)) {
        await this.vault.guard.write(() => this.settle(batch));
        tries = 0;
      } else {
        tries += 1;
        await this.pull();
      }
    }
    throw new RoomError("offline", "Another device writes faster than this one can follow.");
  }

  // ---- the keyring -------------------------------------------------------------------------------------------

  /**
   * Changes the keyring, as often as another device comes first.
   * @param {(keyring: Keyring) => Keyring | Promise<Keyring>} change
   * @param {{add?: Lock[], remove?: string[], revoked?: string}} [with_]
   */
  changeRing(change, { add = [], remove = [], revoked } = {}) {
    return this.vault.guard.sync(async () => {
      await this.vault.catchUp();
      for (let tries = 0; tries < TRIES; tries++) {
        await this.pull();
        const made = await this.makeRing(change, add, remove);
        this.sentRing = made.ring;
        const more = { ...(add.length || remove.length ? { locks: { add, remove } } : {}), ...(revoked ? { revoked_device: revoked } : {}) };
        const push = { expected: b64(this.vault.at.head), device: this.vault.device, entries: made.entries, boxes: {}, keyring: made.ring.sealed, ...more };
        if (!(await this.send(push))) continue;
        await this.vault.guard.write(() => this.settleRing(made.ring, made.at));
        return made.ring.keyring;
      }
      throw new RoomError("offline", "Another device writes faster than this one can follow.");
    });
  }

  /** @param {(keyring: Keyring) => Keyring | Promise<Keyring>} change @param {Lock[]} add @param {string[]} remove */
  async makeRing(change, add, remove) {
    const { vault } = this;
    const { seq, head } = vault.at;
    const changed = await change(vault.keyring);
    const directory = vault.directory ?? changed.directory;
    const keyring = { ...changed, version: vault.keyring.version + 1, directory, head: { seq, head: b64(head) } };
    const [sealed, keys] = await Promise.all([sealKeyring(keyring), keysOf(keyring)]);
    const hash = await keyringHash(sealed);
    const write = { rid: KEYRING, ver: keyring.version, epoch: keyring.epoch, hash };
    const locks = [...((await vault.store.get("meta", "locks")) ?? []).filter((/** @type {Lock} */ one) => !remove.includes(one.id)), ...add];
    return { ring: { keyring, keys, sealed, hash, locks }, ...(await extend(keys, vault.device, vault.at, [write])) };
  }

  /** @param {NextRing} ring @param {Position} at */
  async settleRing(ring, at) {
    const { vault } = this;
    const { version: ver, epoch } = ring.keyring;
    const rows = new Map(vault.rows).set(KEYRING, { ver, epoch, hash: ring.hash });
    const row = { ver, epoch, hash: ring.hash, box: new Uint8Array(0) };
    await vault.store.write([["boxes", KEYRING, row], ...ringChanges(ring), ...(await this.spent(at.seq)), await vault.positionChange(at, epoch, rows, ring.keys)]);
    const from = vault.at.seq;
    Object.assign(vault, { at, epoch, rows });
    this.adopt(ring);
    vault.announce([KEYRING], from);
  }
}

// A keyring says where the log stood before it. A host that moved it to another place is found out here.
/** @param {Keyring} keyring @param {Reading} reading @param {Position} start @param {Bytes[]} heads */
function checkRingPlace(keyring, { entries }, start, heads) {
  const i = entries.findLastIndex((entry) => entry[3] === KEYRING);
  if (i < 0) return;
  const before = i === 0 ? start.head : heads[i - 1];
  const fits = keyring.version === entries[i][4] && keyring.head.seq === entries[i][0] - 1 && keyring.head.head === b64(before);
  if (!fits) throw new RoomError("swapped", "The keyring belongs to another place of the log.");
}

// What a sheet or another device has seen must be in the log of a device that knows nothing yet.
/** @param {{seq: number, head: string} | null} hint @param {Position} start @param {Bytes[]} heads */
export function checkHint(hint, start, heads) {
  if (!hint || hint.seq < start.seq) return;
  if (hint.seq > start.seq + heads.length) {
    throw new RoomError("rolled-back", "The host has an older state than the one this way in has seen.");
  }
  const head = hint.seq === start.seq ? start.head : heads[hint.seq - start.seq - 1];
  if (b64(head) !== hint.head) throw new RoomError("forked", "The host has another history than the one this way in has seen.");
}
