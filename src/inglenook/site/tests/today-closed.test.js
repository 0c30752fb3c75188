import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.HTMLElement ??= /** @type {any} */ (class {});
globalThis.customElements ??= /** @type {any} */ ({ get: () => true });
globalThis.document ??= /** @type {any} */ ({ querySelectorAll: () => [], querySelector: () => null, addEventListener() {} });
const { shownIn } = await import("inglenook/site/today-closed");

test("Today is shown while the room is closed, with a word about it", () => {
  assert.equal(shownIn("closed"), "page and notice");
  assert.equal(shownIn("open"), "page");
});

test("without a room there is nothing to seal to, so the door is shown", () => {
  assert.equal(shownIn("none"), "door");
});

test("while nobody knows yet, nothing is said", () => {
  assert.equal(shownIn("unknown"), "page");
});
