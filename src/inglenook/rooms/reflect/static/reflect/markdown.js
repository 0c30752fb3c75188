// Markdown to elements of the page, made one by one: no text ever becomes markup. And to plain words, for previews.
import { blocks } from "inglenook/reflect/markdown-blocks";
import { inline, wordsOf } from "inglenook/reflect/markdown-inline";

/**
 * @typedef {import("inglenook/reflect/markdown-blocks").Block} Block
 * @typedef {import("inglenook/reflect/markdown-inline").Inline} Inline
 * @typedef {object} Options
 * @property {(name: string, alt: string, picture: boolean) => Node | null} [attachment] what to show for a link to
 *   `attachment:name`; null where the entry has none of that name, then its words stand there
 * @property {number} [below] the level of the heading above the text: 1 makes "#" an h2
 */

/**
 * @param {string} text
 * @param {Options} [options]
 * @returns {DocumentFragment}
 */
export function render(text, options = {}) {
  const fragment = document.createDocumentFragment();
  fragment.append(...blocks(text).map((block) => element(block, options)));
  return fragment;
}

/**
 * @param {string} name
 * @param {(Node | string)[]} [inside]
 */
function make(name, inside = []) {
  const made = document.createElement(name);
  made.append(...inside);
  return made;
}

/** @param {string} text @param {Options} options */
const words = (text, options) => inline(text).map((node) => piece(node, options));

/** @param {Block} block @param {Options} options @returns {HTMLElement} */
function element(block, options) {
  if (block.kind === "heading") return make(`h${Math.min(6, block.level + (options.below ?? 1))}`, words(block.text, options));
  if (block.kind === "paragraph") return make("p", words(block.text, options));
  if (block.kind === "code") return make("pre", [make("code", [block.text])]);
  if (block.kind === "rule") return make("hr");
  if (block.kind === "quote") return make("blockquote", block.blocks.map((one) => element(one, options)));
  return block.kind === "table" ? table(block, options) : list(block, options);
}

/** @param {Extract<Block, {kind: "list"}>} block @param {Options} options */
function list({ start, tight, items }, options) {
  const made = make(start === null ? "ul" : "ol");
  if (start !== null && start !== 1) made.setAttribute("start", String(start));
  for (const { task, blocks: inside } of items) {
    const parts = inside.flatMap((one) => (tight && one.kind === "paragraph" ? words(one.text, options) : [element(one, options)]));
    const item = make("li", task === null ? parts : [box(task), " ", ...parts]);
    if (task !== null) item.className = "task";
    made.append(item);
  }
  return made;
}

/** @param {boolean} done */
function box(done) {
  const made = document.createElement("input");
  made.type = "checkbox";
  made.toggleAttribute("checked", done);
  made.disabled = true;
  return made;
}

/** @param {Extract<Block, {kind: "table"}>} block @param {Options} options */
function table({ head, rows }, options) {
  const row = (/** @type {string[]} */ cells, /** @type {string} */ kind) => make("tr", cells.map((cell) => make(kind, words(cell, options))));
  const made = make("table", [make("thead", [row(head, "th")]), make("tbody", rows.map((cells) => row(cells, "td")))]);
  for (const cell of made.querySelectorAll("th")) cell.setAttribute("scope", "col");
  return made;
}

/** @param {Inline} node @param {Options} options @returns {Node | string} */
function piece(node, options) {
  if (node.kind === "text") return node.text;
  if (node.kind === "code") return make("code", [node.text]);
  if (node.kind === "br") return make("br");
  if (node.kind === "image") return attached(node.href, node.alt, true, options) ?? link(node.href, [node.alt || node.href]);
  const inside = node.inside.map((one) => piece(one, options));
  if (node.kind === "link") return attached(node.href, wordsOf(node.inside), false, options) ?? link(node.href, inside);
  return make(node.kind, inside);
}

/** @param {string} href @param {string} alt @param {boolean} picture @param {Options} options @returns {Node | null} */
function attached(href, alt, picture, { attachment }) {
  const name = /^attachment:(.+)$/.exec(href)?.[1];
  if (!name) return null;
  const plainName = decoded(name);
  const shown = attachment?.(plainName, alt, picture);
  if (shown) return shown;
  const absent = make("span", [alt || plainName]);
  absent.className = "absent";
  return absent;
}

/** @param {string} name */
function decoded(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Addresses of the web and of mail are links; any other stays words. @param {string} href @param {(Node | string)[]} inside */
function link(href, inside) {
  if (!/^(https?:\/\/|mailto:)[^\s]/i.test(href)) return make("span", inside);
  const made = make("a", inside);
  made.setAttribute("href", href);
  made.setAttribute("rel", "noopener noreferrer");
  made.setAttribute("target", "_blank");
  return made;
}

/**
 * The words of a text without any sign of Markdown, in one line.
 * @param {string} text
 * @param {number} [most] characters; what is cut ends in an ellipsis
 */
export function plain(text, most = Infinity) {
  const enough = most === Infinity ? text : text.slice(0, most * 4 + 400);
  const whole = blocks(enough).map(said).filter(Boolean).join(" ").replace(/\s+/g, " ").trim();
  return whole.length > most ? `${whole.slice(0, most - 1).trimEnd()}…` : whole;
}

/** @param {Block} block @returns {string} */
function said(block) {
  if (block.kind === "heading" || block.kind === "paragraph") return wordsOf(inline(block.text));
  if (block.kind === "code") return block.text;
  if (block.kind === "quote") return block.blocks.map(said).join(" ");
  if (block.kind === "list") return block.items.map((item) => item.blocks.map(said).join(" ")).join(" · ");
  return block.kind === "table" ? [block.head, ...block.rows].flat().map((cell) => wordsOf(inline(cell))).join(" ") : "";
}
