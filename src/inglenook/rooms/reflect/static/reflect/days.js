// Days and wall times as text ("2026-11-23", "2026-11-23T14:05"). A journal is dated by the clock on the wall
// where it happened, so nothing here turns a day into a moment and back.

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * A formatter, made once: making one costs more than using it a hundred times.
 * @param {string} locale
 * @param {Intl.DateTimeFormatOptions} options
 */
function format(locale, options) {
  const key = locale + JSON.stringify(options);
  const found = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, found);
  return found;
}

/** The zone this device is in. */
export function zoneHere() {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/**
 * Wall time of a moment in a zone, to the minute: "2026-11-23T14:05".
 * @param {Date} moment
 * @param {string} [zone] of the device when left out
 */
export function wallTime(moment, zone = zoneHere()) {
  const options = /** @type {const} */ ({
    timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  });
  const parts = Object.fromEntries(format("en-GB", options).formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${parts.year.padStart(4, "0")}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/** @param {string} on a day or a wall time */
export const dayOf = (on) => on.slice(0, 10);

/** @param {string} on */
export const timeOf = (on) => on.slice(11, 16);

/** @param {number} year */
export const isLeap = (year) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** @param {string} day */
const utc = (day) => new Date(`${dayOf(day)}T00:00:00Z`);

/** @param {Date} date */
const text = (date) => date.toISOString().slice(0, 10);

/**
 * @param {string} day
 * @param {number} n may be negative
 */
export function addDays(day, n) {
  const date = utc(day);
  date.setUTCDate(date.getUTCDate() + n);
  return text(date);
}

/**
 * The same day of another month; the last day where that month is shorter.
 * @param {string} day
 * @param {number} n may be negative
 */
export function addMonths(day, n) {
  const date = utc(day);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + n);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return text(date);
}

/**
 * How many days from one day to another; negative when `to` comes first.
 * @param {string} from
 * @param {string} to
 */
export const daysBetween = (from, to) => Math.round((utc(to).getTime() - utc(from).getTime()) / 86_400_000);

/**
 * A day for people, in the page's language.
 * @param {string} day
 * @param {Intl.DateTimeFormatOptions} [options]
 * @param {string} [locale]
 */
export function sayDay(day, options = { day: "numeric", month: "long", year: "numeric" }, locale = language()) {
  return format(locale, { ...options, timeZone: "UTC" }).format(utc(day));
}

/**
 * A wall time for people.
 * @param {string} on
 * @param {string} [locale]
 */
export function sayTime(on, locale = language()) {
  const date = new Date(`${on.slice(0, 16)}:00Z`);
  return format(locale, { hour: "numeric", minute: "2-digit", timeZone: "UTC" }).format(date);
}

/** The language of the page, else of the device. */
export function language() {
  return globalThis.document?.documentElement.lang || globalThis.navigator?.language || "en";
}
