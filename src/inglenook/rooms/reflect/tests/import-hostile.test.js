// Exports that are broken, cut off, far too large, or made to harm: each fault is told, all else comes in, nothing throws.
import assert from "node:assert/strict";
import { test } from "node:test";
import { strToU8, zipSync } from "fflate";
import { decode } from "inglenook/reflect/importing/decoding";
import { parseJson, salvage } from "inglenook/reflect/importing/json";
import { LIMITS } from "inglenook/reflect/importing/limits";
import { md5 } from "inglenook/reflect/importing/md5";
import { crc32, members, unpack } from "inglenook/reflect/importing/packing/zip";
import { tarMembers } from "inglenook/reflect/importing/packing/tar";
import { read } from "inglenook/reflect/importing/read";
import { safePath } from "inglenook/reflect/importing/sources";
import { toMarkdown } from "inglenook/reflect/importing/markup/markdown";
import { tree } from "inglenook/reflect/importing/markup/tree";
import { frontMatter } from "inglenook/reflect/importing/yaml";

const ZONE = { zone: "Europe/Madrid", now: Date.parse("2026-11-23T12:00:00Z") };
const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 2, 3]);

/** @param {string} name @param {string | Uint8Array} text */
const bring = (name, text) => read([{ name, bytes: typeof text === "string" ? strToU8(text) : text }], ZONE);
const entry = (/** @type {number} */ n) => ({ uuid: `U${n}`, creationDate: "2024-01-01T09:00:00Z", text: `entry number ${n}, ${"words ".repeat(n % 7)}` });
const journal = JSON.stringify({ metadata: { version: "1.0" }, entries: Array.from({ length: 40 }, (_, n) => entry(n)) });

/** @param {string} name @param {Uint8Array} bytes @param {string} [kind] @param {string} [prefix] */
function tarFile(name, bytes, kind = "0", prefix = "") {
  const block = new Uint8Array(512 + Math.ceil(bytes.length / 512) * 512);
  const put = (/** @type {number} */ at, /** @type {string} */ text) => block.set(strToU8(text).subarray(0, 155), at);
  put(0, name.slice(0, 100));
  put(100, "0000644\0");
  put(124, `${bytes.length.toString(8).padStart(11, "0")}\0`);
  put(136, "14501135255\0");
  put(148, "        ");
  put(156, kind);
  put(257, "ustar\x0000");
  put(345, prefix);
  const sum = block.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  put(148, `${sum.toString(8).padStart(6, "0")}\0 `);
  block.set(bytes, 512);
  return block;
}

/** @param {Uint8Array[]} parts */
const tar = (parts) => Uint8Array.from(Buffer.concat([...parts, new Uint8Array(1024)]));

test("a zip cut off: what is whole comes in, the rest is named", async () => {
  const zip = zipSync({ "A.json": strToU8(journal), "B.json": strToU8(journal.replaceAll('"U', '"V')) });
  const { entries, report } = await bring("export.zip", zip.subarray(0, zip.length - 250));
  assert.ok(entries.length > 40 && entries.length < 80);
  assert.deepEqual(report.lines.map(({ say }) => say).filter((say) => /cut/.test(say)), ["archive_cut", "file_cut"]);
  assert.equal(report.reasons.broken, 1);
  const bare = await bring("export.zip", zip.subarray(0, zip.length - 500));
  assert.deepEqual([bare.entries.length, bare.report.reasons], [40, { file_cut: 1 }]);
});

test("JSON cut off: whole entries come in one by one", async () => {
  const { entries, report } = await bring("J.json", journal.slice(0, journal.length * 0.6));
  assert.ok(entries.length > 20);
  assert.deepEqual([report.lost, report.found], [1, entries.length + 1]);
});

test("a zip that swells without end is refused in words, and its neighbours come in", async () => {
  const bomb = new Uint8Array(60 * 1024 * 1024);
  const { entries, report } = await bring("export.zip", zipSync({ "bomb.md": bomb, "ok.md": strToU8("# fine") }));
  assert.deepEqual(entries.map(({ title }) => title), ["fine"]);
  assert.equal(report.lost, 1);
  assert.ok(report.reasons.too_packed === 1 || report.reasons.unknown === 1);
});

test("a zip that says a file is small while it swells is still stopped", async () => {
  const zip = zipSync({ "a.md": [strToU8(`# a\n${"x".repeat(90 * 1024 * 1024)}`), { level: 9 }] });
  const { members: found } = members(zip);
  found[0].size = 10;
  await assert.rejects(unpack(zip, found[0]), { say: "too_packed" });
});

test("archives inside archives end somewhere", async () => {
  let zip = zipSync({ "deep.md": strToU8("# deep") });
  for (let n = 0; n < 6; n++) zip = zipSync({ [`${n}.zip`]: zip });
  const { report } = await bring("x.zip", zip);
  assert.equal(report.reasons.too_nested, 1);
  const shallow = await bring("x.zip", zipSync({ "a.zip": zipSync({ "a.md": strToU8("# in") }) }));
  assert.equal(shallow.entries.length, 1);
});

test("a file over the limit is refused by its size, another beside it comes in", async () => {
  const huge = new Uint8Array(LIMITS.file + 1).fill(97);
  const { entries, report } = await read([{ name: "huge.md", bytes: huge }, { name: "ok.md", bytes: strToU8("ok") }], ZONE);
  assert.deepEqual([entries.length, report.reasons], [1, { too_large: 1 }]);
});

test("paths that lead out of the folder are led back in, and told", async () => {
  assert.deepEqual(safePath("../../etc/passwd"), { path: "etc/passwd", odd: true });
  assert.deepEqual(safePath("C:\\Users\\me\\a.md"), { path: "Users/me/a.md", odd: false });
  assert.deepEqual(safePath("/a/./b\0.md"), { path: "a/b.md", odd: false });
  const { entries, report } = await bring("x.zip", zipSync({ "../../evil.md": strToU8("# evil"), "a/../b.md": strToU8("# b") }));
  assert.equal(entries.length, 2);
  assert.equal(report.lines.filter(({ say }) => say === "odd_path").length, 2);
});

test("tar: links are named and not followed, long names and pax headers are read, the same name twice is kept apart", async () => {
  const long = `${"folder/".repeat(20)}note.md`;
  const pax = strToU8(`${(`xx path=${long}\n`).length + 1} path=${long}\n`);
  const bytes = tar([tarFile("a.md", strToU8("# a")), tarFile("a.md", strToU8("# again")), tarFile("link.md", new Uint8Array(), "2"), tarFile("PaxHeader", pax, "x"), tarFile("short", strToU8("# long")), tarFile("b.md", strToU8("# b"), "0", "in/here")]);
  assert.deepEqual(tarMembers(bytes).members.map(({ name }) => name), ["a.md", "a.md", "link.md", long, "in/here/b.md"]);
  const { entries, report } = await bring("x.tar", bytes);
  assert.deepEqual(entries.map(({ title }) => title).sort(), ["a", "again", "b", "long"]);
  assert.deepEqual(report.reasons, { link: 1 });
  const cut = await bring("x.tar", bytes.subarray(0, 700));
  assert.ok(cut.report.lines.some(({ say }) => say === "archive_cut"));
});

test("an encrypted zip says so", async () => {
  const zip = zipSync({ "a.md": strToU8("# a") }, { level: 0 });
  const list = zip.findIndex((_, at) => zip[at] === 0x50 && zip[at + 1] === 0x4b && zip[at + 2] === 1);
  zip[list + 8] |= 1;
  assert.deepEqual((await bring("x.zip", zip)).report.reasons, { encrypted: 1 });
});

test("JSON nested beyond sense is refused, not followed", async () => {
  const deep = `{"entries":[${"[".repeat(50_000)}`;
  assert.throws(() => parseJson(deep), { say: "too_nested" });
  const { report } = await bring("J.json", `{"metadata":{},"creationDate":1,"entries":[{"text":${"[".repeat(100_000)}${"]".repeat(100_000)}}]}`);
  assert.equal(report.written, 0);
  assert.ok(report.lines.length > 0);
  assert.deepEqual(salvage('{"entries":[{"a":1},{"b":"}"},{"c":', "entries"), { items: [{ a: 1 }, { b: "}" }], broken: 1 });
});

test("HTML nested beyond sense keeps its words", () => {
  const deep = `${"<div><b><ul><li>".repeat(20_000)}words${"</li></ul></b></div>".repeat(20_000)}`;
  assert.ok(toMarkdown(tree(deep)).includes("words"));
});

test("YAML nested beyond sense, or with aliases, ends", () => {
  const deep = Array.from({ length: 4000 }, (_, n) => `${" ".repeat(n)}k:`).join("\n");
  assert.ok(frontMatter(`---\na: 1\n---\nx`));
  assert.doesNotThrow(() => frontMatter(`---\n${deep.slice(0, 60_000)}\n---\nx`));
  assert.deepEqual(frontMatter("---\na: &x [1]\nb: *x\n---\n")?.fields, { a: "&x [1]", b: "*x" });
  assert.equal(Object.getPrototypeOf(frontMatter("---\n__proto__: {}\na: 1\n---\n")?.fields ?? {}), Object.prototype);
});

test("XML that declares entities of its own is refused", async () => {
  const lol = '<?xml version="1.0"?><!DOCTYPE en-export [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><en-export><note><title>&b;</title><content>x</content></note></en-export>';
  assert.deepEqual((await bring("x.enex", lol)).report.reasons, { own_entities: 1 });
  const list = '<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "lol">]><plist><dict><key>Entry Text</key><string>&a;</string></dict></plist>';
  assert.deepEqual((await bring("x.doentry", list)).report.reasons, { own_entities: 1 });
});

test("text in other encodings is read, and a guess is told", async () => {
  const text = "[2024-01-02 10:00] Café\nnaïve – “quoted”\n";
  const wide = Uint8Array.from(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]));
  assert.equal((await bring("a.journal", wide)).entries[0].title, "Café");
  assert.equal(decode(wide.subarray(2)).encoding, "utf-16le");
  const big = wide.slice(2).map((_, at, all) => all[at ^ 1]);
  assert.equal(decode(big).text, text);
  const old = Uint8Array.from([...strToU8("[2024-01-02 10:00] Caf"), 0xe9, ...strToU8("\nna"), 0xef, ...strToU8("ve "), 0x96, 0x0a]);
  const { entries, report } = await bring("a.journal", old);
  assert.deepEqual([entries[0].title, entries[0].text], ["Café", "naïve –"]);
  assert.deepEqual(report.lines.map(({ say }) => say), ["old_encoding"]);
  assert.equal((await bring("a.md", `\ufeff# Head`)).entries[0].title, "Head");
});

test("media: empty, too large and programs are refused by name; the entry comes in", async () => {
  const big = new Uint8Array(LIMITS.attachment + 1).fill(1);
  const files = { "n.md": strToU8("![a](a.pdf) ![b](b.bin) ![c](c.jpg)"), "a.pdf": new Uint8Array(), "b.bin": Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3]), "c.jpg": big };
  const { entries, report } = await read(Object.entries(files).map(([name, bytes]) => ({ name, bytes })), ZONE);
  assert.equal(entries.length, 1);
  assert.deepEqual(report.media, { brought: 0, absent: 0, refused: 3, unused: 0 });
  assert.deepEqual(report.lines.map(({ say }) => say).sort(), ["media_empty", "media_large", "media_program", "undated"]);
});

test("a page is not brought as a page: what could run becomes plain bytes", async () => {
  const { entries } = await read([{ name: "n.md", bytes: strToU8("[x](x.svg) ![y](y.svg)") }, { name: "x.svg", bytes: strToU8("<svg onload=alert(1)>") }, { name: "y.svg", bytes: strToU8("<svg/>") }], ZONE);
  assert.ok(entries[0].attachments.every(({ type }) => type === "application/octet-stream" || type === "text/plain"));
});

test("scripts and addresses that run stay words", async () => {
  const html = '<p>a<script>steal()</script><a href="javascript:x()">b</a><img src=x onerror=y><iframe src="https://e"></iframe><style>c{}</style></p>';
  const { entries } = await bring("j.json", JSON.stringify({ id: "1", date_journal: 1625133600000, text: html, type: "html" }));
  assert.equal(entries[0].text, "a<script>steal()</script>b");
});

test("no option, no file, no bytes: still a report", async () => {
  assert.deepEqual((await read([], ZONE)).entries, []);
  assert.deepEqual((await bring("", "")).report.reasons, { empty: 1 });
  assert.deepEqual((await read([{ name: "a.zip", bytes: Uint8Array.from([0x50, 0x4b, 3, 4]) }], ZONE)).report.lost, 1);
});

/** The same chances each time. @param {number} seed */
function dice(seed) {
  let state = seed;
  return (/** @type {number} */ sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** @type {Record<string, Uint8Array>} */
const WHOLE = {
  "export.zip": zipSync({ "J.json": strToU8(journal), "photos/aaaaaaaaaaaa.jpeg": JPEG }),
  "J.json": strToU8(journal),
  "my.journal": strToU8("[2024-01-02 10:00] One *\nbody @tag\n\n[2024-02-03 11:00] Two\n".repeat(5)),
  "notes.tar": tar([tarFile("a.md", strToU8("---\ntags: [a, b]\ndate: 2024-01-01\n---\ntext ![x](x.jpg)")), tarFile("x.jpg", JPEG)]),
  "d.csv": strToU8('full_date,date,weekday,time,mood,activities,note_title,note\n2024-01-02,January 2,Tuesday,10:04,good,"a | b",T,"one\ntwo"\n'.repeat(4)),
  "b.enex": strToU8("<en-export><note><title>T</title><content><![CDATA[<en-note><div>a<b>c</b></div></en-note>]]></content><created>20240102T101112Z</created></note></en-export>"),
  "k.json": strToU8(JSON.stringify({ isTrashed: false, title: "K", textContent: "t", createdTimestampUsec: 1690372692755000 })),
};

test("cut anywhere, with any bytes turned over: nothing throws, and the sums are right", { timeout: 120_000 }, async () => {
  const roll = dice(20261123);
  for (let round = 0; round < 60; round++) {
    const files = Object.entries(WHOLE).map(([name, bytes]) => {
      const hurt = bytes.slice(0, roll(3) ? bytes.length : roll(bytes.length + 1));
      for (let n = roll(4); n > 0 && hurt.length; n--) hurt[roll(hurt.length)] ^= 1 << roll(8);
      return { name, bytes: hurt };
    });
    const { entries, report } = await read(files, ZONE);
    assert.equal(report.found, report.written + report.skipped + report.lost);
    assert.equal(entries.length, report.written);
    for (const account of report.files) assert.equal(account.found, account.written + account.skipped + account.lost);
    for (const { name, on } of entries) assert.match(`${name} ${on}`, /^import\|.+ \d{4}-\d\d-\d\dT\d\d:\d\d$/);
  }
});

test("sums that other programs agree with", async () => {
  const { createHash } = await import("node:crypto");
  const { crc32: theirs } = await import("node:zlib");
  for (const length of [0, 1, 55, 56, 63, 64, 65, 1000]) {
    const bytes = Uint8Array.from({ length }, (_, n) => (n * 7) & 255);
    assert.equal(md5(bytes), createHash("md5").update(bytes).digest("hex"));
    if (theirs) assert.equal(crc32(bytes), theirs(bytes));
  }
  assert.equal(crc32(strToU8("123456789")), 0xcbf43926);
});

test("the page stays alive: no slice of a large import holds it for long", async () => {
  const many = JSON.stringify({ metadata: {}, entries: Array.from({ length: 20_000 }, (_, n) => ({ ...entry(n), creationOSName: "x" })) });
  let [longest, last] = [0, performance.now()];
  const watch = setInterval(() => { longest = Math.max(longest, performance.now() - last); last = performance.now(); }, 1);
  const { entries } = await bring("J.json", many);
  clearInterval(watch);
  assert.equal(entries.length, 20_000);
  assert.ok(longest < 500, `the longest slice took ${Math.round(longest)} ms`);
});
