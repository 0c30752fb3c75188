import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { fire, show, soon } from "../../../../../tests/js/page.js";

const { reset } = await import("../../../../../tests/js/fake-room.js");
await import("inglenook/vault/elements/touch-scale");

const SCALE = `<touch-scale><fieldset><label><input type="radio" name="e" value="1"></label>
  <label><input type="radio" name="e" value="2"></label></fieldset></touch-scale>`;
/** @param {string} selector */
const at = (selector) => /** @type {any} */ (document.querySelector(selector));

beforeEach(() => {
  reset({ phase: "open" });
  show(SCALE);
});

test("a digit chooses, and says so like a touch does", () => {
  let heard = 0;
  at("touch-scale").addEventListener("input", () => (heard += 1));
  at("touch-scale").onkeydown(Object.assign(new Event("keydown"), { key: "2" }));
  assert.equal(at("touch-scale").value, 2);
  assert.equal(heard, 1);
});

test("a digit that is not on the scale does nothing", () => {
  at("touch-scale").onkeydown(Object.assign(new Event("keydown"), { key: "9" }));
  assert.equal(at("touch-scale").value, null);
});

test("a second touch takes the choice back", async () => {
  const dot = at('[value="1"]');
  dot.checked = true;
  at("touch-scale").onpointerdown({ target: dot });
  fire(at("label"), "click");
  await soon();
  assert.equal(at("touch-scale").value, null);
});
