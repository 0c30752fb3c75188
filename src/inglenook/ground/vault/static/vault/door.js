// The page's side of the room. It asks the worker and shows what comes back; no key is ever on this side.
import { RoomError } from "inglenook/vault/errors";
import { UNKNOWN } from "inglenook/vault/state";
import { scriptURL } from "inglenook/site/policy";
import { say } from "inglenook/site/words";

/** @import { RoomState } from "inglenook/vault/state" */
/** @import { Asked, Where } from "inglenook/vault/shelf" */
/** @import { BlobRef } from "inglenook/vault/envelope" */
/** @import { Draft } from "inglenook/vault/notebook" */

/**
 * @typedef {{rid: string, ver: number, kind: string, schema: number, made_at: string, edited_at: string, waiting: boolean,
 *   fields: any, rev: string}} RoomRecord
 * @typedef {{rid: string, ver: number, rev: string, merged: boolean, waiting: boolean}} Put
 * @typedef {{resolve: (value: any) => void, reject: (error: unknown) => void, progress?: (done: number) => void}} Waiting
 */

const csrf = () =>
  document.querySelector('meta[name="csrf"]')?.getAttribute("content") ?? /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";

/** @param {{code: string, message: string}} error */
function asError({ code, message }) {
  const key = `vault.error_${code.replaceAll("-", "_")}`;
  const said = say(key);
  return new RoomError(code, said === key ? message : said);
}

class Door {
  /** @type {RoomState} */
  state = { ...UNKNOWN };
  /** @type {Map<string, Set<(detail: any) => unknown>>} */
  #listeners = new Map();
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  /** @type {Worker | null} */
  #worker = null;
  #count = 0;

  #start() {
    const url = document.querySelector('meta[name="vault-worker"]')?.getAttribute("content");
    if (!url) throw new RoomError("unknown", "This page has no room.");
    const worker = new Worker(scriptURL(url));
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = () => this.#broke();
    addEventListener("online", () => worker.postMessage({ op: "online" }));
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && worker.postMessage({ op: "online" }));
    return worker;
  }

  #broke() {
    for (const { reject } of this.#waiting.values()) reject(asError({ code: "unknown", message: "The room could not be started." }));
    this.#waiting.clear();
  }

  /** @param {{id?: number, ok?: any, error?: any, progress?: number, type?: string, detail?: any}} data */
  #hear({ id, ok, error, progress, type, detail }) {
    if (type === "state") this.state = this.#worded(detail);
    if (type) return this.#tell(type, type === "alarm" ? { ...detail, message: asError(detail).message } : detail);
    const asked = this.#waiting.get(/** @type {number} */ (id));
    if (progress !== undefined) return asked?.progress?.(progress);
    this.#waiting.delete(/** @type {number} */ (id));
    if (error) asked?.reject(asError(error));
    else asked?.resolve(ok);
  }

  /** @param {RoomState} state */
  #worded({ alarm, trouble, ...state }) {
    const worded = (/** @type {RoomState["alarm"]} */ one) => one && { ...one, message: asError(one).message };
    return { ...state, alarm: worded(alarm), trouble: worded(trouble) };
  }

  /** @param {string} type @param {any} detail */
  #tell(type, detail) {
    for (const listener of this.#listeners.get(type) ?? []) listener(type === "state" ? this.state : detail);
  }

  /** @param {string} op @param {any[]} args @param {(done: number) => void} [progress] @returns {Promise<any>} */
  #ask(op, args, progress) {
    this.#worker ??= this.#start();
    const id = ++this.#count;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, progress });
      this.#worker?.postMessage({ id, op, args, csrf: csrf() });
    });
  }

  /** @param {"state" | "changed" | "alarm" | "trouble"} type @param {(detail: any) => unknown} listener @returns {() => void} stops listening */
  on(type, listener) {
    const all = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, all.add(listener));
    return () => void all.delete(listener);
  }

  /** Starts the worker and learns whether there is a room. @returns {Promise<RoomState>} */
  ready = () => this.#ask("ready", []);

  /** @param {{host?: string, name?: string}} [house] @returns {Promise<{words: string, sheet: any, sheetText: string, qr: string}>} */
  prepare = (house) => this.#ask("prepare", [house]);
  /** @param {{words?: string, passkey?: {credential: string, prf: Uint8Array}, names?: {device?: string, lock?: string}}} wish @returns {Promise<RoomState>} */
  found = (wish) => this.#ask("found", [wish]);
  /** @param {{words: string, secret?: string} | {lock?: string, credential?: string, prf: Uint8Array | null} | {sheet: string} | {kept: true} | {pairing: string}} how @returns {Promise<RoomState>} */
  open = (how) => this.#ask("open", [{ device: deviceName(), ...how }]);
  /** Tries a way in without using it; throws as `open` would. @param {{words: string} | {sheet: string}} how @returns {Promise<void>} */
  rehearse = (how) => this.#ask("rehearse", [how]);
  /** @param {number} minutes at most 60; 0 ends it @returns {Promise<void>} */
  keepOpen = (minutes) => this.#ask("keepOpen", [minutes]);
  /** @returns {Promise<RoomState>} */
  close = () => this.#ask("close", []);

  /** @param {Draft} draft @returns {Promise<Put>} */
  put = (draft) => this.#ask("put", [draft]);
  /** @param {Draft[]} drafts @param {(done: number) => void} [onProgress] @returns {Promise<{written: number, already: number}>} */
  putMany = (drafts, onProgress) => this.#ask("putMany", [drafts], onProgress);
  /** @param {{kind: string, fields: Record<string, any>}} draft @returns {Promise<{rid: string}>} */
  putClosed = (draft) => this.#ask("putClosed", [draft]);
  /** @param {string} rid @returns {Promise<RoomRecord | null>} */
  get = (rid) => this.#ask("get", [rid]);
  /** @param {string} kind @param {Asked} [asked] @returns {Promise<{total: number, records: Omit<RoomRecord, "rev">[]}>} */
  list = (kind, asked) => this.#ask("list", [kind, asked]);
  /** @param {string} text @param {Asked & {kinds?: string[]}} [asked] @returns {Promise<{total: number, hits: (Omit<RoomRecord, "rev"> & {snippet: [string, boolean][]})[]}>} */
  search = (text, asked) => this.#ask("search", [text, asked]);
  /** @param {string} kind @param {Where} [where] @returns {Promise<number>} */
  count = (kind, where) => this.#ask("count", [kind, where]);
  /** @param {string} kind @param {string} field @param {Where} [where] @returns {Promise<Record<string, number>>} */
  tally = (kind, field, where) => this.#ask("tally", [kind, field, where]);
  /** @param {string} rid @param {string} [rev] with it, an edit that the page has not seen stays @returns {Promise<void>} */
  remove = (rid, rev) => this.#ask("remove", [rid, rev]);
  /** @param {string} name @returns {Promise<string>} */
  rid = (name) => this.#ask("rid", [name]);
  /** @param {Uint8Array} bytes @param {{type: string, name: string}} about @returns {Promise<BlobRef>} */
  attach = (bytes, about) => this.#ask("attach", [bytes, about]);
  /** @param {BlobRef} ref @returns {Promise<Blob>} */
  attachment = async (ref) => {
    const { bytes, type } = await this.#ask("attachment", [ref]);
    return new Blob([bytes], { type });
  };

  /** @returns {Promise<RoomState>} */
  sync = () => this.#ask("sync", []);
  /** @returns {Promise<RoomState>} */
  flush = () => this.#ask("flush", []);

  /** @returns {Promise<{id: string, method: string, name: string, made_at: string, here: boolean}[]>} */
  locks = () => this.#ask("locks", []);
  /** @param {{words?: string, passkey?: {credential: string, prf: Uint8Array}, paper?: true, name?: string, instead?: string[]}} wished `instead`: locks it replaces @returns {Promise<{id: string, sheet: any, sheetText: string, qr: string}>} the sheet when it is one of paper */
  addLock = (wished) => this.#ask("addLock", [wished]);
  /** @param {string} id @returns {Promise<void>} */
  removeLock = (id) => this.#ask("removeLock", [id]);
  /** @returns {Promise<{id: string, name: string, made_at: string, here: boolean}[]>} */
  devices = () => this.#ask("devices", []);
  /** @param {string} id @param {string[]} [locks] ways in that go with it @returns {Promise<void>} */
  revokeDevice = (id, locks) => this.#ask("revokeDevice", [id, locks]);
  /** @param {{host?: string, name?: string}} [house] @returns {Promise<{sheet: any, sheetText: string, qr: string, words: string}>} */
  sheet = (house) => this.#ask("sheet", [house]);
  /** @returns {Promise<{url: string, ends_at: string}>} */
  pairing = () => this.#ask("pairing", []);

  /** @returns {Promise<{member: string, fingerprint: string, checked: boolean, pinned_at: string, changed: boolean}[]>} */
  contacts = () => this.#ask("contacts", []);
  /** @param {string} member @returns {Promise<{member: string, fingerprint: string, words: string, pinned: boolean, checked: boolean, changed: boolean}>} */
  lookUp = (member) => this.#ask("lookUp", [member]);
  /** @param {string} member @param {{checked?: boolean}} [how] @returns {Promise<void>} */
  pin = (member, how) => this.#ask("pin", [member, how]);
  /** @param {string} rid @param {string} member @returns {Promise<{left_out: number}>} */
  share = (rid, member) => this.#ask("share", [rid, member]);
  /** @returns {Promise<{id: string, from: string, rid: string | null, code: string | null}[]>} */
  parcels = () => this.#ask("parcels", []);

  /** @returns {Promise<{ends_at: string}>} */
  farewell = () => this.#ask("farewell", []);
  /** @returns {Promise<RoomState>} */
  cancelFarewell = () => this.#ask("cancelFarewell", []);
  /** @returns {Promise<string>} eight words */
  fingerprint = () => this.#ask("fingerprint", []);
  /** @returns {Promise<{recipient: string}>} */
  exportKeys = () => this.#ask("exportKeys", []);
  /** @param {{name: string, bytes: Uint8Array}[]} files @returns {Promise<Uint8Array>} */
  exportAge = (files) => this.#ask("exportAge", [files]);
}

/** A name for this device that its owner recognises; it goes into the keyring only. */
function deviceName() {
  const agent = navigator.userAgent;
  const browser = ["Firefox", "Edg", "Chrome", "Safari"].find((name) => agent.includes(name)) ?? "";
  const system = ["Android", "iPhone", "iPad", "Windows", "Mac", "Linux"].find((name) => agent.includes(name)) ?? "";
  return [browser.replace("Edg", "Edge"), system].filter(Boolean).join(", ");
}

export const room = new Door();
