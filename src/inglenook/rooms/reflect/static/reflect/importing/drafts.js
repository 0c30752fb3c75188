// From what a reader understood to an entry: its stable name, its attachments, and what is told about it.
import { LIMITS } from "inglenook/reflect/importing/limits";
import { unix } from "inglenook/reflect/importing/decoding";
import { endingOf, isProgram, typeOf } from "inglenook/reflect/importing/types";

/**
 * @typedef {import("inglenook/reflect/importing/moments").When} When
 * @typedef {{name: string, type: string, bytes: Uint8Array}} Attachment
 * @typedef {"brought" | "changed" | "lost"} Fate
 * @typedef {{say: string, item: string, outcome: "brought" | "absent" | "refused", spot?: import("inglenook/reflect/importing/sources").Source}} Seen
 * @typedef {{
 *   id?: string, raw?: unknown, title?: string, text?: string, when?: When | null, edited?: string | null,
 *   journal?: string | null, tags?: unknown[], starred?: boolean, extra?: Record<string, any>, letter?: {open_on: string} | null,
 *   removed?: string | null, fields?: Record<string, Fate>, notes?: string[], made?: string | null, zone?: string | null,
 * }} Read what a reader found; `raw` is hashed where the source has no id, before anything was converted
 * @typedef {object} Entry
 * @property {string} name
 * @property {string} title
 * @property {string} text
 * @property {string} on
 * @property {string | null} zone
 * @property {string | null} journal always null: records name a journal by its id, `journal_name` by its words
 * @property {string | null} journal_name
 * @property {string[]} tags
 * @property {boolean} starred
 * @property {{open_on: string} | null} letter
 * @property {{program: string, id: string}} source
 * @property {string | null} removed_at
 * @property {Record<string, any>} extra
 * @property {Attachment[]} attachments
 * @property {string | null} made_at
 * @property {string | null} edited_at
 * @property {string} [rid] of the record that an own export was made of: the same room knows it again by that
 */

/** @param {unknown} value */
async function hashed(value) {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(sum.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A name that every system takes, without a path. @param {string} name */
export function fileName(name) {
  const clean = name.normalize("NFC").replace(/^.*[\\/]/, "").replace(/[\0-\x1f\x7f<>:"|?*]/g, "_").replace(/^\.+|[. ]+$/g, "");
  const ending = /\.[^.]{1,8}$/.exec(clean)?.[0] ?? "";
  return clean.slice(0, 80 - ending.length).replace(ending && clean.length <= 80 ? ending : /$^/, "") + ending || "file";
}

/** An entry on its way: collects attachments while its text is made. */
export class Draft {
  constructor() {
    /** @type {Attachment[]} */
    this.attachments = [];
    /** @type {Seen[]} */
    this.seen = [];
  }

  /**
   * @param {string} wished
   * @param {string} type
   */
  nameFor(wished, type) {
    const bare = fileName(wished);
    const named = /\.[^.]{1,8}$/.test(bare) || !type ? bare : `${bare}.${endingOf(type)}`;
    let own = named;
    for (let n = 2; this.attachments.some(({ name }) => name.toLowerCase() === own.toLowerCase()); n++) own = named.replace(/(\.[^.]*)?$/, `-${n}$1`);
    return own;
  }

  /**
   * Puts bytes beside the entry, or says why not.
   * @param {string} wished name
   * @param {Uint8Array} bytes
   * @param {{type?: string, room?: () => boolean}} [more] `type` is believed only where the bytes do not tell
   * @returns {string} the name it has now, or would have
   */
  attach(wished, bytes, { type = "", room = () => true } = {}) {
    const real = typeOf(bytes);
    const kept = real || (/^(image|audio|video|text\/html|application\/x)/.test(type) ? "application/octet-stream" : type || "application/octet-stream");
    const name = this.nameFor(wished, real);
    const most = real.startsWith("image/") ? LIMITS.picture : LIMITS.attachment;
    const say = !bytes.length ? "media_empty" : isProgram(bytes) ? "media_program" : bytes.length > most ? "media_large" : room() ? "" : "media_total";
    if (say) this.seen.push({ say, item: name, outcome: "refused" });
    else {
      this.attachments.push({ name, type: kept, bytes });
      this.seen.push({ say: "", item: name, outcome: "brought" });
    }
    return name;
  }

  /**
   * What became of the media named since then.
   * @param {number} [since] how many had been seen
   * @returns {Fate}
   */
  fate(since = 0) {
    const brought = this.seen.slice(since).filter(({ outcome }) => outcome === "brought").length;
    return brought === this.seen.length - since ? "brought" : brought ? "changed" : "lost";
  }

  /** @param {string} wished */
  absent(wished) {
    const name = fileName(wished);
    this.seen.push({ say: "media_absent", item: name, outcome: "absent" });
    return name;
  }
}

/** Markdown for an attachment, by its name. @param {string} name @param {string} [words] */
export function linkTo(name, words = "") {
  const shown = /\.(pdf|txt|md|docx?|xlsx?|zip|bin|csv|odt|pptx?)$/i.test(name) ? "" : "!";
  const label = (words || (shown ? "" : name)).replace(/[[\]\\\n]/g, " ").trim();
  return `${shown}[${label}](attachment:${encodeURIComponent(name).replace(/[()']/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)})`;
}

/** @param {unknown[]} tags */
function tidyTags(tags) {
  const clean = tags.map((tag) => String(tag ?? "").replace(/\s+/g, " ").trim().replace(/^[#@](?=[^\s#@])/, "").slice(0, LIMITS.name));
  return [...new Set(clean.filter(Boolean))].slice(0, 200);
}

/**
 * The first line as title where it is a heading.
 * @param {string} text
 * @returns {{title: string, text: string}}
 */
export function headed(text) {
  const found = /^\s*#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|$)/.exec(text);
  if (!found || found[1].length > LIMITS.name) return { title: "", text };
  const plain = found[1].replace(/\\([^\p{L}\p{N}\s])/gu, "$1").replace(/(\*\*|__|~~|`)(.+?)\1/g, "$2");
  return { title: plain, text: text.slice(found[0].length).replace(/^\n+/, "") };
}

/**
 * @param {string} program
 * @param {Read} read
 * @param {Draft} draft
 * @param {When} when
 * @returns {Promise<Entry>}
 */
export async function entryOf(program, read, draft, when) {
  const id = read.id || (await hashed(read.raw ?? [read.title, read.text, when.on]));
  const [title, overflow] = shortTitle(unix(read.title ?? ""));
  const text = unix(overflow + (read.text ?? "")).replace(/[\0\ufeff]/g, "").replace(/^\n+/, "").trimEnd();
  const extra = Object.fromEntries(Object.entries(read.extra ?? {}).filter(([, value]) => value != null && value !== ""));
  return {
    name: `import|${program}|${id}`.slice(0, 300), title, text: shortText(text, draft), on: when.on, zone: when.zone ?? read.zone ?? null,
    journal: null, journal_name: read.journal?.trim().slice(0, LIMITS.name) || null, tags: tidyTags(read.tags ?? []), starred: read.starred === true,
    letter: read.letter ?? null, source: { program, id }, removed_at: read.removed ?? null, extra, attachments: draft.attachments,
    made_at: read.made ?? when.at, edited_at: read.edited ?? null,
  };
}

/** A title is one line; what is too long for one stays in the text. @param {string} title @returns {[string, string]} */
function shortTitle(title) {
  const line = title.replace(/\s+/g, " ").trim();
  return line.length <= LIMITS.name ? [line, ""] : [`${line.slice(0, 100).trimEnd()}…`, `${title.trim()}\n\n`];
}

/** @param {string} text @param {Draft} draft */
function shortText(text, draft) {
  if (text.length <= LIMITS.text) return text;
  const name = draft.attach("whole text.txt", new TextEncoder().encode(text), { type: "text/plain" });
  draft.seen.push({ say: "text_long", item: name, outcome: "brought" });
  return `${text.slice(0, LIMITS.text).replace(/[\ud800-\udbff]$/, "")}\n\n${linkTo(name)}`;
}

/** @param {Entry} entry */
export const isEmpty = (entry) => !entry.title && !entry.text.trim() && !entry.attachments.length && !entry.extra.mood && !entry.extra.activities?.length;
