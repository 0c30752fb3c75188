// Daylio: its table (CSV), and its own backup, a zip with a Base64 text that holds JSON.
import { unix } from "inglenook/reflect/importing/decoding";
import { rows } from "inglenook/reflect/importing/csv";
import { isObject, objects, parseJson, words } from "inglenook/reflect/importing/json";
import { anyDate, iso, wall } from "inglenook/reflect/importing/moments";
import { toMarkdown } from "inglenook/reflect/importing/markup/markdown";
import { tree } from "inglenook/reflect/importing/markup/tree";

/**
 * @typedef {import("inglenook/reflect/importing/json").Obj} Obj
 * @typedef {import("inglenook/reflect/importing/work").Work} Work
 * @typedef {import("inglenook/reflect/importing/work").Answer} Answer
 * @typedef {import("inglenook/reflect/importing/sources").Source} Source
 */

/** @type {import("inglenook/reflect/importing/work").Reader} */
export const daylio = {
  program: "daylio",
  knows: ({ isText, start }) => isText && /^\ufeff?"?full_date"?[,;\t].*\bmood\b/.test(start),
  async read(sources, work) {
    for (const source of sources) {
      const [head = [], ...table] = rows((await source.text(work.tell)).replace(/^\ufeff/, ""));
      source.forget();
      const names = head.map((name) => name.trim().toLowerCase());
      const years = table.map((row) => /^(\d{4})-\d\d-\d\d/.exec(cell(row, names, "full_date"))?.[1] ?? "");
      await work.each(source, "daylio", table.entries(), ([at, row]) => understand(row, names, years[at] || near(years, at), work));
    }
  },
};

/** @param {string[]} row @param {string[]} names @param {string} name */
const cell = (row, names, name) => (row[names.indexOf(name)] ?? "").trim();

/** The year of the row above, else of the row below: rows stand in order. @param {string[]} years @param {number} at */
const near = (years, at) => years.slice(0, at).findLast(Boolean) ?? years.slice(at).find(Boolean) ?? "";

/** @param {string[]} row @param {string[]} names @param {string} year @param {Work} work @returns {Answer} */
function understand(row, names, year, work) {
  const record = Object.fromEntries(names.map((name, at) => [name, (row[at] ?? "").trim()]));
  const day = iso(record.full_date ?? "", null, work.zone);
  const found = day ?? anyDate(`${record.date ?? ""} ${year}`)?.read("month") ?? null;
  if (!found) return { lose: "no_date", item: record.note_title || record.note };
  const time = anyDate(`2000-01-01 ${record.time ?? ""}`)?.read(null)?.on.slice(11) ?? "00:00";
  const beyond = row.slice(names.length).filter((text) => text.trim());
  const activities = (record.activities ?? "").split(/\s*\|\s*/).filter(Boolean);
  const notes = [...(day ? [] : ["date_recovered"]), ...(beyond.length ? ["row_long"] : row.length < names.length ? ["row_short"] : [])];
  return {
    record,
    read: {
      raw: row, title: record.note_title, text: [record.note, ...beyond].filter(Boolean).map(readable).join("\n\n"), when: { ...found, on: `${found.on.slice(0, 10)}T${time}` },
      tags: activities, extra: { mood: record.mood, activities: activities.length ? activities : null, scales: record.scales || null }, notes, fields: day ? {} : { date: "changed" },
    },
  };
}

/** Notes may hold a little HTML. @param {string} text */
function readable(text) {
  return /<(br|div|p|b|i|ul|li|span)\b[^>]*>/i.test(text) ? toMarkdown(tree(text)) : unix(text.replaceAll("\\n", "\n"));
}

const MOODS = ["", "rad", "good", "meh", "bad", "awful"];

/** @param {string} text Base64 @returns {string} */
function fromBase64(text) {
  const bytes = Uint8Array.from(atob(text.replace(/\s+/g, "")), (sign) => sign.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}

/** @param {string} start */
function startsAsBackup(start) {
  const head = start.replace(/\s+/g, "").slice(0, 4000);
  return /^ey[A-Za-z0-9+/=]{30,}$/.test(head) && /^\{\s*"\w/.test(atob(head.slice(0, head.length - (head.length % 4))));
}

/** @type {import("inglenook/reflect/importing/work").Reader} */
export const daylioBackup = {
  program: "daylio-backup",
  knows: ({ isText, start }) => isText && (startsAsBackup(start) || (/^\s*\{/.test(start) && /"(dayEntries|customMoods)"\s*:/.test(start))),
  async read(sources, work) {
    for (const source of sources) {
      const text = await source.text(work.tell);
      source.forget();
      const backup = parseJson(text.trimStart().startsWith("{") ? text : fromBase64(text));
      if (!isObject(backup) || !Array.isArray(backup.dayEntries)) continue;
      const [moods, tags, assets] = [byId(backup.customMoods), byId(backup.tags), byId(backup.assets)];
      await work.each(source, "daylio-backup", backup.dayEntries, async (entry, draft) => {
        if (!isObject(entry)) return { lose: "broken" };
        for (const id of Array.isArray(entry.assets) ? entry.assets : []) await work.fetch(draft, source, [words(assets.get(id)?.checksum)], nameOf(assets.get(id)));
        const read = fromBackup(entry, moods, tags);
        return { record: entry, read: { ...read, fields: { ...read.fields, assets: draft.fate() } } };
      });
    }
  },
};

/** @param {unknown} list @returns {Map<unknown, Obj>} */
const byId = (list) => new Map(objects(list).map((one) => [one.id, one]));

/** @param {Obj | undefined} asset */
function nameOf(asset) {
  return /"Name"\s*:\s*"([^"\\]{1,100})"/.exec(words(asset?.android_metadata))?.[1] ?? "";
}

/** @param {Obj} entry @param {Map<unknown, Obj>} moods @param {Map<unknown, Obj>} tags @returns {import("inglenook/reflect/importing/drafts").Read} */
function fromBackup(entry, moods, tags) {
  const mood = moods.get(entry.mood);
  const activities = (Array.isArray(entry.tags) ? entry.tags : []).map((id) => words(tags.get(id)?.name)).filter(Boolean);
  const when = wall([Number(entry.year), Number(entry.month) + 1, Number(entry.day), Number(entry.hour ?? 0), Number(entry.minute ?? 0)]);
  const made = new Date(Number(entry.datetime));
  return {
    id: entry.datetime ? `${words(entry.id)}-${words(entry.datetime)}` : undefined, raw: entry, title: words(entry.note_title), text: readable(words(entry.note)), when,
    made: Number.isNaN(made.getTime()) ? null : made.toISOString(), tags: activities,
    extra: { mood: words(mood?.custom_name) || MOODS[Number(mood?.predefined_name_id ?? 0)] || (entry.mood ? `mood ${entry.mood}` : null), activities: activities.length ? activities : null },
    fields: { tags: "changed", mood: mood ? "brought" : "changed" },
  };
}
