import assert from "node:assert/strict";
import { test } from "node:test";
import { Sitting, isLargeLoss } from "inglenook/reflect/sittings";

const NOON = Date.parse("2026-11-23T12:00:00Z");
const MINUTE = 60_000;
const words = (/** @type {string} */ text, title = "") => ({ title, text });

test("the first change after a rest keeps what was there, with the time it was last changed", () => {
  const sitting = new Sitting(words("A hard day."), "2026-11-23T11:00:00.000Z");
  const kept = sitting.change(words("A hard day. And a walk."), NOON);
  assert.deepEqual(kept, { title: "", text: "A hard day.", saved_at: "2026-11-23T11:00:00.000Z" });
});

test("one revision a sitting, however many times it is kept", () => {
  const sitting = new Sitting(words("one"), "2026-11-23T08:00:00Z");
  const kept = [1, 2, 3, 4].map((n) => sitting.change(words("one" + "!".repeat(n)), NOON + n * 1000));
  assert.deepEqual(kept.map(Boolean), [true, false, false, false]);
});

test("going on within ten minutes is the same sitting, after ten minutes a new one", () => {
  const sitting = new Sitting(words("one"), "2026-11-23T11:55:00Z");
  assert.equal(sitting.change(words("one two"), NOON), null);
  assert.equal(sitting.change(words("one two three"), NOON + 10 * MINUTE), null);
  const later = sitting.change(words("four"), NOON + 21 * MINUTE);
  assert.equal(later?.text, "one two three");
  assert.equal(later?.saved_at, new Date(NOON + 10 * MINUTE).toISOString());
});

test("nothing is kept of a new entry or of an empty one", () => {
  assert.equal(new Sitting(words(""), null).change(words("first words"), NOON), null);
  assert.equal(new Sitting(words("  \n"), "2020-01-01T00:00:00Z").change(words("first words"), NOON), null);
});

test("keeping without a change of words makes no revision and starts no sitting", () => {
  const sitting = new Sitting(words("same"), "2026-11-23T08:00:00Z");
  assert.equal(sitting.change(words("same"), NOON), null);
  assert.equal(sitting.change(words("other"), NOON + MINUTE)?.text, "same");
});

test("a changed title counts", () => {
  const sitting = new Sitting(words("text", "Old"), "2026-11-23T08:00:00Z");
  assert.equal(sitting.change(words("text", "New"), NOON)?.title, "Old");
});

test("before much is deleted the text is kept, in the same sitting too", () => {
  const long = "word ".repeat(200);
  const sitting = new Sitting(words(""), null);
  assert.equal(sitting.change(words(long), NOON), null);
  assert.equal(sitting.change(words(long.slice(0, 300)), NOON + 2000)?.text, long);
});

test("a held backspace counts as much as a cut, and is kept once", () => {
  const long = "word ".repeat(200);
  const sitting = new Sitting(words(long), "2026-11-23T11:59:00Z");
  const kept = [];
  for (let left = 980; left > 0; left -= 20) kept.push(sitting.change(words(long.slice(0, left)), NOON + 1000 - left));
  assert.equal(kept.find(Boolean)?.text, long);
  assert.ok(kept.filter(Boolean).length <= 4);
});

test("a large loss is 200 characters and three in ten", () => {
  assert.equal(isLargeLoss("x".repeat(600), "x".repeat(400)), true);
  assert.equal(isLargeLoss("x".repeat(600), "x".repeat(401)), false);
  assert.equal(isLargeLoss("x".repeat(10_000), "x".repeat(9_000)), false);
  assert.equal(isLargeLoss("x".repeat(100), ""), false);
});
