// HTML (a tree of it) to Markdown. What Markdown has no sign for becomes plain text; nothing readable is dropped but
// style sheets and page heads.
import { textOf } from "inglenook/reflect/importing/markup/tree";
import { codeSpan, escapeMarkdown, fence } from "inglenook/reflect/importing/markup/escaping";

/**
 * @typedef {import("inglenook/reflect/importing/markup/tree").Element} Element
 * @typedef {Element | string} Node
 * @typedef {{text: string, line: boolean}} Block a line stands close to the next line, anything else apart
 * @typedef {object} Options
 * @property {(element: Element) => string | null} [media] Markdown for a picture, sound, film or file
 * @property {(href: string) => string} [link] the address to write
 */

const HIDDEN = new Set(["style", "head", "title", "meta", "link", "template", "noscript"]);
const LINES = new Set(["div", "section", "article", "header", "footer", "figure", "figcaption", "en-note", "body", "html", "center", "main", "dt", "dd", "dl", "details", "summary", "form"]);
const APART = new Set(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "table", "hr"]);
const MEDIA = new Set(["img", "en-media", "video", "audio", "object", "embed", "source"]);
/** @type {Record<string, string>} */
const MARKS = { b: "**", strong: "**", i: "*", em: "*", s: "~~", del: "~~", strike: "~~" };

const isBlock = (/** @type {Node} */ node) => typeof node !== "string" && (LINES.has(node.name) || APART.has(node.name));
const style = (/** @type {Element} */ element) => element.attributes.style ?? "";

/**
 * @param {Element} root
 * @param {Options} [options]
 */
export function toMarkdown(root, options = {}) {
  return join(new Writer(options).blocks(root.children));
}

/** @param {Block[]} blocks */
function join(blocks) {
  let text = "";
  blocks.forEach((block, at) => {
    if (at) text += block.line && blocks[at - 1].line ? "\n" : "\n\n";
    text += block.text;
  });
  return text.replace(/\n{3,}/g, "\n\n").trim();
}

class Writer {
  /** @param {Options} options */
  constructor(options) {
    this.options = options;
  }

  /** @param {Node[]} nodes @returns {Block[]} */
  blocks(nodes) {
    /** @type {Block[]} */
    const blocks = [];
    /** @type {Node[]} */
    let run = [];
    const flush = () => {
      if (run.some((node) => typeof node !== "string" || node.trim())) blocks.push(this.line(run));
      run = [];
    };
    for (const node of nodes) {
      if (!isBlock(node) && !this.holdsBlocks(node)) run.push(node);
      else {
        flush();
        blocks.push(...this.block(/** @type {Element} */ (node)));
      }
    }
    flush();
    return blocks;
  }

  /** A span or link around blocks is looked through. @param {Node} node @returns {boolean} */
  holdsBlocks(node) {
    return typeof node !== "string" && !HIDDEN.has(node.name) && node.name !== "script" && node.children.some((child) => isBlock(child) || this.holdsBlocks(child));
  }

  /** @param {Node[]} run @returns {Block} */
  line(run) {
    const task = run.find((node) => typeof node !== "string" && node.name === "en-todo");
    const text = this.inline(run).trim();
    return { text: task ? `- ${text}` : text.replace(/^(#{1,6}\s|[-+]\s|>)/, "\\$1").replace(/^(\d{1,9})([.)]\s)/, "$1\\$2"), line: true };
  }

  /** @param {Element} element @returns {Block[]} */
  block(element) {
    const { name, children } = element;
    if (name === "hr") return [{ text: "---", line: false }];
    if (name === "pre" || /-en-codeblock:\s*true/.test(style(element))) return [{ text: fence(this.code(children)), line: false }];
    if (name === "table") return [{ text: this.table(element), line: false }];
    if (name === "ul" || name === "ol") return [{ text: this.list(element), line: false }];
    if (name === "li") return [{ text: this.item(element, "- "), line: true }];
    const inner = this.blocks(children);
    if (name === "blockquote") return [{ text: join(inner).replace(/^/gm, "> ").replace(/^> $/gm, ">"), line: false }];
    if (/^h[1-6]$/.test(name)) return inner.length ? [{ text: `${"#".repeat(Number(name[1]))} ${this.inline(children).replace(/\s*\n\s*/g, " ").trim()}`, line: false }] : [];
    if (name === "p") return inner.length ? [{ text: join(inner), line: false }] : [];
    if (!inner.length && children.length) return [{ text: "", line: false }];
    return inner;
  }

  /** @param {Node[]} children @returns {string} */
  code(children) {
    return children.map((node) => {
      if (typeof node === "string") return node;
      return node.name === "br" ? "\n" : this.code(node.children) + (isBlock(node) ? "\n" : "");
    }).join("").replace(/\n+$/, "");
  }

  /** @param {Element} list @returns {string} */
  list(list) {
    let number = Number(list.attributes.start ?? 1) || 1;
    const items = [];
    for (const child of list.children) {
      if (typeof child === "string") {
        if (child.trim()) items.push(`- ${this.inline([child]).trim()}`);
      } else if (child.name === "ul" || child.name === "ol") items.push(this.list(child).replace(/^/gm, "  "));
      else items.push(this.item(child, list.name === "ol" ? `${number++}. ` : "- ", /en-todo:\s*true/.test(style(list))));
    }
    return items.join("\n");
  }

  /** @param {Element} item @param {string} mark @param {boolean} [task] */
  item(item, mark, task = false) {
    const box = task ? (/en-checked:\s*true/.test(style(item)) ? "[x] " : "[ ] ") : "";
    const blocks = this.blocks(item.children).map((block) => ({ text: block.text.replace(/^- (?=\[[ x]\] )/, ""), line: true }));
    const [head = "", ...rest] = join(blocks).split("\n");
    const inner = rest.map((line) => (line ? " ".repeat(mark.length) + line : line)).join("\n");
    return `${mark}${box}${head}${inner ? `\n${inner}` : ""}`;
  }

  /** @param {Element} table */
  table(table) {
    const rows = [...this.rows(table)].map((row) => row.children.filter((cell) => typeof cell !== "string")
      .map((cell) => join(this.blocks([.../** @type {Element} */ (cell).children])).replace(/\s*\n\s*/g, " ").replaceAll("|", "\\|")));
    const width = Math.max(0, ...rows.map((row) => row.length));
    if (!width) return "";
    const line = (/** @type {string[]} */ row) => `| ${Array.from({ length: width }, (_, at) => row[at] ?? "").join(" | ")} |`;
    return [line(rows[0]), `|${" --- |".repeat(width)}`, ...rows.slice(1).map(line)].join("\n");
  }

  /** @param {Element} element @returns {Generator<Element>} */
  *rows(element) {
    for (const child of element.children) {
      if (typeof child === "string") continue;
      if (child.name === "tr") yield child;
      else if (/^t(head|body|foot)$/.test(child.name)) yield* this.rows(child);
    }
  }

  /** @param {Node[]} nodes @returns {string} */
  inline(nodes) {
    return nodes.map((node) => (typeof node === "string" ? escapeMarkdown(node.replace(/[\s\u00a0]+/g, " ")) : this.piece(node)))
      .join("").replace(/ *\n */g, "\n");
  }

  /** @param {Element} element @returns {string} */
  piece(element) {
    const { name, children, attributes } = element;
    if (HIDDEN.has(name)) return "";
    if (name === "br") return "\n";
    if (name === "script") return escapeMarkdown(`<script>${textOf(element)}</script>`);
    if (name === "en-todo") return attributes.checked === "true" ? "[x] " : "[ ] ";
    if (name === "input") return attributes.type === "checkbox" ? ("checked" in attributes ? "[x] " : "[ ] ") : "";
    if (MEDIA.has(name)) return this.media(element);
    if (name === "code" || name === "tt") return codeSpan(textOf(element));
    const inner = this.inline(children);
    if (name === "a") return this.link(attributes.href ?? "", inner);
    return emphasis(inner, MARKS[name] ?? styled(style(element)));
  }

  /** @param {Element} element */
  media(element) {
    const own = this.options.media?.(element);
    if (own != null) return own;
    const [address, name] = [element.attributes.src ?? "", escapeMarkdown(element.attributes.alt ?? "")];
    if (/^https?:/i.test(address)) return this.link(address, name);
    return this.inline(element.children.filter((child) => typeof child !== "string")) || name;
  }

  /** @param {string} href @param {string} inner */
  link(href, inner) {
    const address = (this.options.link?.(href) ?? href).trim();
    if (!address || /^(javascript|data|vbscript):/i.test(address)) return inner;
    return inner.includes("](") ? inner : `[${inner.trim() || escapeMarkdown(address)}](${address.replace(/[\s()<>]/g, encodeURI).replace(/[()]/g, (sign) => (sign === "(" ? "%28" : "%29"))})`;
  }
}

/** @param {string} css */
function styled(css) {
  const bold = /font-weight:\s*(bold|[6-9]00)/.test(css) ? "**" : "";
  return /font-style:\s*italic/.test(css) ? bold + "*" : bold;
}

/** Marks stand close to the words, blanks outside. @param {string} inner @param {string} mark */
function emphasis(inner, mark) {
  const core = inner.trim();
  if (!mark || !core) return inner;
  const [before, after] = [/^\s*/.exec(inner)?.[0] ?? "", /\s*$/.exec(inner)?.[0] ?? ""];
  const marked = core.split("\n").map((line) => (line.trim() ? mark + line.trim() + [...mark].reverse().join("") : line)).join("\n");
  return before + marked + after;
}
