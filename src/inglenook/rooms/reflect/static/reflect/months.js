// The journal as a list by month and as a strip of days.
import { addDays, addMonths, dayOf } from "inglenook/reflect/days";

/**
 * Puts records, sorted by day, under their months.
 * @template {{fields: {on: string}}} T
 * @param {T[]} records newest first
 * @returns {{month: string, records: T[]}[]}
 */
export function byMonth(records) {
  /** @type {{month: string, records: T[]}[]} */
  const months = [];
  for (const record of records) {
    const month = record.fields.on.slice(0, 7);
    if (months.at(-1)?.month !== month) months.push({ month, records: [] });
    months.at(-1)?.records.push(record);
  }
  return months;
}

/**
 * The days of a month with how many entries each has.
 * @param {string} month "2026-11"
 * @param {string[]} ons wall times of entries, any order
 * @returns {{day: string, entries: number}[]}
 */
export function daysOf(month, ons) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const on of ons) counts.set(dayOf(on), (counts.get(dayOf(on)) ?? 0) + 1);
  const days = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) {
    days.push({ day, entries: counts.get(day) ?? 0 });
  }
  return days;
}

/**
 * @param {string} month "2026-11"
 * @param {number} n
 */
export const shiftMonth = (month, n) => addMonths(`${month}-01`, n).slice(0, 7);

/**
 * From what the member chose in the filters to what the door is asked for.
 * @param {{journal?: string, tag?: string, starred?: boolean, from?: string, to?: string}} chosen
 * @returns {[string, string, any][]}
 */
export function conditions({ journal, tag, starred, from, to }) {
  /** @type {[string, string, any][]} */
  const where = [["removed_at", "=", null]];
  if (journal) where.push(["journal", "=", journal === "none" ? null : journal]);
  if (tag) where.push(["tags", "has", tag]);
  if (starred) where.push(["starred", "=", true]);
  if (from) where.push(["on", ">=", from]);
  if (to) where.push(["on", "<=", `${to}T23:59:59`]);
  return where;
}
