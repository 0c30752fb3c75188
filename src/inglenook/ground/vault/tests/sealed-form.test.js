import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { fire, show, soon } from "../../../../../tests/js/page.js";

const { asked, become, records, reset, tell } = await import("../../../../../tests/js/fake-room.js");
await import("inglenook/vault/elements/sealed-form");
const { allKept } = await import("inglenook/site/leaving");
const { learn } = await import("inglenook/site/words");

learn("vault", { kept: "Kept.", stored: "Stored.", not_kept: "Not kept: {why}", undone: "Undone." });
learn("site", { undo: "Undo" });

const FORM = (/** @type {string} */ attributes) => `
  <sealed-form kind="aim" schema="2" ${attributes}>
    <form><input id="title" data-of="title" data-as="text"><input type="checkbox" data-of="done" data-as="flag">
    <input data-of="effort" data-as="number">
    <input type="radio" name="size" value="1" data-of="size" data-as="number"><input type="radio" name="size" value="2" data-of="size" data-as="number">
    <input type="checkbox" value="a" data-of="tags" data-as="list"><input type="checkbox" value="b" data-of="tags" data-as="list">
    <button>Keep</button><p data-status></p></form>
  </sealed-form>
  <p id="say"></p><div id="undo" hidden><span data-undo="text"></span><button>Undo</button></div>`;

/** @param {string} selector */
const at = (selector) => /** @type {any} */ (document.querySelector(selector));

beforeEach(async () => {
  show("");
  await allKept();
  reset({ phase: "open" });
});

test("what is typed is sealed within a second, as the fields Python declared", async () => {
  show(FORM("autosave"));
  at("#title").value = "listen longer";
  at('[data-of="effort"]').value = "3.5";
  at('[value="2"]').checked = true;
  at('[value="b"]').checked = true;
  fire(at("#title"), "input");
  await soon(900);
  const [record] = records.values();
  assert.deepEqual(record.fields, { title: "listen longer", done: false, effort: 3.5, size: 2, tags: ["b"] });
  assert.equal(record.schema, 2);
  assert.equal(at("[data-status]").textContent, "Kept.");
});

test("steady typing does not put the save off for more than a second", async () => {
  show(FORM("autosave"));
  for (let i = 0; i < 11; i += 1) {
    at("#title").value += "x";
    fire(at("#title"), "input");
    await soon(90);
  }
  assert.ok(records.size === 1);
});

test("leaving the page waits for what was typed last", async () => {
  show(FORM("autosave"));
  at("#title").value = "last words";
  fire(at("#title"), "input");
  assert.deepEqual(await allKept(), []);
  assert.equal([...records.values()][0].fields.title, "last words");
});

test("an element that is taken from the page still keeps what it holds", async () => {
  show(FORM("autosave"));
  at("#title").value = "half a line";
  fire(at("#title"), "input");
  at("sealed-form").remove();
  assert.deepEqual(await allKept(), []);
  assert.equal([...records.values()][0].fields.title, "half a line");
});

test("a form of a named record opens it and keeps the fields of others in it", async () => {
  records.set("name:settings", { rid: "name:settings", kind: "aim", fields: { title: "old", foreign: 7 }, ver: 1 });
  show(FORM('autosave record="settings"'));
  await soon();
  assert.equal(at("#title").value, "old");
  at("#title").value = "new";
  fire(at("#title"), "input");
  await allKept();
  assert.equal(records.get("name:settings").fields.foreign, 7);
  assert.equal(records.get("name:settings").fields.title, "new");
});

test("a form waits for the open room", async () => {
  reset({ phase: "closed" });
  records.set("name:settings", { rid: "name:settings", kind: "aim", fields: { title: "sealed" }, ver: 1 });
  show(FORM('record="settings"'));
  await soon();
  assert.equal(at("#title").value ?? "", "");
  become({ phase: "open" });
  await soon();
  assert.equal(at("#title").value, "sealed");
});

test("the button keeps, and undo takes a new record back", async () => {
  show(FORM(""));
  at("#title").value = "one";
  fire(at("form"), "submit");
  await soon(20);
  assert.equal(records.size, 1);
  at("#undo button").onclick();
  await soon();
  assert.equal(records.size, 0);
  assert.equal(at("[data-status]").textContent, "Undone.");
});

test("undo of a change brings the former words back", async () => {
  records.set("name:s", { rid: "name:s", kind: "aim", fields: { title: "before" }, ver: 1 });
  show(FORM('record="s"'));
  await soon();
  at("#title").value = "after";
  fire(at("form"), "submit");
  await soon(20);
  assert.equal(records.get("name:s").fields.title, "after");
  at("#undo button").onclick();
  await soon();
  assert.equal(records.get("name:s").fields.title, "before");
  assert.equal(at("#title").value, "before");
});

test("a change from elsewhere shows, but never over words that are not kept yet", async () => {
  records.set("name:s", { rid: "name:s", kind: "aim", fields: { title: "a" }, ver: 1 });
  show(FORM('record="s"'));
  await soon();
  records.set("name:s", { rid: "name:s", kind: "aim", fields: { title: "from the phone" }, ver: 2 });
  tell("changed", { kinds: ["aim"], rids: ["name:s"] });
  await soon();
  assert.equal(at("#title").value, "from the phone");
  at("#title").value = "mine";
  fire(at("#title"), "input");
  tell("changed", { kinds: ["aim"], rids: ["name:s"] });
  await soon();
  assert.equal(at("#title").value, "mine");
});

test("a refusal is said at the form, and the words stay dirty until they are kept", async () => {
  show(FORM("autosave"));
  const form = at("sealed-form");
  form.seal = async () => {
    throw new Error("Storage is full.");
  };
  at("#title").value = "x";
  fire(at("#title"), "input");
  const wrong = await allKept();
  assert.equal(wrong.length, 1);
  assert.equal(at("[data-status]").textContent, "Not kept: Storage is full.");
  assert.equal(form.dirty, true);
  delete form.seal;
  assert.deepEqual(await allKept(), []);
  assert.equal(asked.filter(([name]) => name === "put").length, 1);
});

test("the button says at each box what is missing, and keeps nothing", async () => {
  show(FORM(""));
  at("#title").required = true;
  at("#title").setAttribute("required", "");
  fire(at("form"), "submit");
  await soon();
  assert.equal(records.size, 0);
  assert.equal(at("#title").getAttribute("aria-invalid"), "true");
  assert.equal(at(`#${at("#title").getAttribute("aria-describedby")}`).textContent, "Please fill in.");
});
