import assert from "node:assert/strict";
import { test } from "node:test";
import { compare, wordsChanged } from "inglenook/reflect/compare";

/** @param {string} before @param {string} after */
const marks = (before, after) => compare(before, after).map(({ type, text }) => ({ same: " ", gone: "-", new: "+" })[type] + text);

test("what stayed, what went, what came", () => {
  assert.deepEqual(marks("a\nb\nc", "a\nx\nc"), [" a", "-b", "+x", " c"]);
  assert.deepEqual(marks("a\nc", "a\nb\nc"), [" a", "+b", " c"]);
  assert.deepEqual(marks("same", "same"), [" same"]);
});

test("both texts can be read out of the comparison", () => {
  for (const [before, after] of [["", "a"], ["a\nb\na\nc", "b\na\nb\nc\nd"], ["x\n\n\ny", "\ny\nx"], ["1\n2\n3", "3\n2\n1"]]) {
    const lines = compare(before, after);
    assert.equal(lines.filter(({ type }) => type !== "new").map(({ text }) => text).join("\n"), before);
    assert.equal(lines.filter(({ type }) => type !== "gone").map(({ text }) => text).join("\n"), after);
  }
});

test("two long and wholly different texts are compared within a second", () => {
  const before = Array.from({ length: 20_000 }, (_, n) => `b${n}`).join("\n");
  const after = Array.from({ length: 20_000 }, (_, n) => `a${n}`).join("\n");
  const began = performance.now();
  assert.equal(compare(before, after).length, 40_000);
  assert.ok(performance.now() - began < 1000);
});

test("words that went and came are counted", () => {
  assert.deepEqual(wordsChanged(compare("one two\nthree", "one two\nfour five")), { gone: 1, new: 2 });
});
