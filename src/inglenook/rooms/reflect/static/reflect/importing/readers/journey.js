// Journey: a JSON file for each entry, its pictures and sounds beside it. 1.79e308 stands for "not known".
import { headed } from "inglenook/reflect/importing/drafts";
import { unix } from "inglenook/reflect/importing/decoding";
import { isObject, parseJson, words } from "inglenook/reflect/importing/json";
import { moment } from "inglenook/reflect/importing/moments";
import { toMarkdown } from "inglenook/reflect/importing/markup/markdown";
import { tree } from "inglenook/reflect/importing/markup/tree";

/** @typedef {import("inglenook/reflect/importing/json").Obj} Obj */

const MOODS = ["", "awful", "bad", "okay", "good", "great"];

/** @type {import("inglenook/reflect/importing/work").Reader} */
export const journey = {
  program: "journey",
  knows: ({ start }) => /^\s*\{/.test(start) && /"date_journal"\s*:/.test(start),
  async read(sources, work) {
    for (const source of sources) {
      await work.one(source, "journey", async (_, draft) => {
        const entry = parseJson(await source.text(work.tell));
        if (!isObject(entry)) return { lose: "broken", item: source.name };
        const fields = /** @type {Record<string, import("inglenook/reflect/importing/drafts").Fate>} */ ({});
        for (const kind of ["photos", "audios", "videos"]) {
          const since = draft.seen.length;
          for (const name of listOf(entry[kind])) await work.fetch(draft, source, [name]);
          fields[kind] = draft.fate(since);
        }
        return { record: told(entry), read: { ...understand(entry, work.zone), fields } };
      });
    }
  },
};

/** @param {unknown} value @returns {string[]} */
const listOf = (value) => (Array.isArray(value) ? value.map(words).filter(Boolean) : []);
/** @param {unknown} value */
const known = (value) => typeof value === "number" && Math.abs(value) < 1e6;

/** @param {Obj} entry @param {string} zone @returns {import("inglenook/reflect/importing/drafts").Read} */
function understand(entry, zone) {
  const { weather } = entry;
  const heard = [words(entry.music_title), words(entry.music_artist)].filter(Boolean).join(", ");
  const place = { name: words(entry.label) || words(entry.address), latitude: known(entry.lat) ? entry.lat : null, longitude: known(entry.lon) ? entry.lon : null };
  return {
    id: words(entry.id) || undefined, raw: [entry.date_journal, entry.text], ...headed(textOf(entry)), when: moment(Number(entry.date_journal ?? NaN), words(entry.timezone), zone),
    edited: moment(Number(entry.date_modified ?? NaN), null, zone)?.at, journal: words(entry.folder) || null, tags: listOf(entry.tags), starred: entry.favourite === true,
    extra: {
      place: place.name || place.latitude !== null ? place : null, music: heard || null, mood: MOODS[Number(entry.mood)] ?? null,
      weather: isObject(weather) && (weather.description || known(weather.degree_c)) ? { text: words(weather.description), celsius: known(weather.degree_c) ? weather.degree_c : null } : null,
    },
  };
}

/** @param {Obj} entry */
function textOf({ text, type }) {
  const written = unix(words(text));
  const html = type === "html" || (type === undefined && /<(p|div|br|strong|ul|h\d)\b/i.test(written));
  return html ? toMarkdown(tree(written)) : written;
}

/** The fields that say something, for the count. @param {Obj} entry */
function told(entry) {
  const weather = isObject(entry.weather) && !entry.weather.description && !known(entry.weather.degree_c) ? null : entry.weather;
  return { ...entry, lat: known(entry.lat) ? entry.lat : null, lon: known(entry.lon) ? entry.lon : null, weather, preview_text: null };
}
