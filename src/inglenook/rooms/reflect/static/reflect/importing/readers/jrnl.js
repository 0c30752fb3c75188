// jrnl: one text file, a folder of days (2020/08/29.txt), or its JSON export.
import { lines, unix } from "inglenook/reflect/importing/decoding";
import { isObject, objects, parseJson, salvage, words } from "inglenook/reflect/importing/json";
import { anyDate, iso } from "inglenook/reflect/importing/moments";

/**
 * @typedef {import("inglenook/reflect/importing/sources").Source} Source
 * @typedef {import("inglenook/reflect/importing/work").Work} Work
 * @typedef {{stamp: string, text: string}} Piece
 */

const HEADING = /^\[([^\]\n]{4,60})\](?: |$)/gm;
/** How jrnl 1 wrote it: no brackets. */
const BARE = /^(\d{4}-\d\d-\d\d \d\d:\d\d) /gm;
const DAY = /(^|\/)\d{4}\/\d{2}\/\d{2}\.txt$/;
const TAG = /(?<!\S)@([-+*#/\w\p{L}\p{N}]+)/gu;
const SENTENCE = /[.!?…]["'’”]?[\])]*\s+/;

/** @param {string} stamp */
const dated = (stamp) => Boolean(iso(stamp, null, "UTC") ?? anyDate(stamp));

/** @type {WeakMap<Source[], string[]>} */
const roots = new WeakMap();

/** Whether a file lies in a folder journal: one where files named like days open like entries. @param {Source[]} all @param {Source} source */
function inFolder(all, source) {
  if (source.extension !== "txt") return false;
  if (!roots.has(all)) {
    const days = all.filter((one) => DAY.test(one.path) && opens(one));
    roots.set(all, [...new Set(days.map(({ path }) => path.replace(/\d{4}\/\d{2}\/\d{2}\.txt$/, "")))]);
  }
  return roots.get(all)?.some((root) => source.path.startsWith(root)) ?? false;
}

/** @param {Source} source */
function opens({ isText, start }) {
  const found = isText ? /^\ufeff?\s*\[([^\]\n]{4,60})\](?: |$)/m.exec(start) : null;
  return Boolean(found && start.slice(0, found.index).trim() === "" && dated(found[1]));
}

/** A journal of jrnl 1, or one whose dates nobody can read: by its ending, or by several lines that begin with a date. @param {Source} source */
function opensAsOld({ isText, start, extension }) {
  if (!isText || !/^(journal|jrnl|txt)$/.test(extension)) return false;
  const own = extension !== "txt";
  const bare = /^\ufeff?\s*\d{4}-\d\d-\d\d \d\d:\d\d \S/.test(start) ? (start.match(BARE) ?? []).length : 0;
  return bare > (own ? 0 : 1) || (own && /^\s*\[[^\]\n]{1,60}\] \S/.test(start));
}

/** @type {import("inglenook/reflect/importing/work").Reader} */
export const jrnl = {
  program: "jrnl",
  knows: (source, all) => opens(source) || opensAsOld(source) || inFolder(all, source),
  async read(sources, work) {
    for (const source of sources) {
      if (inFolder(sources, source) && !DAY.test(source.path)) work.part(source, "jrnl", "no_day_file");
      else await textFile(source, work);
    }
  },
};

/** @param {Source} source @param {Work} work */
async function textFile(source, work) {
  const pieces = cut(unix(await source.text(work.tell)).replace(/^\ufeff/, ""));
  source.forget();
  const dates = pieces.map(({ stamp }) => (iso(stamp, null, work.zone) ? null : anyDate(stamp)));
  const order = work.order(dates, source, pieces.find((_, at) => dates[at]?.order === "either")?.stamp ?? "");
  await work.each(source, "jrnl", pieces, ({ stamp, text }) => {
    const when = iso(stamp, null, work.zone) ?? anyDate(stamp)?.read(order) ?? null;
    if (!when) return { lose: "no_date", item: text.trim() };
    const { title, body, starred } = split(text);
    const tags = [...text.matchAll(TAG)].map(([, tag]) => tag.toLowerCase());
    return { record: { date: stamp, title, body, starred, tags }, read: { raw: [stamp, text.trim()], title, text: body, when, tags, starred, journal: journalOf(source) } };
  });
}

/** @param {Source} source */
const journalOf = (source) => (DAY.test(source.path) ? /([^/]+)\/\d{4}\/\d{2}\/\d{2}\.txt$/.exec(source.label)?.[1] ?? null : source.stem);

/** A bracket with no date in it belongs to the text. @param {string} text @returns {Piece[]} */
function cut(text) {
  const all = [...text.matchAll(HEADING)];
  const clear = all.filter(([, stamp]) => dated(stamp));
  const heads = clear.length ? clear : all.length ? all : [...text.matchAll(BARE)];
  return heads.map((head, at) => ({ stamp: head[1], text: text.slice(head.index + head[0].length, heads[at + 1]?.index) }));
}

/** The title is the first line, or the first sentence where there is but one line. @param {string} text */
function split(text) {
  const [first, ...rest] = lines(text.trim());
  const starred = /\*\s*$/.test(first);
  const line = starred ? first.replace(/[\s*]+$/, "") : first.trimEnd();
  const body = rest.join("\n").trim();
  const end = body ? null : SENTENCE.exec(line);
  if (!end) return { title: line, body, starred };
  const at = end.index + end[0].length;
  return { title: line.slice(0, at).trim(), body: line.slice(at).trim(), starred };
}

/** @type {import("inglenook/reflect/importing/work").Reader} */
export const jrnlJson = {
  program: "jrnl-json",
  knows: ({ start }) => /^\s*\{/.test(start) && /"entries"\s*:\s*\[/.test(start) && /"title"\s*:/.test(start) && /"body"\s*:/.test(start) && /"date"\s*:\s*"\d{4}-/.test(start),
  async read(sources, work) {
    for (const source of sources) {
      const { entries, broken } = entriesOf(await source.text(work.tell));
      source.forget();
      await work.each(source, "jrnl-json", entries, (entry) => ({ record: entry, read: understand(entry, work.zone) }));
      await work.each(source, "jrnl-json", Array(broken).fill(0), () => ({ lose: "broken" }));
    }
  },
};

/** @param {string} text */
function entriesOf(text) {
  try {
    const whole = parseJson(text);
    if (isObject(whole)) return { entries: objects(whole.entries), broken: 0 };
  } catch {
    // What follows takes the entries one by one.
  }
  const { items, broken } = salvage(text, "entries");
  return { entries: items, broken };
}

/** @param {import("inglenook/reflect/importing/json").Obj} entry @param {string} zone */
function understand(entry, zone) {
  const stamp = `${words(entry.date)} ${words(entry.time)}`.trim();
  return {
    raw: [stamp, words(entry.title), words(entry.body)], title: words(entry.title), text: words(entry.body), when: iso(stamp, null, zone),
    id: words(entry.uuid) || undefined, tags: (Array.isArray(entry.tags) ? entry.tags : []).map((tag) => String(tag).replace(/^@/, "")), starred: entry.starred === true,
  };
}
