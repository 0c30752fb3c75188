// The room as the worker holds it: closed or open, and everything a page may ask of it. Keys never leave this object.
import { zipSync } from "lib/zip";
import * as others from "inglenook/vault/acquaintances";
import { sealForLeaving } from "inglenook/vault/age-file";
import { attach, attachment } from "inglenook/vault/attachments";
import { b64, random } from "inglenook/vault/bytes";
import { putClosed, takeIn } from "inglenook/vault/closed-box";
import { fingerprint, fingerprintWords } from "inglenook/vault/directory";
import { ALARMS, RoomError, codeOf } from "inglenook/vault/errors";
import * as founding from "inglenook/vault/founding";
import { keyringHash } from "inglenook/vault/keyring";
import { farewellToken } from "inglenook/vault/keys";
import { Notebook, needOpen } from "inglenook/vault/notebook";
import { OpenVault } from "inglenook/vault/open-vault";
import * as ways from "inglenook/vault/opening";
import { makePairing } from "inglenook/vault/pairing";
import * as ring from "inglenook/vault/ring-acts";
import { UNKNOWN } from "inglenook/vault/state";
import { Sync } from "inglenook/vault/sync";

/** @import { Host, HostState } from "inglenook/vault/host" */
/** @import { Draft } from "inglenook/vault/notebook" */
/** @import { How, Offered, Way } from "inglenook/vault/opening" */
/** @import { RoomState } from "inglenook/vault/state" */
/** @import { Asked, Where } from "inglenook/vault/shelf" */
/** @import { Store } from "inglenook/vault/store-memory" */
/** @import { Channel, Guard } from "inglenook/vault/tabs" */

/**
 * @typedef {{host: Host, openStore: (name: string) => Promise<Store>, guardFor: (vault: string) => Guard,
 *   channelFor: (vault: string) => Channel, clock: () => Date, after: (act: () => void, ms: number) => unknown,
 *   tell: (type: string, detail: any) => void, origin: string}} World
 */

const PUSH_AFTER_MS = 2000;
const RETRY_AFTER_MS = 30_000;
const PAIRING_MS = 10 * 60_000;
const RESEAL_AT_ONCE = 200;

export class Room {
  /** @type {RoomState} */
  state = { ...UNKNOWN };
  /** @type {OpenVault | null} */
  vault = null;
  /** @type {Store | null} */
  store = null;
  /** @type {HostState | null} */
  served = null;
  /** @type {founding.Prepared | null} */
  prepared = null;
  /** @type {Promise<unknown> | null} */
  syncing = null;
  soon = false;
  /** What an opening still does when the room is open already. @type {Promise<void> | null} */
  behind = null;
  /** @type {Sync | null} */
  engine = null;
  /** @type {Notebook | null} */
  notebook = null;

  /** @param {World} world */
  constructor(world) {
    this.world = world;
    this.host = world.host;
  }

  /** @param {Partial<RoomState>} change */
  set(change) {
    this.state = { ...this.state, ...change };
    this.world.tell("state", this.state);
    return this.state;
  }

  // ---- getting ready -------------------------------------------------------------------------------------------

  async ready() {
    if (this.state.phase === "open") return this.state;
    const house = await this.world.openStore("inglenook-room");
    try {
      this.served = await this.host.state();
    } catch (error) {
      return this.readyWithout(house, error);
    }
    const { member, vault, farewell, parcels } = this.served;
    await this.checkStillThere(house, this.served);
    if (!vault) return this.set({ phase: this.state.alarm ? "closed" : "none", member, vault: null, online: true });
    await house.write([["meta", "last", { member, vault }]]);
    await this.use(vault);
    if (farewell) await this.store?.write([["meta", "farewell", farewell]]);
    return this.close_({ member, vault, farewell, parcels, online: true, ...describe(this.served.locks) });
  }

  // A host that suddenly knows of no room, or of another one, hides what this device has seen.
  /** @param {Store} house @param {HostState} served */
  async checkStillThere(house, { member, vault }) {
    const last = await house.get("meta", "last");
    if (!last || last.member !== member || last.vault === vault) return;
    const store = await this.world.openStore(storeName(last.vault));
    const [position, farewell] = [await store.get("meta", "position"), await store.get("meta", "farewell")];
    if (position && !farewell) this.alarm(new RoomError("rolled-back", "The house does not know the room any more that this device has opened."));
    else await store.wipe(["meta", "boxes", "outbox", "sent", "blobs", "closed"]);
  }

  /** Without a network the room opens from what this device has. @param {Store} house @param {unknown} error */
  async readyWithout(house, error) {
    const last = await house.get("meta", "last");
    if (!last) return this.set({ phase: "unknown", online: false, trouble: asTrouble(error) });
    await this.use(last.vault);
    const locks = (await this.store?.get("meta", "locks")) ?? [];
    return this.close_({ ...last, online: false, ...describe(locks) });
  }

  /** @param {string} vault */
  async use(vault) {
    this.store = await this.world.openStore(storeName(vault));
    if (!(await this.store.get("meta", "device"))) await this.store.write([["meta", "device", b64(random(9))]]);
  }

  /** @param {Partial<RoomState>} change */
  async close_(change) {
    const store = /** @type {Store} */ (this.store);
    const [outbox, closed, device, secret] = await Promise.all([
      store.keys("outbox"), store.keys("closed"), store.get("meta", "device"), store.get("meta", "secret")]);
    return this.set({ phase: "closed", waiting: outbox.length + closed.length, device, secret: !!secret, ...change });
  }

  // ---- making --------------------------------------------------------------------------------------------------

  /** @param {{host?: string, name?: string}} [house] */
  async prepare({ host = this.world.origin, name = "" } = {}) {
    this.prepared ??= await founding.prepare();
    const { keyring, paper } = this.prepared;
    return founding.printSheet(keyring, paper, { host, name }, keyring.head, this.world.clock());
  }

  /** @param {founding.Wish} wish */
  async found(wish) {
    this.prepared ??= await founding.prepare();
    const { vault } = this.prepared.keyring;
    await this.use(vault);
    const store = /** @type {Store} */ (this.store);
    const state = await this.host.state();
    const device = await store.get("meta", "device");
    const way = await founding.found({ store, host: this.host, device, now: this.world.clock(), state }, this.prepared, wish);
    this.prepared = null;
    const house = await this.world.openStore("inglenook-room");
    await house.write([["meta", "last", { member: state.member, vault }]]);
    this.set({ vault, member: state.member, device });
    await this.enter(way);
    this.served = await this.host.state().catch(() => this.served);
    return this.set({ ...describe(this.served?.locks ?? []), secret: true });
  }

  // ---- opening and closing -------------------------------------------------------------------------------------

  /** What this opening can go by. @returns {Promise<Offered>} */
  async offered() {
    const store = /** @type {Store} */ (this.store);
    const vault = /** @type {string} */ (this.state.vault);
    if (this.state.online) this.served = await this.host.state().catch(() => this.served);
    const kept = await store.get("meta", "keyring");
    const { served } = this;
    if (!served || served.vault !== vault) return { vault, locks: (await store.get("meta", "locks")) ?? [], sealed: kept };
    if (kept && served.keyring.version < kept.version) throw new RoomError("rolled-back", "The house has an older keyring than this device has seen.");
    return { vault, locks: served.locks, sealed: served.keyring };
  }

  /** @param {How & {device?: string}} how */
  async open(how) {
    if (this.state.phase === "open") return this.state;
    if (this.state.phase !== "closed" || !this.store) throw new RoomError("closed", "There is no room to open here yet.");
    try {
      const way = await this.way(how);
      await this.remember(way);
      await this.enter(way, how.device);
    } catch (error) {
      if (ALARMS.has(codeOf(error))) this.alarm(error);
      this.leave();
      throw error;
    }
    return this.state;
  }

  /** @param {How} how @returns {Promise<Way & {secret?: string}>} */
  async way(how) {
    const store = /** @type {Store} */ (this.store);
    const vault = /** @type {string} */ (this.state.vault);
    if ("kept" in how) return ways.byKept(store, vault, this.world.clock());
    if ("pairing" in how) return ways.byPairing(vault, this.host, how.pairing);
    const offered = await this.offered();
    if (!offered.sealed) throw new RoomError("offline", "The house cannot be reached, and this device has not seen your room yet.");
    if ("words" in how) {
      const secret = how.secret || (await store.get("meta", "secret"));
      return ways.byWords(offered, how.words, secret);
    }
    return "sheet" in how ? ways.bySheet(offered, how.sheet) : ways.byPasskey(offered, how);
  }

  /** @param {Way & {secret?: string}} way */
  async remember({ keyring, sealed, lock }) {
    const store = /** @type {Store} */ (this.store);
    /** @type {import("inglenook/vault/store-memory").Change[]} */
    const changes = [["meta", "secret", keyring.secret], ["meta", "inbox", keyring.inbox.recipient]];
    if (sealed && lock) changes.push(["meta", "keyring", sealed]);
    if (this.served) changes.push(["meta", "locks", this.served.locks]);
    await store.write(changes);
  }

  /** @param {Way} way @param {string} [deviceName] */
  async enter(way, deviceName) {
    const { vault, member, device } = this.state;
    const { clock, guardFor, channelFor } = this.world;
    const names = { vault: /** @type {string} */ (vault), member: /** @type {string} */ (member), device: /** @type {string} */ (device) };
    const around = {
      store: /** @type {Store} */ (this.store), guard: guardFor(names.vault), channel: channelFor(names.vault), clock,
      tell: (/** @type {string} */ type, /** @type {any} */ detail) => this.hear(type, detail),
    };
    const hash = way.hash || (await this.namedRing(way));
    this.vault = await OpenVault.from(around, names, { keyring: way.keyring, hash, lock: way.lock });
    this.vault.hint = way.hint ?? null;
    this.engine = new Sync(this.vault, this.host);
    this.notebook = new Notebook(this.vault, () => this.syncSoon());
    // A device that knows nothing shows nothing before the whole log is checked against what the way in has seen.
    if (this.vault.at.seq === 0) await this.firstSync();
    this.set({ phase: "open", secret: true });
    await takeIn(this.vault);
    await this.countWaiting();
    this.behind = this.settleIn(deviceName).catch((error) => this.failed(error));
  }

  // A paired device got the keyring from another device, not from the host: the host's must be the one the log names.
  /** @param {Way} way */
  async namedRing({ keyring }) {
    const { keyring: sealed } = await this.host.state();
    if (sealed.version !== keyring.version) throw new RoomError("moved", "The room changed meanwhile. Make a new code on the other device.");
    return keyringHash(sealed);
  }

  async firstSync() {
    try {
      await this.engine?.run();
    } catch (error) {
      if (codeOf(error) !== "offline") throw error;
      this.set({ online: false });
    }
  }

  /** What can wait until the room is open. @param {string} [name] of this device */
  async settleIn(name) {
    await this.sync();
    const { vault, engine } = this;
    if (!vault || !engine) return;
    if (!vault.keyring.devices[vault.device]) {
      if (await vault.store.get("meta", "listed")) return this.wasRevoked();
      await ring.nameDevice(vault, engine, name ?? "");
    }
    await vault.store.write([["meta", "listed", true]]);
    const { seq, head } = await others.audit(vault, this.host);
    vault.directory = { seq, head };
    this.foldAhead();
    this.resealSoon();
  }

  async wasRevoked() {
    await this.store?.wipe(["boxes", "sent", "blobs"]);
    await this.store?.write([["meta", "position", undefined], ["meta", "keyring", undefined], ["meta", "secret", undefined], ["meta", "kept", undefined]]);
    this.leave();
    this.set({ trouble: { code: "revoked", message: "This device was taken out of your room on another device." } });
  }

  /** @param {number} minutes */
  async keepOpen(minutes) {
    const vault = this.opened();
    await ways.keepOpen(vault.store, vault.vault, { keyring: vault.keyring, lock: vault.lock, hash: vault.ringHash }, minutes, this.world.clock());
  }

  async close() {
    await this.store?.write([["meta", "kept", undefined]]);
    this.leave();
    return this.state;
  }

  leave() {
    this.vault?.channel.close();
    this.vault = this.engine = this.notebook = null;
    if (this.state.phase === "open") this.set({ phase: "closed", syncing: false });
  }

  /** @returns {OpenVault} */
  opened() {
    needOpen(this.vault);
    return this.vault;
  }

  // ---- sync ----------------------------------------------------------------------------------------------------

  /** @param {string} type @param {any} detail */
  hear(type, detail) {
    if (type === "ring") return;
    if (type === "changed") this.countWaiting();
    this.world.tell(type, detail);
  }

  async countWaiting() {
    if (!this.vault) return;
    const waiting = await this.vault.waiting();
    if (waiting !== this.state.waiting) this.set({ waiting });
  }

  syncSoon(ms = PUSH_AFTER_MS) {
    if (this.soon) return;
    this.soon = true;
    this.world.after(() => {
      this.soon = false;
      if (this.vault) this.sync().catch(() => {});
    }, ms);
  }

  /** Everything there is to send and to fetch. One at a time; whoever asks meanwhile waits for one more round. */
  sync() {
    const round = async () => {
      this.opened();
      this.set({ syncing: true });
      try {
        await this.engine?.run();
        this.set({ online: true, alarm: null, trouble: null });
      } catch (error) {
        this.failed(error);
        throw error;
      } finally {
        await this.countWaiting().catch(() => {});
        this.set({ syncing: false });
      }
    };
    const turn = (this.syncing ?? Promise.resolve()).catch(() => {}).then(round);
    this.syncing = turn;
    return turn.then(() => this.state);
  }

  flush = () => this.sync();

  /** @param {unknown} error */
  failed(error) {
    const code = codeOf(error);
    if (ALARMS.has(code)) return this.alarm(error);
    if (code === "offline") {
      this.set({ online: false });
      return this.syncSoon(RETRY_AFTER_MS);
    }
    this.set({ trouble: asTrouble(error) });
    if (code === "lock-removed" || code === "revoked") this.leave();
  }

  /** @param {unknown} error */
  alarm(error) {
    const alarm = asTrouble(error);
    this.set({ alarm });
    this.world.tell("alarm", alarm);
  }

  foldAhead() {
    if (this.vault?.shelf.foldAhead(200)) this.world.after(() => this.foldAhead(), 0);
  }

  /** After a new epoch, in idle time: old records get the new keys, some at a time. */
  resealSoon() {
    this.world.after(async () => {
      const { vault, notebook } = this;
      if (!vault || !notebook) return;
      const some = await notebook.reseal(RESEAL_AT_ONCE).catch(() => 0);
      this.set({ resealing: some });
      if (!some) return;
      await this.sync().then(() => this.resealSoon(), () => {});
    }, PUSH_AFTER_MS);
  }

  // ---- records -------------------------------------------------------------------------------------------------

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
      if (ALARMS.has(codeOf(error)) && codeOf(error) !== "weak") this.alarm(error);
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
      const { id, opened } = await ring.addLock(vault, engine, wished);
      const printed = wished.paper && (await ring.sheetOf(vault, opened, { host: this.world.origin, name: wished.name ?? "" }));
      return { id, ...printed };
    });
  removeLock = (/** @type {string} */ id) => this.change((vault, engine) => this.removing(vault, engine, id));
  revokeDevice = (/** @type {string} */ id, /** @type {string[]} */ locks) =>
    this.change(async (vault, engine) => void (await ring.revokeDevice(vault, engine, id, locks)));
  sheet = (/** @type {{host?: string, name?: string}} */ { host = this.world.origin, name = "" } = {}) =>
    this.change((vault, engine) => ring.renewSheet(vault, engine, { host, name }));

  // Removing the way by which this very room was opened: it stays open, but it cannot follow others' changes any more.
  /** @param {OpenVault} vault @param {Sync} engine @param {string} id */
  async removing(vault, engine, id) {
    await ring.removeLock(engine, id);
    if (vault.lock?.id === id) vault.lock = null;
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

/** @param {string} vault */
const storeName = (vault) => `inglenook-vault-${vault}`;

/** @param {unknown} error */
const asTrouble = (error) => ({ code: codeOf(error), message: /** @type {Error} */ (error).message });

/** @param {import("inglenook/vault/locks").Lock[]} locks */
function describe(locks) {
  const passkeys = locks.filter(({ method }) => method === "passkey").map(({ wrapped }) => wrapped.credential ?? "");
  return { passphrase: locks.some(({ method }) => method === "passphrase"), passkeys };
}
