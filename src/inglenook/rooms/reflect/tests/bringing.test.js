import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { bring, takeBack } from "inglenook/reflect/bringing";
import { FakeRoom } from "./fake-room.js";

const NOW = new Date("2026-11-23T11:00:00Z");
const OPTIONS = { name: "export.zip", now: NOW };
/** @type {FakeRoom} */
let room;
beforeEach(() => (room = new FakeRoom()));

/** @param {number} n @param {object} [more] @returns {any} */
const entry = (n, more = {}) => ({
  name: `import|jrnl|${n}`, title: "", text: `entry ${n}`, on: "2019-05-03T10:00", zone: null, journal: null, journal_name: null, tags: [], starred: false,
  letter: null, source: { program: "jrnl", id: String(n) }, removed_at: null, extra: {}, attachments: [], made_at: "2019-05-03T10:00:00Z", edited_at: null, ...more,
});
const read = (/** @type {any[]} */ entries) => ({ entries, program: "jrnl" });

test("entries become records with the times they had", async () => {
  const done = await bring(read([entry(1), entry(2)]), room, OPTIONS);
  assert.deepEqual(done, { written: 2, already: 0, left: 0 });
  const [first] = room.of("journal.entry");
  assert.equal(first.made_at, "2019-05-03T10:00:00Z");
  assert.equal("journal_name" in first.fields || "name" in first.fields || "made_at" in first.fields, false);
});

test("running it again adds nothing, not even an attachment or a journal", async () => {
  const entries = [entry(1, { journal_name: "Work", attachments: [{ name: "a.png", type: "image/png", bytes: new Uint8Array(3) }] })];
  await bring(read(entries), room, OPTIONS);
  const { length } = room.writes;
  assert.deepEqual(await bring(read(entries), room, OPTIONS), { written: 0, already: 1, left: 0 });
  assert.equal(room.writes.length, length);
});

test("the same entry twice in one export is brought once", async () => {
  const done = await bring(read([entry(1), entry(1)]), room, OPTIONS);
  assert.deepEqual(done, { written: 1, already: 1, left: 0 });
});

test("a journal of the same name is used, another is made", async () => {
  const { rid } = await room.put({ kind: "journal.journal", fields: { name: "Work", colour: "clay" } });
  await bring(read([entry(1, { journal_name: "work" }), entry(2, { journal_name: "Dreams" }), entry(3)]), room, OPTIONS);
  const [one, two, three] = room.of("journal.entry").map(({ fields }) => fields.journal);
  assert.equal(one, rid);
  assert.equal(room.records.get(two).fields.name, "Dreams");
  assert.equal(three, null);
});

test("pictures are tidied and attached under the names the text uses", async () => {
  const tidy = async (/** @type {any} */ file) => ({ ...file, name: "other", bytes: new Uint8Array(1), type: "image/webp" });
  await bring(read([entry(1, { attachments: [{ name: "a.png", type: "image/png", bytes: new Uint8Array(3) }] })]), room, { ...OPTIONS, tidy });
  const [{ name, type, bytes }] = room.of("journal.entry")[0].fields.attachments;
  assert.deepEqual([name, type, bytes], ["a.png", "image/webp", 1]);
});

test("an import that is stopped says what is left, and going on brings the rest", async () => {
  const entries = Array.from({ length: 250 }, (_, n) => entry(n));
  let asked = 0;
  const done = await bring(read(entries), room, { ...OPTIONS, stopped: () => ++asked > 1 });
  assert.deepEqual(done, { written: 100, already: 0, left: 150 });
  assert.deepEqual(await bring(read(entries), room, OPTIONS), { written: 150, already: 100, left: 0 });
});

test("an import is taken back whole: entries, journals that are empty then, and its own note", async () => {
  await room.put({ kind: "journal.entry", fields: { text: "mine", on: "2026-11-22T10:00" } });
  await bring(read([entry(1, { journal_name: "Work" }), entry(2, { attachments: [{ name: "a", type: "x", bytes: new Uint8Array(1) }] })]), room, OPTIONS);
  const [note] = room.of("journal.import");
  assert.deepEqual(await takeBack(note.rid, room), { removed: 2, stayed: 0 });
  assert.deepEqual(room.of("journal.entry").map(({ fields }) => fields.text), ["mine"]);
  assert.equal(room.of("journal.journal").length + room.of("journal.import").length, 0);
});

test("what was changed since stays when an import is taken back", async () => {
  await bring(read([entry(1), entry(2)]), room, OPTIONS);
  const [first] = room.of("journal.entry");
  await room.put({ rid: first.rid, kind: "journal.entry", fields: { ...first.fields, text: "mine now" } });
  assert.deepEqual(await takeBack(room.of("journal.import")[0].rid, room), { removed: 1, stayed: 1 });
  assert.equal(room.of("journal.entry")[0].fields.text, "mine now");
});

test("an import that was taken back can be brought again", async () => {
  await bring(read([entry(1)]), room, OPTIONS);
  await takeBack(room.of("journal.import")[0].rid, room);
  assert.equal((await bring(read([entry(1)]), room, OPTIONS)).written, 1);
});

test("an own export finds its own records again, and makes none beside them", async () => {
  const rid = "abcdefghijklmnopqrstuv";
  await room.put({ kind: "journal.entry", rid, fields: { title: "mine", text: "as it is now" } });
  const done = await bring(read([entry(1, { rid, name: `import|inglenook|${rid}` }), entry(2, { rid: "zyxwvutsrqponmlkjihgfe" })]), room, OPTIONS);
  assert.deepEqual(done, { written: 1, already: 1, left: 0 });
  assert.deepEqual(room.of("journal.entry").map((one) => one.rid).sort(), [rid, "zyxwvutsrqponmlkjihgfe"]);
  assert.ok(room.of("journal.entry").every((one) => !("rid" in one.fields)));
});
