// Pictures are drawn again before they are sealed: what a camera wrote into them (place, time, device) is gone, they
// stand upright, and they are no larger than a screen needs.
import { typeOf } from "inglenook/reflect/importing/types";

/** The longer side at most, in pixels. */
const LONGEST = 2560;
/** What a browser is asked to unpack at most: a small file can say it is a huge picture. */
const PIXELS = 80_000_000;
const BYTES = 64 * 1024 * 1024;
const QUALITY = 0.85;

/** @typedef {{name: string, type: string, bytes: Uint8Array}} File */

/** Why a picture was not taken; `code` is "not-a-picture", "too-large" or "unreadable". */
export class PictureError extends Error {
  /** @param {"not-a-picture" | "too-large" | "unreadable"} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/**
 * Width and height as the file states them, before anything is unpacked.
 * @param {Uint8Array} bytes
 * @returns {{width: number, height: number} | null} null where the format does not say it up front
 */
export function statedSize(bytes) {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const type = typeOf(bytes);
    if (type === "image/png") return { width: data.getUint32(16), height: data.getUint32(20) };
    if (type === "image/gif") return { width: data.getUint16(6, true), height: data.getUint16(8, true) };
    if (type === "image/jpeg") return jpegSize(data);
    return type === "image/webp" ? webpSize(data) : null;
  } catch {
    return null;
  }
}

/** @param {DataView} data walks from marker to marker up to the frame header */
function jpegSize(data) {
  for (let at = 2; at + 9 < data.byteLength; ) {
    const marker = data.getUint16(at);
    if (marker >= 0xffc0 && marker <= 0xffcf && marker !== 0xffc4 && marker !== 0xffc8 && marker !== 0xffcc) return { width: data.getUint16(at + 7), height: data.getUint16(at + 5) };
    if (marker >> 8 !== 0xff) return null;
    at += marker === 0xffff ? 1 : 2 + data.getUint16(at + 2);
  }
  return null;
}

/** @param {DataView} data */
function webpSize(data) {
  const kind = data.getUint32(12);
  if (kind === 0x56503858) return { width: 1 + (data.getUint32(24, true) & 0xffffff), height: 1 + (data.getUint32(26, true) >>> 8) };
  if (kind === 0x5650384c) return { width: 1 + (data.getUint32(21, true) & 0x3fff), height: 1 + ((data.getUint32(21, true) >>> 14) & 0x3fff) };
  return { width: data.getUint16(26, true) & 0x3fff, height: data.getUint16(28, true) & 0x3fff };
}

/** The size that fits. @param {number} width @param {number} height @param {number} [longest] */
export function fitting(width, height, longest = LONGEST) {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {{longest?: number}} [options]
 * @returns {Promise<{bytes: Uint8Array, type: string, width: number, height: number}>}
 * @throws {PictureError}
 */
export async function redrawn(bytes, { longest = LONGEST } = {}) {
  const type = typeOf(bytes);
  if (!type.startsWith("image/")) throw new PictureError("not-a-picture");
  const stated = statedSize(bytes);
  if (bytes.length > BYTES || (stated && stated.width * stated.height > PIXELS)) throw new PictureError("too-large");
  const bitmap = await createImageBitmap(new Blob([bytes], { type }), { imageOrientation: "from-image" }).catch(() => null);
  if (!bitmap) throw new PictureError("unreadable");
  try {
    const size = fitting(bitmap.width, bitmap.height, longest);
    const blob = await drawn(bitmap, size);
    return { bytes: new Uint8Array(await blob.arrayBuffer()), type: blob.type, ...size };
  } finally {
    bitmap.close();
  }
}

/** WebP where the browser writes it, else JPEG on white. @param {ImageBitmap} bitmap @param {{width: number, height: number}} size */
async function drawn(bitmap, { width, height }) {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d");
  if (!context) throw new PictureError("unreadable");
  context.drawImage(bitmap, 0, 0, width, height);
  const webp = await encoded(canvas, "image/webp");
  if (webp?.type === "image/webp") return webp;
  context.globalCompositeOperation = "destination-over";
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  const jpeg = await encoded(canvas, "image/jpeg");
  if (!jpeg) throw new PictureError("unreadable");
  return jpeg;
}

/** @param {HTMLCanvasElement} canvas @param {string} type @returns {Promise<Blob | null>} */
const encoded = (canvas, type) => new Promise((done) => canvas.toBlob(done, type, QUALITY));

/**
 * A file ready to be sealed: a picture is drawn again under the same name, so that links in the text still lead to it;
 * anything else is left as it is. A picture that this browser cannot read (HEIC in most) stays as it came, because
 * nobody but its owner will see it, and losing it would be worse.
 * @param {File} file
 * @returns {Promise<File>}
 * @throws {PictureError} only `too-large`
 */
export async function tidy(file) {
  if (!typeOf(file.bytes).startsWith("image/")) return file;
  try {
    const { bytes, type } = await redrawn(/** @type {Uint8Array<ArrayBuffer>} */ (file.bytes));
    return { name: file.name, type, bytes };
  } catch (fault) {
    if (fault instanceof PictureError && fault.code === "too-large") throw fault;
    return file;
  }
}
