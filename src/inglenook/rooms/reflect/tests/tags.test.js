import assert from "node:assert/strict";
import { test } from "node:test";
import { asTag, suggestions, withTags } from "inglenook/reflect/tags";

test("a tag is what was typed, without marks and double spaces", () => {
  assert.equal(asTag("  #Group   work "), "Group work");
  assert.equal(asTag(" # "), "");
  assert.equal(asTag("إشراف"), "إشراف");
});

test("several tags at once, none twice, and the spelling that is known wins", () => {
  assert.deepEqual(withTags(["grief"], "Grief, supervision; , ende", ["Supervision"]), ["grief", "Supervision", "ende"]);
});

test("suggestions forgive accents and capitals; beginnings come first, then the much used", () => {
  const tally = { Supervisión: 3, "peer supervision": 9, sleep: 30, sueño: 5, super: 1 };
  assert.deepEqual(suggestions(tally, "SUPERVISION", []), ["Supervisión", "peer supervision"]);
  assert.deepEqual(suggestions(tally, "s", ["sleep"]), ["sueño", "Supervisión", "super", "peer supervision"]);
  assert.deepEqual(suggestions(tally, "", [], 2), ["sleep", "peer supervision"]);
});
