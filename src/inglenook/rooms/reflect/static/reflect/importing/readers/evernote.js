// Evernote's ENEX: notes in XML, the words of each as HTML in a CDATA section, files as Base64 named by their MD5.
import { linkTo } from "inglenook/reflect/importing/drafts";
import { iso } from "inglenook/reflect/importing/moments";
import { md5 } from "inglenook/reflect/importing/md5";
import { Refusal } from "inglenook/reflect/importing/limits";
import { declaresEntities } from "inglenook/reflect/importing/plist";
import { toMarkdown } from "inglenook/reflect/importing/markup/markdown";
import { every, first, textOf, tree } from "inglenook/reflect/importing/markup/tree";

/**
 * @typedef {import("inglenook/reflect/importing/markup/tree").Element} Element
 * @typedef {import("inglenook/reflect/importing/drafts").Draft} Draft
 * @typedef {import("inglenook/reflect/importing/work").Work} Work
 */

/** @type {import("inglenook/reflect/importing/work").Reader} */
export const evernote = {
  program: "evernote",
  knows: ({ isText, start }) => isText && /<en-(export|note)\b/.test(start),
  async read(sources, work) {
    for (const source of sources) {
      const text = await source.text(work.tell);
      source.forget();
      const bare = !/<en-export\b/.test(text.slice(0, 20_000));
      const unsafe = declaresEntities(text);
      await work.each(source, "evernote", bare ? [text] : notes(text), (note, draft) => {
        if (unsafe) throw new Refusal("own_entities");
        return bare ? fragment(note, source.stem, draft) : understand(note, draft, source.stem, work);
      });
    }
  },
};

/** One note after the other, so that a large export is never in memory twice. @param {string} text */
function* notes(text) {
  for (let at = text.indexOf("<note>"); at >= 0; ) {
    const end = text.indexOf("</note>", at);
    const next = end < 0 ? text.length : end + 7;
    yield text.slice(at, next);
    at = text.indexOf("<note>", next);
  }
}

/** Words alone, without an export around them. @param {string} text @param {string} title @param {Draft} draft */
function fragment(text, title, draft) {
  const words = markdownOf(text, new Map(), [], draft);
  return { record: { content: words }, read: { raw: [title, text], title, text: words } };
}

/** @param {string} note @param {Draft} draft @param {string} notebook @param {Work} work */
function understand(note, draft, notebook, work) {
  const root = first(tree(note, { xml: true }), "note") ?? tree("");
  const value = (/** @type {string} */ name) => textOf(first(root, name) ?? "").trim();
  const content = value("content");
  if (!note.endsWith("</note>") && !content) return { lose: "broken", item: value("title") };
  const files = attached(root, draft, work);
  const attributes = first(root, "note-attributes");
  const details = Object.fromEntries((attributes?.children ?? []).flatMap((/** @type {Element | string} */ one) => (typeof one === "string" ? [] : [[one.name, textOf(one).trim()]])));
  const tasks = [...every(root, "task")];
  const text = markdownOf(content, files, tasks, draft);
  const unlinked = [...files.values()].filter((name) => !text.includes(linkTo(name)) && !/^(image|audio|video)\//.test(draft.attachments.find((one) => one.name === name)?.type ?? ""));
  const tags = [...every(root, "tag")].map(textOf);
  const hidden = /<en-crypt\b/.test(content);
  return {
    record: { title: value("title"), content, created: value("created"), updated: value("updated"), tag: tags, resource: [...files.keys()], task: tasks.map(textOf), "en-crypt": hidden, ...details },
    read: {
      raw: [value("title"), value("created"), content], title: value("title"), text: [text, ...unlinked.map((name) => linkTo(name))].filter(Boolean).join("\n\n"),
      when: iso(value("created"), null, work.zone), edited: iso(value("updated"), null, work.zone)?.at, journal: notebook, tags,
      notes: hidden ? ["encrypted_part"] : [], extra: { place: placeOf(details), author: details.author, url: /^https?:/i.test(details["source-url"] ?? "") ? details["source-url"] : null },
    },
  };
}

/** @param {Record<string, string>} details */
function placeOf(details) {
  return details.latitude && details.longitude ? { name: "", latitude: Number(details.latitude), longitude: Number(details.longitude) } : null;
}

/** @param {Element} root @param {Draft} draft @param {Work} work @returns {Map<string, string>} MD5 to name */
function attached(root, draft, work) {
  const files = new Map();
  for (const resource of every(root, "resource")) {
    const value = (/** @type {string} */ name) => textOf(first(resource, name) ?? "").trim();
    try {
      const bytes = Uint8Array.from(atob(value("data").replace(/\s+/g, "")), (sign) => sign.charCodeAt(0));
      const sum = md5(bytes);
      files.set(sum, draft.attach(value("file-name") || sum.slice(0, 12), bytes, { type: value("mime"), room: () => work.room(bytes.length) }));
    } catch {
      draft.seen.push({ say: "media_damaged", item: value("file-name") || value("mime"), outcome: "refused" });
    }
  }
  return files;
}

/**
 * @param {string} content @param {Map<string, string>} files @param {Element[]} tasks @param {Draft} draft
 */
function markdownOf(content, files, tasks, draft) {
  const root = tree(content.replace(/<en-crypt\b[^>]*>[^<]*<\/en-crypt>/gi, ""));
  for (const group of every(root, "div")) {
    const id = /--en-task-group:\s*true/.test(group.attributes.style ?? "") ? /--en-id:\s*([\w-]+)/.exec(group.attributes.style)?.[1] : null;
    if (id) Object.assign(group, { attributes: {}, children: [listOf(tasks, id)] });
  }
  return toMarkdown(root, {
    link: (href) => (/^evernote:/i.test(href) ? "" : href),
    media: ({ name, attributes }) => (name === "en-media" ? linkTo(files.get((attributes.hash ?? "").toLowerCase()) ?? gone(attributes, draft)) : null),
  });
}

/** A file that the note names by its MD5 but the export does not hold. @param {Record<string, string>} attributes @param {Draft} draft */
function gone({ hash = "file", type = "" }, draft) {
  return draft.absent(`${hash.slice(0, 12)}.${/\/(\w+)/.exec(type)?.[1] ?? "bin"}`);
}

/** @param {Element[]} tasks @param {string} group @returns {Element} */
function listOf(tasks, group) {
  const value = (/** @type {Element} */ task, /** @type {string} */ name) => textOf(first(task, name) ?? "").trim();
  const own = tasks.filter((task) => value(task, "taskGroupNoteLevelID") === group);
  const items = own.map((task) => ({ name: "li", attributes: { style: `--en-checked:${value(task, "taskStatus") === "completed"}` }, children: [value(task, "title")] }));
  return { name: "ul", attributes: { style: "--en-todo:true" }, children: items };
}
