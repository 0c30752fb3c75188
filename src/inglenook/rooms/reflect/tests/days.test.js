import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, addMonths, daysBetween, sayDay, sayTime, wallTime, zoneHere } from "inglenook/reflect/days";

test("the wall time of a moment depends on the zone, across midnight and at midnight", () => {
  const moment = new Date("2026-11-23T23:30:00Z");
  assert.equal(wallTime(moment, "UTC"), "2026-11-23T23:30");
  assert.equal(wallTime(moment, "Europe/Madrid"), "2026-11-24T00:30");
  assert.equal(wallTime(moment, "America/Los_Angeles"), "2026-11-23T15:30");
  assert.equal(wallTime(new Date("2026-11-23T18:15:00Z"), "Asia/Kathmandu"), "2026-11-24T00:00");
});

test("on the night the clocks change the wall clock is followed", () => {
  assert.equal(wallTime(new Date("2026-10-25T00:30:00Z"), "Europe/Madrid"), "2026-10-25T02:30");
  assert.equal(wallTime(new Date("2026-10-25T01:30:00Z"), "Europe/Madrid"), "2026-10-25T02:30");
});

test("days are counted over months, leap days and clock changes", () => {
  assert.equal(addDays("2026-10-25", 1), "2026-10-26");
  assert.equal(addDays("2024-02-28", 1), "2024-02-29");
  assert.equal(addDays("2026-01-01", -1), "2025-12-31");
  assert.equal(daysBetween("2026-03-28", "2026-03-30"), 2);
  assert.equal(daysBetween("2026-03-30", "2026-03-28"), -2);
});

test("a month has the last day where it is shorter", () => {
  assert.equal(addMonths("2026-01-31", 1), "2026-02-28");
  assert.equal(addMonths("2024-01-31", 1), "2024-02-29");
  assert.equal(addMonths("2026-11-30", 3), "2027-02-28");
  assert.equal(addMonths("2026-01-15", -1), "2025-12-15");
  assert.equal(addMonths("2026-11-23", 12), "2027-11-23");
});

test("a day is said in the language of the page, whatever the zone of the device", () => {
  assert.equal(sayDay("2026-11-23", undefined, "en-GB"), "23 November 2026");
  assert.equal(sayDay("2026-11-23T23:59", { weekday: "long" }, "es"), "lunes");
  assert.match(sayTime("2026-11-23T14:05", "en-GB"), /^14:05$/);
});

test("the device has a zone", () => {
  assert.ok(zoneHere().length > 2);
});
