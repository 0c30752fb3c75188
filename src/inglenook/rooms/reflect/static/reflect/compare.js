// Two versions side by side, line by line: what stayed, what went, what came.
import { partners } from "inglenook/vault/lines";

/** @typedef {{type: "same" | "gone" | "new", text: string}} Line */

/**
 * The way from one text to another in whole lines.
 * @param {string} before
 * @param {string} after
 * @returns {Line[]}
 */
export function compare(before, after) {
  const [a, b] = [before.split("\n"), after.split("\n")];
  /** @type {Line[]} */
  const lines = [];
  let at = 0;
  const arriveAt = (/** @type {number} */ end) => {
    while (at < end) lines.push({ type: "new", text: b[at++] });
  };
  partners(a, b).forEach((partner, i) => {
    if (partner >= 0) arriveAt(partner);
    lines.push({ type: partner < 0 ? "gone" : "same", text: a[i] });
    if (partner >= 0) at = partner + 1;
  });
  arriveAt(b.length);
  return lines;
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
