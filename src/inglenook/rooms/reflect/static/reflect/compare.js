// Two versions side by side, line by line: what stayed, what went, what came.

/**
 * @typedef {{type: "same" | "gone" | "new", text: string}} Line
 */

/** Beyond so many pairs of lines the middle is shown as replaced, so that no comparison can hang the page. */
const MOST = 4_000_000;

/**
 * The shortest way from one text to another in whole lines.
 * @param {string} before
 * @param {string} after
 * @returns {Line[]}
 */
export function compare(before, after) {
  const [a, b] = [before.split("\n"), after.split("\n")];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const lines = (/** @type {string[]} */ texts, /** @type {Line["type"]} */ type) => texts.map((text) => ({ type, text }));
  const middle = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const changed = middle[0].length * middle[1].length > MOST
    ? [...lines(middle[0], "gone"), ...lines(middle[1], "new")]
    : shortest(middle[0], middle[1]);
  return [...lines(a.slice(0, head), "same"), ...changed, ...lines(a.slice(a.length - tail), "same")];
}

/**
 * @param {string[]} a
 * @param {string[]} b
 * @returns {Line[]}
 */
function shortest(a, b) {
  const common = commonLengths(a, b);
  /** @type {Line[]} */
  const lines = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i] === b[j]) lines.push({ type: "same", text: (j++, a[i++]) });
    else if (i < a.length && (j === b.length || common[i + 1][j] >= common[i][j + 1])) lines.push({ type: "gone", text: a[i++] });
    else lines.push({ type: "new", text: b[j++] });
  }
  return lines;
}

/**
 * How many lines the rest of `a` from i and the rest of `b` from j have in common, in order.
 * @param {string[]} a
 * @param {string[]} b
 */
function commonLengths(a, b) {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      rows[i][j] = a[i] === b[j] ? rows[i + 1][j + 1] + 1 : Math.max(rows[i + 1][j], rows[i][j + 1]);
    }
  }
  return rows;
}

/**
 * How many words went and came.
 * @param {Line[]} lines
 */
export function wordsChanged(lines) {
  const words = (/** @type {Line["type"]} */ type) =>
    lines.filter((line) => line.type === type).reduce((n, { text }) => n + (text.match(/\S+/g)?.length ?? 0), 0);
  return { gone: words("gone"), new: words("new") };
}
