// Places where a merge kept both versions, parted by a marked line, and what tidying one of them does.
import { isMark } from "inglenook/vault/lines";

/**
 * @typedef {{at: number, from: number, to: number, newer: string, older: string}} Conflict
 * line numbers: the mark, the first line of the newer version, the line after the older one
 */

/** Two lines that say much the same: half of the words of the longer one. @param {string} a @param {string} b */
function alike(a, b) {
  const [one, other] = [a, b].map((line) => /** @type {string[]} */ (line.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []));
  const shared = one.filter((word) => other.includes(word)).length;
  return shared > 0 && shared * 2 >= Math.max(one.length, other.length);
}

/** Lines from `at` on, step by step, to the next empty line or mark. @param {string[]} lines @param {number} at @param {1 | -1} step */
function paragraph(lines, at, step) {
  const found = [];
  for (let i = at; lines[i]?.trim() && !isMark(lines[i]); i += step) found.push(lines[i]);
  return found;
}

/**
 * How many lines both versions have: as many as stand pairwise alike on both sides of the mark, one at least.
 * @param {string[]} above nearest to the mark first
 * @param {string[]} below
 */
function reach(above, below) {
  for (let n = Math.min(above.length, below.length); n > 1; n -= 1) {
    if (above.slice(0, n).reverse().every((line, at) => alike(line, below[at]))) return n;
  }
  return 1;
}

/**
 * Every marked place. A mark does not say how far the two versions reach, so only lines that have their like on the
 * other side are counted to them: settling may leave a line too many, and never takes one that both devices share.
 * @param {string} text
 * @returns {Conflict[]}
 */
export function conflicts(text) {
  const lines = text.split("\n");
  return lines.flatMap((line, at) => {
    if (!isMark(line)) return [];
    const [above, below] = [paragraph(lines, at - 1, -1), paragraph(lines, at + 1, 1)];
    const n = reach(above, below);
    const [from, to] = [at - Math.min(n, above.length), at + 1 + Math.min(n, below.length)];
    return [{ at, from, to, newer: lines.slice(from, at).join("\n"), older: lines.slice(at + 1, to).join("\n") }];
  });
}

/**
 * The text with one marked place settled.
 * @param {string} text
 * @param {number} index of the place
 * @param {"newer" | "older" | "both"} keep
 */
export function settle(text, index, keep) {
  const place = conflicts(text)[index];
  if (!place) return text;
  const lines = text.split("\n");
  const start = keep === "older" ? place.from : place.at;
  const end = keep === "newer" ? place.to : place.at + 1;
  return [...lines.slice(0, start), ...lines.slice(end)].join("\n");
}
