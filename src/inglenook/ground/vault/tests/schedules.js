// Random schedules: devices and tabs that write, sync, fall silent, crash between any two steps and come back, over a
// network that loses answers and delivers twice. What must hold is checked against what was typed, not against code.
import assert from "node:assert/strict";
import { b64, random } from "inglenook/vault/bytes";
import { RoomError } from "inglenook/vault/errors";
import { found, prepare } from "inglenook/vault/founding";
import { keyringHash, openKeyring, withNewEpoch } from "inglenook/vault/keyring";
import { isMark } from "inglenook/vault/lines";
import { Notebook } from "inglenook/vault/notebook";
import { OpenVault } from "inglenook/vault/open-vault";
import { memoryStore } from "inglenook/vault/store-memory";
import { Sync } from "inglenook/vault/sync";
import { localGuard } from "inglenook/vault/tabs";
import { hub } from "./devices.js";
import { ModelHouse } from "./model-house.js";

class Crash extends Error {}

/** Numbers from a seed (mulberry32), so that a schedule that failed can be run again. @param {number} seed */
export function dice(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (/** @type {number} */ n) => Math.floor(next() * n);
  return { chance: (/** @type {number} */ p) => next() < p, below, pick: (/** @type {any[]} */ list) => list[below(list.length)] };
}

/** @type {Promise<any> | undefined} */
let founded;

/** One vault for all schedules: making keys is slow, and it is tried elsewhere. */
async function vaultForAll() {
  const prepared = await prepare();
  const house = new ModelHouse();
  /** @type {any} */
  let body;
  const host = house.hostFor("amara");
  const spy = { ...host, found: (/** @type {any} */ given) => host.found((body = given)) };
  const now = new Date("2026-11-23T17:00:00Z");
  const wish = { passkey: { credential: "Y3JlZA", prf: random(32) } };
  const store = memoryStore();
  const way = await found({ store, host: spy, device: b64(random(9)), now, state: await host.state() }, prepared, wish);
  return { way, body };
}

export class Schedule {
  /** @param {number} seed @param {{devices?: number, steps?: number}} [options] */
  constructor(seed, { devices, steps } = {}) {
    this.dice = dice(seed);
    this.count = devices ?? 1 + this.dice.below(4);
    this.steps = steps ?? 20 + this.dice.below(40);
    /** Lines that were acknowledged and that nobody deleted. @type {Map<string, string>} token -> record */
    this.typed = new Map();
    /** Lines somebody meant to delete: they may be there or not. @type {Set<string>} */
    this.deletable = new Set();
    /** @type {Set<string>} */
    this.rids = new Set();
    this.tokens = 0;
    this.stats = { puts: 0, syncs: 0, crashes: 0, lost: 0, twice: 0, conflicts: 0, removals: 0, epochs: 0 };
    this.calm = false;
  }

  async begin() {
    const { way, body } = await (founded ??= vaultForAll());
    this.way = way;
    this.house = new ModelHouse();
    this.house.page = 3 + this.dice.below(9);
    await this.house.hostFor("amara").found(body);
    this.devices = Array.from({ length: this.count }, () => this.newDevice());
    for (const device of this.devices) device.tabs.push(await this.openTab(device));
  }

  newDevice() {
    return { id: b64(random(9)), disk: new Map(), guard: localGuard(), hub: hub(), online: true, skew: (this.dice.below(7) - 3) * 86_400_000, tabs: /** @type {any[]} */ ([]) };
  }

  /** A tab with a fuse: when it has burnt down, nothing this tab does goes on. @param {any} device */
  async openTab(device) {
    const tab = { fuse: Infinity, editor: /** @type {any} */ (null), vault: /** @type {any} */ (null), sync: /** @type {any} */ (null), notebook: /** @type {any} */ (null) };
    let now = Date.parse("2026-11-23T17:00:00Z") + device.skew;
    const around = {
      store: this.fused(tab, memoryStore(device.disk)), guard: device.guard, channel: device.hub(),
      clock: () => new Date((now += 1000)), tell: () => {},
    };
    const names = { vault: this.way.keyring.vault, member: "amara", device: device.id };
    const ring = await this.ringOf(device);
    tab.vault = await OpenVault.from(around, names, { keyring: ring.keyring, hash: ring.hash, lock: this.way.lock });
    tab.sync = new Sync(tab.vault, this.network(tab, device));
    tab.notebook = new Notebook(tab.vault, () => {});
    return tab;
  }

  /** The keyring that this device has taken in, as an opening would read it. @param {any} device */
  async ringOf(device) {
    const sealed = device.disk.get("meta")?.get("keyring");
    if (!sealed) return this.way;
    return { keyring: await openKeyring(this.way.keyring.vault, this.way.lock, sealed), hash: await keyringHash(sealed) };
  }

  /** @param {any} tab */
  burn(tab) {
    if (--tab.fuse < 0) throw new Crash();
  }

  /** @param {any} tab @param {any} store */
  fused(tab, store) {
    /** @type {any} */
    const wrapped = {};
    for (const [name, act] of Object.entries(store)) {
      wrapped[name] = async (/** @type {any[]} */ ...args) => {
        this.burn(tab);
        const result = await act(...args);
        this.burn(tab);
        return result;
      };
    }
    return wrapped;
  }

  /** @param {any} tab @param {any} device */
  network(tab, device) {
    const host = /** @type {ModelHouse} */ (this.house).hostFor("amara");
    /** @type {any} */
    const wrapped = {};
    for (const [name, act] of Object.entries(host)) {
      wrapped[name] = async (/** @type {any[]} */ ...args) => {
        this.burn(tab);
        if (!device.online || (!this.calm && this.dice.chance(0.05))) throw new RoomError("offline");
        if (!this.calm && this.dice.chance(0.05)) {
          this.stats.twice++;
          const first = act(...args).catch(() => {});
          const second = act(...args);
          await first;
          return second; // the answer to the first one never came
        }
        const answer = await act(...args);
        if (!this.calm && this.dice.chance(0.08)) {
          this.stats.lost++;
          throw new RoomError("offline");
        }
        this.burn(tab);
        return answer;
      };
    }
    return wrapped;
  }

  // ---- what people do --------------------------------------------------------------------------------------------

  newToken() {
    return `line ${++this.tokens}`;
  }

  /** @param {any} tab */
  async write(tab) {
    const known = [...this.rids];
    const rid = known.length && this.dice.chance(0.75) ? this.dice.pick(known) : b64(random(16));
    // Sometimes an editor has been open for long and knows only an old state.
    const stale = this.count > 1 && tab.editor?.rid === rid && this.dice.chance(0.5);
    const record = stale ? tab.editor : await tab.notebook.get(rid);
    const lines = record?.fields.text ? record.fields.text.split("\n") : [];
    const typed = [this.newToken()];
    if (this.dice.chance(0.2)) typed.push(this.newToken());
    /** @type {string[]} */
    const deleted = [];
    if (lines.length && this.dice.chance(0.2)) deleted.push(...lines.splice(this.dice.below(lines.length), 1));
    lines.splice(this.dice.below(lines.length + 1), 0, ...typed);
    for (const line of deleted) this.deletable.add(line);
    const fields = { text: lines.join("\n"), on: `day ${this.dice.below(5)}`, tags: [] };
    const put = await tab.notebook.put({ kind: "entry", rid, rev: record?.rev ?? null, fields });
    for (const line of typed) this.typed.set(line, rid);
    this.rids.add(rid);
    this.stats.puts++;
    tab.editor = { rid, rev: put.rev, fields };
  }

  /** @param {any} tab */
  async remove(tab) {
    if (!this.rids.size) return;
    const rid = this.dice.pick([...this.rids]);
    const record = await tab.notebook.get(rid);
    if (!record) return;
    for (const line of record.fields.text.split("\n")) this.deletable.add(line);
    await tab.notebook.remove(rid, record.rev);
    this.stats.removals++;
  }

  /** @param {any} tab */
  async doSync(tab) {
    this.stats.syncs++;
    await tab.sync.run();
  }

  /** @param {any} tab */
  async newEpoch(tab) {
    await tab.sync.changeRing(withNewEpoch);
    this.stats.epochs++;
  }

  // ---- what happens to them --------------------------------------------------------------------------------------

  async step() {
    const device = this.dice.pick(this.devices ?? []);
    if (this.dice.chance(0.08)) device.online = !device.online;
    if (this.dice.chance(0.06) && device.tabs.length < 2 && this.count > 1) device.tabs.push(await this.openTab(device));
    const tab = this.dice.pick(device.tabs);
    if (this.dice.chance(0.15)) tab.fuse = this.dice.below(25);
    const acts = [() => this.act(tab)];
    // One person writes in one place at a time; what goes on beside it is a sync.
    if (this.dice.chance(0.3)) acts.push(() => (this.count > 1 ? this.act(this.dice.pick(device.tabs)) : this.doSync(tab)));
    for (const { reason } of /** @type {any[]} */ ((await Promise.allSettled(acts.map((act) => act()))).filter(({ status }) => status === "rejected"))) {
      if (!(reason instanceof Crash) && !["offline"].includes(reason.code)) throw reason;
    }
    for (const dead of device.tabs.filter((/** @type {any} */ one) => one.fuse < 0)) await this.revive(device, dead);
  }

  /** @param {any} tab */
  act(tab) {
    if (this.dice.chance(0.5)) return this.write(tab);
    if (this.dice.chance(0.06)) return this.remove(tab);
    if (this.dice.chance(0.03)) return this.newEpoch(tab);
    if (this.dice.chance(0.05)) return tab.notebook.reseal(3);
    return this.doSync(tab);
  }

  /** @param {any} device @param {any} dead */
  async revive(device, dead) {
    this.stats.crashes++;
    dead.vault.channel.close();
    device.tabs = device.tabs.filter((/** @type {any} */ one) => one !== dead);
    device.tabs.push(await this.openTab(device));
  }

  // ---- what must hold --------------------------------------------------------------------------------------------

  async settle() {
    this.calm = true;
    const tabs = (this.devices ?? []).flatMap((device) => ((device.online = true), device.tabs));
    for (const tab of tabs) tab.fuse = Infinity;
    for (let round = 0; round < 3 + tabs.length; round++) {
      for (const tab of tabs) await tab.sync.run();
    }
    for (const tab of tabs) assert.equal(await tab.vault.waiting(), 0, "everything is stored");
    return tabs;
  }

  /** @param {any} tab @returns {Record<string, any>} */
  view(tab) {
    return Object.fromEntries([...tab.vault.shelf.all].sort().map(([rid, { ver, content }]) => [rid, { ver, ...content }]));
  }

  async check() {
    const tabs = await this.settle();
    const fresh = await this.openTab(this.newDevice());
    await fresh.sync.run();
    const view = this.view(fresh);
    for (const tab of tabs) assert.deepEqual(this.view(tab), view, "all devices see the same");
    const now = Object.values(view).flatMap(({ fields }) => (fields.text ?? "").split("\n"));
    /** @type {Map<string, number>} */
    const counted = new Map();
    for (const line of now) counted.set(line, (counted.get(line) ?? 0) + 1);
    for (const [line, rid] of this.typed) {
      const here = (view[rid]?.fields.text ?? "").split("\n").includes(line);
      assert.ok(here || this.deletable.has(line), `${line} was typed and is lost`);
    }
    for (const [line, times] of counted) assert.ok(times === 1 || line === "" || isMark(line), `${line} stands ${times} times`);
    this.stats.conflicts = now.filter(isMark).length + Object.values(view).filter(({ fields }) => fields.kept).length;
    if (this.count === 1) assert.equal(this.stats.conflicts, 0, "one writer never meets a conflict");
  }
}

/** @param {number} seed @param {{devices?: number, steps?: number}} [options] */
export async function run(seed, options) {
  const schedule = new Schedule(seed, options);
  await schedule.begin();
  for (let i = 0; i < schedule.steps; i++) await schedule.step();
  await schedule.check();
  return schedule.stats;
}
