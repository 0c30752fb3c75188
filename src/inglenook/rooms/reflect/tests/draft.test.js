import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { conflicts } from "inglenook/reflect/conflicts";
import { Draft } from "inglenook/reflect/draft";
import { FakeRoom } from "./fake-room.js";

const NOON = new Date("2026-11-23T12:00:00Z");
const later = (/** @type {number} */ minutes) => new Date(NOON.getTime() + minutes * 60_000);
/** @type {FakeRoom} */
let room;
/** @type {Draft} */
let draft;

beforeEach(() => {
  room = new FakeRoom();
  draft = new Draft(room);
  draft.begin(NOON);
});

/** @param {string} text @param {Date} [now] @param {object} [more] */
const type = (text, now = NOON, more = {}) => draft.keep({ ...draft.fields, text, ...more }, now);
const kept = () => room.records.get(draft.rid ?? "").fields;

/** Another device changes what is kept. @param {object} fields */
async function elsewhere(fields) {
  const record = room.records.get(draft.rid ?? "");
  await room.put({ rid: record.rid, kind: record.kind, fields: { ...record.fields, ...fields } });
}

test("an entry that stays empty leaves no trace", async () => {
  await type("  ");
  assert.equal(room.writes.length, 0);
  assert.equal(draft.rid, null);
});

test("the first word makes the entry, more words stay in it", async () => {
  await type("one");
  await type("one two");
  assert.equal(room.of("journal.entry").length, 1);
  assert.equal(kept().text, "one two");
});

test("keeping the same again writes nothing", async () => {
  await type("one");
  const { length } = room.writes;
  await type("one");
  assert.equal(room.writes.length, length);
});

test("a new sitting keeps what was there as a sealed revision, once", async () => {
  await type("one", NOON);
  await type("one two", later(11));
  await type("one two three", later(12));
  const [revision, ...more] = room.of("journal.revision");
  assert.deepEqual(more, []);
  assert.deepEqual(revision.fields, { of: draft.rid, title: "", text: "one", saved_at: NOON.toISOString() });
});

test("one's own writes are never taken for another device's", async () => {
  await type("one");
  assert.equal(await draft.hearOther(), false);
  const typing = type("one two");
  assert.equal(await draft.hearOther(), false);
  await typing;
});

test("a change elsewhere waits, and what is typed goes on being kept with it", async () => {
  await type("first\n\nsecond");
  await elsewhere({ text: "first\n\nsecond\n\nfrom the train" });
  assert.equal(await draft.hearOther(), true);
  assert.equal(draft.fields.text, "first\n\nsecond", "nothing lands under the hands");
  await type("first!\n\nsecond");
  assert.equal(kept().text, "first!\n\nsecond\n\nfrom the train");
  await draft.takeOther();
  assert.equal(draft.fields.text, "first!\n\nsecond\n\nfrom the train");
});

test("typing on in a line that another device changed too makes one marked place, however often it is kept", async () => {
  await type("a line");
  await elsewhere({ text: "their line" });
  await draft.hearOther();
  for (const text of ["my", "my l", "my li", "my line", "my line here"]) await type(text, later(60));
  assert.equal(conflicts(kept().text).length, 1);
  assert.deepEqual(conflicts(kept().text).map(({ newer, older }) => [newer, older]), [["my line here", "their line"]]);
});

test("a change that arrived unheard between two saves is merged and told", async () => {
  await type("first\n\nsecond");
  await elsewhere({ tags: ["train"], text: "first\n\nsecond\n\nthird" });
  assert.equal(await type("first!\n\nsecond"), true);
  assert.equal(kept().text, "first!\n\nsecond\n\nthird");
  assert.deepEqual(kept().tags, ["train"]);
  await type("first!!\n\nsecond");
  assert.equal(kept().text, "first!!\n\nsecond\n\nthird");
});

test("a second change elsewhere before one looks loses neither", async () => {
  await type("mine\n\nend");
  await elsewhere({ text: "mine\n\nend\n\none" });
  await draft.hearOther();
  await type("mine now\n\nend");
  await elsewhere({ text: `${kept().text}\n\ntwo` });
  await draft.hearOther();
  await type("mine now, still\n\nend");
  assert.equal(kept().text, "mine now, still\n\nend\n\none\n\ntwo");
});

test("opening an entry shows it whole, also one that another program made", async () => {
  const { rid } = await room.put({ kind: "journal.entry", fields: { title: "t", text: "old", on: "2019-05-03", tags: ["x"] } });
  assert.equal((await draft.open(rid))?.rid, rid);
  assert.equal(draft.fields.starred, false);
  assert.equal(draft.isWritingNow, false);
  const { length } = room.writes;
  await draft.keep(draft.fields, NOON);
  assert.equal(room.writes.length, length, "only looking writes nothing");
});

test("what is no entry is not opened", async () => {
  const { rid } = await room.put({ kind: "check-in", fields: {} });
  assert.equal(await draft.open(rid), null);
  assert.equal(await draft.open("nowhere"), null);
});

test("a letter that was read says when, and only that is kept", async () => {
  const { rid } = await room.put({ kind: "journal.entry", fields: { title: "", text: "dear", on: "2026-01-01", letter: { open_on: "2026-11-23" } } });
  await draft.open(rid);
  draft.readLetter(NOON);
  await draft.keep(draft.fields, NOON);
  assert.deepEqual(kept().letter, { open_on: "2026-11-23", read_at: NOON.toISOString() });
  assert.equal(room.of("journal.revision").length, 0);
});
