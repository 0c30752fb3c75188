// Two devices changed one record: field by field against what both started from. Deterministic, and nothing is lost:
// what cannot stand beside the other is kept in `fields.kept`.
import { markLine, mergeLines } from "inglenook/vault/lines";

/** @import { Content } from "inglenook/vault/envelope" */
/** @typedef {Record<string, any>} Fields */
/** @typedef {{field: string, value: unknown, edited_at: string}} Kept */
/** @typedef {{newerAt: string, olderAt: string, kept: Kept[]}} Dispute */

export const GONE = "gone";
const PROSE = new Set(["text", "note", "body"]); // merged by line even when they are one line long

/** Same for every order of keys. @param {unknown} value @returns {string} */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isPlain(value)) return JSON.stringify(value) ?? "null";
  const names = Object.keys(value).filter((name) => value[name] !== undefined).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join()}}`;
}

/** @param {unknown} a @param {unknown} b */
export const alike = (a, b) => a === b || canonical(a) === canonical(b);

/** @param {unknown} value @returns {value is Fields} */
const isPlain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether two contents say the same, whenever they were written. @param {Content | null} a @param {Content | null} b */
export const sameContent = (a, b) => !!a && !!b && a.kind === b.kind && alike(a.fields, b.fields);

/**
 * @param {Content | null} base what both started from; null when both made the record
 * @param {Content} mine @param {Content} theirs
 * @returns {Content}
 */
export function merge(base, mine, theirs) {
  if (sameContent(mine, theirs) || sameContent(base, mine)) return theirs;
  if (sameContent(base, theirs)) return mine;
  // An edit beats a removal: what somebody just wrote is worth more than the wish to tidy up.
  if (theirs.kind === GONE) return mine;
  if (mine.kind === GONE) return theirs;
  const [newer, older] = mine.edited_at === theirs.edited_at ? byContent(mine, theirs) : byTime(mine, theirs);
  const dispute = { newerAt: newer.edited_at, olderAt: older.edited_at, kept: [] };
  const fields = mergeFields(base?.kind === GONE ? {} : (base?.fields ?? {}), newer.fields, older.fields, dispute, "");
  return {
    kind: newer.kind,
    schema: Math.max(newer.schema, older.schema),
    made_at: newer.made_at < older.made_at ? newer.made_at : older.made_at,
    edited_at: newer.edited_at,
    fields: withKept(stayInSight(fields, base, newer, older), dispute.kept),
  };
}

/** @param {Content} a @param {Content} b */
const byTime = (a, b) => (a.edited_at > b.edited_at ? [a, b] : [b, a]);

// Clocks may agree to the millisecond; the outcome still must not depend on which device merges.
/** @param {Content} a @param {Content} b */
const byContent = (a, b) => (canonical(a.fields) > canonical(b.fields) ? [a, b] : [b, a]);

/** @param {Fields} base @param {Fields} newer @param {Fields} older @param {Dispute} dispute @param {string} path @returns {Fields} */
function mergeFields(base, newer, older, dispute, path) {
  /** @type {Fields} */
  const merged = {};
  for (const name of new Set([...Object.keys(newer), ...Object.keys(older)])) {
    const value = mergeValue(base[name], newer[name], older[name], dispute, path + name);
    if (value !== undefined) merged[name] = value;
  }
  return merged;
}

/** @param {any} base @param {any} newer @param {any} older @param {Dispute} dispute @param {string} path */
function mergeValue(base, newer, older, dispute, path) {
  if (alike(newer, older) || alike(base, older)) return newer;
  if (alike(base, newer)) return older;
  if (Array.isArray(newer) && Array.isArray(older)) return mergeLists(Array.isArray(base) ? base : [], newer, older);
  if (isPlain(newer) && isPlain(older)) return mergeFields(isPlain(base) ? base : {}, newer, older, dispute, `${path}.`);
  if (isProse(path, newer, older)) return mergeLines(typeof base === "string" ? base : "", newer, older, markLine(dispute.olderAt));
  if (older !== undefined && older !== null && older !== "") dispute.kept.push({ field: path, value: older, edited_at: dispute.olderAt });
  return newer;
}

// Dates and names of one line would make no sense with another line below them; they are chosen, not joined.
/** @param {string} path @param {unknown} newer @param {unknown} older */
function isProse(path, newer, older) {
  if (typeof newer !== "string" || typeof older !== "string") return false;
  return PROSE.has(path) || newer.includes("\n") || older.includes("\n");
}

/** Tags, attachments: what either added is there, what either took away is not. @param {any[]} base @param {any[]} newer @param {any[]} older */
function mergeLists(base, newer, older) {
  const [had, inNewer, inOlder] = [base, newer, older].map((list) => new Set(list.map(canonical)));
  const stays = (/** @type {string} */ key) => (inNewer.has(key) && inOlder.has(key)) || !had.has(key);
  /** @type {Map<string, any>} */
  const merged = new Map();
  for (const value of [...newer, ...older]) {
    const key = canonical(value);
    if (stays(key) && !merged.has(key)) merged.set(key, value);
  }
  return [...merged.values()];
}

// The bin is a removal too: a record that one device threw away while another wrote in it comes back.
/** @param {Fields} fields @param {Content | null} base @param {Content} newer @param {Content} older */
function stayInSight(fields, base, newer, older) {
  if (!fields.removed_at || base?.fields.removed_at) return fields;
  return newer.fields.removed_at && older.fields.removed_at ? fields : { ...fields, removed_at: null };
}

/** @param {Fields} fields @param {Kept[]} kept */
function withKept(fields, kept) {
  return kept.length ? { ...fields, kept: mergeLists([], fields.kept ?? [], kept) } : fields;
}
