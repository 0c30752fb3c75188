import assert from "node:assert/strict";
import { test } from "node:test";
import { blankEntry, isEmpty, isPast } from "inglenook/reflect/records";

test("a new entry is dated now by the wall clock of its zone", () => {
  const entry = blankEntry(new Date("2026-11-23T23:30:00Z"), "Europe/Madrid");
  assert.equal(entry.on, "2026-11-24T00:30");
  assert.equal(entry.zone, "Europe/Madrid");
  assert.equal(isEmpty(entry), true);
});

test("spaces are nothing; a picture alone is something", () => {
  assert.equal(isEmpty({ title: " ", text: "\n ", attachments: [] }), true);
  assert.equal(isEmpty({ title: "", text: "", attachments: [/** @type {any} */ ({ blob: "x" })] }), false);
  assert.equal(isEmpty({ title: "", text: "a", attachments: [] }), false);
});

test("the bin keeps for thirty days and not for longer", () => {
  const now = new Date("2026-11-23T12:00:00Z");
  assert.equal(isPast("2026-10-24T12:00:00Z", now), false);
  assert.equal(isPast("2026-10-24T11:59:59Z", now), true);
  assert.equal(isPast(null, now), false);
});
