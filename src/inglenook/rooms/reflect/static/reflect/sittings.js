// When the text before a change is worth keeping as a revision: once a sitting, and before much is deleted.

/** A change to an entry that rested this long starts a new sitting. */
export const SITTING = 10 * 60_000;
/** Deleting at least so many characters, and this share of the text, at one go. */
const MANY = 200;
const SHARE = 0.3;

/**
 * @typedef {{title: string, text: string}} Words
 * @typedef {Words & {saved_at: string}} Revision
 */

/**
 * Follows one open entry. Hand it every state before it is kept; it answers what must be kept first. Deleting is
 * measured from the longest text since the last revision, so that a held backspace counts as much as a cut.
 */
export class Sitting {
  /** @type {Words} */ #last;
  /** @type {Words} */ #longest;
  /** @type {number} */ #at;
  /** @type {number} */ #longestAt;

  /**
   * @param {Words} words as they were found
   * @param {string | null} editedAt when they were last changed; null for a new entry
   */
  constructor(words, editedAt) {
    this.#last = this.#longest = pick(words);
    this.#at = this.#longestAt = editedAt ? Date.parse(editedAt) : -Infinity;
  }

  /**
   * @param {Words} next what is about to be kept
   * @param {number} now milliseconds
   * @returns {Revision | null} what has to be kept as a revision before
   */
  change(next, now) {
    if (next.text === this.#last.text && next.title === this.#last.title) return null;
    const revision = this.#due(next, now);
    [this.#last, this.#at] = [pick(next), now];
    if (revision || next.text.length >= this.#longest.text.length) [this.#longest, this.#longestAt] = [this.#last, now];
    return revision;
  }

  /**
   * @param {Words} next
   * @param {number} now
   * @returns {Revision | null}
   */
  #due(next, now) {
    if (now - this.#at > SITTING && hasWords(this.#last)) return dated(this.#last, this.#at);
    return isLargeLoss(this.#longest.text, next.text) ? dated(this.#longest, this.#longestAt) : null;
  }
}

/**
 * @param {Words} words
 * @param {number} at
 * @returns {Revision}
 */
const dated = (words, at) => ({ ...words, saved_at: new Date(at).toISOString() });

/** @param {Words} words */
const pick = ({ title, text }) => ({ title, text });

/** @param {Words} words */
const hasWords = ({ title, text }) => Boolean(title.trim() || text.trim());

/**
 * @param {string} before
 * @param {string} after
 */
export function isLargeLoss(before, after) {
  const lost = before.length - after.length;
  return lost >= MANY && lost >= before.length * SHARE;
}
