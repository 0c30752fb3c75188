// How an entry is named and shown in a line or two.
import { sayDay, sayTime, wallTime } from "inglenook/reflect/days";
import { isSealed } from "inglenook/reflect/letters";
import { plain } from "inglenook/reflect/markdown";
import { say } from "inglenook/site/words";

/** @typedef {Partial<import("inglenook/reflect/records").Entry> & {on: string}} Shown */

/**
 * A title for people: the entry's own, else its first words. A letter that waits says only that.
 * @param {Shown} fields
 */
export function titleOf(fields) {
  if (isFolded(fields)) return say("reflect.letter_sealed", { day: sayDay(fields.letter?.open_on ?? "") });
  return fields.title?.trim() || firstWords(fields.text ?? "", 60) || say("reflect.untitled");
}

/**
 * The text in a line, without marks. Empty for a letter that waits.
 * @param {Shown} fields
 * @param {number} [most] characters
 */
export const lineOf = (fields, most = 160) => (isFolded(fields) ? "" : firstWords(fields.text ?? "", most));

/** @param {Shown} fields */
export const isFolded = (fields) => isSealed(fields.letter, wallTime(new Date()));

/** @param {string} text @param {number} most */
function firstWords(text, most) {
  const line = plain(text.slice(0, most * 4)).replace(/\s+/g, " ").trim();
  return line.length > most ? `${line.slice(0, most).replace(/\s+\S*$/, "")}…` : line;
}

/** Day and time for people. @param {string} on */
export const whenOf = (on) =>
  on.length > 10 ? say("reflect.day_and_time", { day: sayDay(on, WEEKDAY), time: sayTime(on) }) : sayDay(on, WEEKDAY);

/** @type {Intl.DateTimeFormatOptions} */
const WEEKDAY = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
