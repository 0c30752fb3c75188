// The files of an import, wherever they lie: dropped, in a zip, in a tar. Nothing is unpacked before it is needed.
import { LIMITS, Refusal, breathe } from "inglenook/reflect/importing/limits";
import { decode, looksLikeText } from "inglenook/reflect/importing/decoding";
import { typeOf } from "inglenook/reflect/importing/types";
import { isZip, members, unpack } from "inglenook/reflect/importing/packing/zip";
import { isTar, tarMembers } from "inglenook/reflect/importing/packing/tar";

/**
 * @typedef {{bytes: Uint8Array, cut: boolean, damaged: boolean}} Content
 * @typedef {{name: string, bytes: Uint8Array, modified?: number}} Dropped
 * @typedef {(say: string, file: string, item?: string) => void} Tell
 */

/** Folders and files that systems and programs leave about. */
const LITTER = /(^|\/)(__MACOSX|\.obsidian|\.git|\.sync|\.stfolder|\.logseq|logseq\/bak)\/|(^|\/)(\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini|\.sync|\.lock|info\.json\.bak)$/i;

const HEAD = 16 * 1024;

export class Source {
  /** @type {Promise<Content> | null} */ #content = null;
  /** @type {string | null} */ #text = null;
  /** @type {string | null} */ #start = null;
  /** What it was used for: an entry, a picture or sound of one, or a part such as a folder's name. */
  /** @type {"entry" | "media" | "part" | null} */ use = null;

  /**
   * @param {string} path inside its folder or archive
   * @param {string} label as the report names it
   * @param {number | null} modified milliseconds
   * @param {Uint8Array} head its first bytes
   * @param {() => Promise<Content>} load
   */
  constructor(path, label, modified, head, load) {
    this.path = path;
    this.label = label;
    this.modified = modified;
    this.head = head;
    this.load = load;
    this.type = typeOf(head);
    this.isText = !this.type && looksLikeText(head);
    if (!this.isText) this.head = head.slice(0, 512);
    this.litter = LITTER.test(path);
    /** What the report files it under when each file holds one entry: its archive, else its folder. */
    this.box = label.slice(0, -path.length - 1) || this.folder || label;
  }

  get name() { return this.path.slice(this.path.lastIndexOf("/") + 1); }
  get folder() { return this.path.slice(0, Math.max(0, this.path.lastIndexOf("/"))); }
  get stem() { return this.name.replace(/\.[^.]{1,10}$/, ""); }
  get extension() { return /\.([^.]{1,10})$/.exec(this.name)?.[1].toLowerCase() ?? ""; }
  /** The first part as text, for a first look. */
  get start() { return (this.#start ??= this.isText ? decode(this.head).text : ""); }

  content() {
    return (this.#content ??= this.load());
  }

  /** @param {Tell} tell hears about a guessed encoding and about damage */
  async text(tell) {
    if (this.#text !== null) return this.#text;
    const { bytes, cut, damaged } = await this.content();
    if (cut) tell("file_cut", this.label);
    else if (damaged) tell("file_damaged", this.label);
    const { text, encoding } = decode(bytes);
    if (encoding === "windows-1252") tell("old_encoding", this.label);
    return (this.#text = text.replaceAll("\0", ""));
  }

  /** Lets go of what was unpacked. */
  forget() {
    this.#content = this.#text = null;
  }
}

/**
 * A path without anything that leads out of its folder.
 * @param {string} path
 * @returns {{path: string, odd: boolean}}
 */
export function safePath(path) {
  const parts = path.replace(/\\/g, "/").replace(/^[a-z]:/i, "").replace(/[\0-\x1f\x7f]/g, "").split("/").filter((part) => part && part !== ".");
  const safe = parts.filter((part) => part !== "..");
  return { path: safe.join("/").slice(-1000), odd: safe.length !== parts.length };
}

/** @param {Dropped} file @returns {Source} */
export function loose({ name, bytes, modified }) {
  const { path } = safePath(name || "file");
  return new Source(path, path, modified ?? null, bytes.subarray(0, HEAD), async () => ({ bytes, cut: false, damaged: false }));
}

/** @param {Source} source */
export const isArchive = (source) => isZip(source.head) || isTar(source.head);

/** Documents that are zips inside are documents. @param {Source[]} inside */
const isDocument = (inside) => inside.some(({ path }) => /^(\[Content_Types\]\.xml|mimetype|META-INF\/.*)$/.test(path));

/**
 * What is in an archive.
 * @param {Source} archive
 * @param {Tell} tell
 * @returns {Promise<Source[] | null>} null for a document such as .docx
 * @throws {Refusal}
 */
export async function open(archive, tell) {
  const { bytes } = await archive.content();
  const inside = isZip(bytes) ? await fromZip(bytes, archive.label, tell) : fromTar(bytes, archive.label, tell);
  return isDocument(inside) ? null : inside;
}

/** @param {Uint8Array} bytes @param {string} label @param {Tell} tell */
async function fromZip(bytes, label, tell) {
  const { members: found, cut } = members(bytes);
  if (cut) tell("archive_cut", label);
  const taken = new Set();
  const inside = [];
  for (const member of found) {
    if (/[/\\]$/.test(member.name)) continue;
    const path = place(member.name, taken, label, tell);
    if (!path) continue;
    await breathe();
    try {
      if (member.size > LIMITS.file) throw new Refusal("too_large");
      const { bytes: head } = await unpack(bytes, member, HEAD);
      inside.push(new Source(path, `${label}/${path}`, member.modified, head, () => unpack(bytes, member)));
    } catch (fault) {
      inside.push(refused(path, `${label}/${path}`, fault));
    }
  }
  return inside;
}

/** @param {Uint8Array} bytes @param {string} label @param {Tell} tell */
function fromTar(bytes, label, tell) {
  const { members: found, cut } = tarMembers(bytes);
  if (cut) tell("archive_cut", label);
  const taken = new Set();
  return found.flatMap((member) => {
    const path = place(member.name, taken, label, tell);
    if (!path) return [];
    if (member.kind === "link") return [refused(path, `${label}/${path}`, new Refusal("link"))];
    const content = { bytes: member.bytes, cut: member.cut, damaged: member.cut };
    return [new Source(path, `${label}/${path}`, member.modified, member.bytes.subarray(0, HEAD), async () => content)];
  });
}

/** @param {string} name @param {Set<string>} taken @param {string} label @param {Tell} tell */
function place(name, taken, label, tell) {
  const { path, odd } = safePath(name);
  if (odd) tell("odd_path", label, path);
  if (!path) return null;
  let own = path;
  for (let n = 2; taken.has(own); n++) own = path.replace(/(\.[^./]*)?$/, `-${n}$1`);
  if (own !== path) tell("same_path", label, path);
  taken.add(own);
  return own;
}

/** @param {string} path @param {string} label @param {unknown} fault */
function refused(path, label, fault) {
  const source = new Source(path, label, null, new Uint8Array(), async () => { throw fault; });
  source.type = "";
  source.isText = false;
  return source;
}
