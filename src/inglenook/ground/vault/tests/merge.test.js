// Merging two devices' versions: nothing typed is lost, nothing is doubled, and it does not matter who merges.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isMark, markLine, mergeLines, partners } from "inglenook/vault/lines";
import { canonical, merge } from "inglenook/vault/merge";

const at = (/** @type {number} */ minute) => `2026-11-23T17:${String(minute).padStart(2, "0")}:00.000Z`;
const of = (/** @type {any} */ fields, minute = 1, kind = "journal.entry") =>
  ({ kind, schema: 1, made_at: at(0), edited_at: at(minute), fields });
const MARK = markLine(at(1));
const lines = (/** @type {string} */ base, /** @type {string} */ newer, /** @type {string} */ older) => mergeLines(base, newer, older, MARK);

test("changes in different places both stand", () => {
  assert.equal(lines("a\nb\nc", "A\nb\nc", "a\nb\nC"), "A\nb\nC");
  assert.equal(lines("a\nb\nc\nd", "a\nc\nd", "a\nb\nc\nd\ne"), "a\nc\nd\ne");
});

test("one place changed twice keeps both, the newest on top, marked", () => {
  assert.equal(lines("a\nb\nc", "a\nnew\nc", "a\nold\nc"), `a\nnew\n${MARK}\nold\nc`);
  assert.ok(isMark(MARK));
});

test("what both typed alike stands once", () => {
  assert.equal(lines("a", "a\nsame", "a\nsame"), "a\nsame");
  assert.equal(lines("", "one\ntwo\nthree", "one\nthree"), "one\ntwo\nthree");
  assert.equal(lines("", "one\nx\nend", "one\ny\nend"), `one\nx\n${MARK}\ny\nend`);
});

test("repeated lines are not doubled", () => {
  const base = "\n\nx\n\nx\n\n";
  assert.equal(lines(base, base, `${base}y`), `${base}y`);
  assert.equal(lines(base, `first${base}`, base), `first${base}`);
});

test("merging again what was merged adds nothing", () => {
  const merged = lines("a", "a\nmine", "a\ntheirs");
  assert.equal(lines("a\ntheirs", merged, "a\ntheirs"), merged);
  assert.equal(lines("a", merged, "a\ntheirs"), merged);
});

test("every typed line survives, over many random edits", () => {
  let seed = 7;
  const pick = (/** @type {number} */ n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  for (let round = 0; round < 500; round++) {
    const base = Array.from({ length: pick(8) }, () => "xyz"[pick(3)]);
    const edit = (/** @type {string} */ who) => {
      const text = [...base];
      for (let i = 0; i < 3; i++) text.splice(pick(text.length + 1), 0, `${who}${i}`);
      return text;
    };
    const [a, b] = [edit("a"), edit("b")];
    const merged = lines(base.join("\n"), a.join("\n"), b.join("\n")).split("\n");
    for (const line of ["a0", "a1", "a2", "b0", "b1", "b2"]) {
      assert.equal(merged.filter((one) => one === line).length, 1, `${line} in ${merged}`);
    }
  }
});

test("partners never cross", () => {
  const found = [...partners(["a", "b", "a", "c"], ["a", "a", "c", "b"])].filter((place) => place >= 0);
  assert.deepEqual(found, found.toSorted((x, y) => x - y));
  assert.equal(found.length, 3);
});

test("very long texts that differ everywhere are merged at once", () => {
  const long = (/** @type {string} */ who) => Array.from({ length: 30_000 }, (_, i) => `${who}${i}`).join("\n");
  const started = performance.now();
  const merged = lines(long("b"), long("n"), long("o"));
  assert.ok(performance.now() - started < 1000);
  assert.ok(merged.includes("n29999") && merged.includes("o29999"));
});

test("each field goes its own way", () => {
  const base = of({ title: "a", starred: false, tags: ["x", "y"], extra: { mood: 1 } }, 0);
  const mine = of({ title: "a", starred: true, tags: ["x", "y", "m"], extra: { mood: 1, place: "home" } }, 1);
  const theirs = of({ title: "b", starred: false, tags: ["y", "t"], extra: { mood: 2 } }, 2);
  assert.deepEqual(merge(base, mine, theirs).fields,
    { title: "b", starred: true, tags: ["y", "t", "m"], extra: { mood: 2, place: "home" } });
});

test("a value that cannot stand beside the newer one is kept", () => {
  const merged = merge(of({ on: "2026-01-01" }, 0), of({ on: "2026-01-02" }, 2), of({ on: "2026-01-03" }, 1));
  assert.equal(merged.fields.on, "2026-01-02");
  assert.deepEqual(merged.fields.kept, [{ field: "on", value: "2026-01-03", edited_at: at(1) }]);
});

test("an edit beats a removal, in the bin and out of it", () => {
  const base = of({ text: "a" }, 0);
  const gone = of({}, 5, "gone");
  const edit = of({ text: "b" }, 1);
  assert.deepEqual(merge(base, gone, edit), edit);
  assert.deepEqual(merge(base, edit, gone), edit);
  assert.deepEqual(merge(base, gone, base), gone);
  const binned = merge(of({ text: "a", removed_at: null }, 0), of({ text: "a", removed_at: at(5) }, 5), of({ text: "b", removed_at: null }, 1));
  assert.equal(binned.fields.removed_at, null);
  assert.equal(binned.fields.text, "b");
});

test("a record in the bin can be deleted for good, and one taken out of it stays out", () => {
  const binned = of({ text: "a", removed_at: at(1) }, 1);
  const back = merge(binned, of({ text: "a", removed_at: null }, 2), of({ text: "b", removed_at: at(1) }, 3));
  assert.deepEqual(back.fields, { text: "b", removed_at: null });
});

test("it does not matter which device merges", () => {
  const base = of({ text: "a\nb", on: "1", tags: ["x"] }, 0);
  const one = of({ text: "a\nc", on: "2", tags: ["x", "o"] }, 3);
  for (const minute of [1, 3, 5]) {
    const two = of({ text: "d\nb\ne", on: "3", tags: [] }, minute);
    assert.equal(canonical(merge(base, one, two)), canonical(merge(base, two, one)));
  }
});

test("two devices that made one record each keep both texts", () => {
  const merged = merge(null, of({ text: "mine" }, 1), of({ text: "theirs" }, 2));
  assert.equal(merged.fields.text, `theirs\n${MARK}\nmine`);
});

test("a settings record made twice takes the union", () => {
  assert.deepEqual(merge(null, of({ a: 1 }, 1), of({ b: 2 }, 2)).fields, { b: 2, a: 1 });
});
