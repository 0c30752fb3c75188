import assert from "node:assert/strict";
import { test } from "node:test";
import { freeName } from "inglenook/reflect/file-names";
import { places } from "inglenook/reflect/dots";

const at = (/** @type {number} */ energy) => ({ fields: { energy } });

test("each check-in is one dot; a day without one has none", () => {
  const days = [{ day: "2026-11-22", records: [at(1), at(7)] }, { day: "2026-11-23", records: [] }, { day: "2026-11-24", records: [at(4)] }];
  const found = places(days, "energy");
  assert.equal(found.length, 3);
  assert.ok(found[0].x < found[1].x && found[1].x < found[2].x, "in order, also within a day");
  assert.ok(found[1].y < found[2].y && found[2].y < found[0].y, "seven stands above one");
});

test("a name stands once in its entry, also when only capitals differ", () => {
  assert.equal(freeName("lake.png", []), "lake.png");
  assert.equal(freeName("Lake.PNG", ["lake.png"]), "Lake-2.PNG");
  assert.equal(freeName("lake.png", ["lake.png", "lake-2.png"]), "lake-3.png");
  assert.equal(freeName("../../etc/passwd", []), "passwd");
});
