// The picture of a few weeks: seven lines, a column a day, a dot for each check-in.
import { sayDay } from "inglenook/reflect/days";

const NS = "http://www.w3.org/2000/svg";
const COLUMN = 20;
const LINE = 20;
const EDGE = 24;

/**
 * Where the dots stand. Several on one day stand side by side.
 * @param {{day: string, records: {fields: Record<string, any>}[]}[]} days
 * @param {string} scale
 * @returns {{x: number, y: number}[]}
 */
export function places(days, scale) {
  return days.flatMap(({ records }, column) => records.map(({ fields }, n) => ({
    x: EDGE + column * COLUMN + (COLUMN * (n + 1)) / (records.length + 1),
    y: EDGE + (7 - fields[scale]) * LINE,
  })));
}

/**
 * @param {{day: string, records: {fields: Record<string, any>}[]}[]} days
 * @param {string} scale
 * @param {string} label for those who do not see it
 */
export function dots(days, scale, label) {
  const [width, height] = [EDGE * 2 + days.length * COLUMN, EDGE * 2 + 7 * LINE];
  const picture = part("svg", { class: "dots-picture", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label });
  for (let value = 1; value <= 7; value += 1) picture.append(...level(value, width));
  days.forEach((day, column) => picture.append(...foot(day, column, height)));
  picture.append(...places(days, scale).map(({ x, y }) => part("circle", { class: "dot", cx: x, cy: y, r: 4.5 })));
  return picture;
}

/** @param {number} value @param {number} width */
function level(value, width) {
  const y = EDGE + (7 - value) * LINE;
  const line = part("line", { class: "level", x1: EDGE, x2: width - EDGE, y1: y, y2: y });
  return [line, part("text", { x: EDGE - 8, y: y + 4, "text-anchor": "end" }, String(value))];
}

/** A day that says nothing is marked as unknown at the foot, so that a gap is seen as a gap. @param {{day: string, records: any[]}} day @param {number} column @param {number} height */
function foot({ day, records }, column, height) {
  const x = EDGE + (column + 0.5) * COLUMN;
  const gap = records.length ? [] : [part("line", { class: "gap", x1: x - 4, x2: x + 4, y1: height - EDGE - 6, y2: height - EDGE - 6 })];
  const isMonday = new Date(`${day}T00:00:00Z`).getUTCDay() === 1;
  return isMonday ? [...gap, part("text", { x, y: height - 6, "text-anchor": "middle" }, sayDay(day, { day: "numeric", month: "short" }))] : gap;
}

/** @param {string} name @param {Record<string, string | number>} attributes @param {string} [text] */
function part(name, attributes, text = "") {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text) made.textContent = text;
  return made;
}
