// Markdown cut into blocks: headings, paragraphs, lists, tasks, quotes, code, tables, rules. A line break that somebody
// wrote in a paragraph stays one.

/**
 * @typedef {{kind: "heading", level: number, text: string} | {kind: "paragraph", text: string} | {kind: "code", text: string}
 *   | {kind: "rule"} | {kind: "quote", blocks: Block[]} | {kind: "list", start: number | null, tight: boolean, items: Item[]}
 *   | {kind: "table", head: string[], rows: string[][]}} Block
 * @typedef {{task: boolean | null, blocks: Block[]}} Item
 */

/** How deep lists and quotes may lie in each other. */
const DEPTH = 16;
const RULE = /^ {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})([^`]*)$/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])( +|\t|$)/;
const QUOTE = /^ {0,3}> ?/;
const DASHES = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** @param {string} text @returns {Block[]} */
export function blocks(text) {
  return cut(text.replace(/\r\n?/g, "\n").replace(/\t/g, "    ").split("\n"), 0);
}

/** @param {string[]} lines @param {number} depth @returns {Block[]} */
function cut(lines, depth) {
  /** @type {Block[]} */
  const made = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at];
    if (!line.trim()) {
      at++;
      continue;
    }
    const [block, next] = code(lines, at) ?? single(line, at) ?? table(lines, at) ?? (depth < DEPTH ? (quote(lines, at, depth) ?? list(lines, at, depth)) : null) ?? paragraph(lines, at);
    made.push(block);
    at = next;
  }
  return made;
}

/** @typedef {[Block, number] | null} Found the block, and the first line behind it */

/** @param {string[]} lines @param {number} at @returns {Found} */
function code(lines, at) {
  const open = FENCE.exec(lines[at]);
  if (!open) return null;
  const close = new RegExp(`^ {0,3}${open[1][0]}{${open[1].length},} *$`);
  let end = at + 1;
  while (end < lines.length && !close.test(lines[end])) end++;
  return [{ kind: "code", text: lines.slice(at + 1, end).join("\n") }, end + 1];
}

/** @param {string} line @param {number} at @returns {Found} */
function single(line, at) {
  if (RULE.test(line)) return [{ kind: "rule" }, at + 1];
  const heading = HEADING.exec(line);
  if (!heading) return null;
  const words = (heading[2] ?? "").trim();
  return [{ kind: "heading", level: heading[1].length, text: words.replace(/(?:^|[ \t])#+$/, "").trim() }, at + 1];
}

/** @param {string} line */
function cells(line) {
  const inside = line.trim().replace(/^\|/, "").replace(/(?<!\\)\|$/, "");
  return inside.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
}

/** @param {string[]} lines @param {number} at @returns {Found} */
function table(lines, at) {
  if (!lines[at].includes("|") || !DASHES.test(lines[at + 1] ?? "")) return null;
  const head = cells(lines[at]);
  if (cells(lines[at + 1]).length !== head.length) return null;
  let end = at + 2;
  while (end < lines.length && lines[end].includes("|")) end++;
  return [{ kind: "table", head, rows: lines.slice(at + 2, end).map((line) => cells(line).slice(0, head.length)) }, end];
}

/** Whether a line begins something of its own. @param {string} line */
const starts = (line) => RULE.test(line) || HEADING.test(line) || FENCE.test(line) || QUOTE.test(line) || ITEM.test(line);

/** @param {string[]} lines @param {number} at @param {number} depth @returns {Found} */
function quote(lines, at, depth) {
  if (!QUOTE.test(lines[at])) return null;
  const inside = [];
  let end = at;
  for (; end < lines.length; end++) {
    const line = lines[end];
    if (QUOTE.test(line)) inside.push(line.replace(QUOTE, ""));
    else if (line.trim() && inside.at(-1)?.trim() && !starts(line)) inside.push(line);
    else break;
  }
  return [{ kind: "quote", blocks: cut(inside, depth + 1) }, end];
}

/** @param {string} line */
const indent = (line) => line.length - line.trimStart().length;

/** @param {string[]} lines @param {number} at @param {number} depth @returns {Found} */
function list(lines, at, depth) {
  const first = ITEM.exec(lines[at]);
  if (!first) return null;
  const kind = first[2].at(-1);
  /** @type {Item[]} */
  const items = [];
  let [tight, end] = [true, at];
  for (let head = first; head && head[2].at(-1) === kind && !RULE.test(lines[end]); head = ITEM.exec(lines[end] ?? "") ?? /** @type {any} */ (null)) {
    const [inside, next] = itemLines(lines, end, head[0].length);
    const blank = inside.findIndex((line) => !line.trim());
    tight &&= blank < 0 || blank === inside.length - 1;
    items.push(item(inside, depth));
    end = next;
    while (end < lines.length && !lines[end].trim() && ITEM.test(lines[end + 1] ?? "")) {
      tight = false;
      end++;
    }
    if (end >= lines.length) break;
  }
  return [{ kind: "list", start: /\d/.test(first[2]) ? parseInt(first[2], 10) : null, tight, items }, end];
}

/** The lines of one item without their indent. @param {string[]} lines @param {number} at @param {number} width @returns {[string[], number]} */
function itemLines(lines, at, width) {
  const inside = [lines[at].slice(width)];
  let end = at + 1;
  for (; end < lines.length; end++) {
    const line = lines[end];
    const deep = indent(line) >= Math.min(width, 2);
    const blank = !line.trim();
    if (blank && indent(lines[end + 1] ?? "") < 2) break;
    if (!blank && !deep && (starts(line) || !inside.at(-1)?.trim())) break;
    inside.push(line.slice(Math.min(width, indent(line))));
  }
  return [inside, end];
}

/** @param {string[]} lines @param {number} depth @returns {Item} */
function item(lines, depth) {
  const box = /^\[([ xX])\](?: |$)/.exec(lines[0]);
  const inside = box ? [lines[0].slice(box[0].length), ...lines.slice(1)] : lines;
  return { task: box ? box[1] !== " " : null, blocks: cut(inside, depth + 1) };
}

/** @param {string[]} lines @param {number} at @returns {[Block, number]} */
function paragraph(lines, at) {
  let end = at + 1;
  while (end < lines.length && lines[end].trim() && !starts(lines[end]) && !(lines[end].includes("|") && DASHES.test(lines[end + 1] ?? ""))) end++;
  return [{ kind: "paragraph", text: lines.slice(at, end).map((line) => line.trimStart()).join("\n").trimEnd() }, end];
}
