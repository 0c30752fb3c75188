// Small exports of our own making, one for each thing a format can hold.
import assert from "node:assert/strict";
import { test } from "node:test";
import { strToU8, zipSync } from "fflate";
import { read } from "inglenook/reflect/importing/read";

const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 2, 3]);
const M4A = Uint8Array.from([0, 0, 0, 28, ...strToU8("ftypM4A isom"), 1, 2, 3, 4]);

/** @param {Record<string, string | Uint8Array>} files @param {object} [options] */
function bring(files, options = {}) {
  const dropped = Object.entries(files).map(([name, text]) => ({ name, bytes: typeof text === "string" ? strToU8(text) : text }));
  return read(dropped, { zone: "Europe/Madrid", now: Date.parse("2026-11-23T12:00:00Z"), ...options });
}

/** @param {Record<string, string | Uint8Array>} files */
const zip = (files) => zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, typeof text === "string" ? strToU8(text) : text])));

/** @param {Awaited<ReturnType<typeof read>>["report"]} report */
const sums = ({ found, written, skipped, lost }) => [found, written, skipped, lost];

test("Day One: several journals in one zip, media by their sum, links where they stood", async () => {
  const entry = (/** @type {object} */ more) => ({ uuid: "A1", creationDate: "2024-01-01T09:00:00Z", timeZone: "America/New_York", editingTime: 3, ...more });
  const work = { metadata: { version: "1.0" }, entries: [entry({ text: "# Title\n\nWords\\. ![](dayone-moment://IDA) and ![](dayone-moment:/audio/IDB) ![](dayone-moment://GONE)",
    photos: [{ identifier: "IDA", md5: "0123456789abcdef0123456789abcdef", type: "jpeg", orderInEntry: 0 }], audios: [{ identifier: "IDB", md5: "fedcba9876543210fedcba9876543210", format: "m4a" }] })] };
  const home = { entries: [entry({ uuid: "B2", text: "other", weather: { conditionsDescription: "Rain", temperatureCelsius: 9 }, location: { placeName: "Park", latitude: 1, longitude: 2 } })] };
  const { entries, report } = await bring({ "export.zip": zip({ "Work.json": JSON.stringify(work), "Home.json": JSON.stringify(home), "photos/0123456789abcdef0123456789abcdef.jpeg": JPEG, "audios/fedcba9876543210fedcba9876543210.m4a": M4A, "photos/unused0unused0unused0.jpeg": JPEG }) });
  assert.deepEqual(entries.map(({ journal_name: name }) => name), ["Work", "Home"]);
  assert.deepEqual([entries[0].title, entries[0].on, entries[0].name], ["Title", "2024-01-01T04:00", "import|dayone|A1"]);
  assert.equal(entries[0].text, "Words. ![](attachment:0123456789ab.jpeg) and ![](attachment:fedcba987654.m4a) ![](attachment:GONE)");
  assert.deepEqual(entries[0].attachments.map(({ type }) => type), ["image/jpeg", "audio/mp4"]);
  assert.deepEqual(entries[1].extra.weather, { text: "Rain", celsius: 9 });
  assert.deepEqual(report.media, { brought: 2, absent: 1, refused: 0, unused: 1 });
  assert.deepEqual(report.fields.dayone.editingTime, { brought: 0, changed: 0, lost: 2 });
  assert.deepEqual(sums(report), [3, 2, 1, 0]);
});

test("Day One: rich text where there is no plain text", async () => {
  const rich = { contents: [{ text: "Head\n", attributes: { line: { header: 1 } } }, { text: "bold", attributes: { bold: true } }, { text: " and plain *\n" }, { text: "done\n", attributes: { line: { listStyle: "checkbox", checked: true, indentLevel: 1 } } },
    { text: "x = 1\n", attributes: { line: { codeBlock: true } } }, { embeddedObjects: [{ type: "horizontalRuleLine" }] }, { text: "end" }] };
  const { entries } = await bring({ "J.json": JSON.stringify({ entries: [{ uuid: "R", creationDate: "2024-01-01T09:00:00Z", richText: JSON.stringify(rich) }] }) });
  assert.equal(entries[0].title, "Head");
  assert.equal(entries[0].text, "**bold** and plain \\*\n- [x] done\n```\nx = 1\n```\n---\nend");
});

test("Day One: a field that nobody knew yet is counted as lost, not passed over", async () => {
  const { report } = await bring({ "J.json": JSON.stringify({ entries: [{ uuid: "R", creationDate: "2024-01-01T09:00:00Z", text: "a", hologram: { x: 1 } }] }) });
  assert.deepEqual(report.fields.dayone.hologram, { brought: 0, changed: 0, lost: 1 });
});

test("Day One Classic: a property list, its photo beside it", async () => {
  const list = '<?xml version="1.0"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "x"><plist version="1.0"><dict><key>Creation Date</key><date>2013-06-17T18:38:29Z</date><key>Entry Text</key><string># A &amp; B\nwords</string><key>Starred</key><true/><key>Tags</key><array><string>one</string></array><key>Time Zone</key><string>Europe/Berlin</string><key>UUID</key><string>ABC123ABC123</string></dict></plist>';
  const { entries } = await bring({ "Journal.dayone/entries/ABC123ABC123.doentry": list, "Journal.dayone/photos/ABC123ABC123.jpg": JPEG });
  assert.deepEqual([entries[0].title, entries[0].text, entries[0].on, entries[0].starred, entries[0].tags], ["A & B", "words", "2013-06-17T20:38", true, ["one"]]);
  assert.equal(entries[0].attachments.length, 1);
  assert.equal(entries[0].source.program, "dayone");
});

for (const [layout, first, second, expected] of [
  ["%Y-%m-%d %H:%M", "2024-02-03 14:05", "2024-02-04 09:00", "2024-02-03T14:05"], ["%F %r", "2024-02-03 02:05:00 PM", "2024-02-04 09:00:00 AM", "2024-02-03T14:05"],
  ["%d.%m.%Y %H:%M", "03.02.2024 14:05", "04.02.2024 09:00", "2024-02-03T14:05"], ["%m/%d/%Y %I:%M %p", "02/13/2024 02:05 PM", "02/14/2024 09:00 AM", "2024-02-13T14:05"],
  ["%d/%m/%Y", "13/02/2024", "14/02/2024", "2024-02-13T00:00"], ["%d %b %Y, %H:%M", "3 Feb 2024, 14:05", "4 Feb 2024, 09:00", "2024-02-03T14:05"],
  ["%A, %B %d, %Y at %I:%M%p", "Saturday, February 3, 2024 at 2:05pm", "Sunday, February 4, 2024 at 9:00am", "2024-02-03T14:05"],
  ["German", "3. Februar 2024 14:05", "4. Februar 2024 9:00", "2024-02-03T14:05"], ["Spanish", "3 de febrero de 2024 14:05", "4 de febrero de 2024 9:00", "2024-02-03T14:05"],
  ["Japanese", "2024年2月3日 14:05", "2024年2月4日 9:00", "2024-02-03T14:05"], ["two digits of a year", "03.02.24 14:05", "04.02.24 09:00", "2024-02-03T14:05"],
]) {
  test(`jrnl: dates written as ${layout}`, async () => {
    const { entries, report } = await bring({ "my.journal": `[${first}] One. *\nbody @tag\n[not a date] still body\n\n[${second}] Two\n` });
    assert.equal(entries.length, 2);
    assert.deepEqual([entries[0].on, entries[0].title, entries[0].starred, entries[0].tags], [expected, "One.", true, ["tag"]]);
    assert.equal(entries[0].text, "body @tag\n[not a date] still body");
    assert.deepEqual(report.asks, []);
  });
}

test("jrnl: where day and month cannot be told apart, the report asks, and the names do not depend on the answer", async () => {
  const file = { "my.txt": "[03/04/2024 10:00] One\n\n[05/06/2024 10:00] Two\n" };
  const asked = await bring(file);
  assert.deepEqual(asked.report.asks, [{ say: "day_or_month", files: ["my.txt"], examples: ["03/04/2024 10:00"] }]);
  const [day, month] = [await bring(file, { dayFirst: true }), await bring(file, { dayFirst: false })];
  assert.deepEqual([day, month].map(({ entries }) => entries[0].on), ["2024-04-03T10:00", "2024-03-04T10:00"]);
  assert.deepEqual(day.report.asks, []);
  assert.deepEqual(day.entries.map(({ name }) => name), month.entries.map(({ name }) => name));
});

test("jrnl: the order in which entries stand tells day from month", async () => {
  const { entries, report } = await bring({ "a.txt": "[01/02/2024 10:00] One\n[02/01/2024 10:00] Two\n[03/01/2024 10:00] Three\n" });
  assert.deepEqual(entries.map(({ on }) => on.slice(0, 10)), ["2024-01-02", "2024-02-01", "2024-03-01"]);
  assert.deepEqual(report.asks, []);
});

test("jrnl: one line is split after its first sentence; a folder of days; JSON", async () => {
  const one = await bring({ "a.txt": "[2024-01-01 09:00] First thing. And more of it.\n" });
  assert.deepEqual([one.entries[0].title, one.entries[0].text], ["First thing.", "And more of it."]);
  const folder = await bring({ "log/2024/01/02.txt": "[2024-01-02 09:00] Day\n", "log/readme.txt": "[2024-01-02 09:00] Not a day\n", "elsewhere.txt": "[2024-01-02 10:00] Its own\n" });
  assert.deepEqual(sums(folder.report), [3, 2, 1, 0]);
  const json = await bring({ "j.json": JSON.stringify({ tags: { "@a": 1 }, entries: [{ title: "T", body: "B", date: "2024-01-02", time: "10:00", tags: ["@a"], starred: true }] }) });
  assert.deepEqual([json.entries[0].on, json.entries[0].tags, json.entries[0].starred, json.entries[0].name.split("|")[1]], ["2024-01-02T10:00", ["a"], true, "jrnl"]);
});

test("jrnl 1 wrote dates without brackets; dates that nobody can read are told one by one", async () => {
  const old = await bring({ "old.journal": '2010-06-10 15:00 A life without chocolate.\nMore of it.\n\n2013-06-10 15:40 He said "[this] is it".\n' });
  assert.deepEqual(old.entries.map(({ on, title, text }) => [on, title, text]), [["2010-06-10T15:00", "A life without chocolate.", "More of it."], ["2013-06-10T15:40", 'He said "[this] is it".', ""]]);
  const odd = await bring({ "odd.journal": "[ashasd7zd] The first\nwords\n\n[gksjd8] The second\n" });
  assert.deepEqual([sums(odd.report), odd.report.reasons], [[2, 0, 0, 2], { no_date: 2 }]);
  const note = await bring({ "note.txt": "2010-06-10 15:00 a single dated line\n" });
  assert.equal(note.entries[0].source.program, "text");
});

test("what another program sealed is named and not brought", async () => {
  const { entries, report } = await bring({ "secret.journal": `gAAAAA${"Bx_-".repeat(40)}==`, "mail.asc": "-----BEGIN PGP MESSAGE-----\n\nabc", "a.age": "age-encryption.org/v1\n-> X25519 abc\n" });
  assert.equal(entries.length, 0);
  assert.deepEqual(report.reasons, { encrypted: 3 });
});

/** @param {string} id @param {string} type @param {string} head @param {Record<string, string>} [fields] */
const joplinItem = (id, type, head, fields = {}) => `${head ? `${head}\n\n` : ""}id: ${id}\n${Object.entries({ created_time: "2020-07-25T10:55:18.547Z", ...fields }).map(([key, value]) => `${key}: ${value}`).join("\n")}\ntype_: ${type}`;

test("Joplin: HTML notes, to-dos, bins, sealed notes, pictures that are absent", async () => {
  const ids = Array.from({ length: 7 }, (_, n) => String(n).repeat(32));
  const { entries, report } = await bring({
    [`${ids[0]}.md`]: joplinItem(ids[0], "1", `To do\n\n![](:/${ids[5]}) [x](:/${ids[1]})`, { is_todo: "1", todo_completed: "1700000000000", parent_id: ids[3] }),
    [`${ids[1]}.md`]: joplinItem(ids[1], "1", "Page\n\n<p>a <b>b</b></p>", { markup_language: "2", latitude: "1.5", longitude: "2.5" }),
    [`${ids[2]}.md`]: joplinItem(ids[2], "1", "Old\n\ngone", { deleted_time: "1700000000000" }),
    [`${ids[3]}.md`]: joplinItem(ids[3], "2", "Book"), [`${ids[4]}.md`]: joplinItem(ids[4], "1", "", { encryption_applied: "1", encryption_cipher_text: "JED01x" }),
    [`${ids[6]}.md`]: joplinItem(ids[6], "13", ""),
  });
  assert.deepEqual(sums(report), [6, 2, 3, 1]);
  assert.deepEqual(report.reasons, { bin: 1, encrypted: 1, joplin_notebook: 1, joplin_other: 1 });
  assert.equal(entries[0].text, `![](attachment:${ids[5]}) x`);
  assert.deepEqual([entries[0].journal_name, entries[0].extra.todo.done], ["Book", "2023-11-14T22:13:20.000Z"]);
  assert.deepEqual([entries[1].text, entries[1].extra.place.latitude], ["a **b**", 1.5]);
});

test("Joplin: a file that is described but not in the export is absent, not its description in its place", async () => {
  const [note, file] = ["a".repeat(32), "b".repeat(32)];
  const { entries, report } = await bring({ [`${note}.md`]: joplinItem(note, "1", `N\n\n![x](:/${file})`), [`${file}.md`]: joplinItem(file, "4", "cat.jpg", { mime: "image/jpeg", file_extension: "jpg" }) });
  assert.deepEqual([entries[0].text, entries[0].attachments.length, report.media.absent], ["![x](attachment:cat.jpg)", 0, 1]);
});

test("Journey: pictures beside, moods, music, HTML lists", async () => {
  const entry = { id: "17-ab", date_journal: 1625133600000, timezone: "Asia/Tokyo", text: "<h1>Day</h1><ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>", mood: 4, favourite: true, lat: 35.1, lon: 139.2, address: "Tokyo", music_title: "Song", music_artist: "Her", photos: ["17-ab-1.jpg"], weather: { degree_c: 21.5, description: "Clear" }, tags: ["x"], type: "html" };
  const { entries, report } = await bring({ "journey.zip": zip({ "17-ab.json": JSON.stringify(entry), "17-ab-1.jpg": JPEG }) });
  assert.deepEqual([entries[0].title, entries[0].text, entries[0].on, entries[0].starred], ["Day", "- a\n- b\n  1. c", "2021-07-01T19:00", true]);
  assert.deepEqual(entries[0].extra, { place: { name: "Tokyo", latitude: 35.1, longitude: 139.2 }, music: "Song, Her", mood: "good", weather: { text: "Clear", celsius: 21.5 } });
  assert.equal(report.media.brought, 1);
});

test("Daylio: line breaks in cells, a row cut short, semicolons, no date at all", async () => {
  const table = 'full_date,date,weekday,time,mood,activities,note_title,note\n2024-01-02,January 2,Tuesday,10:04,good,"a | b",T,"one\ntwo ""q"""\n2024-01-01,January 1,Monday,9:30 pm,rad\n,,,10:00,bad,,,x\n';
  const { entries, report } = await bring({ "d.csv": `\ufeff${table}` });
  assert.deepEqual(sums(report), [3, 2, 0, 1]);
  assert.deepEqual(report.reasons, { no_date: 1 });
  assert.deepEqual([entries[0].text, entries[0].tags, entries[1].on, entries[1].extra.mood], ['one\ntwo "q"', ["a", "b"], "2024-01-01T21:30", "rad"]);
  const other = await bring({ "d.csv": "full_date;date;weekday;time;mood;activities;note_title;note\n2024-01-02;2 January;Tuesday;22:04;meh;;;n\n" });
  assert.equal(other.entries[0].on, "2024-01-02T22:04");
});

test("Daylio: its own backup, with moods of one's own, activities and pictures", async () => {
  const backup = { version: 15, pin: "1234", customMoods: [{ id: 1, predefined_name_id: 1, custom_name: "" }, { id: 6, predefined_name_id: -1, custom_name: "meh+" }], tags: [{ id: 9, name: "running" }],
    assets: [{ id: 3, checksum: "abcdef0123456789", type: 1, android_metadata: '{"Name":"hill.jpg"}' }], dayEntries: [{ id: 5, year: 2023, month: 10, day: 19, hour: 10, minute: 45, datetime: 1700408759432, timeZoneOffset: -18000000, mood: 6, note: "a<br>b", note_title: "", tags: [9], assets: [3] }] };
  const packed = Buffer.from(JSON.stringify(backup)).toString("base64");
  const { entries } = await bring({ "backup.daylio": zip({ "backup.daylio": packed, "assets/photos/2023/11/abcdef0123456789": JPEG }) });
  assert.deepEqual([entries[0].on, entries[0].text, entries[0].tags, entries[0].extra.mood], ["2023-11-19T10:45", "a\nb", ["running"], "meh+"]);
  assert.deepEqual(entries[0].attachments.map(({ name }) => name), ["hill.jpg"]);
  assert.ok(!JSON.stringify(entries).includes("1234"));
});

test("Evernote: files by their MD5, tables, nested lists, sealed parts, code", async () => {
  const data = Buffer.from(JPEG).toString("base64");
  const { createHash } = await import("node:crypto");
  const sum = createHash("md5").update(JPEG).digest("hex");
  const body = `<en-note><div>Line one</div><div>Line two</div><div><br/></div><table><tr><td>a</td><td>b|c</td></tr><tr><td>1</td><td><b>2</b></td></tr></table><ul><li>x<ul><li>y</li></ul></li></ul><div style="-en-codeblock:true;"><div>let a;</div><div>b</div></div><en-media hash="${sum}" type="image/jpeg"/><en-crypt>AAAA</en-crypt><a href="evernote:///x">other</a> <a href="https://e.example/?a=1&amp;b=2">web</a></en-note>`;
  const enex = `<?xml version="1.0"?><en-export><note><title>A &amp; B</title><content><![CDATA[${body}]]></content><created>20240102T101112Z</created><tag>t</tag><note-attributes><author>me</author><latitude>1.5</latitude><longitude>2.5</longitude><source-url>https://e.example/</source-url></note-attributes><resource><data encoding="base64">${data}</data><mime>image/jpeg</mime><resource-attributes><file-name>cat.jpg</file-name></resource-attributes></resource></note></en-export>`;
  const { entries, report } = await bring({ "Book.enex": enex });
  assert.deepEqual([entries[0].title, entries[0].on, entries[0].journal_name], ["A & B", "2024-01-02T11:11", "Book"]);
  assert.equal(entries[0].text, "Line one\nLine two\n\n| a | b\\|c |\n| --- | --- |\n| 1 | **2** |\n\n- x\n  - y\n\n```\nlet a;\nb\n```\n\n![](attachment:cat.jpg)other [web](https://e.example/?a=1&b=2)");
  assert.deepEqual(entries[0].extra, { place: { name: "", latitude: 1.5, longitude: 2.5 }, author: "me", url: "https://e.example/" });
  assert.ok(report.lines.some(({ say }) => say === "encrypted_part"));
});

test("Apple Journal: pictures, moods, an index that is no entry, a date in another language", async () => {
  const page = (/** @type {string} */ date) => `<!DOCTYPE html><html><body><p><span><div class='pageContainer'><div class="pageHeader">${date}</div><div class="assetGrid"><div class="gridItem assetType_photo"><img src="../Resources/ABCD.jpg"/></div></div><div class='title'>T</div><div class='bodyText'></span></p><p>One <b>two</b></p><ul><li>x</li></ul><p><span></div></div></span></p></body></html>`;
  const { entries, report } = await bring({ "A/index.html": "<html><body><a href='Entries/a.html'>x</a></body></html>", "A/Entries/a.html": page("Sonntag, 3. November 2024"), "A/Resources/ABCD.jpg": JPEG });
  assert.deepEqual([entries[0].on, entries[0].text, entries[0].extra.all_day], ["2024-11-03T00:00", "One **two**\n\n- x\n\n![](attachment:ABCD.jpg)", true]);
  assert.deepEqual(sums(report), [2, 1, 1, 0]);
});

test("Google Keep: lists, links, notes in the bin, the page that says it again", async () => {
  const note = (/** @type {object} */ more) => JSON.stringify({ color: "DEFAULT", isTrashed: false, isPinned: true, isArchived: false, title: "N", createdTimestampUsec: 1690372692755000, userEditedTimestampUsec: 1690866308447000, ...more });
  const { entries, report } = await bring({ "Keep/N.json": note({ listContent: [{ text: "a", isChecked: true }, { text: "b", isChecked: false }], annotations: [{ url: "https://x.example", title: "X" }], attachments: [{ filePath: "18a0c.1b2c3d4e.jpg", mimetype: "image/jpeg" }] }), "Keep/N.html": "<html><body>N</body></html>", "Keep/18a0c.1b2c3d4e.jpeg": JPEG, "Keep/B.json": note({ isTrashed: true, title: "B" }) });
  assert.equal(entries[0].text, "- [x] a\n- [ ] b\n\n[X](https://x.example)");
  assert.deepEqual([sums(report), report.reasons], [[3, 1, 2, 0], { twin: 1, bin: 1 }]);
});

test("Markdown: front matter, links to files beside, tags in the text, dates in names", async () => {
  const { entries } = await bring({
    "Vault/2024-03-04 Walk.md": "---\naliases: [a]\ntags:\n  - one\n  - two words\ncreated: 2024-03-04T10:00:00+02:00\nmood: calm\nnested:\n  deep: 1\n---\nText #three `#not`\n\n![[hill.jpg]] ![x](img/hill%202.jpg) [[Other]] ![gone](gone.png) [site](https://x.example)\n",
    "Vault/hill.jpg": JPEG, "Vault/img/hill 2.jpg": JPEG, "Vault/20240305.md": "No title here", "Vault/Plain.md": "# Head\n\nbody",
  });
  const [walk, day, head] = entries;
  assert.deepEqual([walk.title, walk.on, walk.tags], ["Walk", "2024-03-04T10:00", ["one", "two words", "three"]]);
  assert.equal(walk.text, "Text #three `#not`\n\n![](attachment:hill.jpg) ![x](attachment:hill%202.jpg) [[Other]] ![gone](attachment:gone.png) [site](https://x.example)");
  assert.deepEqual(walk.extra.fields, { aliases: ["a"], nested: { deep: 1 } });
  assert.deepEqual([day.title, day.on], ["", "2024-03-05T00:00"]);
  assert.deepEqual([head.title, head.text, head.extra.undated], ["Head", "body", true]);
});

test("plain text is an entry; tables, pictures alone and programs are named and left", async () => {
  const { entries, report } = await bring({ "2024-01-02 note.txt": "line\r\nline", "list.csv": "a,b\n1,2\n", "data.json": "{}", "x.exe": Uint8Array.from([0x4d, 0x5a, 0, 0]), "empty.txt": " \n", ".DS_Store": "x" });
  assert.deepEqual(entries.map(({ title, text, on }) => [title, text, on]), [["note", "line\nline", "2024-01-02T00:00"]]);
  assert.deepEqual(sums(report), [6, 1, 5, 0]);
  assert.deepEqual(report.reasons, { unknown: 3, empty: 1, litter: 1 });
});

test("the same entry twice is told; the same id with other words is kept beside", async () => {
  const entry = (/** @type {string} */ text) => ({ uuid: "SAME", creationDate: "2024-01-01T09:00:00Z", text });
  const { entries, report } = await bring({ "a.json": JSON.stringify({ entries: [entry("one"), entry("one"), entry("two")] }) });
  assert.deepEqual(sums(report), [3, 2, 1, 0]);
  assert.equal(entries[0].name, "import|dayone|SAME");
  assert.match(entries[1].name, /^import\|dayone\|SAME~/);
});

test("an entry far too long keeps its beginning, and the whole lies beside it", async () => {
  const { entries } = await bring({ "long.md": "word ".repeat(100_000) });
  assert.equal(entries[0].attachments[0].name, "whole text.txt");
  assert.equal(entries[0].attachments[0].bytes.length, 499_999);
  assert.ok(entries[0].text.length < 210_000 && entries[0].text.endsWith("(attachment:whole%20text.txt)"));
});

test("progress is told, and ends at the end", async () => {
  /** @type {number[][]} */
  const told = [];
  await bring({ "a.md": "a", "b.md": "b" }, { onProgress: (/** @type {number} */ done, /** @type {number} */ all) => told.push([done, all]) });
  assert.deepEqual(told.at(-1), [2, 2]);
});
