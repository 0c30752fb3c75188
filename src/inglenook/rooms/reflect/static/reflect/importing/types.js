// What a file is, by its first bytes: the name may say what it likes.

/** @type {[string, RegExp][]} */
const MAGIC = [
  ["image/jpeg", /^\xff\xd8\xff/], ["image/png", /^\x89PNG\r\n\x1a\n/], ["image/gif", /^GIF8[79]a/], ["image/webp", /^RIFF[^]{4}WEBP/],
  ["audio/wav", /^RIFF[^]{4}WAVE/], ["image/heic", /^[^]{4}ftyp(hei[cxms]|hev|mif1|msf1)/], ["image/avif", /^[^]{4}ftypavi[fs]/],
  ["video/quicktime", /^[^]{4}(ftypqt|moov|wide|mdat)/], ["audio/mp4", /^[^]{4}ftypM4[AB]/], ["video/3gpp", /^[^]{4}ftyp3g/],
  ["video/mp4", /^[^]{4}ftyp/], ["video/webm", /^\x1aE\xdf\xa3/], ["audio/ogg", /^OggS/], ["audio/flac", /^fLaC/], ["audio/amr", /^#!AMR/],
  ["audio/mpeg", /^(ID3|\xff[\xfb\xf3\xf2\xfa])/], ["audio/aac", /^\xff[\xf0\xf1\xf8\xf9]/], ["audio/x-caf", /^caff/],
  ["image/tiff", /^(II\*\0|MM\0\*)/], ["image/bmp", /^BM[^]{4}\0\0\0\0/], ["application/pdf", /^%PDF-/],
];

/** Programs are not brought along. */
const PROGRAM = /^(MZ|\x7fELF|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe|#!\s*\/)/;

/** @param {Uint8Array} head */
const signs = (head) => String.fromCharCode(...head.subarray(0, 16));

/** @param {Uint8Array} head @returns {string} a media type, or "" */
export function typeOf(head) {
  const start = signs(head);
  return MAGIC.find(([, pattern]) => pattern.test(start))?.[0] ?? "";
}

/** @param {Uint8Array} head */
export const isProgram = (head) => PROGRAM.test(signs(head));

/** @type {Record<string, string>} */
const ENDINGS = { "image/jpeg": "jpeg", "image/svg+xml": "svg", "audio/mpeg": "mp3", "audio/mp4": "m4a", "video/quicktime": "mov", "application/pdf": "pdf", "audio/x-caf": "caf", "video/3gpp": "3gp" };

/** @param {string} type */
export const endingOf = (type) => ENDINGS[type] ?? /\/([a-z\d]+)$/.exec(type)?.[1] ?? "bin";
