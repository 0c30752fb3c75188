// Tar archives (a Joplin JEX is one): ustar names, GNU long names, pax headers; links and devices are only named.
import { LIMITS, Refusal } from "inglenook/reflect/importing/limits";

/** @typedef {{name: string, bytes: Uint8Array, cut: boolean, modified: number | null, kind: "file" | "link"}} TarMember */

const latin = new TextDecoder();

/** @param {Uint8Array} bytes */
const text = (bytes) => latin.decode(bytes.subarray(0, (bytes.indexOf(0) + 1 || bytes.length + 1) - 1));

/** @param {Uint8Array} block */
function summed(block) {
  const wanted = parseInt(text(block.subarray(148, 156)).trim(), 8);
  const sum = block.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  return Number.isFinite(wanted) && sum === wanted;
}

/** @param {Uint8Array} bytes */
export const isTar = (bytes) => bytes.length >= 512 && bytes[0] !== 0 && summed(bytes.subarray(0, 512));

/** @param {Uint8Array} field octal, or binary with the first bit set */
function number(field) {
  if (!(field[0] & 0x80)) return parseInt(text(field).trim(), 8) || 0;
  return field.subarray(1).reduce((total, byte) => total * 256 + byte, 0);
}

/** @param {string} body "27 path=somewhere\n" again and again @returns {Map<string, string>} */
function pax(body) {
  return new Map([...body.matchAll(/\d+ ([^=\n]+)=(.*)\n/g)].map(([, key, value]) => [key, value]));
}

/**
 * @param {Uint8Array} bytes
 * @returns {{members: TarMember[], cut: boolean}}
 */
export function tarMembers(bytes) {
  /** @type {TarMember[]} */
  const members = [];
  let [at, longName] = [0, ""];
  let more = new Map();
  while (at + 512 <= bytes.length) {
    const block = bytes.subarray(at, at + 512);
    if (!block.some(Boolean)) return { members, cut: false };
    if (!summed(block)) return { members, cut: true };
    const [size, kind] = [Number(more.get("size") ?? number(block.subarray(124, 136))), String.fromCharCode(block[156])];
    const body = bytes.subarray(at + 512, at + 512 + size);
    if (kind === "x") more = pax(latin.decode(body));
    else if (kind === "L") longName = text(body);
    else if (kind !== "g" && kind !== "K") {
      const prefix = text(block.subarray(257, 262)) === "ustar" ? text(block.subarray(345, 500)) : "";
      const name = more.get("path") ?? (longName || (prefix ? `${prefix}/` : "") + text(block.subarray(0, 100)));
      const modified = number(block.subarray(136, 148)) * 1000 || null;
      const file = /[0\0 7]/.test(kind);
      if (file || kind === "1" || kind === "2") members.push({ name, bytes: file ? body : new Uint8Array(), cut: body.length < size, modified, kind: file ? "file" : "link" });
      [more, longName] = [new Map(), ""];
    }
    if (members.length > LIMITS.files) throw new Refusal("too_many_files");
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return { members, cut: true };
}
