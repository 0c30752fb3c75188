// Day One since version 2: one JSON file a journal, with folders of photos, sounds, films and PDF beside it.
import { headed, linkTo } from "inglenook/reflect/importing/drafts";
import { isObject, objects, parseJson, salvage, words } from "inglenook/reflect/importing/json";
import { iso } from "inglenook/reflect/importing/moments";
import { unescapeNeedless } from "inglenook/reflect/importing/markup/escaping";
import { fromRich } from "inglenook/reflect/importing/readers/dayone-rich";

/**
 * @typedef {import("inglenook/reflect/importing/json").Obj} Obj
 * @typedef {import("inglenook/reflect/importing/work").Work} Work
 * @typedef {import("inglenook/reflect/importing/sources").Source} Source
 * @typedef {import("inglenook/reflect/importing/drafts").Draft} Draft
 */

const MEDIA = /** @type {const} */ ([["photos", "photos"], ["audios", "audios"], ["videos", "videos"], ["pdfAttachments", "pdfs"]]);
const MOMENT = /!\[[^\]\n]*\]\(dayone-moment:\/+(?:\w+\/)?([\w-]+)\)|\[\[dayone-moment:\/+(?:\w+\/)?([\w-]+)\]\]/g;

/** @type {import("inglenook/reflect/importing/work").Reader} */
export const dayone = {
  program: "dayone",
  knows: ({ start }) => /^\s*\{/.test(start) && /"entries"\s*:\s*\[/.test(start) &&
    /"(creationDate|modifiedDate|creationDevice\w*|creationOSName|richText|editingTime|isPinned|dayone\w*)"\s*:/.test(start),
  async read(sources, work) {
    for (const source of sources) {
      const { entries, broken } = entriesOf(await source.text(work.tell));
      source.forget();
      await work.each(source, "dayone", entries, (entry, draft) => understand(entry, draft, source, work));
      await work.each(source, "dayone", Array(broken).fill(0), () => ({ lose: "broken" }));
    }
  },
};

/** @param {string} text @returns {{entries: unknown[], broken: number}} */
function entriesOf(text) {
  try {
    const whole = parseJson(text);
    if (isObject(whole) && Array.isArray(whole.entries)) return { entries: whole.entries, broken: 0 };
  } catch {
    // What follows takes the entries one by one.
  }
  const { items, broken } = salvage(text, "entries");
  return { entries: items, broken };
}

/**
 * @param {unknown} entry @param {Draft} draft @param {Source} source @param {Work} work
 * @returns {Promise<import("inglenook/reflect/importing/work").Answer>}
 */
async function understand(entry, draft, source, work) {
  if (!isObject(entry)) return { lose: "broken" };
  const { names, fates } = await media(entry, draft, source, work);
  const rich = words(entry.text) ? "" : fromRich(words(entry.richText));
  const written = placed(unescapeNeedless(words(entry.text)) || rich, names, draft);
  const when = iso(words(entry.creationDate), words(entry.timeZone) || words(entry.location?.timeZoneName), work.zone);
  const { title, text } = headed(written);
  return {
    record: entry,
    read: {
      id: words(entry.uuid) || undefined, raw: [entry.creationDate, entry.text, entry.richText], title, text, when,
      edited: iso(words(entry.modifiedDate), null, work.zone)?.at, journal: source.stem, tags: Array.isArray(entry.tags) ? entry.tags : [],
      starred: entry.starred === true, fields: { ...fates, richText: rich ? "changed" : "lost" }, extra: extraOf(entry),
    },
  };
}

/** @param {Obj} entry */
function extraOf({ location, weather, music, userActivity, isAllDay, isPinned }) {
  return {
    place: placeOf(location),
    weather: isObject(weather) ? { text: words(weather.conditionsDescription), celsius: weather.temperatureCelsius ?? null } : null,
    music: isObject(music) ? [music.track, music.artist].filter(Boolean).join(", ") : null,
    activities: userActivity?.activityName ? [words(userActivity.activityName)] : null,
    steps: userActivity?.stepCount || null, all_day: isAllDay === true || null, pinned: isPinned === true || null,
  };
}

/** @param {unknown} location @returns {Obj | null} */
export function placeOf(location) {
  if (!isObject(location)) return null;
  const number = (/** @type {unknown} */ value) => (typeof value === "number" && Math.abs(value) <= 180 ? value : null);
  return {
    name: words(location.userLabel) || words(location.placeName) || words(location["Place Name"]), city: words(location.localityName ?? location.Locality),
    region: words(location.administrativeArea ?? location["Administrative Area"]), country: words(location.country ?? location.Country),
    latitude: number(location.latitude ?? location.Latitude), longitude: number(location.longitude ?? location.Longitude),
  };
}

/**
 * All media that an entry lists, by identifier.
 * @param {Obj} entry @param {Draft} draft @param {Source} source @param {Work} work
 */
async function media(entry, draft, source, work) {
  /** @type {Map<string, string>} */
  const names = new Map();
  /** @type {Record<string, import("inglenook/reflect/importing/drafts").Fate>} */
  const fates = {};
  for (const [field, folder] of MEDIA) {
    const since = draft.seen.length;
    const listed = objects(entry[field]).sort((a, b) => Number(a.orderInEntry ?? 0) - Number(b.orderInEntry ?? 0));
    for (const one of listed) {
      const [md5, identifier] = [words(one.md5), words(one.identifier)];
      const type = words(one.type) || words(one.format) || (folder === "pdfs" ? "pdf" : "");
      const wanted = [md5 && `${folder}/${md5}.${type}`, md5, identifier, words(one.filename)];
      const called = words(one.filename) || words(one.title) || `${(md5 || identifier || field).slice(0, 12)}${type ? `.${type}` : ""}`;
      names.set(identifier || md5, await work.fetch(draft, source, wanted, called));
    }
    fates[field] = draft.fate(since);
  }
  return { names, fates };
}

/** Links to media where they stood. @param {string} text @param {Map<string, string>} names @param {Draft} draft */
function placed(text, names, draft) {
  return text.replace(MOMENT, (_, one, other) => {
    const id = one ?? other;
    return linkTo(names.get(id) ?? draft.absent(id));
  });
}
