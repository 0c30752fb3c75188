// Moments and wall times as other programs write them.
import { wallTime } from "inglenook/reflect/days";

/**
 * @typedef {{on: string, zone: string | null, at: string | null, whole: boolean}} When
 *   `on`: wall time, "2026-11-23T14:05"; `at`: the moment as ISO text, where it is known;
 *   `whole`: false where a part of the date was missing and the first of the month or year was taken
 * @typedef {"day" | "month" | null} Order which comes first in "03/04/2024"
 */

const two = (/** @type {number | string} */ n) => String(n).padStart(2, "0");

/** @param {string | undefined | null} zone */
export function knownZone(zone) {
  if (!zone || typeof zone !== "string") return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone && zone;
  } catch {
    return null;
  }
}

/**
 * @param {number} ms since 1970
 * @param {string | null} zone of the entry; where it is not known, `here` is taken and the entry keeps none
 * @param {string} here
 * @returns {When | null}
 */
export function moment(ms, zone, here) {
  if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15) return null;
  const date = new Date(ms);
  if (date.getUTCFullYear() < 1 || date.getUTCFullYear() > 9998) return null;
  const own = knownZone(zone);
  return { on: wallTime(date, own ?? here), zone: own, at: date.toISOString(), whole: true };
}

/** @param {number[]} parts year, month, day, hour, minute @param {boolean} [whole] @returns {When | null} */
export function wall([year, month, day, hour = 0, minute = 0], whole = true) {
  const date = new Date(Date.UTC(2000, month - 1, day, hour, minute));
  date.setUTCFullYear(year, month - 1, day);
  const fits = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && hour >= 0;
  if (!fits || !(year > 0 && year < 9999)) return null;
  return { on: `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`, zone: null, at: null, whole };
}

/**
 * "2024-04-16T23:00:00Z", "20230709T080219Z", "2016-07-30 11:18:07Z", "2024-01-15", with or without an offset.
 * @param {string} text
 * @param {string | null} zone
 * @param {string} here
 * @returns {When | null}
 */
export function iso(text, zone, here) {
  const found = /^\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T ,]+(\d\d?):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?)?\s*$/i.exec(text);
  if (!found) return null;
  const [, year, month, day, hour, minute, second, offset] = found;
  if (!offset) {
    const plain = wall([Number(year), Number(month), Number(day), Number(hour ?? 0), Number(minute ?? 0)]);
    return plain && { ...plain, zone: knownZone(zone) };
  }
  const tail = /^[zu]/i.test(offset) ? "Z" : offset.replace(/^(...):?/, "$1:");
  const ms = Date.parse(`${year}-${month}-${day}T${two(hour)}:${minute}:${second ?? "00"}${tail}`);
  if (tail !== "Z" && !knownZone(zone)) {
    const plain = wall([Number(year), Number(month), Number(day), Number(hour), Number(minute)]);
    return plain && { ...plain, at: Number.isNaN(ms) ? null : new Date(ms).toISOString() };
  }
  return moment(ms, zone, here);
}

const LOCALES = "en de fr es it pt nl sv da nb fi pl cs sk hu ro tr ca hr sl uk ru el id vi".split(" ");
/** @type {Map<string, number> | undefined} */
let names;

/** @param {string} text */
const bare = (text) => text.toLowerCase().normalize("NFD").replace(/[\p{M}.]/gu, "");

/** Names of months in the languages that browsers know. */
function monthNames() {
  if (names) return names;
  names = new Map();
  for (const locale of LOCALES) {
    for (const month of /** @type {const} */ (["long", "short"])) {
      const format = new Intl.DateTimeFormat(locale, { day: "numeric", month, timeZone: "UTC" });
      for (let n = 0; n < 12; n++) {
        const part = format.formatToParts(Date.UTC(2024, n, 3)).find(({ type }) => type === "month")?.value ?? "";
        if (!/^\d*$/.test(part) && !names.has(bare(part))) names.set(bare(part), n + 1);
      }
    }
  }
  return names;
}

const CLOCK = /(?:^|[\sT,(])(\d{1,2})(?:[:h](\d\d)(?::(\d\d))?(?:\s*([ap])\.?\s?m\b\.?)?|(?:\.(\d\d))?\s*([ap])\.?\s?m\b\.?)(?=$|[\s,)\]])/i;

/** The clock in a text: hours and minutes, and the text without it. @param {string} text */
function clock(text) {
  const found = CLOCK.exec(text);
  if (!found) return { hour: 0, minute: 0, rest: text };
  const half = (found[4] ?? found[6] ?? "").toLowerCase();
  const hour = half ? (Number(found[1]) % 12) + (half === "p" ? 12 : 0) : Number(found[1]);
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
  return { hour, minute: Number(found[2] ?? found[5] ?? 0), rest };
}

/**
 * The numbers of a date, and which of two readings they allow.
 * @param {string} text
 * @returns {{order: Order | "either", read: (order: Order) => When | null} | null} `order`: the only possible one
 */
export function anyDate(text) {
  if (text.length > 80) return null;
  const { hour, minute, rest } = clock(text);
  const at = (/** @type {number} */ year, /** @type {number} */ month, /** @type {number} */ day, whole = true) => wall([year < 100 ? year + 2000 : year, month, day, hour, minute], whole);
  const asian = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/.exec(rest);
  const year = asian ?? /(?:^|[^\d])(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})(?!\d)/.exec(rest);
  if (year) return sure(at(Number(year[1]), Number(year[2]), Number(year[3])));
  const numbers = /(?:^|[^\d])(\d{1,2})([-./ ])\s?(\d{1,2})\2\s?(\d{4}|\d\d)(?!\d)/.exec(rest);
  if (numbers) return either(Number(numbers[1]), Number(numbers[3]), Number(numbers[4]), numbers[2], at);
  return named(rest, at);
}

/** @param {When | null} when */
const sure = (when) => (when ? { order: /** @type {Order} */ (null), read: () => when } : null);

/**
 * @param {number} a @param {number} b @param {number} year @param {string} sign
 * @param {(year: number, month: number, day: number) => When | null} at
 * @returns {{order: Order | "either", read: (order: Order) => When | null} | null}
 */
function either(a, b, year, sign, at) {
  const [day, month] = [at(year, b, a), at(year, a, b)];
  if (!day && !month) return null;
  // Nobody writes the month first with dots between.
  if (day && (sign === "." || a === b)) return sure(day);
  const order = day && month ? "either" : day ? "day" : "month";
  return { order, read: (first) => (first === "day" ? (day ?? month) : (month ?? day)) };
}

/** @param {string} text @param {(year: number, month: number, day: number, whole?: boolean) => When | null} at */
function named(text, at) {
  const year = /(?:^|\D)(\d{4})(?!\d)/.exec(text)?.[1];
  const word = [...text.matchAll(/\p{L}[\p{L}\p{M}.]+/gu)].map(([found]) => monthNames().get(bare(found))).find(Boolean);
  const day = /(?:^|[^\d:])(\d{1,2})(?:st|nd|rd|th|er|[.ºª])?(?![\d:])/i.exec(text)?.[1];
  if (year && word) return sure(at(Number(year), word, Number(day ?? 1), Boolean(day)));
  const short = /^\s*(\d{4})[-./](\d{1,2})\s*$/.exec(text);
  return short ? sure(at(Number(short[1]), Number(short[2]), 1, false)) : null;
}

/**
 * Which of day and month comes first in a file, by its dates in the order they stand in it.
 * @param {ReturnType<typeof anyDate>[]} dates
 * @returns {Order | "ask"} null when it makes no difference
 */
export function orderOf(dates) {
  const open = dates.filter((date) => date?.order === "either");
  if (!open.length) return null;
  for (const order of /** @type {const} */ (["day", "month"])) {
    const other = order === "day" ? "month" : "day";
    if (dates.some((date) => date?.order === order) && !dates.some((date) => date?.order === other)) return order;
  }
  const rising = (/** @type {Order} */ order) => {
    const read = dates.map((date) => date?.read(order)?.on ?? "").filter(Boolean);
    return read.every((on, at) => !at || read[at - 1] <= on) || read.every((on, at) => !at || read[at - 1] >= on);
  };
  const [day, month] = [rising("day"), rising("month")];
  return day === month || dates.length < 3 ? "ask" : day ? "day" : "month";
}
