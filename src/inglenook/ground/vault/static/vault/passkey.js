// Passkeys on the page. What the PRF extension gives goes to the worker only; the JSON for the host is written by
// hand, because the browser's own `toJSON` would put the secret into it.
import { b64, unb64 } from "inglenook/vault/bytes";
import { RoomError } from "inglenook/vault/errors";

/** @import { Bytes } from "inglenook/vault/bytes" */

/**
 * `prf` is null when device or browser lack the extension: then the passkey signs in, but cannot open a room.
 * @typedef {{json: any, credential: string, prf: Bytes | null}} Gesture
 */

const PRF_TEXT = "inglenook-1|prf"; // frozen in docs/vault-format.md
const DOOR = "/_allauth/browser/v1/auth/webauthn/keys";

const prfInput = async () => new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(PRF_TEXT)));

/** @param {ArrayBuffer | null | undefined} buffer */
const written = (buffer) => (buffer ? b64(new Uint8Array(buffer)) : undefined);

/** @param {any} one as the host lists a credential */
const listed = (one) => ({ ...one, id: unb64(one.id) });

async function extensions(given = {}) {
  return { ...given, prf: { eval: { first: await prfInput() } } };
}

/** @param {unknown} found @returns {any} */
function credentialOf(found) {
  if (!found) throw new RoomError("no-passkey", "No passkey was used. Nothing was changed.");
  return found;
}

// Closing the browser's own window is no fault, only a change of mind.
/** @param {() => Promise<Credential | null>} ask */
async function ask(ask) {
  try {
    return credentialOf(await ask());
  } catch (error) {
    if (/** @type {Error} */ (error).name !== "NotAllowedError") throw error;
    throw new RoomError("no-passkey", "No passkey was used. Nothing was changed.");
  }
}

/** @param {any} credential @returns {Bytes | null} */
function prfOf(credential) {
  const first = credential.getClientExtensionResults().prf?.results?.first;
  return first ? new Uint8Array(first instanceof ArrayBuffer ? first : first.buffer) : null;
}

/** Everything the host needs to check a passkey, and nothing that opens a room. @param {any} credential */
export function jsonOf({ id, rawId, type, authenticatorAttachment, response }) {
  const { clientDataJSON, attestationObject, authenticatorData, signature, userHandle } = response;
  const parts = {
    clientDataJSON: written(clientDataJSON), attestationObject: written(attestationObject), authenticatorData: written(authenticatorData),
    signature: written(signature), userHandle: written(userHandle), transports: attestationObject ? response.getTransports?.() : undefined,
  };
  return { id, rawId: written(rawId), type, authenticatorAttachment: authenticatorAttachment ?? undefined, response: parts, clientExtensionResults: {} };
}

/** @param {any} credential @returns {Gesture} */
const gesture = (credential) => ({ json: jsonOf(credential), credential: written(credential.rawId) ?? "", prf: prfOf(credential) });

/** @param {any} options the host's creation options, as JSON @returns {Promise<Gesture>} */
export async function register(options) {
  const given = options.publicKey ?? options;
  const publicKey = {
    ...given, challenge: unb64(given.challenge), user: { ...given.user, id: unb64(given.user.id) },
    excludeCredentials: (given.excludeCredentials ?? []).map(listed), extensions: await extensions(given.extensions),
  };
  const made = gesture(await ask(() => navigator.credentials.create({ publicKey })));
  if (made.prf) return made;
  // Some authenticators give the secret only when they are asked a second time.
  const again = await openingGesture([made.credential], given.rp?.id).catch(() => null);
  return { ...made, prf: again?.prf ?? null };
}

/** @param {any} options the host's request options, as JSON @returns {Promise<Gesture>} */
export async function get(options) {
  const given = options.publicKey ?? options;
  const publicKey = {
    ...given, challenge: unb64(given.challenge), allowCredentials: (given.allowCredentials ?? []).map(listed),
    extensions: await extensions(given.extensions),
  };
  return gesture(await ask(() => navigator.credentials.get({ publicKey })));
}

// Only the passkeys that belong to locks are asked: another one would give another secret, which opens nothing.
/** @param {string[]} credentials @param {string} [rpId] */
async function openingGesture(credentials, rpId) {
  const allowCredentials = credentials.map((id) => ({ type: /** @type {const} */ ("public-key"), id: unb64(id) }));
  const challenge = crypto.getRandomValues(new Uint8Array(32));
  /** @type {PublicKeyCredentialRequestOptions} */
  const publicKey = { challenge, allowCredentials, userVerification: "required", extensions: await extensions(), ...(rpId ? { rpId } : {}) };
  return gesture(await ask(() => navigator.credentials.get({ publicKey })));
}

/** Opens the room of a member who is signed in already. @param {{passkeys: string[]}} state @returns {Promise<{credential: string, prf: Bytes}>} */
export async function askPasskey({ passkeys }) {
  const { credential, prf } = await openingGesture(passkeys);
  if (!prf) throw new RoomError("no-prf", "This passkey signs you in, but it cannot open a room here. Use your words instead.");
  return { credential, prf };
}

/** Adds a passkey to the account, for signing in and for opening the room. @param {{name: string}} about @returns {Promise<{credential: string, prf: Bytes | null}>} */
export async function makePasskey({ name }) {
  // Discoverable, so that the same passkey signs in without a name being typed.
  const { data } = await door("GET", "?passwordless");
  const { json, credential, prf } = await register(data.creation_options);
  await door("POST", "", { name, credential: json });
  return { credential, prf };
}

/** @param {"GET" | "POST"} method @param {string} query @param {unknown} [body] */
async function door(method, query, body) {
  const token = document.querySelector('meta[name="csrf"]')?.getAttribute("content") ?? /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
  const headers = { Accept: "application/json", "Content-Type": "application/json", "X-CSRFToken": token };
  const response = await fetch(DOOR + query, { method, headers, credentials: "same-origin", ...(body ? { body: JSON.stringify(body) } : {}) });
  if (response.ok) return response.json();
  // The house asks who it is again before it takes a new way in.
  const code = response.status === 401 ? "sure-needed" : "passkey-refused";
  throw new RoomError(code, "The house did not take the passkey. Nothing was changed. Sign in again, then try once more.");
}
