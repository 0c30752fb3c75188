// What to show from earlier years, and what never to. The twin of kit/looking_back.py; one table of cases tests both.
import { addDays, addMonths, dayOf, isLeap } from "inglenook/reflect/days";

/**
 * @typedef {{rid: string, on: string}} Dated
 * @typedef {{from?: string | null, to?: string | null, year?: number | null, entry?: string | null}} Mute
 * `from` and `to` are "MM-DD", both included, and may run over New Year; `year` is the year in which the range begins,
 * null for every year. `entry` mutes one entry and needs no range.
 */

/**
 * The month-days that count as "this day". The 29th of February is met on the 28th where there is no 29th.
 * @param {string} today
 * @returns {string[]}
 */
export function thisDay(today) {
  const day = dayOf(today).slice(5);
  return day === "02-28" && !isLeap(Number(today.slice(0, 4))) ? ["02-28", "02-29"] : [day];
}

/**
 * @param {Dated} entry
 * @param {Mute[]} mutes
 */
export function isMuted(entry, mutes) {
  const day = dayOf(entry.on).slice(5);
  const year = Number(entry.on.slice(0, 4));
  return mutes.some((mute) => mute.entry === entry.rid || covers(mute, day, year));
}

/**
 * @param {Mute} mute
 * @param {string} day "MM-DD"
 * @param {number} year of that day
 */
function covers({ from, to, year: only }, day, year) {
  if (!from || !to) return false;
  const wraps = from > to;
  if (wraps ? day < from && day > to : day < from || day > to) return false;
  const began = wraps && day <= to ? year - 1 : year;
  return only === null || only === undefined || only === began;
}

/**
 * Entries of this day in other years (newest first), of a week ago and of a month ago, without what is muted.
 * @template {Dated} T
 * @param {T[]} entries
 * @param {string} today
 * @param {Mute[]} mutes
 * @returns {{years: T[], week: T[], month: T[]}}
 */
export function lookBack(entries, today, mutes) {
  const shown = entries.filter((entry) => !isMuted(entry, mutes)).sort((a, b) => (a.on < b.on ? 1 : -1));
  const days = thisDay(today);
  const on = (/** @type {string} */ day) => shown.filter((entry) => dayOf(entry.on) === day);
  return {
    years: shown.filter(({ on }) => on.slice(0, 4) < today.slice(0, 4) && days.includes(dayOf(on).slice(5))),
    week: on(addDays(today, -7)),
    month: on(addMonths(today, -1)),
  };
}

/**
 * The days on which such entries may lie, so that a page asks for nothing else.
 * @param {string} today
 * @param {number} firstYear of the journal
 * @returns {string[]}
 */
export function daysToAsk(today, firstYear) {
  const days = [addDays(today, -7), addMonths(today, -1)];
  for (let year = Number(today.slice(0, 4)) - 1; year >= firstYear; year -= 1) {
    days.push(...thisDay(today).map((day) => `${String(year).padStart(4, "0")}-${day}`));
  }
  return days.filter((day) => !day.endsWith("02-29") || isLeap(Number(day.slice(0, 4))));
}
