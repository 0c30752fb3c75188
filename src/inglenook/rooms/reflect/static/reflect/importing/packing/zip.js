// Zip archives, read from the list at their end, or, where that was cut off, from the headers in front of each file.
// Nothing is unpacked before it is asked for, and never more than the limits allow.
import { Inflate } from "lib/zip";
import { LIMITS, Refusal, breathe } from "inglenook/reflect/importing/limits";

/**
 * @typedef {{name: string, at: number, packed: number, size: number, method: number, flags: number, crc: number | null,
 *   modified: number | null}} Member `at` is where its local header begins
 */

const SLICE = 256 * 1024;

/** @param {Uint8Array} bytes */
const view = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** @param {Uint8Array} bytes */
export const isZip = (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));

/**
 * @param {Uint8Array} bytes
 * @returns {{members: Member[], cut: boolean}} `cut`: the list at the end is missing or damaged
 */
export function members(bytes) {
  const listed = fromList(bytes);
  return listed ? { members: listed, cut: false } : { members: fromHeaders(bytes), cut: true };
}

/** @param {Uint8Array} bytes */
function endOfList(bytes) {
  const data = view(bytes);
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 66_000); at--) {
    if (data.getUint32(at, true) === 0x06054b50) return at;
  }
  return -1;
}

/** @param {Uint8Array} bytes @returns {Member[] | null} */
function fromList(bytes) {
  const [data, end] = [view(bytes), endOfList(bytes)];
  if (end < 0) return null;
  let [count, at] = [data.getUint16(end + 10, true), data.getUint32(end + 16, true)];
  const wide = end - 20;
  if (wide >= 0 && data.getUint32(wide, true) === 0x07064b50) {
    const record = Number(data.getBigUint64(wide + 8, true));
    if (record + 56 > bytes.length || data.getUint32(record, true) !== 0x06064b50) return null;
    [count, at] = [Number(data.getBigUint64(record + 32, true)), Number(data.getBigUint64(record + 48, true))];
  }
  if (count > LIMITS.files) throw new Refusal("too_many_files");
  /** @type {Member[]} */
  const found = [];
  for (let n = 0; n < count; n++) {
    if (at + 46 > end || data.getUint32(at, true) !== 0x02014b50) return null;
    const [name, extra, note] = [28, 30, 32].map((offset) => data.getUint16(at + offset, true));
    if (at + 46 + name + extra > bytes.length) return null;
    const member = header(bytes, at + 8, bytes.subarray(at + 46, at + 46 + name));
    member.at = data.getUint32(at + 42, true);
    widen(member, bytes.subarray(at + 46 + name, at + 46 + name + extra));
    found.push(member);
    at += 46 + name + extra + note;
  }
  return found;
}

/**
 * What both kinds of header hold alike, from their flags on.
 * @param {Uint8Array} bytes
 * @param {number} at where the flags stand
 * @param {Uint8Array} name
 * @returns {Member}
 */
function header(bytes, at, name) {
  const data = view(bytes);
  const flags = data.getUint16(at, true);
  return {
    name: nameOf(name, flags), flags, at: 0, method: data.getUint16(at + 2, true),
    modified: dosTime(data.getUint16(at + 4, true), data.getUint16(at + 6, true)),
    crc: data.getUint32(at + 8, true), packed: data.getUint32(at + 12, true), size: data.getUint32(at + 16, true),
  };
}

/** @param {Uint8Array} name @param {number} flags */
function nameOf(name, flags) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(name);
  } catch {
    return new TextDecoder(flags & 0x800 ? "utf-8" : "windows-1252").decode(name);
  }
}

/** @param {number} time @param {number} day packed as MS-DOS did; without a zone */
function dosTime(time, day) {
  const [year, month, date] = [1980 + (day >> 9), (day >> 5) & 15, day & 31];
  if (!month || !date || year > 2100) return null;
  return new Date(year, month - 1, date, time >> 11, (time >> 5) & 63, (time & 31) * 2).getTime();
}

/**
 * Sizes of 4 GiB and more stand in an extra field.
 * @param {Member} member
 * @param {Uint8Array} extra
 */
function widen(member, extra) {
  const data = view(extra);
  for (let at = 0; at + 4 <= extra.length; ) {
    const [id, length] = [data.getUint16(at, true), data.getUint16(at + 2, true)];
    let next = at + 4;
    const take = () => Number(data.getBigUint64((next += 8) - 8, true));
    if (id === 1 && next + length <= extra.length) {
      if (member.size === 0xffffffff) member.size = take();
      if (member.packed === 0xffffffff) member.packed = take();
      if (member.at === 0xffffffff) member.at = take();
    }
    at += 4 + length;
  }
}

/** @param {Uint8Array} bytes @returns {Member[]} */
function fromHeaders(bytes) {
  const data = view(bytes);
  /** @type {Member[]} */
  const found = [];
  for (let at = seek(bytes, 0, 3, 4); at >= 0 && at + 30 <= bytes.length && found.length < LIMITS.files; ) {
    const body = at + 30 + data.getUint16(at + 26, true) + data.getUint16(at + 28, true);
    const member = header(bytes, at + 6, bytes.subarray(at + 30, at + 30 + data.getUint16(at + 26, true)));
    member.at = at;
    const known = !(member.flags & 8) && body + member.packed <= bytes.length;
    const next = seek(bytes, known ? body + member.packed : body, 3, 4);
    if (!known) Object.assign(member, { packed: (next < 0 ? bytes.length : next) - body, crc: null, size: 0 });
    if (body <= bytes.length) found.push(member);
    at = next;
  }
  return found;
}

/** @param {Uint8Array} bytes @param {number} from @param {number} c @param {number} d of the signature "PK" c d */
function seek(bytes, from, c, d) {
  for (let at = bytes.indexOf(0x50, from); at >= 0; at = bytes.indexOf(0x50, at + 1)) {
    if (bytes[at + 1] === 0x4b && bytes[at + 2] === c && bytes[at + 3] === d) return at;
  }
  return -1;
}

/**
 * @param {Uint8Array} bytes of the archive
 * @param {Member} member
 * @param {number} [most] stop after so many bytes, for a first look
 * @returns {Promise<{bytes: Uint8Array, cut: boolean, damaged: boolean}>} `cut`: it ends too early
 * @throws {Refusal} `encrypted`, `unknown_packing`, `too_large` or `too_packed`
 */
export async function unpack(bytes, member, most = Infinity) {
  if (member.flags & 1) throw new Refusal("encrypted");
  if (member.method !== 0 && member.method !== 8) throw new Refusal("unknown_packing");
  const data = view(bytes);
  if (member.at + 30 > bytes.length || data.getUint32(member.at, true) !== 0x04034b50) return { bytes: new Uint8Array(), cut: true, damaged: true };
  const body = member.at + 30 + data.getUint16(member.at + 26, true) + data.getUint16(member.at + 28, true);
  const packed = bytes.subarray(body, body + member.packed);
  const out = member.method === 0 ? { bytes: packed.subarray(0, most), cut: packed.length < member.packed } : await inflate(packed, most);
  if (out.bytes.length > LIMITS.file) throw new Refusal("too_large");
  const whole = most === Infinity && member.crc !== null && !out.cut;
  if (whole && out.bytes.length < member.size) return { ...out, cut: true, damaged: true };
  return { ...out, damaged: out.cut || (whole && crc32(out.bytes) !== member.crc) };
}

/**
 * @param {Uint8Array} packed
 * @param {number} most
 */
async function inflate(packed, most) {
  /** @type {Uint8Array[]} */
  const chunks = [];
  let [size, cut] = [0, false];
  const stream = new Inflate((chunk) => {
    size += chunk.length;
    if (size > LIMITS.file) throw new Refusal("too_large");
    chunks.push(chunk);
  });
  const slice = most < SLICE ? 4096 : 16 * 1024;
  const push = (/** @type {Uint8Array} */ part, /** @type {boolean} */ last) => {
    try {
      stream.push(part, last);
    } catch (fault) {
      if (fault instanceof Refusal) throw fault;
      cut = true;
    }
  };
  for (let at = 0; at < packed.length && !cut && size < most; at += slice) {
    push(packed.subarray(at, at + slice), false);
    if (size > LIMITS.ratioFrom && size > LIMITS.ratio * (at + slice)) throw new Refusal("too_packed");
    if (most === Infinity) await breathe();
  }
  // Told that this was the end only after all came out: a stream that was cut off gives what it has first.
  if (most === Infinity && !cut) push(new Uint8Array(), true);
  return { bytes: joined(chunks, Math.min(size, most)), cut: most === Infinity && cut };
}

/** @param {Uint8Array[]} chunks @param {number} size */
function joined(chunks, size) {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk.subarray(0, size - at), at);
    at += Math.min(chunk.length, size - at);
  }
  return all;
}

/** @type {Uint32Array | undefined} */
let table;

/** @param {Uint8Array} bytes */
export function crc32(bytes) {
  table ??= Uint32Array.from({ length: 256 }, (_, n) => {
    for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
    return n;
  });
  let sum = 0xffffffff;
  for (let at = 0; at < bytes.length; at++) sum = table[(sum ^ bytes[at]) & 255] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
