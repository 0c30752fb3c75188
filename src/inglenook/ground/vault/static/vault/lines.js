// Three-way merge of a text by its lines. Nothing that either side typed is dropped, and nothing is written twice.

/** Cost is bounded: two texts that differ in more lines than this (as a product) are taken as wholly different. */
const MOST = 4_000_000;

const MARK = "⸻"; // no word, so that it reads the same in every language
/** The line between two versions of one place. @param {string} edited_at when the version below it was written */
export const markLine = (edited_at) => `${MARK} ${edited_at.slice(0, 16).replace("T", " ")} ${MARK}`;

/** @param {string} line */
export const isMark = (line) => line.startsWith(`${MARK} `) && line.endsWith(` ${MARK}`);

/**
 * Pairs of equal lines in order, as an array from index in `a` to index in `b` (-1 without a partner).
 * @param {string[]} a @param {string[]} b @returns {Int32Array}
 */
export function partners(a, b) {
  const found = new Int32Array(a.length).fill(-1);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) found[start] = start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) found[--endA] = --endB;
  if ((endA - start) * (endB - start) <= MOST) longest(a, b, [start, endA], [start, endB], found);
  return found;
}

// The plain table of longest common subsequences: with repeated lines it never pairs across, which is what doubles text.
/** @param {string[]} a @param {string[]} b @param {[number, number]} inA @param {[number, number]} inB @param {Int32Array} found */
function longest(a, b, [fromA, toA], [fromB, toB], found) {
  const width = toB - fromB + 1;
  const table = new Int32Array((toA - fromA + 1) * width);
  for (let i = toA - fromA - 1; i >= 0; i--) {
    for (let j = width - 2; j >= 0; j--) {
      const here = i * width + j;
      table[here] = a[fromA + i] === b[fromB + j] ? table[here + width + 1] + 1 : Math.max(table[here + width], table[here + 1]);
    }
  }
  for (let i = 0, j = 0; i < toA - fromA && j < width - 1; ) {
    const here = i * width + j;
    if (a[fromA + i] === b[fromB + j]) found[fromA + i++] = fromB + j++;
    else if (table[here + width] >= table[here + 1]) i++;
    else j++;
  }
}

/** @param {string[]} a @param {string[]} b */
const equal = (a, b) => a.length === b.length && a.every((line, i) => line === b[i]);

/** Whether all lines of `part` stand in `whole` in their order. @param {string[]} part @param {string[]} whole */
function within(part, whole) {
  let at = 0;
  for (const line of whole) if (at < part.length && part[at] === line) at++;
  return at === part.length;
}

/**
 * One place that both changed: the newer text, a marked line, the older text. Lines that both have stand once; they
 * can be there without standing in the base, when a removed record was brought back by two devices.
 * @param {string[]} newer @param {string[]} older @param {string} mark
 */
function both(newer, older, mark) {
  const shared = partners(newer.map(anchor("n")), older.map(anchor("o")));
  /** @type {string[]} */
  const merged = [];
  let [atN, atO] = [0, 0];
  for (let i = 0; i <= newer.length; i++) {
    if (i < newer.length && shared[i] < 0) continue;
    const endO = i < newer.length ? shared[i] : older.length;
    merged.push(...beside(newer.slice(atN, i), older.slice(atO, endO), mark));
    if (i < newer.length) merged.push(newer[i]);
    [atN, atO] = [i + 1, endO + 1];
  }
  return merged;
}

// Empty and marked lines are no anchors: they would cut two texts into strips and mix them.
/** @param {string} side @returns {(line: string, i: number) => string} */
const anchor = (side) => (line, i) => (line.trim() && !isMark(line) ? line : `\n${side}${i}`);

/** @param {string[]} newer @param {string[]} older @param {string} mark */
function beside(newer, older, mark) {
  if (within(older, newer)) return newer;
  return within(newer, older) ? older : [...newer, mark, ...older];
}

/**
 * @param {string} base what both started from
 * @param {string} newer @param {string} older
 * @param {string} mark line to put between two versions of one place
 */
export function mergeLines(base, newer, older, mark) {
  const [b, n, o] = [base, newer, older].map((text) => text.split("\n"));
  const [toN, toO] = [partners(b, n), partners(b, o)];
  /** @type {string[]} */
  const merged = [];
  let [atB, atN, atO] = [0, 0, 0];
  for (let i = 0; i <= b.length; i++) {
    if (i < b.length && (toN[i] < 0 || toO[i] < 0)) continue;
    const [endN, endO] = i < b.length ? [toN[i], toO[i]] : [n.length, o.length];
    merged.push(...choose(b.slice(atB, i), n.slice(atN, endN), o.slice(atO, endO), mark));
    if (i < b.length) merged.push(b[i]);
    [atB, atN, atO] = [i + 1, endN + 1, endO + 1];
  }
  return noneDoubled(merged, n, o).join("\n");
}

// Earlier merges may have moved a line, and then it can come in from both sides. No line stands more often than in
// the text that has it most often.
/** @param {string[]} merged @param {string[]} newer @param {string[]} older */
function noneDoubled(merged, newer, older) {
  const [inNewer, inOlder] = [newer, older].map(tally);
  /** @type {Map<string, number>} */
  const seen = new Map();
  return merged.filter((line) => {
    const times = (seen.get(line) ?? 0) + 1;
    seen.set(line, times);
    return !line.trim() || isMark(line) || times <= Math.max(inNewer.get(line) ?? 0, inOlder.get(line) ?? 0);
  });
}

/** @param {string[]} lines */
function tally(lines) {
  /** @type {Map<string, number>} */
  const counted = new Map();
  for (const line of lines) counted.set(line, (counted.get(line) ?? 0) + 1);
  return counted;
}

/** @param {string[]} base @param {string[]} newer @param {string[]} older @param {string} mark */
function choose(base, newer, older, mark) {
  if (equal(newer, older) || equal(older, base)) return newer;
  if (equal(newer, base)) return older;
  return lineByLine(base, newer, older) ?? both(newer, older, mark);
}

// Neighbouring lines, each changed by one side only, are no dispute.
/** @param {string[]} base @param {string[]} newer @param {string[]} older @returns {string[] | null} */
function lineByLine(base, newer, older) {
  if (newer.length !== base.length || older.length !== base.length) return null;
  const chosen = base.map((line, i) => (older[i] === line || older[i] === newer[i] ? newer[i] : newer[i] === line ? older[i] : null));
  return chosen.includes(null) ? null : /** @type {string[]} */ (chosen);
}
