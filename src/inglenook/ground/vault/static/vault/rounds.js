// The open room at work: rounds of sync, what stands in their way, and what is done when nobody waits.
import { ALARMS, codeOf } from "inglenook/vault/errors";
import { needOpen } from "inglenook/vault/notebook";
import { UNKNOWN } from "inglenook/vault/state";

/** @import { Host, HostState } from "inglenook/vault/host" */
/** @import { Notebook } from "inglenook/vault/notebook" */
/** @import { OpenVault } from "inglenook/vault/open-vault" */
/** @import { RoomState } from "inglenook/vault/state" */
/** @import { Store } from "inglenook/vault/store-memory" */
/** @import { Sync } from "inglenook/vault/sync" */
/** @import { Channel, Guard } from "inglenook/vault/tabs" */

/**
 * @typedef {{host: Host, openStore: (name: string) => Promise<Store>, guardFor: (vault: string) => Guard,
 *   channelFor: (vault: string) => Channel, clock: () => Date, after: (act: () => void, ms: number) => unknown,
 *   tell: (type: string, detail: any) => void, origin: string}} World
 */

const PUSH_AFTER_MS = 2000;
const RETRY_AFTER_MS = 30_000;
const RESEAL_AT_ONCE = 200;

export class Rounds {
  /** @type {RoomState} */
  state = { ...UNKNOWN };
  /** @type {OpenVault | null} */
  vault = null;
  /** @type {Store | null} */
  store = null;
  /** @type {HostState | null} */
  served = null;
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
}

/** @param {unknown} error */
export const asTrouble = (error) => ({ code: codeOf(error), message: /** @type {Error} */ (error).message });
