// The named primitives, through WebCrypto only, and the one way in which strings are bound together.
import { concat, random, utf8 } from "inglenook/vault/bytes";
import { RoomError } from "inglenook/vault/errors";

/** @import { Bytes } from "inglenook/vault/bytes" */

export const SUITE = "inglenook-1";
const NONCE = 12;
const TAG = 16;
const subtle = crypto.subtle;

// Joining is only unambiguous while no part holds the joint, so a part that does is refused rather than escaped.
/** @param {...(string | number)} parts @returns {Bytes} */
export function bound(...parts) {
  if (parts.some((part) => String(part).includes("|"))) throw new RoomError("swapped", "A name holds a forbidden character.");
  return utf8([SUITE, ...parts].join("|"));
}

/** @param {Bytes} bytes @returns {Promise<Bytes>} */
export const sha = async (bytes) => new Uint8Array(await subtle.digest("SHA-256", bytes));

/** @param {Bytes} raw */
export const hmacKey = (raw) => subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);

/** @param {CryptoKey} key @param {Bytes} bytes @returns {Promise<Bytes>} */
export const hmac = async (key, bytes) => new Uint8Array(await subtle.sign("HMAC", key, bytes));

/** @param {CryptoKey} key @param {Bytes} mac @param {Bytes} bytes */
export const hmacFits = (key, mac, bytes) => subtle.verify("HMAC", key, mac, bytes);

/** A key to derive from; it can do nothing else. @param {Bytes} raw */
export const root = (raw) => subtle.importKey("raw", raw, "HKDF", false, ["deriveBits", "deriveKey"]);

/** @param {Bytes} info */
const hkdfOf = (info) => ({ name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info });

/** @param {CryptoKey} from @param {Bytes} info @returns {Promise<Bytes>} 32 bytes */
export const derive = async (from, info) => new Uint8Array(await subtle.deriveBits(hkdfOf(info), from, 256));

/** @param {Bytes} secret @param {Bytes} info @returns {Promise<Bytes>} */
export const hkdf = async (secret, info) => derive(await root(secret), info);

/** @param {CryptoKey} from @param {Bytes} info */
export const deriveAes = (from, info) =>
  subtle.deriveKey(hkdfOf(info), from, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);

/** @param {Bytes} raw */
export const aesKey = (raw) => subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);

/** @param {CryptoKey} key @param {Bytes} plaintext @param {Bytes} additionalData @returns {Promise<Bytes>} nonce + ciphertext */
export async function lockUp(key, plaintext, additionalData) {
  // Random nonces are safe here: every record has a key of its own, so one key sees few of them.
  const iv = random(NONCE);
  return concat(iv, new Uint8Array(await subtle.encrypt({ name: "AES-GCM", iv, additionalData }, key, plaintext)));
}

/** @param {CryptoKey} key @param {Bytes} box @param {Bytes} additionalData @returns {Promise<Bytes>} */
export async function unlock(key, box, additionalData) {
  if (box.length < NONCE + TAG) throw new RoomError("swapped", "A sealed box is cut short.");
  const iv = box.subarray(0, NONCE);
  try {
    return new Uint8Array(await subtle.decrypt({ name: "AES-GCM", iv, additionalData }, key, box.subarray(NONCE)));
  } catch {
    // WebCrypto says nothing about the reason, and nothing should be said: wrong key, wrong place and damage look alike.
    throw new RoomError("swapped", "A sealed box does not open in its place.");
  }
}
