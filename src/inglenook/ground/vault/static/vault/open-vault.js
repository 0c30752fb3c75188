// An open vault on one device: its keys, what it has verified, and the records that are opened in memory.
import { b64, random, unb64 } from "inglenook/vault/bytes";
import { KEYRING, genesis } from "inglenook/vault/chain";
import { openRecord, sealRecord } from "inglenook/vault/envelope";
import { RoomError, codeOf } from "inglenook/vault/errors";
import { keyringHash, openKeyring } from "inglenook/vault/keyring";
import { keysAt, keysOf } from "inglenook/vault/keys";
import { RecordShelf } from "inglenook/vault/shelf";
import { savePosition, tableFits } from "inglenook/vault/table";

/** @import { Bytes } from "inglenook/vault/bytes" */
/** @import { Content } from "inglenook/vault/envelope" */
/** @import { Keyring, SealedKeyring } from "inglenook/vault/keyring" */
/** @import { Keys } from "inglenook/vault/keys" */
/** @import { OpenLock } from "inglenook/vault/locks" */
/** @import { Change, Store } from "inglenook/vault/store-memory" */
/** @import { Row, SavedPosition } from "inglenook/vault/table" */
/** @import { Channel, Guard } from "inglenook/vault/tabs" */

/**
 * `stamp` names what was written, not how it is sealed: sealing anew for another version keeps it.
 * @typedef {{rid: string, ver: number, epoch: number, box: Bytes, stamp: string}} Item
 * @typedef {Row & {box: Bytes}} BoxRow
 * @typedef {{keyring: Keyring, hash: string, lock: OpenLock | null}} Opened
 * @typedef {{store: Store, guard: Guard, channel: Channel, clock: () => Date,
 *   tell: (type: string, detail: any) => void}} Surroundings
 */

export const newStamp = () => b64(random(9));

export class OpenVault {
  /** @type {OpenLock | null} the way in that was added last while the room was open */
  added = null;
  /** @type {Map<string, Row>} */
  rows = new Map();
  shelf = new RecordShelf();
  /** What the device had no space for: it lives here until it has. @type {Map<string, Item>} */
  unsaved = new Map();
  /** @type {import("inglenook/vault/chain").Position} */
  at = { seq: 0, head: new Uint8Array(32) };
  epoch = 1; // newest epoch in the log
  stale = false;
  /** The log as a sheet or another device has seen it. @type {{seq: number, head: string} | null} */
  hint = null;
  /** The directory of keys as this device last checked it; goes into the next keyring. @type {import("inglenook/vault/keyring").Mark | null} */
  directory = null;

  /** @param {Surroundings} around @param {{vault: string, member: string, device: string}} names @param {Opened} opened @param {Keys} keys */
  constructor(around, names, opened, keys) {
    this.store = around.store;
    this.guard = around.guard;
    this.channel = around.channel;
    this.clock = around.clock;
    this.tell = around.tell;
    this.vault = names.vault;
    this.member = names.member;
    this.device = names.device;
    this.keyring = opened.keyring;
    this.ringHash = opened.hash;
    this.lock = opened.lock;
    this.keys = keys;
    // Under the write lock, so that what is read here cannot be older than what a step of this tab has just taken in.
    this.channel.listen((tiding) => this.guard.write(() => this.hear(tiding)).catch(() => (this.stale = true)));
  }

  /** @param {Surroundings} around @param {{vault: string, member: string, device: string}} names @param {Opened} opened */
  static async from(around, names, opened) {
    const open = new OpenVault(around, names, opened, await keysOf(opened.keyring));
    await around.guard.write(async () => {
      await open.catchUpRing(); // a room that was kept open may come back with an older keyring than the device has
      await open.load();
    });
    return open;
  }

  /** Everything from the store into memory, under the write lock: half of another tab's step would look like damage. What does not fit its mac is dropped and read from the host again. */
  async load() {
    this.rows.clear();
    this.shelf = new RecordShelf();
    this.stale = false;
    const saved = await this.store.get("meta", "position");
    if (saved && (await this.loadBoxes(saved))) this.stand(saved);
    else await this.startOver();
    await this.store.each("outbox", (items) => this.loadItems(items.map(([, item]) => item)));
    await this.loadItems([...this.unsaved.values()]);
  }

  /** @param {SavedPosition} saved */
  stand(saved) {
    this.at = { seq: saved.seq, head: unb64(saved.head, 32) };
    this.epoch = saved.epoch;
  }

  async startOver() {
    this.rows.clear();
    this.shelf = new RecordShelf();
    this.at = { seq: 0, head: await genesis(this.vault) };
    this.epoch = 1;
    await this.store.write([["meta", "position", undefined]]);
    await this.store.wipe(["boxes"]);
  }

  /** @param {SavedPosition} saved @returns {Promise<boolean>} whether all of it is what this device once verified */
  async loadBoxes(saved) {
    try {
      await this.store.each("boxes", async (rows) => {
        await Promise.all(rows.map(([rid, row]) => this.loadRow(rid, row)));
      });
      return await tableFits(this.keys, saved, this.rows);
    } catch {
      return false;
    }
  }

  /** @param {string} rid @param {BoxRow} row */
  async loadRow(rid, { ver, epoch, hash, box }) {
    this.rows.set(rid, { ver, epoch, hash });
    if (rid === KEYRING) return;
    this.shelf.set({ rid, ver, stamp: hash, content: await this.open(rid, ver, epoch, box), waiting: false });
  }

  /** @param {Item[]} items */
  async loadItems(items) {
    await Promise.all(items.map(async (item) => {
      try {
        this.hold(item, await this.openItem(item));
      } catch (error) {
        this.tell("trouble", { code: "damaged", rid: item.rid, because: codeOf(error) });
      }
    }));
  }

  /** @param {Item} item @param {Content} content */
  hold({ rid, ver, stamp }, content) {
    this.shelf.set({ rid, ver, stamp, content, waiting: true });
  }

  /** @param {string} rid @param {number} ver @param {number} epoch @param {Bytes} box @returns {Promise<Content>} */
  open(rid, ver, epoch, box) {
    return openRecord(keysAt(this.keys, epoch).root, { vault: this.vault, epoch, rid, ver }, box);
  }

  /** @param {Item} item */
  openItem = (item) => this.open(item.rid, item.ver, item.epoch, item.box);

  /** The box a record would be pushed in now. @param {string} rid @param {Content} content @param {string} stamp @param {number} [after] version it follows @returns {Promise<Item>} */
  async seal(rid, content, stamp, after = this.rows.get(rid)?.ver ?? 0) {
    const place = { vault: this.vault, epoch: this.keyring.epoch, rid, ver: after + 1 };
    const box = await sealRecord(keysAt(this.keys, place.epoch).root, place, content);
    return { rid, ver: place.ver, epoch: place.epoch, box, stamp };
  }

  /** Keeps contents on this device. Call it under the write lock. @param {{rid: string, content: Content}[]} written @param {Change[]} [more] */
  async stage(written, more = []) {
    const items = await Promise.all(written.map(({ rid, content }) => this.seal(rid, content, newStamp())));
    // First the store, then memory: what a page can see is what would be there after a crash.
    await this.save(items, more);
    items.forEach((item, i) => this.hold(item, written[i].content));
    this.announce(items.map(({ rid }) => rid));
    if (this.unsaved.size) throw new RoomError("storage-full", "This device has no space left. What you wrote is still open here.");
    return items;
  }

  /** @param {Item[]} items @param {Change[]} more */
  async save(items, more) {
    const all = new Map([...this.unsaved, ...items.map((item) => /** @type {const} */ ([item.rid, item]))]);
    try {
      await this.store.write([...[...all].map(([rid, item]) => /** @type {Change} */ (["outbox", rid, item])), ...more], { strict: true });
      this.unsaved.clear();
    } catch (error) {
      if (codeOf(error) !== "storage-full") throw error;
      this.unsaved = all; // tried again with the next write, and with every sync
    }
  }

  /** Reads records anew that another tab changed. @param {string[]} rids */
  async refresh(rids) {
    const [rows, items] = await Promise.all([this.store.some("boxes", rids), this.store.some("outbox", rids)]);
    if ([...rows, ...items].some((one) => one?.epoch > this.keyring.epoch)) await this.catchUpRing();
    const changed = [];
    for (const [i, rid] of rids.entries()) {
      const stamp = this.unsaved.get(rid)?.stamp ?? items[i]?.stamp ?? rows[i]?.hash;
      if (rows[i]) this.rows.set(rid, { ver: rows[i].ver, epoch: rows[i].epoch, hash: rows[i].hash });
      if (!stamp || rid === KEYRING || this.shelf.get(rid)?.stamp === stamp) continue;
      if (items[i]) await this.loadItems([items[i]]);
      else await this.loadRow(rid, rows[i]);
      changed.push(rid);
    }
    return changed;
  }

  /** Another tab wrote. @param {{rids: string[], from: number, to: number}} tiding */
  async hear({ rids, from, to }) {
    if (this.at.seq !== from && this.at.seq !== to) this.stale = true;
    if (this.stale) return;
    if (rids.includes(KEYRING)) await this.catchUpRing();
    const changed = await this.refresh(rids);
    const saved = await this.store.get("meta", "position");
    if (saved?.seq === to && this.at.seq === from) this.stand(saved);
    if (changed.length) this.tell("changed", this.kindsOf(changed));
  }

  /** Called under the sync lock: another tab may have gone on with the log. */
  async catchUp() {
    await this.catchUpRing();
    const saved = await this.store.get("meta", "position");
    if ((saved?.seq ?? 0) !== this.at.seq || this.stale) await this.guard.write(() => this.load());
  }

  /** Another tab may have taken in a new keyring; it was checked there, and its mac is checked again here. */
  async catchUpRing() {
    const sealed = await this.store.get("meta", "keyring");
    if (!sealed || sealed.version <= this.keyring.version) return;
    if (!this.lock || !sealed.macs[this.lock.id]) throw new RoomError("lock-removed", "Please open your room again.");
    const keyring = await openKeyring(this.vault, this.lock, sealed);
    const [keys, ringHash] = [await keysOf(keyring), await keyringHash(sealed)];
    // In one go: between two awaits somebody may seal, and needs the keys of the keyring's epoch.
    Object.assign(this, { keyring, keys, ringHash });
    this.tell("ring", this.keyring);
  }

  /** @param {string[]} rids @param {number} [from] position before */
  announce(rids, from = this.at.seq) {
    this.channel.post({ rids, from, to: this.at.seq });
    this.tell("changed", this.kindsOf(rids));
  }

  /** @param {string[]} rids */
  kindsOf(rids) {
    const kinds = new Set(rids.map((rid) => this.shelf.get(rid)?.content.kind).filter(Boolean));
    return { kinds: [...kinds], rids };
  }

  /** What the store has to hold once memory has moved on. @returns {Promise<Change>} */
  async positionChange(at = this.at, epoch = this.epoch, rows = this.rows, keys = this.keys) {
    return ["meta", "position", await savePosition(keys, at, epoch, rows)];
  }

  async waiting() {
    const keys = await this.store.keys("outbox");
    return new Set([...keys, ...this.unsaved.keys()]).size;
  }
}
