// The calls of docs/vault-format.md, over the member's own session. No key and no plaintext ever gets here.
import { b64, unb64 } from "inglenook/vault/bytes";
import { RoomError } from "inglenook/vault/errors";

/** @import { Bytes } from "inglenook/vault/bytes" */
/** @import { Pushed, Served } from "inglenook/vault/chain" */
/** @import { Signed } from "inglenook/vault/directory" */
/** @import { Mark, SealedKeyring } from "inglenook/vault/keyring" */
/** @import { Lock } from "inglenook/vault/locks" */

/**
 * @typedef {{member: string, vault: string | null, seq: number, head: string, keyring: SealedKeyring, locks: Lock[],
 *   farewell: {asked_at: string, ends_at: string} | null, directory: Mark, parcels: number}} HostState
 * @typedef {{seq: number, head: string, entries: Served[], boxes: Record<string, string>, more: boolean}} LogPage
 * @typedef {{expected: string, device: string, entries: Pushed[], boxes: Record<string, string>, keyring?: SealedKeyring,
 *   locks?: {add: Lock[], remove: string[]}, revoked_device?: string}} Push
 * @typedef {{vault: string, device: string, keyring: SealedKeyring, locks: Lock[], entry: Pushed, statement: string,
 *   signature: string, farewell: string}} Founding
 */

// An answer that does not come is given up after this: a lock must not be held for ever by a dead line.
const PATIENCE_MS = 60_000;

/** @param {string} method @param {unknown} body @param {() => string} csrf @returns {RequestInit} */
function request(method, body, csrf) {
  const raw = body instanceof Uint8Array;
  const type = raw ? "application/octet-stream" : "application/json";
  /** @type {Record<string, string>} */
  const headers = method === "GET" ? {} : { "X-CSRFToken": csrf(), "Content-Type": type };
  const sent = body === undefined ? {} : { body: raw ? /** @type {Bytes} */ (body) : JSON.stringify(body) };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  return { method, headers: { Accept: "application/json", ...headers }, credentials: "same-origin", redirect: "error", cache: "no-store", signal, ...sent };
}

/** @param {Response} response */
async function refusal(response) {
  const said = await response.json().catch(() => ({}));
  if (response.status === 401) return new RoomError("signed-out", "You are signed out. What you wrote is kept on this device.");
  const code = said.error ?? (response.status >= 500 ? "offline" : "unknown");
  return new RoomError(code, said.message ?? "The house could not answer. What you wrote is kept on this device.", said);
}

export class Host {
  /** @param {{csrf: () => string, fetch?: typeof fetch, base?: string}} options */
  constructor({ csrf, fetch: get = (...asked) => fetch(...asked), base = "/vault/" }) {
    this.csrf = csrf;
    this.fetch = get;
    this.base = base;
  }

  /** @param {string} method @param {string} path @param {unknown} [body] @returns {Promise<Response>} */
  async send(method, path, body) {
    let response;
    try {
      response = await this.fetch(this.base + path, request(method, body, this.csrf));
    } catch {
      throw new RoomError("offline", "The house cannot be reached. What you wrote is kept on this device.");
    }
    if (!response.ok) throw await refusal(response);
    return response;
  }

  /** @param {string} method @param {string} path @param {unknown} [body] @returns {Promise<any>} */
  async call(method, path, body) {
    const response = await this.send(method, path, body);
    if (response.status === 204) return null;
    return response.json().catch(() => {
      // Cut off on the way, or a page of something in between: nothing is known about what happened.
      throw new RoomError("offline", "The answer of the house did not arrive.");
    });
  }

  /** @returns {Promise<HostState>} */
  state = () => this.call("GET", "state/");
  /** @param {Founding} founding @returns {Promise<Mark>} */
  found = (founding) => this.call("POST", "", founding);
  /** @param {number} since @returns {Promise<LogPage>} */
  log = (since) => this.call("GET", `log/?since=${since}&limit=500`);
  /** @param {Push} push @returns {Promise<Mark>} */
  push = (push) => this.call("POST", "log/", push);
  /** @param {string} id @param {Bytes} bytes */
  putBlob = (id, bytes) => this.send("PUT", `blobs/${id}/`, bytes);
  /** @param {string} id @returns {Promise<Bytes>} */
  blob = async (id) => new Uint8Array(await (await this.send("GET", `blobs/${id}/`)).arrayBuffer());
  /** @param {string} id */
  dropBlob = (id) => this.send("DELETE", `blobs/${id}/`);
  /** @param {number} since @returns {Promise<{seq: number, head: string, links: string[], more: boolean}>} */
  directory = (since) => this.call("GET", `directory/?since=${since}`);
  /** @param {string} member @returns {Promise<{statements: (Signed & {seq: number})[]}>} */
  statements = (member) => this.call("GET", `directory/${encodeURIComponent(member)}/`);
  /** @param {{id: string, to: string, file: Bytes}} parcel */
  sendParcel = ({ id, to, file }) => this.call("POST", "parcels/", { id, to, file: b64(file) });
  /** @returns {Promise<{id: string, from: string, sent_at: string, file: Bytes}[]>} */
  parcels = async () => (await this.call("GET", "parcels/")).parcels.map((/** @type {any} */ one) => ({ ...one, file: unb64(one.file) }));
  /** @param {string} id */
  dropParcel = (id) => this.call("DELETE", `parcels/${id}/`);
  /** @param {{id: string, box: string}} pairing */
  offerPairing = (pairing) => this.call("POST", "pairings/", pairing);
  /** @param {string} id @returns {Promise<{box: string}>} */
  takePairing = (id) => this.call("POST", `pairings/${id}/take/`, {});
  /** @param {string} token @returns {Promise<{ends_at: string}>} */
  farewell = (token) => this.call("POST", "farewell/", { token });
  cancelFarewell = () => this.call("DELETE", "farewell/");
}
