// The room as the worker holds it: everything a page may ask of an open room, and a little of a closed one.
import { zipSync } from "lib/zip";
import * as others from "inglenook/vault/acquaintances";
import { sealForLeaving } from "inglenook/vault/age-file";
import { attach, attachment } from "inglenook/vault/attachments";
import { b64 } from "inglenook/vault/bytes";
import { putClosed } from "inglenook/vault/closed-box";
import { fingerprint, fingerprintWords } from "inglenook/vault/directory";
import { ALARMS, RoomError, codeOf } from "inglenook/vault/errors";
import { Keeper, describe } from "inglenook/vault/keeper";
import { farewellToken } from "inglenook/vault/keys";
import { needOpen } from "inglenook/vault/notebook";
import { makePairing } from "inglenook/vault/pairing";
import * as ring from "inglenook/vault/ring-acts";

/** @import { Draft, Notebook } from "inglenook/vault/notebook" */
/** @import { OpenVault } from "inglenook/vault/open-vault" */
/** @import { Asked, Where } from "inglenook/vault/shelf" */
/** @import { Sync } from "inglenook/vault/sync" */

const PAIRING_MS = 10 * 60_000;

export class Room extends Keeper {
  notes() {
    needOpen(this.notebook);
    return /** @type {Notebook} */ (this.notebook);
  }

  put = async (/** @type {Draft} */ draft) => this.notes().put(draft);
  /** @param {Draft[]} drafts @param {(done: number) => void} [onProgress] */
  putMany = async (drafts, onProgress) => this.notes().putMany(drafts, onProgress);
  get = async (/** @type {string} */ rid) => this.notes().get(rid);
  /** @param {string} kind @param {Asked} [asked] */
  list = async (kind, asked) => this.notes().list(kind, asked);
  /** @param {string} text @param {Asked & {kinds?: string[]}} [asked] */
  search = async (text, asked) => this.notes().search(text, asked);
  /** @param {string} kind @param {Where} [where] */
  count = async (kind, where) => this.notes().count(kind, where);
  /** @param {string} kind @param {string} field @param {Where} [where] */
  tally = async (kind, field, where) => this.notes().tally(kind, field, where);
  /** @param {string} rid @param {string} [rev] */
  remove = async (rid, rev) => this.notes().remove(rid, rev);
  rid = async (/** @type {string} */ name) => this.notes().rid(name);

  /** @param {Uint8Array} bytes @param {{type: string, name: string}} about */
  async attach(bytes, about) {
    const ref = await attach(this.opened(), bytes, about);
    this.syncSoon();
    return ref;
  }

  /** @param {import("inglenook/vault/envelope").BlobRef} ref */
  attachment = async (ref) => ({ bytes: await attachment(this.opened(), this.host, ref), type: ref.type });

  /** @param {{kind: string, fields: Record<string, any>}} draft */
  async putClosed(draft) {
    if (this.vault) return this.put(draft);
    if (!this.store) throw new RoomError("closed", "This device has not seen your room yet. Open it once.");
    const put = await putClosed(this.store, draft, this.world.clock());
    this.set({ waiting: this.state.waiting + 1 });
    return put;
  }

  // ---- locks, devices, contacts --------------------------------------------------------------------------------

  /** @template T @param {(vault: OpenVault, engine: Sync) => Promise<T>} act @returns {Promise<T>} */
  async change(act) {
    try {
      const made = await act(this.opened(), /** @type {Sync} */ (this.engine));
      await this.refreshWays();
      return made;
    } catch (error) {
      if (ALARMS.has(codeOf(error))) this.alarm(error);
      throw error;
    }
  }

  async refreshWays() {
    this.served = await this.host.state().catch(() => this.served);
    if (this.served) this.set(describe(this.served.locks));
    this.resealSoon();
  }

  locks = async () => ring.listLocks(this.opened());
  devices = async () => ring.listDevices(this.opened());
  addLock = (/** @type {ring.Wished} */ wished) =>
    this.change(async (vault, engine) => {
      const { id, opened } = await ring.addLock(vault, engine, wished, wished.instead);
      vault.added = opened;
      const printed = wished.paper && (await ring.sheetOf(vault, opened, { host: this.world.origin, name: wished.name ?? "" }));
      return { id, ...printed };
    });
  removeLock = (/** @type {string} */ id) => this.change((vault, engine) => this.removing(vault, engine, id));
  revokeDevice = (/** @type {string} */ id, /** @type {string[]} */ locks) =>
    this.change(async (vault, engine) => void (await ring.revokeDevice(vault, engine, id, locks)));
  sheet = (/** @type {{host?: string, name?: string}} */ { host = this.world.origin, name = "" } = {}) =>
    this.change((vault, engine) => ring.renewSheet(vault, engine, { host, name }));

  // Removing the way by which this very room was opened: one that was added meanwhile takes its place. Without one the room
  // stays open, but it cannot follow others' changes any more.
  /** @param {OpenVault} vault @param {Sync} engine @param {string} id */
  async removing(vault, engine, id) {
    await ring.removeLock(engine, id);
    if (vault.lock?.id === id) vault.lock = vault.added?.id === id ? null : vault.added;
  }

  async contacts() {
    const { contacts } = this.opened().keyring;
    return Object.entries(contacts).map(([member, { fingerprint: print, checked, pinned_at }]) => ({ member, fingerprint: print, checked, pinned_at, changed: this.changedKeys.has(member) }));
  }

  /** Members whose keys were found changed since they were pinned. @type {Set<string>} */
  changedKeys = new Set();

  /** @param {string} member */
  async lookUp(member) {
    return this.change(async (vault) => {
      const { signing, inbox, ...found } = await others.lookUp(vault, this.host, member);
      if (found.changed) this.changedKeys.add(member);
      return found;
    });
  }

  /** @param {string} member @param {{checked?: boolean}} [how] */
  async pin(member, { checked = false } = {}) {
    return this.change(async (vault, engine) => {
      const found = await others.lookUp(vault, this.host, member);
      await ring.pin(vault, engine, member, found, checked);
      this.changedKeys.delete(member);
    });
  }

  share = (/** @type {string} */ rid, /** @type {string} */ member) => this.change((vault) => others.share(vault, this.host, rid, member));
  parcels = async () => others.takeParcels(this.opened(), this.host, this.notes(), () => this.sync());

  async pairing() {
    await this.sync();
    const { keyring, at } = this.opened();
    const { id, secret, box } = await makePairing({ keyring, seq: at.seq, head: b64(at.head) });
    await this.host.offerPairing({ id, box });
    const ends_at = new Date(this.world.clock().getTime() + PAIRING_MS).toISOString();
    return { url: `${this.world.origin}/room/pair/#${id}.${secret}`, ends_at };
  }

  async farewell() {
    const asked_at = this.world.clock().toISOString();
    const { ends_at } = await this.host.farewell(b64(await farewellToken(this.opened().keys)));
    await this.opened().store.write([["meta", "farewell", { asked_at, ends_at }]]);
    this.set({ farewell: { asked_at, ends_at } });
    return { ends_at };
  }

  async cancelFarewell() {
    await this.host.cancelFarewell();
    await this.store?.write([["meta", "farewell", undefined]]);
    return this.set({ farewell: null });
  }

  async fingerprint() {
    const { signing, inbox } = this.opened().keyring;
    return fingerprintWords(await fingerprint({ signing: signing.public, inbox: inbox.recipient }));
  }

  exportKeys = async () => ({ recipient: this.opened().keyring.export.recipient });

  /** @param {{name: string, bytes: Uint8Array}[]} files @returns {Promise<Uint8Array>} a zip, sealed by age to the export key on the recovery sheet */
  async exportAge(files) {
    const { recipient } = this.opened().keyring.export;
    return sealForLeaving(recipient, zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), { level: 6 }));
  }
}
