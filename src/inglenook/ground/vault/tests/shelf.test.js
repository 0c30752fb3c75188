// Lists, counts and search over opened records.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, snippet, wordsOf } from "inglenook/vault/folding";
import { RecordShelf } from "inglenook/vault/shelf";

/** @param {Record<string, any>} entries rid -> fields */
function shelf(entries, kind = "journal.entry") {
  const made = new RecordShelf();
  for (const [rid, fields] of Object.entries(entries)) {
    made.set({ rid, ver: 1, stamp: rid, waiting: false, content: { kind, schema: 1, made_at: rid, edited_at: rid, fields } });
  }
  return made;
}
const rids = (/** @type {any[]} */ list) => list.map(({ rid }) => rid).join("");

test("search forgives accents, case, width and ligatures, and wants every word", () => {
  const all = shelf({ a: { title: "Café", text: "Der ﬁnale Straßenzug" }, b: { text: "cafe only" }, c: { tags: ["CAFÉ"], text: "strasse" }, d: { text: "Ὀδυσσεύς" } });
  assert.equal(rids(all.search("cafe").hits), "cba");
  assert.equal(rids(all.search("CAFÉ strasse").hits), "ca");
  assert.equal(rids(all.search("finale").hits), "a");
  assert.equal(rids(all.search("ΟΔΥΣΣΕΥΣ").hits), "d");
  assert.equal(all.search("  ").total, 0);
  assert.equal(all.search("cafe missing").total, 0);
});

test("what is not meant to be read is not found", () => {
  const all = shelf({ a: { text: "x", journal: "secretid", attachments: [{ key: "secretid" }] } });
  assert.equal(all.search("secretid").total, 0);
});

test("a snippet shows each hit in its own letters", () => {
  const text = `${"before ".repeat(30)}Naïve ﬁsh and naive fish${" after".repeat(30)}`;
  const parts = snippet(text, wordsOf("naive fish"));
  assert.deepEqual(parts.filter(([, hit]) => hit).map(([part]) => part), ["Naïve", "ﬁsh", "naive", "fish"]);
  assert.ok(text.includes(parts.map(([part]) => part).join("")));
  assert.ok(parts.map(([part]) => part).join("").length <= 160);
  assert.deepEqual(snippet("none here", ["zzz"]), [["none here", false]]);
  assert.deepEqual(snippet("", ["a"]), []);
});

test("overlapping words make one hit", () => {
  assert.deepEqual(snippet("patience", wordsOf("pat patience")), [["patience", true]]);
});

test("a snippet of plain letters and one with an accent elsewhere show the same hit", () => {
  const plain = `${"before ".repeat(20)}The River Lamp${" after".repeat(40)}`;
  const parts = snippet(plain, wordsOf("RIVER lamp"));
  assert.deepEqual(parts.filter(([, isHit]) => isHit), [["River", true], ["Lamp", true]]);
  assert.deepEqual(snippet(`${plain} é`, wordsOf("RIVER lamp")), parts);
});

test("folding letter by letter is folding the whole", () => {
  for (const text of ["Ångström", "İstanbul ß", "한국어", "e\u0301", "Σίσυφος"]) {
    assert.equal([...text].map(fold).join(""), fold(text), text);
  }
});

test("lists are sorted, filtered, cut and paged", () => {
  const all = shelf({ a: { on: "3", tags: ["x"], text: "long text" }, b: { on: "1", tags: [] }, c: { on: "2", tags: ["x", "y"], removed_at: "t" } });
  assert.equal(rids(all.list("journal.entry", { by: "on" }).records), "acb");
  assert.equal(rids(all.list("journal.entry", { by: "on", order: "asc" }).records), "bca");
  const page = all.list("journal.entry", { by: "on", offset: 1, limit: 1 });
  assert.deepEqual([page.total, rids(page.records)], [3, "c"]);
  assert.equal(all.count("journal.entry", [["tags", "has", "x"]]), 2);
  assert.equal(all.count("journal.entry", [["removed_at", "=", null]]), 2);
  assert.equal(all.count("journal.entry", [["removed_at", "!=", null]]), 1);
  assert.equal(all.count("journal.entry", [["on", ">=", "2"], ["on", "<", "3"]]), 1);
  assert.equal(all.count("journal.entry", [["on", "in", ["1", "3"]]]), 2);
  assert.equal(all.count("other"), 0);
  const [first] = all.list("journal.entry", { by: "on", fields: ["on"], preview: { text: 4 } }).records;
  assert.deepEqual(first.fields, { on: "3", text: "long" });
});

test("values are counted, in lists each of them", () => {
  const all = shelf({ a: { tags: ["x"], journal: "j" }, b: { tags: ["x", "y"], journal: null }, c: {} });
  assert.deepEqual(all.tally("journal.entry", "tags"), { x: 2, y: 1 });
  assert.deepEqual(all.tally("journal.entry", "journal"), { j: 1 });
});

test("a record that changes its kind is found under the new one only", () => {
  const all = shelf({ a: { text: "x" } });
  const held = /** @type {any} */ (all.get("a"));
  all.set({ ...held, content: { ...held.content, kind: "gone" } });
  assert.equal(all.count("journal.entry"), 0);
  assert.equal(all.search("x").total, 0);
});

test("the first few of many are those that stand first in all of them", () => {
  const all = shelf(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`r${i}`, { on: `${(i * 7919) % 101}`, text: "x" }])));
  for (const order of ["asc", "desc"]) {
    const every = rids(all.list("journal.entry", { by: "on", order }).records);
    assert.ok(every.startsWith(rids(all.search("x", { by: "on", order, offset: 0, limit: 7 }).hits)));
    assert.deepEqual(all.list("journal.entry", { by: "on", order, offset: 4, limit: 3 }).records, all.list("journal.entry", { by: "on", order }).records.slice(4, 7));
  }
  assert.deepEqual(all.search("x", { limit: 0 }), { total: 300, hits: [] });
});

test("ten thousand entries of three hundred words are searched at once", () => {
  const words = "session client quiet tired hope letter after before river lamp garden winter".split(" ");
  const prose = (/** @type {number} */ i) => Array.from({ length: 300 }, (_, j) => words[(i * 7 + j * j) % words.length]).join(" ");
  const all = shelf(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`r${i}`, { text: prose(i), title: `Entry ${i}` }])));
  while (all.foldAhead(1000));
  const started = process.cpuUsage(); // what others do on this machine does not count
  assert.equal(all.search("entry garden 77").total, all.search("77 garden").total);
  assert.ok(process.cpuUsage(started).user / 2000 < 200, "milliseconds; the bench measures them");
});
