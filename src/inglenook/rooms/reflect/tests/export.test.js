import assert from "node:assert/strict";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { exportArchive } from "inglenook/reflect/exporting/archive";
import { exportFolder } from "inglenook/reflect/exporting/folder";
import { page, parsePage } from "inglenook/reflect/exporting/pages";
import { read } from "inglenook/reflect/importing/read";

/** @typedef {import("inglenook/reflect/exporting/pages").Kept} Kept */

const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]);
const JOURNALS = [{ rid: "j1", fields: { name: "Work: notes", colour: "lake" } }, { rid: "j2", fields: { name: "Garten", colour: "clay" } }];

/** Shaped like a record id. @param {string} rid */
const id = (rid) => rid.padEnd(22, "0");

/** @param {string} rid @param {object} [fields] @returns {Kept} */
const entry = (rid, fields = {}) => ({
  rid: id(rid), made_at: "2026-11-23T13:05:00.000Z", edited_at: "2026-11-23T14:00:00.000Z",
  fields: { title: "A title", text: "words", on: "2026-11-23T14:05", zone: "Europe/Madrid", journal: "j1", tags: ["a", "b c"], starred: true, attachments: [], letter: null, source: null, removed_at: null, extra: {}, ...fields },
});

/** @param {Kept[]} entries @param {(ref: any) => Promise<Uint8Array>} [attachment] */
const folder = (entries, attachment = async (ref) => ref.bytes) => exportFolder({ entries, journals: JOURNALS, attachment, readme: "What this is.", rest: { "check-in": [{ rid: "c", fields: { energy: 3 } }] } });

/** @param {Uint8Array} bytes */
const back = (bytes) => read([{ name: "journal.zip", bytes }], { zone: "Asia/Tokyo" });

/** What an entry says, in the form both sides share. @param {Kept} kept */
const said = ({ rid, made_at, edited_at, fields }) => ({
  rid, made_at, edited_at, title: fields.title, text: fields.text, on: fields.on, zone: fields.zone ?? null, journal_name: JOURNALS.find((one) => one.rid === fields.journal)?.fields.name ?? null,
  tags: fields.tags, starred: fields.starred, letter: fields.letter ?? null, source: fields.source ?? null, removed_at: fields.removed_at ?? null, extra: fields.extra,
  attachments: (fields.attachments ?? []).map((ref) => ({ name: ref.name, bytes: [.../** @type {any} */ (ref).bytes] })),
});

/** @param {any} found @returns {ReturnType<typeof said>} */
const heard = ({ rid, made_at, edited_at, title, text, on, zone, journal_name, tags, starred, letter, source, removed_at, extra, attachments }) => ({
  rid, made_at, edited_at, title, text, on, zone, journal_name, tags, starred, letter, source, removed_at, extra,
  attachments: attachments.map((/** @type {any} */ { name, bytes }) => ({ name, bytes: [...bytes] })),
});

test("a folder that reads without Inglenook: dated names, front matter, attachments beside, a page that says what it is", async () => {
  const { bytes, missing } = await folder([entry("r1", { title: "Über: a/b? *", text: "See ![hill](attachment:my%20hill.jpg)", attachments: [{ name: "my hill.jpg", type: "image/jpeg", bytes: JPEG }] })]);
  const files = unzipSync(bytes);
  assert.deepEqual(Object.keys(files).sort(), ["README.txt", `attachments/${id("r1")}/my hill.jpg`, "entries/2026/2026-11-23 1405 Über_ a b_ _.md", "journals.json", "other/check-in.json"]);
  const text = strFromU8(files["entries/2026/2026-11-23 1405 Über_ a b_ _.md"]);
  assert.ok(text.startsWith('---\ninglenook: 1\nrid: "r100000000000000000000"\njournal: "Work: notes"\n'));
  assert.ok(text.endsWith("---\n\nSee ![hill](../../attachments/r100000000000000000000/my%20hill.jpg)\n"));
  assert.deepEqual(missing, []);
});

test("names are safe on every system and never stand twice", async () => {
  const titles = ["CON", "a.", ".hidden", "x".repeat(300), "same", "SAME", "same", "tab\tline\n", "👩‍⚕️ emoji", "نص عربي", "", "../../up", "a:b|c<d>e\"f"];
  const { bytes } = await folder(titles.map((title, n) => entry(`r${n}`, { title })));
  const names = Object.keys(unzipSync(bytes)).filter((name) => name.startsWith("entries/"));
  assert.equal(names.length, titles.length);
  assert.equal(new Set(names.map((name) => name.toLowerCase())).size, titles.length);
  for (const name of names) assert.match(name, /^entries\/2026\/2026-11-23 1405(?: [^\\/:*?"<>|\x00-\x1f]*[^. ])?\.md$/u);
  assert.ok(names.every((name) => name.length < 120));
});

test("our own export comes back whole, and no second time", async () => {
  const entries = [entry("r1", { attachments: [{ name: "a.jpg", type: "image/jpeg", bytes: JPEG }], text: "![](attachment:a.jpg)\n\n---\n\nend\n" }), entry("r2", { journal: null, letter: { open_on: "2027-05-01" }, source: { program: "dayone", id: "X" }, extra: { place: { name: "Ü" }, mood: "good" } })];
  const { bytes } = await folder(entries);
  const { entries: found, journals, report } = await back(bytes);
  assert.deepEqual(found.map(heard).sort((a, b) => a.rid.localeCompare(b.rid)), entries.map(said));
  assert.deepEqual(journals, JOURNALS.map(({ fields }) => fields));
  assert.deepEqual([report.written, report.skipped, report.lost, report.reasons], [2, 3, 0, { own_readme: 1, own_journals: 1, own_other: 1 }]);
  const twice = await read([{ name: "a.zip", bytes }, { name: "b.zip", bytes }], { zone: "Asia/Tokyo" });
  assert.deepEqual([twice.entries.length, twice.report.reasons.duplicate], [2, 2]);
});

/** The same chances each time. @param {number} seed */
function dice(seed) {
  let state = seed;
  return (/** @type {number} */ sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const PIECES = ["---", "\n", "\n\n", "words", " ", "# ", "- [ ] ", "inglenook: 1\n", '"', "\\", "\t", "](attachment:a%20b.jpg)", "![](", "](../../attachments/x)", "é", "👩‍⚕️", "\u2028", "\u0085", "\r\n", "\r", ": ", "{}", "'", "```", "\u202e", "\ufeff", "null", "<script>", "a"];

test("any words come back sign for sign", async () => {
  const roll = dice(42);
  const words = (/** @type {number} */ most) => Array.from({ length: roll(most) }, () => PIECES[roll(PIECES.length)]).join("");
  const entries = Array.from({ length: 150 }, (_, n) => entry(`r${String(n).padStart(3, "0")}`, {
    title: words(5), text: words(30), tags: Array.from({ length: roll(4) }, () => words(3)), starred: roll(2) === 1, zone: roll(2) ? "Europe/Madrid" : null,
    on: `20${10 + roll(80)}-0${1 + roll(9)}-1${roll(10)}T0${roll(10)}:${10 + roll(50)}`, journal: [null, "j1", "j2"][roll(3)], extra: roll(2) ? { mood: words(3), deep: { list: [words(2), n] } } : { kept: true },
    attachments: Array.from({ length: roll(3) }, (__, k) => ({ name: ["a b.jpg", "ü(1)'.pdf", "x.bin"][k], type: "application/octet-stream", bytes: Uint8Array.from({ length: 1 + roll(50) }, () => 32 + roll(200)) })),
    removed_at: roll(5) ? null : "2026-11-01T00:00:00.000Z",
  }));
  const { bytes } = await folder(entries);
  const { entries: found, report } = await back(bytes);
  assert.equal(report.lost, 0);
  const kept = entries.map(said);
  const came = new Map(found.map((one) => [one.rid, heard(one)]));
  for (const one of kept) {
    const empty = !one.title && !one.text.trim() && !one.attachments.length && !one.extra?.mood;
    if (!empty) assert.deepEqual(came.get(one.rid), one);
  }
});

test("an attachment that cannot be had is named, and everything else goes out", async () => {
  const { bytes, missing } = await folder([entry("r1", { attachments: [{ name: "gone.jpg", type: "image/jpeg" }] })], async () => { throw new Error("offline"); });
  assert.deepEqual(missing, [{ rid: id("r1"), title: "A title", name: "gone.jpg" }]);
  const { report } = await back(bytes);
  assert.equal(report.media.absent, 1);
});

test("a page that somebody edited by hand is still read", () => {
  const whole = page(entry("r1"), "Work", []).replace('title: "A title"', "title: Mine, no quotes").replace(/\n/g, "\r\n");
  const found = parsePage(whole);
  assert.deepEqual([found?.head.title, found?.text], ["Mine, no quotes", "words"]);
  assert.equal(parsePage("# not ours"), null);
});

test("the archive is the same zip, handed to the seal", async () => {
  /** @type {{name: string, bytes: Uint8Array}[][]} */
  const given = [];
  const wanted = { entries: [entry("r1")], journals: JOURNALS, attachment: async () => JPEG, readme: "x" };
  const { bytes } = await exportArchive(wanted, async (files) => {
    given.push(files);
    return Uint8Array.of(1, 2, 3);
  });
  assert.deepEqual([...bytes], [1, 2, 3]);
  assert.equal(given[0][0].name, "journal.zip");
  assert.equal((await back(given[0][0].bytes)).entries[0].title, "A title");
});
