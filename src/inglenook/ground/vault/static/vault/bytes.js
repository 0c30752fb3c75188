// Text, bytes and padding, exactly as docs/vault-format.md writes them. No keys here.
import { RoomError } from "inglenook/vault/errors";

/** Bytes that WebCrypto takes: never a view on shared memory. @typedef {Uint8Array<ArrayBuffer>} Bytes */

const encoder = new TextEncoder();
// `fatal` because a replaced character would open as something that nobody wrote.
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** @param {string} text @returns {Bytes} */
export const utf8 = (text) => encoder.encode(text);

/** @param {Uint8Array} bytes */
export const text = (bytes) => decoder.decode(bytes);

/** @param {number} length @returns {Bytes} */
export const random = (length) => crypto.getRandomValues(new Uint8Array(length));

/** What was sealed as JSON; anything else was not made by this house. @param {Uint8Array} bytes @returns {any} */
export function json(bytes) {
  try {
    return JSON.parse(text(bytes));
  } catch {
    throw new RoomError("swapped", "What was sealed cannot be read.");
  }
}

/** @param {...Uint8Array} parts @returns {Bytes} */
export function concat(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

// Takes the same time wherever the first difference is, so that a mac cannot be guessed byte by byte.
/** @param {Uint8Array} a @param {Uint8Array} b */
export function same(a, b) {
  let different = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) different |= a[i] ^ (b[i] ?? 0);
  return different === 0;
}

const CHUNK = 0x8000; // String.fromCharCode takes its bytes as arguments, and engines limit those
const native = /** @type {any} */ (Uint8Array.prototype);

/** @param {Uint8Array} bytes @returns {string} base64url without padding */
export function b64(bytes) {
  if (native.toBase64) return native.toBase64.call(bytes, { alphabet: "base64url", omitPadding: true });
  let binary = "";
  for (let i = 0; i < bytes.length; i += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  }
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const B64 = /^[A-Za-z0-9_-]*$/;

// The unused low bits of the last character must be zero: otherwise one value could be written in several ways,
// and a host could hand out two texts for the same hash.
/** @param {string} value */
function canonical(value) {
  const tail = value.length % 4;
  if (tail === 1) return false;
  if (tail === 0) return true;
  return (ALPHABET.indexOf(value.at(-1) ?? "") & (tail === 2 ? 0x0f : 0x03)) === 0;
}

/** @param {unknown} value @param {number} [length] expected number of bytes @returns {Bytes} */
export function unb64(value, length) {
  if (typeof value !== "string" || !B64.test(value) || !canonical(value)) {
    throw new RoomError("swapped", "A value is not written in base64url.");
  }
  const bytes = decode(value);
  if (length !== undefined && bytes.length !== length) throw new RoomError("swapped", "A value has the wrong length.");
  return bytes;
}

/** @param {string} value @returns {Bytes} */
function decode(value) {
  const fromBase64 = /** @type {any} */ (Uint8Array).fromBase64;
  if (fromBase64) return fromBase64.call(Uint8Array, value, { alphabet: "base64url" });
  const binary = atob(value.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** Padmé: the next length whose low bits are zero, at most 12 % longer. @param {number} length below 2^31 */
export function padme(length) {
  const exponent = 31 - Math.clz32(length);
  const kept = 32 - Math.clz32(exponent); // floor(log2 E) + 1
  const mask = (1 << Math.max(exponent - kept, 0)) - 1;
  return (length + mask) & ~mask;
}

/** @param {Uint8Array} content @param {number} floor smallest padded length @param {4 | 8} width bytes of the length field */
export function pad(content, floor, width = 4) {
  const used = width + content.length;
  const padded = new Uint8Array(Math.max(floor, padme(used)));
  new DataView(padded.buffer).setUint32(width - 4, content.length);
  padded.set(content, width);
  return padded;
}

// Padding that is not zero or not of the one right length could carry a mark; an opener takes neither.
/** @param {Bytes} padded @param {number} floor @param {4 | 8} width @returns {Bytes} */
export function unpad(padded, floor, width = 4) {
  const view = new DataView(padded.buffer, padded.byteOffset, padded.length);
  const fits = padded.length >= floor && (width === 4 || view.getUint32(0) === 0);
  const end = fits ? width + view.getUint32(width - 4) : Infinity;
  if (end > padded.length || padded.length !== Math.max(floor, padme(end)) || !empty(padded, end)) {
    throw new RoomError("swapped", "The padding of a sealed box is wrong.");
  }
  return padded.subarray(width, end);
}

/** @param {Uint8Array} padded @param {number} from */
function empty(padded, from) {
  let seen = 0;
  for (let i = from; i < padded.length; i++) seen |= padded[i];
  return seen === 0;
}
