// Places where a merge kept both versions, parted by a marked line, and what tidying one of them does.
import { isMark } from "inglenook/vault/lines";

/**
 * @typedef {{at: number, from: number, to: number, newer: string, older: string}} Conflict
 * line numbers: the mark, the first line of the newer version, the line after the older one
 */

/**
 * Every marked place. A version reaches to the next empty line, as far as one sees it as one paragraph.
 * @param {string} text
 * @returns {Conflict[]}
 */
export function conflicts(text) {
  const lines = text.split("\n");
  const ends = (/** @type {string | undefined} */ line) => line === undefined || line.trim() === "" || isMark(line);
  return lines.flatMap((line, at) => {
    if (!isMark(line)) return [];
    let [from, to] = [at, at + 1];
    while (!ends(lines[from - 1])) from -= 1;
    while (!ends(lines[to])) to += 1;
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
