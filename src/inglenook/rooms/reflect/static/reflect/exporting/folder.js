// Everything out, as a zip of plain files: a Markdown page for each entry, attachments beside, journals and the rest as
// JSON. Readable without Inglenook, and read back by it whole.
import { Zip, ZipDeflate, ZipPassThrough } from "lib/zip";
import { breathe } from "inglenook/reflect/importing/limits";
import { fileName } from "inglenook/reflect/importing/drafts";
import { page } from "inglenook/reflect/exporting/pages";

/**
 * @typedef {import("inglenook/reflect/exporting/pages").Kept} Entry
 * @typedef {{name: string, type: string}} Ref and whatever else the vault needs to find it
 * @typedef {object} Wanted
 * @property {Entry[]} entries
 * @property {{rid: string, fields: {name: string, colour?: string}}[]} journals
 * @property {(ref: any) => Promise<Uint8Array | Blob>} attachment throws where it cannot be had
 * @property {Record<string, {rid: string, fields: object}[]>} [rest] records of other kinds, by kind
 * @property {string} readme what the folder is, in the member's language
 * @property {(done: number, all: number) => void} [onProgress]
 */

/** What the README begins with, so that an import knows it. */
export const OURS = "Inglenook journal";

/**
 * @param {Wanted} wanted
 * @returns {Promise<{bytes: Uint8Array, missing: {rid: string, title: string, name: string}[]}>} `missing`: attachments
 *   that could not be had; their names stand in the page
 */
export async function exportFolder({ entries, journals, attachment, rest = {}, readme, onProgress }) {
  const zip = new Parcel();
  const names = new Map(journals.map(({ rid, fields }) => [rid, fields.name]));
  const missing = [];
  zip.text("README.txt", `${OURS}\n\n${readme}\n`);
  zip.text("journals.json", JSON.stringify({ inglenook: 1, journals: journals.map(({ rid, fields }) => ({ rid, ...fields })) }, null, 1));
  for (const [kind, records] of Object.entries(rest)) zip.text(`other/${fileName(kind)}.json`, JSON.stringify({ inglenook: 1, kind, records }, null, 1));
  for (const [at, entry] of entries.entries()) {
    const { files, lost } = await attachments(entry, attachment, zip);
    missing.push(...lost.map((name) => ({ rid: entry.rid, title: entry.fields.title, name })));
    zip.text(zip.free(`entries/${entry.fields.on.slice(0, 4)}/${pageName(entry)}`), page(entry, names.get(entry.fields.journal ?? "") ?? null, files));
    onProgress?.(at + 1, entries.length);
    await breathe();
  }
  return { bytes: await zip.done(), missing };
}

/** "2026-11-23 1405 A title.md". @param {Entry} entry */
function pageName({ fields: { on, title } }) {
  const words = fileName(`${title.normalize("NFC").replace(/[\\/]/g, " ").slice(0, 60)}.`).replace(/[#%&{}$!'@+`=^]/g, "_").trim();
  return `${on.slice(0, 10)} ${on.slice(11, 16).replace(":", "")}${title.trim() ? ` ${words}` : ""}`.trim() + ".md";
}

/**
 * @param {Entry} entry @param {(ref: any) => Promise<Uint8Array | Blob>} attachment @param {Parcel} zip
 */
async function attachments(entry, attachment, zip) {
  const [files, lost] = [/** @type {(Ref & {file: string})[]} */ ([]), /** @type {string[]} */ ([])];
  for (const ref of entry.fields.attachments ?? []) {
    const file = zip.free(`attachments/${fileName(entry.rid).slice(0, 40)}/${fileName(ref.name)}`);
    try {
      const had = await attachment(ref);
      zip.bytes(file, had instanceof Blob ? new Uint8Array(await had.arrayBuffer()) : had);
    } catch {
      lost.push(ref.name);
    }
    files.push({ name: ref.name, type: ref.type, file });
  }
  return { files, lost };
}

/** A zip that grows file by file. */
class Parcel {
  constructor() {
    /** @type {Uint8Array[]} */
    this.chunks = [];
    this.taken = new Set();
    this.ended = new Promise((end, fail) => {
      this.zip = new Zip((fault, chunk, final) => {
        if (fault) return fail(fault);
        this.chunks.push(chunk);
        if (final) end(null);
      });
    });
  }

  /** A path that no file has yet, also where capitals do not count. @param {string} path */
  free(path) {
    let own = path;
    for (let n = 2; this.taken.has(own.toLowerCase()); n++) own = path.replace(/(\.[^./]*)?$/, `-${n}$1`);
    this.taken.add(own.toLowerCase());
    return own;
  }

  /** @param {string} path @param {string} text */
  text(path, text) {
    const file = new ZipDeflate(path, { level: 6 });
    this.zip?.add(file);
    file.push(new TextEncoder().encode(text), true);
  }

  /** Pictures and sounds are packed already. @param {string} path @param {Uint8Array} bytes */
  bytes(path, bytes) {
    const file = new ZipPassThrough(path);
    this.zip?.add(file);
    file.push(bytes, true);
  }

  async done() {
    this.zip?.end();
    await this.ended;
    const all = new Uint8Array(this.chunks.reduce((sum, chunk) => sum + chunk.length, 0));
    let at = 0;
    for (const chunk of this.chunks) {
      all.set(chunk, at);
      at += chunk.length;
    }
    return all;
  }
}
