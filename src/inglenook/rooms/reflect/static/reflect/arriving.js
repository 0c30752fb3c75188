// A check-in in the making: three touches, kept by itself at the third, with a way back.
import { wallTime, zoneHere } from "inglenook/reflect/days";

/** @typedef {import("inglenook/reflect/records").CheckIn} CheckIn */

export const SCALES = /** @type {const} */ (["energy", "body", "closeness"]);
/** @typedef {typeof SCALES[number]} Scale */

export class Arriving {
  /** @type {Partial<Record<Scale, number>>} */ #touched = {};
  /** @type {Date | null} */ #at = null;
  #zone;

  /** @param {string} [zone] */
  constructor(zone = zoneHere()) {
    this.#zone = zone;
  }

  /**
   * @param {Scale} scale
   * @param {number} value 1 to 7
   * @param {Date} now
   * @returns {CheckIn | null} the check-in as soon as it is whole
   */
  touch(scale, value, now) {
    if (!SCALES.includes(scale) || !Number.isInteger(value) || value < 1 || value > 7) return null;
    this.#touched[scale] = value;
    return this.whole(now);
  }

  /**
   * The time is that of the third touch; a correction later does not move it.
   * @param {Date} now
   * @returns {CheckIn | null}
   */
  whole(now) {
    const { energy, body, closeness } = this.#touched;
    if (energy === undefined || body === undefined || closeness === undefined) return null;
    this.#at ??= now;
    const at = this.#at.toISOString();
    return { at, on: wallTime(this.#at, this.#zone), energy, body, closeness, moment: null, note: "" };
  }

  /** How many touches are still missing. */
  get missing() {
    return SCALES.filter((scale) => this.#touched[scale] === undefined).length;
  }
}

/**
 * Check-ins as days with gaps as gaps: one place a day from the first to the last, empty where nothing was said.
 * @template {{fields: {on: string}}} T
 * @param {T[]} records any order
 * @param {string[]} days
 * @returns {{day: string, records: T[]}[]}
 */
export function onDays(records, days) {
  /** @type {Map<string, T[]>} */
  const found = new Map(days.map((day) => [day, []]));
  for (const record of records) found.get(record.fields.on.slice(0, 10))?.push(record);
  return days.map((day) => ({ day, records: (found.get(day) ?? []).sort((a, b) => (a.fields.on < b.fields.on ? -1 : 1)) }));
}
