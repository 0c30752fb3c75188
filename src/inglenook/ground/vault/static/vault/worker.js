// The worker: holds the open room, answers the page, and hands out plaintext but never a key.
import { Host } from "inglenook/vault/host";
import { RoomError } from "inglenook/vault/errors";
import { Room } from "inglenook/vault/room";
import { openStore } from "inglenook/vault/store";
import { webChannel, webGuard } from "inglenook/vault/tabs";

/** What a page may ask for; anything else in the room is out of its reach. */
const ASKED = new Set([
  "ready", "prepare", "found", "open", "rehearse", "keepOpen", "close", "put", "putMany", "get", "list", "search", "count", "tally",
  "remove", "rid", "attach", "attachment", "sync", "flush", "locks", "addLock", "removeLock", "devices", "revokeDevice",
  "contacts", "lookUp", "pin", "share", "parcels", "pairing", "sheet", "farewell", "cancelFarewell", "fingerprint",
  "exportKeys", "exportAge", "putClosed",
]);

let csrf = "";

const room = new Room({
  host: new Host({ csrf: () => csrf }),
  openStore,
  guardFor: webGuard,
  channelFor: webChannel,
  clock: () => new Date(),
  after: (act, ms) => setTimeout(act, ms),
  tell: (type, detail) => postMessage({ type, detail }),
  origin: location.origin,
});

/** @param {unknown} error */
function told(error) {
  if (error instanceof RoomError) return { code: error.code, message: error.message };
  const { name, message } = /** @type {Error} */ (error);
  return { code: name === "QuotaExceededError" ? "storage-full" : "unknown", message };
}

/** @param {{data: {id: number, op: string, args: any[], csrf?: string}}} event */
async function answer({ data: { id, op, args, csrf: token } }) {
  if (token) csrf = token;
  if (op === "online") return void room.syncSoon(0);
  try {
    if (!ASKED.has(op)) throw new RoomError("unknown", "The room cannot do this.");
    // Progress cannot be handed over as a function, so it goes back as messages of the same number.
    const more = op === "putMany" ? [(/** @type {number} */ done) => postMessage({ id, progress: done })] : [];
    postMessage({ id, ok: await /** @type {any} */ (room)[op](...args, ...more) });
  } catch (error) {
    postMessage({ id, error: told(error) });
  }
}

addEventListener("message", answer);
