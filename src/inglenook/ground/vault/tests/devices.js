// Devices for tests: a room with its store, clock and tabs, over any host.
import { memoryStore } from "inglenook/vault/store-memory";
import { Room } from "inglenook/vault/room";
import { localGuard } from "inglenook/vault/tabs";

/** Tabs of one device that hear each other. */
export function hub() {
  /** @type {Set<(tiding: any) => void>} */
  const ears = new Set();
  return () => {
    /** @type {((tiding: any) => void) | null} */
    let own = null;
    return {
      post: (/** @type {any} */ tiding) => ears.forEach((ear) => ear !== own && queueMicrotask(() => ear(tiding))),
      listen: (/** @type {(tiding: any) => void} */ ear) => void ears.add((own = ear)),
      close: () => void (own && ears.delete(own)),
    };
  };
}

/**
 * @param {any} host
 * @param {{skew?: number, wrapStore?: (store: any) => any}} [options] `skew`: how wrong the clock is, in ms
 */
export function device(host, { skew = 0, wrapStore = (store) => store } = {}) {
  /** @type {Map<string, any>} */
  const disks = new Map();
  const channels = hub();
  const guard = localGuard();
  /** @type {{type: string, detail: any}[]} */
  const told = [];
  let now = Date.parse("2026-11-23T17:00:00.000Z") + skew;
  /** @type {(() => void)[]} */
  const later = [];
  /** @param {any} [over] */
  const tab = (over) => new Room({
    host: over ?? host,
    openStore: async (name) => {
      if (!disks.has(name)) disks.set(name, new Map());
      return wrapStore(memoryStore(disks.get(name)));
    },
    guardFor: () => guard,
    channelFor: channels,
    clock: () => new Date((now += 1000)),
    after: (act) => later.push(act),
    tell: (type, detail) => told.push({ type, detail }),
    origin: "https://house.example",
  });
  return { tab, told, disks, later, wait: (/** @type {number} */ ms) => (now += ms) };
}

export const WORDS = "copper lantern quiet orchard seven ferry";

/** A room that was just made, with its device. @param {any} host @param {any} [options] */
export async function madeRoom(host, options) {
  const own = device(host, options);
  const room = own.tab();
  await room.ready();
  const { sheet, sheetText } = await room.prepare({ name: "amara" });
  await room.found({ words: WORDS, names: { device: "Laptop", lock: "Words" } });
  await settled(room);
  return { ...own, room, sheet, sheetText, secret: sheet.secret };
}

/** Another device of the same member, opened by words. @param {any} host @param {string} secret @param {any} [options] */
export async function secondDevice(host, secret, options) {
  const own = device(host, options);
  const room = own.tab();
  await room.ready();
  await room.open({ words: WORDS, secret, device: "Phone" });
  await settled(room);
  return { ...own, room };
}

/** Waits for what goes on behind an opening. @param {Room} room */
export async function settled(room) {
  for (let i = 0; i < 3; i++) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    await room.syncing?.catch(() => {});
  }
  await room.behind?.catch(() => {});
}
