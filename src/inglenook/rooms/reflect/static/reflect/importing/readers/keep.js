// Google Keep out of Google Takeout: a JSON file for each note (and the same again as a page).
import { isObject, objects, parseJson, words } from "inglenook/reflect/importing/json";
import { unix } from "inglenook/reflect/importing/decoding";
import { moment } from "inglenook/reflect/importing/moments";

/** @typedef {import("inglenook/reflect/importing/json").Obj} Obj */

/** @type {import("inglenook/reflect/importing/work").Reader} */
export const keep = {
  program: "keep",
  knows: ({ start }) => /^\s*\{/.test(start) && /"(isTrashed|isPinned|isArchived)"\s*:/.test(start) && /"(color|textContent|listContent|(userEdited|created)TimestampUsec)"\s*:/.test(start),
  async read(sources, work) {
    for (const source of sources) {
      await work.one(source, "keep", async (_, draft) => {
        const note = parseJson(await source.text(work.tell));
        if (!isObject(note)) return { lose: "broken", item: source.name };
        if (note.isTrashed === true) return { skip: "bin", item: words(note.title) || source.name };
        for (const one of objects(note.attachments)) await work.fetch(draft, source, [words(one.filePath)]);
        return { record: note, read: { ...understand(note, work.zone), fields: { attachments: draft.fate() } } };
      });
      const twin = work.find(source, `${source.stem}.html`);
      if (twin && !twin.use) work.part(twin, "keep", "twin");
    }
  },
};

/** @param {Obj} note @param {string} zone @returns {import("inglenook/reflect/importing/drafts").Read} */
function understand(note, zone) {
  const at = (/** @type {unknown} */ usec) => (usec ? moment(Number(usec) / 1000, null, zone) : null);
  const list = objects(note.listContent).map((item) => `- [${item.isChecked ? "x" : " "}] ${words(item.text).replace(/\s*\n\s*/g, " ")}`);
  const links = objects(note.annotations).filter((one) => /^https?:/i.test(words(one.url))).map((one) => `[${words(one.title).replace(/[[\]]/g, "") || one.url}](${one.url})`);
  return {
    raw: [note.createdTimestampUsec ?? note.userEditedTimestampUsec, note.title, note.textContent ?? note.listContent], title: words(note.title),
    text: [unix(words(note.textContent)), list.join("\n"), links.join("\n")].filter(Boolean).join("\n\n"),
    when: at(note.createdTimestampUsec) ?? at(note.userEditedTimestampUsec), edited: at(note.userEditedTimestampUsec)?.at,
    tags: objects(note.labels).map((label) => label.name), starred: note.isPinned === true, extra: { archived: note.isArchived === true || null },
  };
}
