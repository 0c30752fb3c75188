import assert from "node:assert/strict";
import { test } from "node:test";
import { conflicts, settle } from "inglenook/reflect/conflicts";
import { markLine, mergeLines } from "inglenook/vault/lines";

const MARK = markLine("2026-11-23T14:05:00Z");
const TEXT = `before\n\nit was a new day\n${MARK}\nit was an old day\n\nafter`;

test("a marked place shows both versions, line by line", () => {
  const [place] = conflicts(TEXT);
  assert.equal(place.newer, "it was a new day");
  assert.equal(place.older, "it was an old day");
  assert.deepEqual(conflicts("plain\n\ntext"), []);
});

test("settling keeps what was chosen and touches nothing else", () => {
  assert.equal(settle(TEXT, 0, "newer"), "before\n\nit was a new day\n\nafter");
  assert.equal(settle(TEXT, 0, "older"), "before\n\nit was an old day\n\nafter");
  assert.equal(settle(TEXT, 0, "both"), "before\n\nit was a new day\nit was an old day\n\nafter");
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

test("lines that both devices share are never taken along", () => {
  const merged = mergeLines("- first: quiet\n- second: loud\n![](x)", "- first: quiet here\n- second: loud\n![](x)", "- first: quiet elsewhere\n- second: loud\n![](x)", MARK);
  assert.equal(settle(merged, 0, "newer"), "- first: quiet here\n- second: loud\n![](x)");
  assert.equal(settle(merged, 0, "older"), "- first: quiet elsewhere\n- second: loud\n![](x)");
});

test("a version of several lines is taken as far as the other side has its like", () => {
  const text = `a quiet start\nwe met at noon\nshe came late today\n${MARK}\nwe met at one\nshe came late again\nthen home`;
  assert.equal(settle(text, 0, "newer"), "a quiet start\nwe met at noon\nshe came late today\nthen home");
  assert.equal(settle(text, 0, "older"), "a quiet start\nwe met at one\nshe came late again\nthen home");
});

test("a mark with nothing beside it can be settled too", () => {
  assert.equal(settle(MARK, 0, "both"), "");
  assert.equal(settle(`${MARK}\nold`, 0, "newer"), "");
});

test("a shared line that happens to sound like another stays", () => {
  const text = `shared\nthe hour was slow\n${MARK}\nthe hour was loud\nshared too`;
  assert.equal(settle(text, 0, "newer"), "shared\nthe hour was slow\nshared too");
  assert.equal(settle(text, 0, "older"), "shared\nthe hour was loud\nshared too");
});
