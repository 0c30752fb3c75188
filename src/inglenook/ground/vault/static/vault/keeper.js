// Keeps the room: whether there is one, how it is made, opened, synced and closed. Keys never leave this object.
import * as others from "inglenook/vault/acquaintances";
import { b64, random } from "inglenook/vault/bytes";
import { takeIn } from "inglenook/vault/closed-box";
import { ALARMS, RoomError, codeOf } from "inglenook/vault/errors";
import * as founding from "inglenook/vault/founding";
import { keyringHash } from "inglenook/vault/keyring";
import { Notebook } from "inglenook/vault/notebook";
import { OpenVault } from "inglenook/vault/open-vault";
import * as ways from "inglenook/vault/opening";
import * as ring from "inglenook/vault/ring-acts";
import { Rounds, asTrouble } from "inglenook/vault/rounds";
import { Sync } from "inglenook/vault/sync";

/** @import { HostState } from "inglenook/vault/host" */
/** @import { How, Offered, Way } from "inglenook/vault/opening" */
/** @import { RoomState } from "inglenook/vault/state" */
/** @import { Store } from "inglenook/vault/store-memory" */

export class Keeper extends Rounds {
  /** @type {founding.Prepared | null} */
  prepared = null;

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
    if (!vault) return this.set({ phase: this.state.alarm ? "closed" : "none", member, vault: null, online: true, trouble: null });
    await house.write([["meta", "last", { member, vault }]]);
    await this.use(vault);
    if (farewell) await this.store?.write([["meta", "farewell", farewell]]);
    return this.close_({ member, vault, farewell, parcels, online: true, trouble: null, ...describe(this.served.locks) });
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

  /** Whether this way would open the room, tried while it is open and nothing depends on it. @param {How} how */
  async rehearse(how) {
    await this.way(how);
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
}

/** @param {string} vault */
const storeName = (vault) => `inglenook-vault-${vault}`;

/** @param {import("inglenook/vault/locks").Lock[]} locks */
export function describe(locks) {
  const passkeys = locks.filter(({ method }) => method === "passkey").map(({ wrapped }) => wrapped.credential ?? "");
  return { passphrase: locks.some(({ method }) => method === "passphrase"), passkeys };
}
