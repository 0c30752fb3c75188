// Letters to a later self: an entry that stays folded until its day.
import { addMonths, dayOf } from "inglenook/reflect/days";

/** @typedef {import("inglenook/reflect/records").Letter} Letter */

/**
 * @param {Letter | null | undefined} letter
 * @param {string} today
 */
export function isSealed(letter, today) {
  return Boolean(letter && !letter.read_at && dayOf(today) < letter.open_on);
}

/**
 * Whether the day has come and nobody has read it yet.
 * @param {Letter | null | undefined} letter
 * @param {string} today
 */
export function waits(letter, today) {
  return Boolean(letter && !letter.read_at && letter.open_on <= dayOf(today));
}

/**
 * Letters in three piles: waiting to be read (the longest first), sealed (the next first), read (the last first).
 * @template {{fields: {letter: Letter | null}}} T
 * @param {T[]} records
 * @param {string} today
 */
export function piles(records, today) {
  const letters = records.filter(({ fields }) => fields.letter).sort((a, b) => (opens(a) < opens(b) ? -1 : 1));
  return {
    waiting: letters.filter(({ fields }) => waits(fields.letter, today)),
    sealed: letters.filter(({ fields }) => isSealed(fields.letter, today)),
    read: letters.filter(({ fields }) => fields.letter?.read_at).reverse(),
  };
}

/** @param {{fields: {letter: Letter | null}}} record */
const opens = ({ fields }) => fields.letter?.open_on ?? "";

/**
 * Days people choose most: in a month, in half a year, in a year.
 * @param {string} today
 */
export const suggestedDays = (today) => [1, 6, 12].map((months) => ({ months, day: addMonths(today, months) }));
