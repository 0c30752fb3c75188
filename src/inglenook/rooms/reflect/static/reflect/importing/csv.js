// Comma separated values: quotes, doubled quotes, line breaks inside cells. Never fails; what is odd is in the cells.

/**
 * The separator that stands most often in the first line.
 * @param {string} text
 */
export function separator(text) {
  const first = text.slice(0, 2000).split(/[\r\n]/, 1)[0];
  const count = (/** @type {string} */ sign) => first.split(sign).length;
  return [",", ";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ",");
}

/**
 * @param {string} text
 * @param {string} [comma]
 * @returns {Generator<string[]>} rows; a row without any sign in it is left out
 */
export function* rows(text, comma = separator(text)) {
  const cell = new RegExp(`(?:"((?:[^"]|"")*)(?:"|$))?([^${comma === "\t" ? "\\t" : comma}\r\n]*)(${comma === "\t" ? "\\t" : comma}|\r\n|\r|\n|$)`, "y");
  /** @type {string[]} */
  let row = [];
  while (cell.lastIndex < text.length || row.length) {
    const found = cell.exec(text);
    if (!found) return;
    row.push(found[1] === undefined ? found[2] : found[1].replaceAll('""', '"') + found[2]);
    if (found[3] === comma && found[3]) {
      if (cell.lastIndex < text.length) continue;
      row.push("");
    }
    if (row.some((value) => value.trim())) yield row;
    row = [];
    if (!found[3]) return;
  }
}
