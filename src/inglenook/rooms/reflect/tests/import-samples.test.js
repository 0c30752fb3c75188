// Over real exports that nobody here wrote. They are read where INGLENOOK_SAMPLES says; the same rules are tested
// everywhere with small cases of our own in import-formats.test.js.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";
import { read } from "inglenook/reflect/importing/read";

const samples = join(process.env.INGLENOOK_SAMPLES ?? "", "journals");
const there = Boolean(process.env.INGLENOOK_SAMPLES) && existsSync(samples);

/** @param {string} path @returns {string[]} */
const files = (path) => (statSync(path).isDirectory() ? readdirSync(path).sort().flatMap((name) => files(join(path, name))) : [path]);

/** @param {string} name @param {object} [options] */
function bring(name, options = {}) {
  const path = join(samples, name);
  const dropped = files(path).map((file) => ({ name: statSync(path).isDirectory() ? relative(join(path, ".."), file) : relative(join(path, ".."), file), bytes: new Uint8Array(readFileSync(file)) }));
  return read(dropped, { zone: "Europe/Madrid", now: Date.parse("2026-11-23T12:00:00Z"), ...options });
}

/**
 * What must come out of each sample: program, written, skipped, lost, and media brought and absent.
 * @type {[string, string, number, number, number, number, number][]}
 */
const EXPECTED = [
  ["apple-journal/entry-with-assets.html", "apple-journal", 1, 0, 0, 0, 3],
  ["daylio/daylio_export_ok.csv", "daylio", 12, 0, 0, 0, 0],
  ["daylio/daylio_export_bad_missing_fields.csv", "daylio", 5, 0, 0, 0, 0],
  ["daylio/daylio_export_escaped_characters.csv", "daylio", 5, 0, 0, 0, 0],
  ["dayone/Dev Journal 2024-04-21.json", "dayone", 4, 0, 0, 0, 3],
  ["dayone/day-one-fictional.zip", "dayone", 3, 0, 0, 1, 0],
  ["evernote/checkbox-list.enex", "evernote", 1, 0, 0, 0, 0],
  ["evernote/empty_content.enex", "evernote", 1, 0, 0, 0, 0],
  ["evernote/invalid_html.enex", "evernote", 1, 0, 0, 0, 1],
  ["evernote/linked_notes.enex", "evernote", 6, 1, 0, 0, 0],
  ["evernote/tasks.enex", "evernote", 1, 0, 0, 0, 0],
  ["google-keep", "keep", 3, 0, 0, 0, 0],
  ["joplin-export/joplin.jex", "joplin", 10, 6, 0, 1, 0],
  ["joplin-export/md_frontmatter", "markdown", 9, 1, 0, 1, 0],
  ["joplin-raw-2", "joplin", 5, 14, 0, 2, 0],
  ["journey", "journey", 1, 0, 0, 0, 1],
  ["jrnl/basic_folder", "jrnl", 3, 3, 0, 0, 0],
  ["jrnl/basic_onefile.journal", "jrnl", 3, 0, 0, 0, 0],
  ["jrnl/dayone.dayone", "dayone-classic", 4, 0, 0, 0, 0],
  ["jrnl/deletion_filters.journal", "jrnl", 5, 0, 0, 0, 0],
  ["jrnl/little_endian_dates.journal", "jrnl", 2, 0, 0, 0, 0],
  ["jrnl/mostlyreadabledates.journal", "jrnl", 3, 0, 0, 0, 0],
  ["jrnl/multiline.journal", "jrnl", 1, 0, 0, 0, 0],
  ["jrnl/simple.journal", "jrnl", 2, 0, 0, 0, 0],
  ["jrnl/tags.journal", "jrnl", 2, 0, 0, 0, 0],
  ["jrnl-json/basic_onefile.json", "jrnl-json", 3, 0, 0, 0, 0],
  ["jrnl-json/tags.json", "jrnl-json", 2, 0, 0, 0, 0],
  ["markdown-csv-notes", "markdown", 10, 0, 0, 0, 0],
  ["markdown-frontmatter", "markdown", 2, 0, 0, 0, 0],
];

test("whether the samples are here", (t) => {
  t.diagnostic(there ? `reading samples in ${samples}` : "INGLENOOK_SAMPLES is not set: small cases of our own stand in for the real exports");
  assert.equal(typeof there, "boolean");
});

if (there) {
  for (const [name, program, written, skipped, lost, brought, absent] of EXPECTED) {
    test(`${name}: ${written} written, ${skipped} skipped, ${lost} lost`, async () => {
      const { program: found, entries, report } = await bring(name);
      assert.deepEqual([found, report.written, report.skipped, report.lost], [program, written, skipped, lost]);
      assert.equal(report.found, written + skipped + lost);
      assert.equal(entries.length, written);
      assert.deepEqual([report.media.brought, report.media.absent, report.media.refused], [brought, absent, 0]);
      assert.equal(new Set(entries.map((entry) => entry.name)).size, written);
    });
  }

  test("every sample is in the list above", () => {
    const known = files(samples).filter((path) => !EXPECTED.some(([name]) => path.startsWith(join(samples, name))));
    assert.deepEqual(known, []);
  });

  test("all samples at once, in one drop, give the same entries", async () => {
    const { entries, report, programs } = await read(files(samples).map((file) => ({ name: relative(samples, file), bytes: new Uint8Array(readFileSync(file)) })), { zone: "Europe/Madrid" });
    assert.equal(report.found, report.written + report.skipped + report.lost);
    assert.equal(report.lost, 0);
    assert.equal(entries.length, report.written);
    assert.deepEqual([...programs].sort(), ["apple-journal", "daylio", "dayone", "dayone-classic", "evernote", "joplin", "journey", "jrnl", "jrnl-json", "keep", "markdown"]);
  });

  test("a second run finds the same names", async () => {
    for (const [name] of EXPECTED) {
      const [first, second] = [await bring(name), await bring(name, { zone: "Asia/Tokyo", now: 0 })];
      assert.deepEqual(first.entries.map((entry) => entry.name), second.entries.map((entry) => entry.name), name);
    }
  });

  test("Day One: wall time in the entry's own zone, words kept, script kept as words", async () => {
    const dev = await bring("dayone/Dev Journal 2024-04-21.json");
    assert.deepEqual([dev.entries[0].on, dev.entries[0].zone, dev.entries[0].title], ["2024-04-17T00:00", "Europe/Dublin", "Header 1"]);
    assert.ok(dev.entries[1].text.startsWith("Pariatur aute nulla incididunt. Ad dolor"));
    const fictional = await bring("dayone/day-one-fictional.zip");
    assert.ok(fictional.entries[1].text.includes("<script>makeBelieve()</script>"));
    assert.deepEqual(fictional.entries[0].attachments.map(({ name, type }) => [name, type]), [["fictional-color-tile.png", "image/png"]]);
  });

  test("jrnl: day before month, a month alone, stars, tags, files that are no days", async () => {
    assert.deepEqual((await bring("jrnl/little_endian_dates.journal")).entries.map(({ on }) => on), ["2013-06-09T15:39", "2013-07-10T15:40"]);
    const half = await bring("jrnl/mostlyreadabledates.journal");
    assert.deepEqual(half.entries.map(({ on }) => on), ["2019-07-18T14:23", "2019-07-19T14:23", "2019-07-01T14:23"]);
    assert.ok(half.report.lines.some(({ say }) => say === "half_dated"));
    const one = await bring("jrnl/basic_onefile.journal");
    assert.deepEqual(one.entries.map(({ starred }) => starred), [false, true, false]);
    assert.deepEqual(one.entries[0].tags, ["ipsum", "tagone", "tagtwo"]);
    assert.deepEqual((await bring("jrnl/basic_folder")).report.lines.map(({ say }) => say), ["no_day_file", "no_day_file", "no_day_file"]);
  });

  test("Daylio: a date that is missing is taken from the row above, cells too many are kept", async () => {
    const bad = await bring("daylio/daylio_export_bad_missing_fields.csv");
    assert.equal(bad.entries[1].on, "2022-10-27T13:49");
    assert.deepEqual(bad.report.lines.map(({ say }) => say), ["date_recovered"]);
    const ok = await bring("daylio/daylio_export_ok.csv");
    assert.deepEqual(ok.entries[11].extra, { mood: "vaguely ok" });
    assert.ok(ok.entries[3].text.includes("Sed ut est interdum") && ok.entries[3].text.includes("Maecenas dictum"));
  });

  test("Evernote: tasks where their place was, broken HTML, boxes", async () => {
    assert.equal((await bring("evernote/tasks.enex")).entries[0].text, "a\n\nb\n\nList 1\n\n- [x] Clara\n- [ ] Bob\n\nList 2\n\n- [ ] Jeff");
    assert.ok((await bring("evernote/invalid_html.enex")).entries[0].text.endsWith("DSCN0716.JPG"));
    assert.ok((await bring("evernote/checkbox-list.enex")).entries[0].text.endsWith("- [x] Foo\n- [ ] **Bar**\n- [ ] *Baz*"));
  });

  test("Joplin: pictures by id, notebooks inside notebooks, tags through links", async () => {
    const { entries } = await bring("joplin-raw-2");
    const one = entries.find(({ title }) => title === "note1");
    assert.equal(one?.text, "![photo.jpg](attachment:photo.jpg)");
    assert.deepEqual(one?.attachments.map(({ type, bytes }) => [type, bytes.length]), [["image/jpeg", 2720]]);
    assert.equal(one?.journal_name, "folder1 / subFolder2");
    assert.deepEqual(entries.find(({ title }) => title === "note3")?.tags.sort(), ["tag1", "tag2"]);
  });

  test("Apple Journal, Journey, Keep, Markdown: what stands out in each", async () => {
    const apple = (await bring("apple-journal")).entries[0];
    assert.deepEqual([apple.on.slice(0, 10), apple.title, apple.extra.mood], ["2024-11-03", "Youve Connected", "Sad, Overwhelmed"]);
    const journey = (await bring("journey")).entries[0];
    assert.deepEqual([journey.on, journey.text, journey.extra], ["2021-07-01T12:00", "Test Entry\n\n**bold** *italic* ***bold-italic***", {}]);
    const keep = (await bring("google-keep")).entries;
    assert.ok(keep.find(({ title }) => title === "Checklist note")?.text.startsWith("- [ ] First item\n"));
    const notes = (await bring("markdown-csv-notes")).entries;
    const plan = notes.find(({ title }) => title === "Project Plan");
    assert.ok(plan?.text.startsWith("# Project Overview\n\nThis is"));
    assert.deepEqual([plan?.on, plan?.tags, plan?.extra.fields.Priority], ["2024-01-16T00:00", ["planning", "strategy"], "High"]);
    const front = (await bring("markdown-frontmatter")).entries;
    assert.deepEqual(front.map(({ tags }) => tags), [["books", "fiction"], ["travel", "planning/2026", "todo", "wishlist"]]);
  });
}
