// The opened records of a room, in the worker's memory: list, count, search. They are gone when the worker is.
import { fold, snippet, wordsOf } from "inglenook/vault/folding";
import { GONE } from "inglenook/vault/merge";

/** @import { Content } from "inglenook/vault/envelope" */

/**
 * `stamp` names exactly this state of the record; `waiting` says that it is only on this device.
 * @typedef {{rid: string, ver: number, stamp: string, content: Content, waiting: boolean, folded?: string}} Held
 * @typedef {any[][]} Where each `[field, how, value]`, how one of = != < <= > >= has in
 * @typedef {{by?: string, order?: string, offset?: number, limit?: number, where?: Where, fields?: string[],
 *   preview?: Record<string, number>}} Asked
 */

// What people would look for. Dates, ids and keys of attachments are not among it.
const SPOKEN = ["title", "text", "note", "name", "tags", "extra"];
const OWN = new Set(["rid", "ver", "kind", "made_at", "edited_at"]);

/** @param {Held} held @param {string} path dotted */
export function valueOf(held, path) {
  if (OWN.has(path)) return path === "rid" || path === "ver" ? held[path] : /** @type {any} */ (held.content)[path];
  return path.split(".").reduce((value, part) => value?.[part], /** @type {any} */ (held.content.fields));
}

/** @type {Record<string, (value: any, wanted: any) => boolean>} */
const TESTS = {
  // A field that was never set and one that was emptied are the same to a reader.
  "=": (value, wanted) => (value ?? null) === (wanted ?? null),
  "!=": (value, wanted) => (value ?? null) !== (wanted ?? null),
  "<": (value, wanted) => value != null && value < wanted,
  "<=": (value, wanted) => value != null && value <= wanted,
  ">": (value, wanted) => value != null && value > wanted,
  ">=": (value, wanted) => value != null && value >= wanted,
  has: (value, wanted) => Array.isArray(value) && value.includes(wanted),
  in: (value, wanted) => wanted.includes(value),
};

/** @param {Held} held @param {Where} where */
const fits = (held, where) => where.every(([field, how, wanted]) => TESTS[how](valueOf(held, field), wanted));

/** @param {any} value @returns {string} all text inside */
function spoken(value) {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(spoken).join("\n");
  return value && typeof value === "object" ? Object.values(value).map(spoken).join("\n") : "";
}

/** All that can be found in a record, folded. @param {Held} held @returns {string} kept with it: folding is the dear part of a search */
function foldedOf(held) {
  // A line break between the fields: no word that is looked for can reach over it.
  held.folded ??= fold(SPOKEN.map((field) => spoken(held.content.fields[field])).join("\n"));
  return held.folded;
}

/** @param {Held} held @param {string[]} words */
function speaks(held, words) {
  const folded = foldedOf(held);
  for (const word of words) if (!folded.includes(word)) return false;
  return true;
}

export class RecordShelf {
  constructor() {
    /** @type {Map<string, Held>} */
    this.all = new Map();
    /** @type {Map<string, Set<string>>} */
    this.kinds = new Map();
  }

  /** @param {string} rid */
  get = (rid) => this.all.get(rid);

  /** @param {Held} held */
  set(held) {
    const { rid, content: { kind } } = held;
    const before = this.all.get(rid)?.content.kind;
    if (before && before !== kind) this.kinds.get(before)?.delete(rid);
    this.all.set(rid, held);
    const same = this.kinds.get(kind);
    if (same) same.add(rid);
    else this.kinds.set(kind, new Set([rid]));
  }

  /** @param {string | undefined} kind @param {Where} [where] @returns {Held[]} */
  pick(kind, where = []) {
    const rids = kind ? (this.kinds.get(kind) ?? []) : this.all.keys();
    const found = [];
    for (const rid of rids) {
      const held = /** @type {Held} */ (this.all.get(rid));
      if (held.content.kind !== GONE && fits(held, where)) found.push(held);
    }
    return found;
  }

  /** @param {string} kind @param {Asked} [asked] */
  list(kind, { by = "made_at", order = "desc", offset = 0, limit = Infinity, where, fields, preview } = {}) {
    const found = this.pick(kind, where);
    const first = sorted(found, by, order, offset + limit);
    return { total: found.length, records: first.slice(offset, offset + limit).map((held) => shown(held, fields, preview)) };
  }

  /** @param {string} text @param {Asked & {kinds?: string[]}} [asked] */
  search(text, { kinds, by = "edited_at", order = "desc", offset = 0, limit = 50, where, fields = [] } = {}) {
    const words = wordsOf(text);
    if (!words.length) return { total: 0, hits: [] };
    const among = kinds ? kinds.flatMap((kind) => this.pick(kind, where)) : this.pick(undefined, where);
    const found = among.filter((held) => speaks(held, words));
    const hits = sorted(found, by, order, offset + limit).slice(offset, offset + limit).map((held) => ({ ...shown(held, fields), snippet: around(held, words) }));
    return { total: found.length, hits };
  }

  /** @param {string} kind @param {Where} [where] */
  count = (kind, where) => this.pick(kind, where).length;

  /** @param {string} kind @param {string} field @param {Where} [where] how often each value stands there; lists count each of theirs */
  tally(kind, field, where) {
    /** @type {Record<string, number>} */
    const counted = Object.create(null);
    for (const held of this.pick(kind, where)) {
      for (const value of [valueOf(held, field)].flat()) {
        if (value != null && value !== "") counted[value] = (counted[value] ?? 0) + 1;
      }
    }
    return { ...counted };
  }

  /** Folds a few records ahead of the first search. @param {number} most @returns {boolean} whether some are left */
  foldAhead(most) {
    for (const held of this.all.values()) {
      if (held.folded !== undefined) continue;
      foldedOf(held);
      if (--most <= 0) return true;
    }
    return false;
  }
}

/** @param {Held[]} found @param {string} by @param {string} order @param {number} [most] as many as will be shown */
function sorted(found, by, order, most = Infinity) {
  const sign = order === "asc" ? 1 : -1;
  const keyed = found.map((held) => ({ held, key: valueOf(held, by) ?? "" }));
  // The id breaks ties, so that pages of a list never overlap.
  const compare = (/** @type {Keyed} */ a, /** @type {Keyed} */ b) => (a.key < b.key ? -sign : a.key > b.key ? sign : a.held.rid < b.held.rid ? -1 : 1);
  return (most * FEW < keyed.length ? foremost(keyed, compare, most) : keyed.sort(compare)).map(({ held }) => held);
}

// While somebody types, nearly everything is found and hardly any of it shown: the rest need not be in order.
const FEW = 20;

/** @typedef {{held: Held, key: any}} Keyed */

/** The first of them, in order. @param {Keyed[]} all @param {(a: Keyed, b: Keyed) => number} compare @param {number} most */
function foremost(all, compare, most) {
  /** @type {Keyed[]} */
  const best = [];
  for (const one of all) {
    if (best.length >= most && (most === 0 || compare(best[most - 1], one) < 0)) continue;
    let at = best.length;
    while (at > 0 && compare(one, best[at - 1]) < 0) at--;
    best.splice(at, 0, one);
    if (best.length > most) best.pop();
  }
  return best;
}

/** @param {Held} held @param {string[]} [fields] @param {Record<string, number>} [preview] */
export function shown(held, fields, preview = {}) {
  const { rid, ver, content: { kind, schema, made_at, edited_at }, waiting } = held;
  return { rid, ver, kind, schema, made_at, edited_at, waiting, fields: chosen(held.content.fields, fields, preview) };
}

/** @param {Record<string, any>} all @param {string[] | undefined} fields @param {Record<string, number>} preview */
function chosen(all, fields, preview) {
  const names = fields ? [...new Set([...fields, ...Object.keys(preview)])].filter((name) => name in all) : Object.keys(all);
  const cut = (/** @type {string} */ name) => (name in preview && typeof all[name] === "string" ? all[name].slice(0, preview[name]) : all[name]);
  return Object.fromEntries(names.map((name) => [name, cut(name)]));
}

/** @param {Held} held @param {string[]} words */
function around(held, words) {
  const said = ["text", "note", ...SPOKEN].map((field) => spoken(held.content.fields[field])).filter(Boolean);
  const best = said.find((text) => words.some((word) => fold(text).includes(word)));
  return snippet(best ?? said[0] ?? "", words);
}
