import assert from "node:assert/strict";
import { test } from "node:test";
import { isSealed, piles, suggestedDays, waits } from "inglenook/reflect/letters";

const TODAY = "2026-11-23";
const letter = (/** @type {string} */ rid, /** @type {string} */ open_on, /** @type {string | null} */ read_at = null) =>
  ({ rid, fields: { letter: { open_on, read_at } } });

test("a letter is sealed until the day before, and opens on its day", () => {
  assert.equal(isSealed({ open_on: "2026-11-24" }, TODAY), true);
  assert.equal(isSealed({ open_on: TODAY }, TODAY), false);
  assert.equal(waits({ open_on: TODAY }, `${TODAY}T00:01`), true);
  assert.equal(waits({ open_on: "2026-11-24" }, TODAY), false);
});

test("a letter whose day passed unnoticed still waits; nothing is missed", () => {
  assert.equal(waits({ open_on: "2025-01-01" }, TODAY), true);
});

test("a letter that was read early is neither sealed nor waiting", () => {
  const read = { open_on: "2027-05-01", read_at: "2026-11-20T10:00:00Z" };
  assert.equal(isSealed(read, TODAY), false);
  assert.equal(waits(read, TODAY), false);
});

test("an entry that is no letter is never sealed", () => {
  assert.equal(isSealed(null, TODAY), false);
  assert.equal(waits(undefined, TODAY), false);
});

test("letters lie in three piles", () => {
  const all = [
    letter("next", "2026-12-01"), letter("far", "2030-01-01"), letter("today", TODAY), letter("late", "2026-11-01"),
    letter("read", "2026-01-01", "2026-01-01T08:00:00Z"), { rid: "plain", fields: { letter: null } },
  ];
  const { waiting, sealed, read } = piles(all, TODAY);
  assert.deepEqual([waiting, sealed, read].map((pile) => pile.map(({ rid }) => rid)), [["late", "today"], ["next", "far"], ["read"]]);
});

test("suggested days exist in every calendar", () => {
  assert.deepEqual(suggestedDays("2026-08-31").map(({ day }) => day), ["2026-09-30", "2027-02-28", "2027-08-31"]);
});
