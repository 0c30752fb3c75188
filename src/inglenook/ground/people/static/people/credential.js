// Passkeys on readable pages: to make one, or to show once more that it is you. Here nobody asks a passkey for the
// secret that opens rooms; that is asked for on sealed pages only, by `inglenook/vault/passkey`.

/**
 * @typedef {Record<string, unknown> & {challenge: string, user?: {id: string}, allowCredentials?: {id: string}[],
 *   excludeCredentials?: {id: string}[], extensions?: Record<string, unknown>}} Wishes as the house sends them
 */

/** @param {ArrayBuffer | null} buffer */
export function toText(buffer) {
  if (!buffer) return null;
  const text = btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** @param {string} text */
export function toBytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

/** @param {{id: string}[] | undefined} list */
const named = (list) => (list ?? []).map((each) => ({ ...each, id: toBytes(each.id) }));

/**
 * What the browser is asked for when a passkey is made. The extension `prf` is switched on, because a passkey that was
 * made without it can never open a room; no secret is asked for.
 * @param {Wishes} wishes
 */
export function creation(wishes) {
  const user = { ...wishes.user, id: toBytes(wishes.user?.id ?? "") };
  const known = named(wishes.excludeCredentials);
  const extensions = { ...wishes.extensions, prf: {} };
  return { ...wishes, challenge: toBytes(wishes.challenge), user, excludeCredentials: known, extensions };
}

/**
 * What the browser is asked for when a passkey is used.
 * @param {Wishes} wishes
 */
export function request(wishes) {
  return { ...wishes, challenge: toBytes(wishes.challenge), allowCredentials: named(wishes.allowCredentials) };
}

/**
 * What the house gets: named part by part, so that nothing else goes along.
 * @param {PublicKeyCredential} shown
 * @param {Record<string, string | null>} response
 * @param {object} [results]
 */
function told(shown, response, results = {}) {
  return { id: shown.id, rawId: toText(shown.rawId), type: shown.type, response, clientExtensionResults: results };
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

/**
 * Makes a passkey.
 * @param {Wishes} wishes
 */
export async function make(wishes) {
  const publicKey = /** @type {PublicKeyCredentialCreationOptions} */ (/** @type {unknown} */ (creation(wishes)));
  return registration(/** @type {PublicKeyCredential} */ (await navigator.credentials.create({ publicKey })));
}

/**
 * Uses a passkey.
 * @param {Wishes} wishes
 */
export async function use(wishes) {
  const publicKey = /** @type {PublicKeyCredentialRequestOptions} */ (/** @type {unknown} */ (request(wishes)));
  return assertion(/** @type {PublicKeyCredential} */ (await navigator.credentials.get({ publicKey })));
}

/**
 * Which sentence says what went wrong.
 * @param {unknown} fault
 * @returns {string}
 */
export function why(fault) {
  const { name = "", message = "", code = "" } = /** @type {{name?: string, message?: string, code?: string}} */ (fault ?? {});
  if (message.startsWith("people.")) return message;
  if (name === "InvalidStateError") return "people.passkey_known";
  if (name === "NotAllowedError" || name === "AbortError" || code === "no-passkey") return "people.passkey_called_off";
  return "people.house_unreachable";
}
