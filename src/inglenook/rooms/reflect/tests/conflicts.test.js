import assert from "node:assert/strict";
import { test } from "node:test";
import { conflicts, settle } from "inglenook/reflect/conflicts";
import { markLine, mergeLines } from "inglenook/vault/lines";

const MARK = markLine("2026-11-23T14:05:00Z");
const TEXT = `before\n\nnew one\nnew two\n${MARK}\nold one\n\nafter`;

test("a marked place shows both versions, each to the next empty line", () => {
  const [place] = conflicts(TEXT);
  assert.equal(place.newer, "new one\nnew two");
  assert.equal(place.older, "old one");
  assert.deepEqual(conflicts("plain\n\ntext"), []);
});

test("settling keeps what was chosen and touches nothing else", () => {
  assert.equal(settle(TEXT, 0, "newer"), "before\n\nnew one\nnew two\n\nafter");
  assert.equal(settle(TEXT, 0, "older"), "before\n\nold one\n\nafter");
  assert.equal(settle(TEXT, 0, "both"), "before\n\nnew one\nnew two\nold one\n\nafter");
  assert.equal(settle(TEXT, 1, "older"), TEXT, "there is no such place");
});

test("what a real merge marks can be settled to either version", () => {
  const merged = mergeLines("a\n\nb\n\nc", "a\n\nhome\n\nc", "a\n\naway\n\nc", MARK);
  assert.equal(conflicts(merged).length, 1);
  assert.equal(settle(merged, 0, "newer"), "a\n\nhome\n\nc");
  assert.equal(settle(merged, 0, "older"), "a\n\naway\n\nc");
});

test("two marks in one paragraph are two places", () => {
  const text = `x\n${MARK}\ny\n${MARK}\nz`;
  assert.deepEqual(conflicts(text).map(({ newer, older }) => [newer, older]), [["x", "y"], ["y", "z"]]);
});
