// Tags as people type them.

/**
 * What was typed as a tag: no leading #, no double spaces. Empty when nothing is left.
 * @param {string} typed
 */
export const asTag = (typed) => typed.normalize("NFC").replace(/^[#\s]+/, "").replace(/\s+/g, " ").trim().slice(0, 60);

/** @param {string} text */
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * The tags with one more; one that is there already, or is written as before but for capitals, is not added twice.
 * @param {string[]} tags
 * @param {string} typed several may be parted by commas
 * @param {string[]} [known] tags of the whole journal: their spelling wins
 * @returns {string[]}
 */
export function withTags(tags, typed, known = []) {
  const all = [...tags];
  for (const tag of typed.split(/[,;\n]/).map(asTag).filter(Boolean)) {
    const spelling = known.find((one) => one.toLowerCase() === tag.toLowerCase()) ?? tag;
    if (!all.some((one) => one.toLowerCase() === spelling.toLowerCase())) all.push(spelling);
  }
  return all;
}

/**
 * Known tags that begin with, then those that contain, what was typed; accents and capitals forgiven.
 * @param {Record<string, number>} tally how often each tag is used
 * @param {string} typed
 * @param {string[]} chosen
 * @param {number} [most]
 */
export function suggestions(tally, typed, chosen, most = 8) {
  const wanted = fold(asTag(typed));
  const place = (/** @type {string} */ tag) => (fold(tag).startsWith(wanted) ? 0 : fold(tag).includes(wanted) ? 1 : 2);
  return Object.keys(tally)
    .filter((tag) => !chosen.includes(tag) && place(tag) < 2)
    .sort((a, b) => place(a) - place(b) || tally[b] - tally[a] || a.localeCompare(b))
    .slice(0, most);
}
