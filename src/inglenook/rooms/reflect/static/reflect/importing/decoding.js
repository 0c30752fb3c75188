// Bytes to text: byte order marks first, then UTF-8, then what Windows wrote in the years before.

/**
 * @typedef {{text: string, encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252"}} Decoded
 */

/** What Windows put where Latin-1 has none: not every decoder under this name knows it. */
const WINDOWS = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/** @param {Uint8Array} bytes */
function marked(bytes) {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return null;
}

/**
 * UTF-16 without a mark: Latin text has a zero in every second byte.
 * @param {Uint8Array} bytes
 */
function silent(bytes) {
  const head = bytes.subarray(0, 512);
  let [even, odd] = [0, 0];
  for (let at = 0; at < head.length; at++) if (head[at] === 0) at % 2 ? odd++ : even++;
  if (odd > head.length / 4 && even < head.length / 16) return "utf-16le";
  if (even > head.length / 4 && odd < head.length / 16) return "utf-16be";
  return null;
}

/**
 * Never fails. Text that is neither UTF-8 nor UTF-16 is read as windows-1252, and the report says so.
 * @param {Uint8Array} bytes
 * @returns {Decoded}
 */
export function decode(bytes) {
  const encoding = marked(bytes) ?? silent(bytes) ?? "utf-8";
  if (encoding !== "utf-8") return { text: new TextDecoder(encoding).decode(bytes), encoding };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding };
  } catch {
    return spoilt(bytes);
  }
}

/**
 * A few broken characters in a UTF-8 file stay a few broken characters.
 * @param {Uint8Array} bytes
 * @returns {Decoded}
 */
function spoilt(bytes) {
  const text = new TextDecoder().decode(bytes);
  let [broken, whole] = [0, 0];
  for (const sign of text) {
    if (sign === "\ufffd") broken++;
    else if (sign > "\x7f") whole++;
  }
  if (broken <= whole) return { text, encoding: "utf-8" };
  const old = new TextDecoder("windows-1252").decode(bytes);
  return { text: old.replace(/[\x80-\x9f]/g, (sign) => WINDOWS[sign.charCodeAt(0) - 128] ?? sign), encoding: "windows-1252" };
}

/**
 * Whether bytes look like text at all, from their first part.
 * @param {Uint8Array} head
 */
export function looksLikeText(head) {
  if (marked(head) || silent(head)) return true;
  for (let at = 0; at < head.length && at < 4096; at++) {
    const byte = head[at];
    if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) return false;
  }
  return true;
}

/** @param {string} text */
export const lines = (text) => text.split(/\r\n|\r|\n/);

/** @param {string} text with the line ends of one system */
export const unix = (text) => text.replace(/\r\n?/g, "\n");
