// Joplin's own items, as a JEX (a tar), a RAW folder or a sync target holds them: notes, notebooks, tags, links between
// them and descriptions of files, all with the ending .md, told apart by `type_`.
import { linkTo } from "inglenook/reflect/importing/drafts";
import { unix } from "inglenook/reflect/importing/decoding";
import { iso, moment } from "inglenook/reflect/importing/moments";
import { toMarkdown } from "inglenook/reflect/importing/markup/markdown";
import { tree } from "inglenook/reflect/importing/markup/tree";

/**
 * @typedef {import("inglenook/reflect/importing/sources").Source} Source
 * @typedef {import("inglenook/reflect/importing/work").Work} Work
 * @typedef {import("inglenook/reflect/importing/drafts").Draft} Draft
 * @typedef {{source: Source, title: string, body: string, fields: Record<string, string>}} Item
 * @typedef {{notes: Item[], folders: Map<string, Item>, tags: Map<string, string[]>, files: Map<string, Item>}} Library
 */

/** @type {import("inglenook/reflect/importing/work").Reader} */
export const joplin = {
  program: "joplin",
  knows: ({ isText, name }) => isText && /^[0-9a-f]{32}\.md$/i.test(name),
  async read(sources, work) {
    /** @type {Item[]} */
    const items = [];
    for (const source of sources) {
      const item = itemOf(source, unix(await source.text(work.tell)));
      source.forget();
      if (item) items.push(item);
    }
    const library = sorted(items);
    for (const note of library.notes) await work.one(note.source, "joplin", (_, draft) => understand(note, library, draft, work));
    for (const { source, fields } of items) if (fields.type_ !== "1") work.part(source, "joplin", fields.encryption_applied === "1" ? "encrypted" : PARTS[fields.type_] ?? "joplin_other");
  },
};

/** @type {Record<string, string>} */
const PARTS = { 2: "joplin_notebook", 4: "joplin_file", 5: "joplin_tag", 6: "joplin_link" };

/** Title, text, and lines of "key: value" at the end. @param {Source} source @param {string} text @returns {Item | null} */
function itemOf(source, text) {
  const end = text.trimEnd();
  const at = end.lastIndexOf("\n\n");
  const fields = Object.fromEntries(end.slice(at < 0 ? 0 : at + 2).split("\n").map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon), line.slice(colon + 1).trim().replaceAll("\\n", "\n")];
  }));
  if (!/^\d+$/.test(fields.type_ ?? "") || !fields.id) return null;
  const [title = "", ...body] = (at < 0 ? "" : end.slice(0, at)).split("\n");
  return { source, title, body: body.join("\n").replace(/^\n/, ""), fields };
}

/** @param {Item[]} items @returns {Library} */
function sorted(items) {
  const of = (/** @type {string} */ type) => items.filter(({ fields }) => fields.type_ === type);
  const names = new Map(of("5").map(({ fields, title }) => [fields.id, title]));
  /** @type {Map<string, string[]>} */
  const tags = new Map();
  for (const { fields } of of("6")) {
    const name = names.get(fields.tag_id);
    if (name) tags.set(fields.note_id, [...(tags.get(fields.note_id) ?? []), name]);
  }
  return { notes: of("1"), folders: new Map(of("2").map((item) => [item.fields.id, item])), tags, files: new Map(of("4").map((item) => [item.fields.id, item])) };
}

/** Notebooks around a note, the outermost first. @param {string} id @param {Library} library */
function notebook(id, { folders }) {
  const names = [];
  for (let folder = folders.get(id), steps = 0; folder && steps < 20; folder = folders.get(folder.fields.parent_id), steps++) names.unshift(folder.title);
  return names.join(" / ") || null;
}

/**
 * @param {Item} note @param {Library} library @param {Draft} draft @param {Work} work
 * @returns {Promise<import("inglenook/reflect/importing/work").Answer>}
 */
async function understand({ source, title, body, fields }, library, draft, work) {
  if (fields.encryption_applied === "1") return { lose: "encrypted", item: source.name };
  if (Number(fields.deleted_time) > 0) return { skip: "bin", item: title };
  const html = fields.markup_language === "2";
  const text = await linked(html ? toMarkdown(tree(body), { media: ({ attributes }) => (/^:\//.test(attributes.src ?? "") ? `![](${attributes.src})` : null) }) : body, library, draft, source, work);
  const at = (/** @type {string} */ name) => iso(fields[`user_${name}`] || fields[name] || "", null, work.zone);
  const told = (/** @type {string | undefined} */ value) => (value && Number(value) !== 0 ? Number(value) : null);
  const place = told(fields.latitude) ?? told(fields.longitude) ? { name: "", latitude: Number(fields.latitude), longitude: Number(fields.longitude) } : null;
  const done = moment(told(fields.todo_completed) ?? NaN, null, work.zone)?.at ?? null;
  const due = moment(told(fields.todo_due) ?? NaN, null, work.zone)?.at ?? null;
  return {
    record: { title, body, ...Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, Number(value) === 0 ? "" : value])) },
    read: {
      id: fields.id, title, text, when: at("created_time"), edited: at("updated_time")?.at, journal: notebook(fields.parent_id, library), tags: library.tags.get(fields.id) ?? [],
      fields: { body: html ? "changed" : "brought" },
      extra: { place, author: fields.author, url: /^https?:/i.test(fields.source_url ?? "") ? fields.source_url : null, todo: fields.is_todo === "1" ? { done, due } : null, conflict: fields.is_conflict === "1" || null },
    },
  };
}

/**
 * Links by id: to files they become attachments, to other notes they become words.
 * @param {string} text @param {Library} library @param {Draft} draft @param {Source} source @param {Work} work
 */
async function linked(text, library, draft, source, work) {
  let [made, at] = ["", 0];
  for (const link of text.matchAll(/(!?)\[([^[\]\n]*)\]\(:\/([0-9a-f]{32})[^()\n]*\)/g)) {
    const [whole, picture, words, id] = link;
    const file = library.files.get(id);
    made += text.slice(at, link.index);
    at = link.index + whole.length;
    if (!file && !picture) made += words;
    else made += linkTo(await fetched(id, file, words, draft, source, work), words);
  }
  return made + text.slice(at);
}

/** @param {string} id @param {Item | undefined} file @param {string} words @param {Draft} draft @param {Source} source @param {Work} work */
async function fetched(id, file, words, draft, source, work) {
  const ending = file?.fields.file_extension ? `.${file.fields.file_extension}` : "";
  const called = file?.fields.filename || file?.title || words || id;
  const wanted = [`resources/${id}${ending}`, `.resource/${id}`, `resources/${id}`, `${id}${ending}`];
  // The description of a file has its id as well, and the ending .md.
  const there = wanted.find((one) => {
    const found = work.find(source, one);
    return found?.name.startsWith(id) && found.extension !== "md";
  });
  return there ? work.fetch(draft, source, [there], called) : draft.absent(called);
}
