import assert from "node:assert/strict";
import { test } from "node:test";
import { Arriving, onDays } from "inglenook/reflect/arriving";

const NOW = new Date("2026-11-23T13:02:00Z");
const LATER = new Date("2026-11-23T13:09:00Z");

test("a check-in keeps itself at the third touch, in any order", () => {
  const arriving = new Arriving("Europe/Madrid");
  assert.equal(arriving.touch("closeness", 6, NOW), null);
  assert.equal(arriving.touch("energy", 3, NOW), null);
  assert.equal(arriving.missing, 1);
  assert.deepEqual(arriving.touch("body", 4, NOW), {
    at: "2026-11-23T13:02:00.000Z", on: "2026-11-23T14:02", energy: 3, body: 4, closeness: 6, moment: null, note: "",
  });
});

test("touching one scale three times is one touch", () => {
  const arriving = new Arriving("UTC");
  for (const value of [1, 2, 3]) assert.equal(arriving.touch("energy", value, NOW), null);
  assert.equal(arriving.missing, 2);
});

test("a correction changes the value and not the time", () => {
  const arriving = new Arriving("UTC");
  arriving.touch("energy", 3, NOW);
  arriving.touch("body", 3, NOW);
  arriving.touch("closeness", 3, NOW);
  const again = arriving.touch("energy", 5, LATER);
  assert.equal(again?.energy, 5);
  assert.equal(again?.at, NOW.toISOString());
});

test("what is not on the scale is not taken", () => {
  const arriving = new Arriving("UTC");
  for (const value of [0, 8, 3.5, NaN]) assert.equal(arriving.touch("energy", value, NOW), null);
  arriving.touch(/** @type {any} */ ("mood"), 4, NOW);
  assert.equal(arriving.missing, 3);
});

test("days without a check-in stay in the picture as gaps", () => {
  const kept = ["2026-11-21T20:00", "2026-11-21T08:00", "2026-11-23T09:00", "2026-11-25T09:00"].map((on) => ({ fields: { on } }));
  const days = onDays(kept, ["2026-11-21", "2026-11-22", "2026-11-23"]);
  assert.deepEqual(days.map(({ records }) => records.length), [2, 0, 1]);
  assert.equal(days[0].records[0].fields.on, "2026-11-21T08:00", "the earlier first");
});
