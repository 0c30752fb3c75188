// Search that forgives: accents, case and width fold away, and every word must be found somewhere.

const MARKS = /\p{M}+/gu;
const PLAIN = /^[\x00-\x7f]*$/;

/** @param {string} text */
export function fold(text) {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(MARKS, "").replaceAll("ς", "σ").replaceAll("ß", "ss");
}

/** @param {string} query @returns {string[]} */
export const wordsOf = (query) => fold(query).split(/\p{White_Space}+/u).filter(Boolean);

/** @typedef {[text: string, isHit: boolean][]} Snippet */

const BEFORE = 40;

/**
 * A piece of the text around the first hit, cut into plain parts and hits.
 * @param {string} text @param {string[]} words folded @param {number} [length] in characters
 * @returns {Snippet}
 */
export function snippet(text, words, length = 160) {
  const { folded, placeOf } = foldWithPlaces(text);
  const hits = hitsIn(folded, words).map(([from, to]) => [placeOf(from), placeOf(to)]);
  const first = hits[0]?.[0] ?? 0;
  const start = first > BEFORE ? text.indexOf(" ", first - BEFORE) + 1 || first : 0;
  return cut(text, Math.min(start, first), Math.min(text.length, Math.min(start, first) + length), hits);
}

// Folding can change lengths (`ﬁ` becomes two letters), so a hit's place is traced back letter by letter.
/** @param {string} text @returns {{folded: string, placeOf: (at: number) => number}} */
function foldWithPlaces(text) {
  if (PLAIN.test(text)) return { folded: text.toLowerCase(), placeOf: (at) => at };
  let folded = "";
  /** @type {number[]} */
  const places = [];
  let at = 0;
  for (const letter of text) {
    const plain = fold(letter);
    for (let i = 0; i < plain.length; i++) places.push(at);
    folded += plain;
    at += letter.length;
  }
  places.push(text.length);
  return { folded, placeOf: (at) => places[at] };
}

/** @param {string} folded @param {string[]} words @returns {[number, number][]} in order, not overlapping */
function hitsIn(folded, words) {
  /** @type {[number, number][]} */
  const found = [];
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) found.push([at, at + word.length]);
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return found.filter(([from], i) => i === 0 || found.slice(Math.max(0, i - 8), i).every(([, end]) => end <= from));
}

/** @param {string} text @param {number} start @param {number} end @param {number[][]} hits @returns {Snippet} */
function cut(text, start, end, hits) {
  /** @type {Snippet} */
  const parts = [];
  let at = start;
  const add = (/** @type {number} */ to, /** @type {boolean} */ isHit) => {
    if (to > at) parts.push([text.slice(at, to), isHit]);
    at = Math.max(at, to);
  };
  for (const [from, to] of hits) {
    if (from < start || from >= end) continue;
    add(from, false);
    add(Math.min(Math.max(to, from + 1), end), true);
  }
  add(end, false);
  return parts;
}
