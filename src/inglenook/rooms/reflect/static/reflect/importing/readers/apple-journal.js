// Apple's Journal: a page for each entry under Entries/, pictures under Resources/. Its tags are crossed, so the parts
// are found by their class and length, not by what encloses them.
import { linkTo } from "inglenook/reflect/importing/drafts";
import { anyDate } from "inglenook/reflect/importing/moments";
import { toMarkdown } from "inglenook/reflect/importing/markup/markdown";
import { tokens } from "inglenook/reflect/importing/markup/tokens";
import { textOf, tree } from "inglenook/reflect/importing/markup/tree";

/**
 * @typedef {import("inglenook/reflect/importing/sources").Source} Source
 * @typedef {import("inglenook/reflect/importing/work").Work} Work
 * @typedef {import("inglenook/reflect/importing/drafts").Draft} Draft
 * @typedef {{kind: string, words: string[], files: string[]}} Asset
 */

const PARTS = /^(pageHeader|assetGrid|title|reflectionPrompt)$/;

/** @type {import("inglenook/reflect/importing/work").Reader} */
export const appleJournal = {
  program: "apple-journal",
  knows: ({ isText, start }) => isText && /<html\b/i.test(start) && /class=["'](pageHeader|assetGrid|bodyText|pageContainer)["']/.test(start),
  async read(sources, work) {
    for (const source of sources) {
      await work.one(source, "apple-journal", async (_, draft) => understand(await source.text(work.tell), source, draft, work));
      const index = work.find(source, "../index.html");
      if (index && !index.use && !appleJournal.knows(index, sources)) work.part(index, "apple-journal", "index");
    }
  },
};

/** The page cut into its parts: each reaches to the tag that closes it. @param {string} page */
function cut(page) {
  /** @type {{name: string, html: string}[]} */
  const parts = [];
  let [rest, at] = ["", 0];
  /** @type {{name: string, from: number, depth: number} | null} */
  let open = null;
  for (const token of tokens(page)) {
    if (token.kind === "text" || token.name !== "div") continue;
    const name = token.kind === "open" ? (token.attributes.class ?? "").split(" ").find((one) => PARTS.test(one)) : null;
    if (!open && name) {
      rest += page.slice(at, token.from);
      open = { name, from: token.to, depth: 1 };
    } else if (open) {
      open.depth += token.kind === "open" ? 1 : -1;
      if (open.depth) continue;
      parts.push({ name: open.name, html: page.slice(open.from, token.from) });
      [at, open] = [token.to, null];
    }
  }
  return { parts, rest: rest + page.slice(at) };
}

/** @param {string} page @param {Source} source @param {Draft} draft @param {Work} work */
async function understand(page, source, draft, work) {
  const { parts, rest } = cut(page);
  const html = (/** @type {string} */ name) => parts.find((part) => part.name === name)?.html ?? "";
  const plain = (/** @type {string} */ name) => textOf(tree(html(name))).replace(/\s+/g, " ").trim();
  const assets = parts.filter(({ name }) => name === "assetGrid").flatMap((part) => assetsOf(part.html));
  const links = [];
  const fields = /** @type {Record<string, import("inglenook/reflect/importing/drafts").Fate>} */ ({});
  for (const { kind, files, words } of assets) {
    const since = draft.seen.length;
    for (const file of files) links.push(linkTo(await work.fetch(draft, source, [file])));
    if (!words.length) fields[`assetType_${kind}`] = draft.fate(since);
  }
  const date = anyDate(plain("pageHeader")) ?? anyDate(/^\d{4}-\d\d-\d\d/.exec(source.name)?.[0] ?? "");
  const when = date?.read(work.order([date], source, plain("pageHeader"))) ?? null;
  const text = toMarkdown(tree(rest), { media: () => "" });
  const said = (/** @type {RegExp} */ kind) => assets.filter((asset) => kind.test(asset.kind)).flatMap(({ words }) => words);
  const extra = {
    mood: said(/stateOfMind/i)[0] ?? null, people: listed(said(/contact/i)), place: said(/map|location|visit/i).length ? { name: said(/map|location|visit/i).join(", ") } : null,
    activities: listed(said(/^(?!.*(stateOfMind|contact|map|location|visit|photo|video|audio)).+/i)), prompt: plain("reflectionPrompt") || null, all_day: true,
  };
  return {
    record: { pageHeader: plain("pageHeader"), title: plain("title"), bodyText: text, reflectionPrompt: extra.prompt, ...Object.fromEntries(assets.map(({ kind }) => [`assetType_${kind}`, true])) },
    read: { raw: [plain("pageHeader"), plain("title"), rest], title: plain("title"), text: [text, ...links].filter(Boolean).join("\n\n"), when, extra, fields },
  };
}

/** @param {string[]} words */
const listed = (words) => (words.length ? words : null);

/** @param {string} grid @returns {Asset[]} */
function assetsOf(grid) {
  /** @type {Asset[]} */
  const assets = [];
  for (const token of tokens(grid)) {
    const last = assets.at(-1);
    if (token.kind === "open") {
      const kind = /assetType_(\w+)/.exec(token.attributes.class ?? "")?.[1];
      if (kind) assets.push({ kind, words: [], files: [] });
      else if (last && /^(img|source|video|audio)$/.test(token.name) && token.attributes.src) last.files.push(token.attributes.src);
    } else if (token.kind === "text" && last && token.text.trim()) last.words.push(token.text.replace(/\s+/g, " ").trim());
  }
  return assets;
}
