// Inglenook's own export, read back sign for sign.
import { decode } from "inglenook/reflect/importing/decoding";
import { isObject, objects, parseJson, words } from "inglenook/reflect/importing/json";
import { parsePage } from "inglenook/reflect/exporting/pages";

/**
 * @typedef {import("inglenook/reflect/importing/drafts").Draft} Draft
 * @typedef {import("inglenook/reflect/importing/drafts").Entry} Entry
 * @typedef {import("inglenook/reflect/importing/sources").Source} Source
 * @typedef {import("inglenook/reflect/importing/work").Work} Work
 */

/** @type {import("inglenook/reflect/importing/work").Reader} */
export const inglenook = {
  program: "inglenook",
  knows: ({ start }) => /^\ufeff?---\r?\ninglenook: \d/.test(start) || /^\{\s*"inglenook": 1\b/.test(start) || start.startsWith("Inglenook journal\n"),
  async read(sources, work) {
    for (const source of sources) {
      if (source.start.startsWith("Inglenook journal\n")) work.part(source, "inglenook", "own_readme");
      else if (source.start.startsWith("{")) await list(source, work);
      else await work.one(source, "inglenook", (_, draft) => understand(source, draft, work));
    }
  },
};

/** @param {Source} source @param {Work} work */
async function list(source, work) {
  const whole = parseJson(await source.text(work.tell));
  const journals = isObject(whole) ? objects(whole.journals) : [];
  work.journals.push(...journals.map(({ name, colour }) => ({ name: words(name), colour: words(colour) || "moss" })));
  work.part(source, "inglenook", isObject(whole) && whole.kind ? "own_other" : "own_journals");
}

/** @param {Source} source @param {Draft} draft @param {Work} work */
async function understand(source, draft, work) {
  const { bytes, cut, damaged } = await source.content();
  if (cut || damaged) work.tell(cut ? "file_cut" : "file_damaged", source.label);
  const found = parsePage(decode(bytes).text);
  if (!found || typeof found.head.on !== "string" || !/^\d{4}-\d\d-\d\d/.test(found.head.on)) return { lose: "broken", item: source.name };
  const { head, text } = found;
  for (const { name, file } of head.attachments) await work.fetch(draft, source, [`../../${file}`], name);
  const { inglenook: _, attachments: __, ...record } = head;
  return { record: { ...record, text, attachments: head.attachments }, read: {}, exact: entry(head, text, draft) };
}

/** @param {Record<string, any>} head @param {string} text @param {Draft} draft @returns {Entry & {rid?: string, kept?: any}} */
function entry(head, text, draft) {
  // What is not shaped like a record id never becomes one.
  const rid = /^[\w-]{22}$/.test(words(head.rid)) ? words(head.rid) : "";
  const own = isObject(head.source) ? { program: words(head.source.program), id: words(head.source.id) } : null;
  const past = head.kept === undefined ? {} : { kept: head.kept };
  return {
    name: `import|inglenook|${rid || `${head.on}|${head.title}`}`, rid: rid || undefined, title: words(head.title), text, on: head.on, zone: words(head.zone) || null, journal: null,
    journal_name: words(head.journal) || null, tags: Array.isArray(head.tags) ? head.tags.map(String) : [], starred: head.starred === true,
    letter: isObject(head.letter) ? { open_on: words(head.letter.open_on) } : null, source: /** @type {any} */ (own), removed_at: words(head.removed_at) || null,
    extra: isObject(head.extra) ? head.extra : {}, attachments: draft.attachments, made_at: words(head.made_at) || null, edited_at: words(head.edited_at) || null, ...past,
  };
}
