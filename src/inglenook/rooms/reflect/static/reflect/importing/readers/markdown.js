// Folders of Markdown (Obsidian, Joplin's export, Bear, Logseq and others), with or without front matter; plain text.
import { headed } from "inglenook/reflect/importing/drafts";
import { unix } from "inglenook/reflect/importing/decoding";
import { anyDate, iso, wall } from "inglenook/reflect/importing/moments";
import { frontMatter } from "inglenook/reflect/importing/yaml";

/**
 * @typedef {import("inglenook/reflect/importing/sources").Source} Source
 * @typedef {import("inglenook/reflect/importing/work").Work} Work
 * @typedef {import("inglenook/reflect/importing/moments").When} When
 * @typedef {Record<string, import("inglenook/reflect/importing/yaml").Value>} Fields
 */

/** What keys of front matter mean, written small and without gaps. @type {Record<string, string[]>} */
const KEYS = {
  title: ["title"], date: ["date", "created", "createdat", "creationdate", "datecreated", "datetime", "createdtime", "day"],
  edited: ["updated", "modified", "updatedat", "lastmodified", "modifieddate", "datemodified", "updatedtime", "lastupdated"],
  tags: ["tags", "tag", "keywords"], starred: ["starred", "favorite", "favourite", "pinned"], zone: ["timezone", "zone"],
  journal: ["journal", "notebook"], mood: ["mood"], place: ["location", "place"], weather: ["weather"], latitude: ["latitude", "lat"],
  longitude: ["longitude", "lon", "lng"], text: ["content", "text", "body"], id: ["uuid", "id"],
};
const TAG = /(?<!\S)#([\p{L}\p{N}_/-]*\p{L}[\p{L}\p{N}_/-]*)/gu;
const CODE = /^(`{3,}|~{3,})[^\n]*\n[^]*?(?:\n\1|$(?![^]))|`[^`\n]+`/gm;

/** @type {import("inglenook/reflect/importing/work").Reader} */
export const markdown = {
  program: "markdown",
  knows: ({ isText, extension, start }) => isText && (/^(md|markdown|mdown|mkd)$/.test(extension) || (/^(txt|text|)$/.test(extension) && frontMatter(unix(start)) !== null)),
  async read(sources, work) {
    for (const source of sources) {
      await work.one(source, "markdown", async (_, draft) => {
        const whole = unix(await source.text(work.tell)).replace(/^\ufeff/, "");
        const { fields, body } = frontMatter(whole) ?? { fields: {}, body: whole };
        const answer = understand(fields, body, source, work, true);
        answer.read.text = await work.links(answer.read.text ?? "", draft, source);
        return { ...answer, read: { ...answer.read, raw: [answer.read.title, String(value(fields, "date") ?? ""), whole] } };
      });
    }
  },
};

/** @type {import("inglenook/reflect/importing/work").Reader} */
export const plain = {
  program: "text",
  knows: ({ isText, extension, start }) => isText && start.trim() !== "" && /^(txt|text)$/.test(extension),
  async read(sources, work) {
    for (const source of sources) {
      await work.one(source, "text", async () => {
        const whole = unix(await source.text(work.tell)).replace(/^\ufeff/, "");
        const { record, read } = understand({}, whole, source, work, false);
        return { record, read: { ...read, raw: [source.name, whole] } };
      });
    }
  },
};

/** @param {Fields} fields @param {string} meaning */
function value(fields, meaning) {
  const names = KEYS[meaning];
  const keys = Object.keys(fields).filter((key) => fields[key] !== null && fields[key] !== "");
  const found = names.map((name) => keys.find((key) => key.toLowerCase().replace(/[\s_-]/g, "") === name)).find(Boolean);
  return found === undefined ? null : fields[found];
}

/** @param {Fields} fields @param {string} body @param {Source} source @param {Work} work @param {boolean} marked whether it is Markdown */
function understand(fields, body, source, work, marked) {
  const named = fromName(source.stem);
  const own = body.trim() ? "" : String(value(fields, "text") ?? "");
  const heading = marked && !value(fields, "title") ? headed(body) : { title: "", text: body };
  const zone = typeof value(fields, "zone") === "string" ? String(value(fields, "zone")) : null;
  const [date, id, edited] = [value(fields, "date"), value(fields, "id"), value(fields, "edited")];
  const text = (heading.text || own).replace(/^\n+/, "");
  return {
    record: { ...fields, ...(marked ? { body: body.trim() } : { text: body.trim() }), "file name": source.stem },
    read: {
      id: typeof id === "string" && /^[\w-]{16,64}$/.test(id) ? id : undefined, title: String(value(fields, "title") ?? "") || heading.title || named.title, text,
      when: dated(date, zone, source, work) ?? named.when, edited: typeof edited === "string" ? iso(edited, null, work.zone)?.at : null,
      journal: typeof value(fields, "journal") === "string" ? String(value(fields, "journal")) : null, starred: value(fields, "starred") === true, zone: null,
      tags: [...listed(value(fields, "tags")), ...(marked ? tagsIn(text) : [])], extra: extraOf(fields, source),
      fields: /** @type {Record<string, "brought" | "changed">} */ (Object.fromEntries(Object.keys(fields).map((key) => [key, meant(key) ? "brought" : "changed"]))),
    },
  };
}

/** @param {string} key */
const meant = (key) => Object.values(KEYS).flat().includes(key.toLowerCase().replace(/[\s_-]/g, ""));

/** @param {unknown} date @param {string | null} zone @param {Source} source @param {Work} work @returns {When | null} */
function dated(date, zone, source, work) {
  if (typeof date !== "string") return null;
  const sure = iso(date, zone, work.zone);
  const loose = sure ? null : anyDate(date);
  return sure ?? loose?.read(work.order([loose], source, date)) ?? null;
}

/** A date in front of a file's name, and the rest of it. @param {string} stem @returns {{title: string, when: When | null}} */
function fromName(stem) {
  const found = /^(?:.*?[^\d])??(\d{4})[-_.]?(\d\d)[-_.]?(\d\d)(?:[ _T@-]+(\d\d)[-_.:h]?(\d\d)(?:[-_.:]?\d\d)?)?(?!\d)/.exec(stem);
  const when = found ? wall([1, 2, 3, 4, 5].map((at) => Number(found[at] ?? 0))) : null;
  const rest = when && found ? stem.replace(found[0], "").replace(/^[\s_.,-]+/, "") : stem;
  return { when, title: /^[0-9a-f-]{24,}$|^\d*$/i.test(rest) ? "" : rest.replace(/_/g, " ").trim() };
}

/** @param {unknown} tags @returns {unknown[]} */
function listed(tags) {
  if (Array.isArray(tags)) return tags.filter((tag) => typeof tag !== "object");
  return typeof tags === "string" ? tags.split(/[,;]/.test(tags) ? /[,;]/ : /\s+/) : [];
}

/** @param {string} text */
const tagsIn = (text) => [...text.replace(CODE, "").matchAll(TAG)].map(([, tag]) => tag.replace(/[/-]+$/, ""));

/** @param {Fields} fields @param {Source} source */
function extraOf(fields, source) {
  const [latitude, longitude, place, weather] = ["latitude", "longitude", "place", "weather"].map((name) => value(fields, name));
  const number = (/** @type {unknown} */ one) => (typeof one === "number" && one !== 0 ? one : null);
  const rest = Object.entries(fields).filter(([key, one]) => !meant(key) && one !== null && one !== "");
  const where = typeof place === "string" ? place : "";
  return {
    place: where || number(latitude) !== null ? { name: where, latitude: number(latitude), longitude: number(longitude) } : null,
    weather: typeof weather === "string" ? { text: weather } : null, mood: typeof value(fields, "mood") === "string" ? value(fields, "mood") : null,
    folder: source.folder || null, fields: rest.length ? Object.fromEntries(rest) : null,
  };
}
