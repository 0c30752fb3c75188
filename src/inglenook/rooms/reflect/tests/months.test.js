import assert from "node:assert/strict";
import { test } from "node:test";
import { byMonth, conditions, daysOf, shiftMonth } from "inglenook/reflect/months";

const entry = (/** @type {string} */ on) => ({ fields: { on } });

test("entries stand under their months in the order given", () => {
  const months = byMonth([entry("2026-11-23T10:00"), entry("2026-11-01T10:00"), entry("2026-09-30T10:00"), entry("2025-11-02T10:00")]);
  assert.deepEqual(months.map(({ month, records }) => [month, records.length]), [["2026-11", 2], ["2026-09", 1], ["2025-11", 1]]);
  assert.deepEqual(byMonth([]), []);
});

test("the strip has every day of the month and counts entries", () => {
  const days = daysOf("2028-02", ["2028-02-29T08:00", "2028-02-29T21:00", "2028-03-01T00:00"]);
  assert.equal(days.length, 29);
  assert.deepEqual(days.at(-1), { day: "2028-02-29", entries: 2 });
  assert.equal(days.reduce((n, { entries }) => n + entries, 0), 2);
});

test("months follow each other over the year", () => {
  assert.equal(shiftMonth("2026-12", 1), "2027-01");
  assert.equal(shiftMonth("2026-01", -1), "2025-12");
});

test("what was chosen becomes what is asked for, and the bin never shows", () => {
  assert.deepEqual(conditions({}), [["removed_at", "=", null]]);
  assert.deepEqual(conditions({ journal: "none", tag: "grief", starred: true, from: "2026-01-01", to: "2026-01-31" }).slice(1), [
    ["journal", "=", null], ["tags", "has", "grief"], ["starred", "=", true],
    ["on", ">=", "2026-01-01"], ["on", "<=", "2026-01-31T23:59:59"],
  ]);
});

test("the last minute of the last day is inside the range", () => {
  const [, [, , until]] = conditions({ to: "2026-01-31" });
  assert.ok("2026-01-31T23:59" <= until && "2026-02-01T00:00" > until);
});
