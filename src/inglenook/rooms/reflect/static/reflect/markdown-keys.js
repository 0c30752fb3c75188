// The few marks of Markdown that have a button: what a press does to a text and its selection.

/**
 * @typedef {{text: string, start: number, end: number}} Selected
 * @typedef {{from: number, to: number, insert: string, start: number, end: number}} Edit
 * replace `from`-`to` with `insert`, then select `start`-`end`
 */

/**
 * Puts a mark around the selection, or takes it away when it is there.
 * @param {Selected} selected
 * @param {string} mark such as "**"
 * @returns {Edit}
 */
export function wrap({ text, start, end }, mark) {
  const n = mark.length;
  const inner = text.slice(start, end);
  if (text.slice(start - n, start) === mark && text.slice(end, end + n) === mark && !doubled(text, start, end, mark)) {
    return { from: start - n, to: end + n, insert: inner, start: start - n, end: end - n };
  }
  return { from: start, to: end, insert: mark + inner + mark, start: start + n, end: end + n };
}

/** One star inside two is part of bold, not italic. @param {string} text @param {number} start @param {number} end @param {string} mark */
const doubled = (text, start, end, mark) => mark === "*" && text[start - 2] === "*" && text[start - 3] !== "*" && text[end + 1] === "*";

/**
 * @param {Selected} selected
 * @returns {Edit} with the address selected, ready to be typed over
 */
export function link({ text, start, end }) {
  const inner = text.slice(start, end);
  const isAddress = /^https?:\/\/\S+$/.test(inner);
  const insert = isAddress ? `[](${inner})` : `[${inner}](https://)`;
  if (isAddress || !inner) return { from: start, to: end, insert, start: start + 1, end: start + 1 };
  return { from: start, to: end, insert, start: start + inner.length + 3, end: start + insert.length - 1 };
}

/**
 * Puts a prefix before every selected line, or takes it away when all have it.
 * @param {Selected} selected
 * @param {string} prefix such as "- "
 * @returns {Edit}
 */
export function prefix({ text, start, end }, prefix) {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const after = text.indexOf("\n", end);
  const to = after < 0 ? text.length : after;
  const lines = text.slice(from, to).split("\n");
  const off = lines.every((line) => line.startsWith(prefix));
  const insert = lines.map((line) => (off ? line.slice(prefix.length) : prefix + line)).join("\n");
  return { from, to, insert, start: from, end: from + insert.length };
}

/**
 * What Enter does in a list: the next line gets the same mark, an empty one ends the list.
 * @param {Selected} selected
 * @returns {Edit | null} null: nothing special
 */
export function continueList({ text, start, end }) {
  if (start !== end) return null;
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const found = /^(\s*)([-*+]|(\d{1,9})([.)]))(\s+(?:\[[ xX]\]\s+)?)/.exec(text.slice(from, start));
  if (!found) return null;
  const [mark, indent, bullet, number, dot, space] = found;
  if (from + mark.length === start && /^\s*(\n|$)/.test(text.slice(start))) return { from, to: start, insert: "", start: from, end: from };
  const next = number ? `${Number(number) + 1}${dot}` : bullet;
  const insert = `\n${indent}${next}${space.replace(/\[[xX]\]/, "[ ]")}`;
  return { from: start, to: start, insert, start: start + insert.length, end: start + insert.length };
}
