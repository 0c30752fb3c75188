// Day One Classic (version 1): a property list for each entry, photos beside them under the same id.
import { headed } from "inglenook/reflect/importing/drafts";
import { isObject, words } from "inglenook/reflect/importing/json";
import { iso } from "inglenook/reflect/importing/moments";
import { parsePlist } from "inglenook/reflect/importing/plist";
import { placeOf } from "inglenook/reflect/importing/readers/dayone";

/** @type {import("inglenook/reflect/importing/work").Reader} */
export const dayoneClassic = {
  program: "dayone-classic",
  knows: ({ start, extension }) => /<plist\b/.test(start) && (extension === "doentry" || /<key>(Entry Text|Creation Date)<\/key>/.test(start)),
  async read(sources, work) {
    for (const source of sources) await work.one(source, "dayone-classic", (_, draft) => understand(source, draft, work));
  },
};

/**
 * @param {import("inglenook/reflect/importing/sources").Source} source
 * @param {import("inglenook/reflect/importing/drafts").Draft} draft
 * @param {import("inglenook/reflect/importing/work").Work} work
 * @returns {Promise<import("inglenook/reflect/importing/work").Answer>}
 */
async function understand(source, draft, work) {
  const entry = parsePlist(await source.text(work.tell));
  if (!isObject(entry) || !("Entry Text" in entry || "UUID" in entry)) return { lose: "broken", item: source.name };
  const id = words(entry.UUID) || source.stem;
  if (work.find(source, `${id}.jpg`)) await work.fetch(draft, source, [`${id}.jpg`]);
  const { Weather: weather, Music: music } = entry;
  return {
    record: entry,
    read: {
      id, ...headed(words(entry["Entry Text"])), when: iso(words(entry["Creation Date"]), words(entry["Time Zone"]), work.zone),
      tags: Array.isArray(entry.Tags) ? entry.Tags : [], starred: entry.Starred === true,
      extra: {
        place: placeOf(entry.Location), activities: entry.Activity ? [words(entry.Activity)] : null, steps: Number(entry["Step Count"]) || null,
        weather: isObject(weather) ? { text: words(weather.Description), celsius: Number(weather.Celsius) || null } : null,
        music: isObject(music) ? [music.Track, music.Artist].filter(Boolean).join(", ") : null,
      },
    },
  };
}
