// Talks to the browser about passkeys. The JSON for the house is made by hand: what the browser would make by itself
// holds the PRF output, which opens rooms and must never leave the device.

const PRF_TEXT = "inglenook-1|prf";

/**
 * @typedef {Record<string, unknown> & {challenge: string, user?: {id: string}, allowCredentials?: {id: string}[],
 *   excludeCredentials?: {id: string}[], extensions?: Record<string, unknown>}} Wishes as the house sends them
 * @typedef {{json: object, credential: string, prf?: Uint8Array<ArrayBuffer>}} Shown
 */

/** @param {ArrayBuffer | ArrayBufferView | null} bytes */
export function toText(bytes) {
  if (!bytes) return null;
  const view = ArrayBuffer.isView(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes);
  const text = btoa(Array.from(view, (byte) => String.fromCharCode(byte)).join(""));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** @param {string} text */
export function toBytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

/** @param {{id: string}[] | undefined} list */
const named = (list) => (list ?? []).map((each) => ({ ...each, type: /** @type {const} */ ("public-key"), id: toBytes(each.id) }));

/**
 * What the browser is asked for when a passkey is made. `prf` is asked for here, because a passkey that was made
 * without it can never open a room.
 * @param {Wishes} wishes
 */
export function creation(wishes) {
  const user = { ...wishes.user, id: toBytes(wishes.user?.id ?? "") };
  const extensions = { ...wishes.extensions, prf: {} };
  return { ...wishes, challenge: toBytes(wishes.challenge), user, excludeCredentials: named(wishes.excludeCredentials), extensions };
}

/**
 * What the browser is asked for when a passkey is used.
 * @param {Wishes} wishes
 * @param {BufferSource} [salt] the PRF input, when the answer shall also open a room
 */
export function request(wishes, salt) {
  const extensions = salt ? { ...wishes.extensions, prf: { eval: { first: salt } } } : { ...wishes.extensions };
  return { ...wishes, challenge: toBytes(wishes.challenge), allowCredentials: named(wishes.allowCredentials), extensions };
}

/** The PRF input: the same for every passkey, as docs/vault-format.md says. */
export async function prfInput() {
  return crypto.subtle.digest("SHA-256", new TextEncoder().encode(PRF_TEXT));
}

/**
 * The head of what the house gets; only what it needs is named.
 * @param {PublicKeyCredential} made
 * @param {object} response
 * @param {object} [results]
 */
function told(made, response, results = {}) {
  return { id: made.id, rawId: toText(made.rawId), type: made.type, response, clientExtensionResults: results };
}

/** @param {PublicKeyCredential} made */
export function registration(made) {
  const answer = /** @type {AuthenticatorAttestationResponse} */ (made.response);
  const { credProps } = made.getClientExtensionResults();
  const response = { clientDataJSON: toText(answer.clientDataJSON), attestationObject: toText(answer.attestationObject) };
  return told(made, response, credProps ? { credProps } : {});
}

/** @param {PublicKeyCredential} used */
export function assertion(used) {
  const answer = /** @type {AuthenticatorAssertionResponse} */ (used.response);
  return told(used, {
    clientDataJSON: toText(answer.clientDataJSON),
    authenticatorData: toText(answer.authenticatorData),
    signature: toText(answer.signature),
    userHandle: toText(answer.userHandle),
  });
}

/** @param {PublicKeyCredential} used */
function prfOf(used) {
  const first = used.getClientExtensionResults().prf?.results?.first;
  if (!first) return undefined;
  return ArrayBuffer.isView(first) ? new Uint8Array(/** @type {ArrayBuffer} */ (first.buffer)) : new Uint8Array(first);
}

/**
 * Makes a passkey.
 * @param {Wishes} wishes
 * @returns {Promise<object>} what the house gets
 */
export async function make(wishes) {
  const publicKey = /** @type {PublicKeyCredentialCreationOptions} */ (/** @type {unknown} */ (creation(wishes)));
  return registration(/** @type {PublicKeyCredential} */ (await navigator.credentials.create({ publicKey })));
}

/**
 * Uses a passkey, with the PRF output when the passkey has one.
 * @param {Wishes} wishes
 * @param {BufferSource} [salt]
 * @returns {Promise<Shown>}
 */
export async function use(wishes, salt) {
  const publicKey = /** @type {PublicKeyCredentialRequestOptions} */ (/** @type {unknown} */ (request(wishes, salt)));
  const used = /** @type {PublicKeyCredential} */ (await navigator.credentials.get({ publicKey }));
  return { json: assertion(used), credential: used.id, prf: prfOf(used) };
}

/**
 * Which sentence says what went wrong.
 * @param {unknown} fault
 */
export function why(fault) {
  const name = fault instanceof Error ? fault.name : "";
  if (name === "InvalidStateError") return "people.passkey_known";
  if (name === "NotAllowedError" || name === "AbortError") return "people.passkey_called_off";
  if (fault instanceof TypeError && !globalThis.PublicKeyCredential) return "people.no_passkeys_here";
  return fault instanceof Error && fault.message.startsWith("people.") ? fault.message : "people.house_unreachable";
}
