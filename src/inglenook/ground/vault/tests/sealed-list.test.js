import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { fire, show, soon } from "../../../../../tests/js/page.js";

const { become, records, reset } = await import("../../../../../tests/js/fake-room.js");
await import("inglenook/vault/elements/sealed-list");
await import("inglenook/vault/elements/sealed-search");
await import("inglenook/vault/elements/sealed-value");
const { asText } = await import("inglenook/vault/elements/show-fields");
const { learn } = await import("inglenook/site/words");

learn("vault", { total_one: "1 in all", total: "{n} in all", found: "{n} found.", removed: "Removed." });

const LIST = `
  <sealed-search for="aims"><input type="search"></sealed-search>
  <sealed-list id="aims" kind="aim" by="title" order="asc" size="2">
    <p data-total></p><ul data-rows></ul><p data-empty hidden>Nothing yet</p><p data-none hidden>Nothing found</p><button data-more hidden>More</button>
    <template data-row><li><a data-to="/aims/write/"><b data-field="title"></b></a><i data-if="note" data-field="note"></i><span data-field="snippet"></span>
    <button data-act="remove">Remove</button></li></template>
  </sealed-list><p><sealed-value count="aim">-</sealed-value></p>
  <p id="say"></p><div id="undo" hidden><span data-undo="text"></span><button>Undo</button></div>`;

/** @param {string} selector */
const at = (selector) => /** @type {any} */ (document.querySelector(selector));
const titles = () => [...document.querySelectorAll("b")].map((title) => title.textContent);

/** @param {string[]} names */
function fill(names) {
  names.forEach((title, i) => records.set(`r${i}`, { rid: `r${i}`, kind: "aim", schema: 1, fields: { title, note: "" } }));
}

beforeEach(() => {
  show("");
  reset({ phase: "open" });
});

test("a list shows a page of rows and ends", async () => {
  fill(["c", "a", "b"]);
  show(LIST);
  await soon();
  assert.deepEqual(titles(), ["a", "b"]);
  assert.equal(at("[data-total]").textContent, "3 in all");
  fire(at("[data-more]"), "click");
  await soon();
  assert.deepEqual(titles(), ["a", "b", "c"]);
  assert.equal(at("[data-more]").hidden, true);
});

test("a row links to its record by the fragment, and hides what is empty", async () => {
  fill(["a"]);
  show(LIST);
  await soon();
  assert.equal(at("li a").getAttribute("href"), "/aims/write/#r0");
  assert.equal(at("li i").hidden, true);
});

test("what was written is text and never markup", async () => {
  fill(["<img src=x onerror=alert(1)>"]);
  show(LIST);
  await soon();
  assert.equal(document.querySelector("li img"), null);
  assert.deepEqual(titles(), ["<img src=x onerror=alert(1)>"]);
});

test("an empty list says what to do first", async () => {
  show(LIST);
  await soon();
  assert.equal(at("[data-empty]").hidden, false);
  assert.equal(at("[data-none]").hidden, true);
});

test("nothing is shown before the room is open", async () => {
  reset({ phase: "closed" });
  fill(["a"]);
  show(LIST);
  await soon();
  assert.deepEqual(titles(), []);
  become({ phase: "open" });
  await soon();
  assert.deepEqual(titles(), ["a"]);
});

test("typing narrows the list, marks the hits, and tells how many", async () => {
  fill(["apple", "pear"]);
  show(LIST);
  await soon();
  at("input").value = "pear";
  fire(at("input"), "input");
  await soon(150);
  assert.deepEqual(titles(), ["pear"]);
  assert.equal(at("mark").textContent, "pear");
  assert.equal(at("#say").textContent, "1 found.");
  at("input").value = "zzz";
  fire(at("input"), "input");
  await soon(100);
  assert.equal(at("[data-none]").hidden, false);
  assert.equal(at("[data-empty]").hidden, true);
});

test("a list and a count follow changes, and a removal can be undone", async () => {
  fill(["a", "b"]);
  show(LIST);
  await soon();
  assert.equal(at("sealed-value").textContent, "2");
  fire(at("[data-act=remove]"), "click");
  await soon(20);
  assert.deepEqual(titles(), ["b"]);
  assert.equal(at("sealed-value").textContent, "1");
  at("#undo button").onclick();
  await soon(20);
  assert.deepEqual(titles(), ["a", "b"]);
});

test("values read as people write them, in the language of the page", () => {
  assert.equal(asText("2026-11-23T14:05", "date"), "November 23, 2026");
  assert.equal(asText("2026-11-23", "weekday"), "Mon");
  assert.equal(asText(["a", "b"]), "a and b");
  assert.equal(asText(1234.5), "1,234.5");
  assert.equal(asText(null), "");
  assert.equal(asText("no day", "date"), "no day");
});
