// The room as pages use it, over a model of the house: made, opened in every way, written in, shared from, left.
import assert from "node:assert/strict";
import { test } from "node:test";
import { device, madeRoom, secondDevice, settled, WORDS } from "./devices.js";
import { ModelHouse } from "./model-house.js";
import { b64, random, utf8, text } from "inglenook/vault/bytes";
import { Decrypter } from "lib/age";
import { unzipSync } from "lib/zip";

const entry = (/** @type {string} */ text, /** @type {any} */ more = {}) => ({ kind: "journal.entry", fields: { title: "", text, on: "2026-11-23T18:00", tags: [], ...more } });

test("a room is made at once, and everything in it opens again", async () => {
  const house = new ModelHouse();
  const { room, tab } = await madeRoom(house.hostFor("amara"));
  assert.equal(room.state.phase, "open");
  const { rid } = await room.put(entry("first"));
  assert.equal(room.state.waiting, 1);
  await room.sync();
  assert.equal(room.state.waiting, 0);
  await room.close();
  assert.equal(room.state.phase, "closed");
  await assert.rejects(room.get(rid), { code: "closed" });
  const again = tab();
  assert.equal((await again.ready()).phase, "closed");
  await assert.rejects(again.open({ words: "not the right words at all" }), { code: "wrong-words" });
  await again.open({ words: WORDS });
  assert.equal((await again.get(rid))?.fields.text, "first");
});

test("nothing of what was written is in the house", async () => {
  const house = new ModelHouse();
  const { room } = await madeRoom(house.hostFor("amara"));
  await room.put(entry("canary sentence of amara", { title: "canary title" }));
  await room.sync();
  const all = JSON.stringify([...house.vaults.values()].map((kept) => ({ ...kept, boxes: [...kept.boxes] })));
  for (const part of ["canary", "journal", "copper", b64(utf8("canary")).slice(0, 7)]) assert.ok(!all.includes(part), part);
});

test("a new device opens by words and account secret, and asks for the secret first", async () => {
  const house = new ModelHouse();
  const { room, secret } = await madeRoom(house.hostFor("amara"));
  const { rid } = await room.put(entry("here"));
  await room.sync();
  const fresh = device(house.hostFor("amara")).tab();
  await fresh.ready();
  await assert.rejects(fresh.open({ words: WORDS }), { code: "secret-needed" });
  const { room: phone } = await secondDevice(house.hostFor("amara"), secret.toLowerCase());
  assert.equal((await phone.get(rid))?.fields.text, "here");
  assert.deepEqual((await phone.devices()).map(({ name }) => name).sort(), ["Laptop", "Phone"]);
});

test("the recovery sheet opens the room, as text, as code and as key alone", async () => {
  const house = new ModelHouse();
  const { room, sheet, sheetText } = await madeRoom(house.hostFor("amara"));
  const { rid } = await room.put(entry("kept"));
  await room.sync();
  for (const given of [sheetText, sheet.paper, sheet.paper.toLowerCase()]) {
    const fresh = device(house.hostFor("amara")).tab();
    await fresh.ready();
    await fresh.open({ sheet: given });
    assert.equal((await fresh.get(rid))?.fields.text, "kept");
    await settled(fresh);
  }
});

test("a renewed sheet counts, and the old one does not", async () => {
  const house = new ModelHouse();
  const { room, sheetText } = await madeRoom(house.hostFor("amara"));
  await room.put(entry("x"));
  await room.sync();
  const renewed = await room.sheet({ name: "amara" });
  assert.equal(renewed.sheet.seq, house.of("amara").entries.length);
  const fresh = device(house.hostFor("amara")).tab();
  await fresh.ready();
  await assert.rejects(fresh.open({ sheet: sheetText }), { code: "wrong-sheet" });
  await fresh.open({ sheet: renewed.sheetText });
  assert.equal(fresh.state.phase, "open");
  assert.equal((await room.locks()).filter(({ method }) => method === "paper").length, 1);
});

test("a passkey opens its room, and only with what it alone can answer", async () => {
  const house = new ModelHouse();
  const own = device(house.hostFor("amara"));
  const room = own.tab();
  await room.ready();
  const prf = random(32);
  await room.prepare();
  await room.found({ passkey: { credential: "Y3JlZA", prf } });
  await settled(room);
  assert.deepEqual(room.state.passkeys, ["Y3JlZA"]);
  await room.close();
  await assert.rejects(room.open({ credential: "Y3JlZA", prf: random(32) }), { code: "wrong-passkey" });
  await assert.rejects(room.open({ credential: "Y3JlZA", prf: new Uint8Array(0) }), { code: "no-prf" });
  await room.open({ credential: "Y3JlZA", prf });
  assert.equal(room.state.phase, "open");
});

test("a paired device takes over, once, and makes a lock of its own", async () => {
  const house = new ModelHouse();
  const { room } = await madeRoom(house.hostFor("amara"));
  const { rid } = await room.put(entry("carried over"));
  const { url, ends_at } = await room.pairing();
  assert.ok(Date.parse(ends_at));
  const phone = device(house.hostFor("amara")).tab();
  await phone.ready();
  await phone.open({ pairing: url.split("#")[1] });
  await settled(phone);
  assert.equal((await phone.get(rid))?.fields.text, "carried over");
  const prf = random(32);
  await phone.addLock({ passkey: { credential: "cGhvbmU", prf }, name: "Phone" });
  await phone.close();
  await phone.open({ credential: "cGhvbmU", prf });
  assert.equal(phone.state.phase, "open");
  const late = device(house.hostFor("amara")).tab();
  await late.ready();
  await assert.rejects(late.open({ pairing: url }), { code: "unknown" });
});

test("a room that is kept open opens by itself, for its minutes only", async () => {
  const house = new ModelHouse();
  const { room, tab, wait } = await madeRoom(house.hostFor("amara"));
  await room.keepOpen(15);
  const next = tab();
  await next.ready();
  await next.open({ kept: true });
  assert.equal(next.state.phase, "open");
  wait(61 * 60_000);
  const late = tab();
  await late.ready();
  await assert.rejects(late.open({ kept: true }), { code: "closed" });
  await room.keepOpen(600);
  wait(61 * 60_000);
  await late.ready();
  await assert.rejects(late.open({ kept: true }), { code: "closed" }, "sixty minutes at most");
});

test("closing ends what was kept open, and a clock that was set back does not lengthen it", async () => {
  const house = new ModelHouse();
  const { room, tab, wait } = await madeRoom(house.hostFor("amara"));
  await room.keepOpen(15);
  wait(-3_600_000);
  const next = tab();
  await next.ready();
  await assert.rejects(next.open({ kept: true }), { code: "closed" });
  await room.keepOpen(15);
  await room.close();
  await next.ready();
  await assert.rejects(next.open({ kept: true }), { code: "closed" });
});

test("what is written while the room is closed is in it when it opens, once", async () => {
  const house = new ModelHouse();
  const { room, tab } = await madeRoom(house.hostFor("amara"));
  await room.close();
  await room.putClosed({ kind: "check-in", fields: { energy: 3 } });
  assert.equal(room.state.waiting, 1);
  const next = tab();
  assert.equal((await next.ready()).waiting, 1);
  await next.open({ words: WORDS });
  await next.sync();
  await next.close();
  await next.open({ words: WORDS });
  assert.equal(await next.count("check-in"), 1);
  assert.equal(next.state.waiting, 0);
});

test("without a network the room opens from this device, keeps what is written, and sends it later", async () => {
  const house = new ModelHouse();
  const host = house.hostFor("amara");
  const { room, tab } = await madeRoom(host);
  await room.put(entry("before"));
  await room.sync();
  const dead = new Proxy({}, { get: () => async () => { throw Object.assign(new (await import("inglenook/vault/errors")).RoomError("offline")); } });
  const offline = tab(dead);
  assert.equal((await offline.ready()).phase, "closed");
  assert.equal(offline.state.online, false);
  await offline.open({ words: WORDS });
  await offline.put(entry("on the train"));
  assert.equal(await offline.count("journal.entry"), 2);
  await assert.rejects(offline.sync(), { code: "offline" });
  assert.equal(offline.state.waiting, 1);
  const later = tab();
  await later.ready();
  await later.open({ words: WORDS });
  await later.sync();
  assert.equal(later.state.waiting, 0);
  assert.equal(house.of("amara").boxes.size, 2);
});

test("two devices see each other's writing, and merge what both changed", async () => {
  const house = new ModelHouse();
  const { room: a, secret } = await madeRoom(house.hostFor("amara"));
  const { room: b } = await secondDevice(house.hostFor("amara"), secret);
  const { rid } = await a.put(entry("one\ntwo\nthree"));
  await a.sync();
  await b.sync();
  await b.get(rid);
  await a.put({ ...entry("ONE\ntwo\nthree"), rid });
  await b.put({ ...entry("one\ntwo\nTHREE"), rid });
  for (const room of [a, b, a]) await room.sync();
  for (const room of [a, b]) assert.equal((await room.get(rid))?.fields.text, "ONE\ntwo\nTHREE");
});

test("an editor that did not see a change from elsewhere does not write over it", async () => {
  const house = new ModelHouse();
  const { room: a, secret } = await madeRoom(house.hostFor("amara"));
  const { room: b } = await secondDevice(house.hostFor("amara"), secret);
  const { rid, rev } = await a.put(entry("base"));
  await a.sync();
  await b.sync();
  await b.get(rid);
  await b.put({ ...entry("from b\nbase"), rid });
  await b.sync();
  await a.sync();
  await a.get(rid); // a list next to the editor looked, the editor did not
  const put = await a.put({ ...entry("base\nfrom a"), rid, rev });
  assert.equal(put.merged, true);
  assert.equal((await a.get(rid))?.fields.text, "from b\nbase\nfrom a");
  await a.put({ ...entry("base\nfrom a, and on"), rid, rev: put.rev });
  assert.equal((await a.get(rid))?.fields.text, "from b\nbase\nfrom a, and on");
});

test("two tabs of one device share what is written, and neither writes over the other", async () => {
  const house = new ModelHouse();
  const { room, tab } = await madeRoom(house.hostFor("amara"));
  const other = tab();
  await other.ready();
  await other.open({ words: WORDS });
  await settled(other);
  const { rid } = await room.put(entry("a\nb"));
  await settled(other);
  assert.equal((await other.get(rid))?.fields.text, "a\nb");
  await room.put({ ...entry("A\nb"), rid });
  await other.put({ ...entry("a\nB"), rid });
  assert.equal((await other.get(rid))?.fields.text, "A\nB");
  await Promise.all([room.sync(), other.sync()]);
  await settled(room);
  assert.equal((await room.get(rid))?.fields.text, "A\nB");
  assert.equal(room.state.waiting, 0);
});

test("a removal removes the box and what was attached", async () => {
  const house = new ModelHouse();
  const { room, wait } = await madeRoom(house.hostFor("amara"));
  const bytes = random(4000);
  const ref = await room.attach(bytes, { type: "image/webp", name: "a.webp" });
  const { rid } = await room.put(entry("picture", { attachments: [ref] }));
  await room.sync();
  assert.equal(house.blobs.size, 1);
  assert.deepEqual((await room.attachment(ref)).bytes, bytes);
  await room.remove(rid);
  await room.sync();
  assert.equal(await room.get(rid), null);
  assert.equal(await room.count("journal.entry"), 0);
  assert.equal(house.blobs.size, 1, "an undo still finds it");
  wait(3_600_000);
  await room.sync();
  assert.equal(house.blobs.size, 0);
});

test("a removal can be undone, here and after it was stored", async () => {
  const { room } = await madeRoom(new ModelHouse().hostFor("amara"));
  const { rid } = await room.put(entry("back again"));
  for (const stored of [false, true]) {
    const record = /** @type {any} */ (await room.get(rid));
    await room.remove(rid);
    if (stored) await room.sync();
    await room.put({ rid, kind: record.kind, fields: record.fields, made_at: record.made_at });
    assert.equal((await room.get(rid))?.fields.text, "back again");
  }
});

test("an edit that began before a removal elsewhere brings the record back", async () => {
  const house = new ModelHouse();
  const { room: a, secret } = await madeRoom(house.hostFor("amara"));
  const { room: b } = await secondDevice(house.hostFor("amara"), secret);
  const { rid } = await a.put(entry("text"));
  await a.sync();
  await b.sync();
  const record = await b.get(rid);
  await a.remove(rid);
  await a.sync();
  await b.sync();
  assert.equal(await b.get(rid), null);
  await b.put({ ...entry("text, and more"), rid, rev: record?.rev });
  await b.sync();
  await a.sync();
  assert.equal((await a.get(rid))?.fields.text, "text, and more");
});

test("an attachment that the house changed is not shown", async () => {
  const house = new ModelHouse();
  const { room, disks } = await madeRoom(house.hostFor("amara"));
  const ref = await room.attach(random(4000), { type: "image/webp", name: "a.webp" });
  await room.sync();
  for (const disk of disks.values()) disk.get("blobs")?.clear();
  house.blobs.set(ref.blob, random(4096));
  await assert.rejects(room.attachment(ref), { code: "swapped" });
});

test("an import that runs twice adds nothing twice, and brings back what was removed", async () => {
  const house = new ModelHouse();
  const { room } = await madeRoom(house.hostFor("amara"));
  const drafts = Array.from({ length: 600 }, (_, i) => ({ ...entry(`entry ${i}`), name: `import|dayone|${i}`, ifAbsent: true }));
  /** @type {number[]} */
  const steps = [];
  assert.deepEqual(await room.putMany(drafts, (done) => steps.push(done)), { written: 600, already: 0 });
  assert.deepEqual(steps, [250, 500, 600]);
  assert.deepEqual(await room.putMany(drafts, () => {}), { written: 0, already: 600 });
  assert.equal(await room.count("journal.entry"), 600);
  await room.sync();
  await room.remove(await room.rid("import|dayone|5"));
  assert.deepEqual(await room.putMany(drafts, () => {}), { written: 1, already: 599 });
});

test("taking out a device makes new keys, seals all anew, and shuts the device out", async () => {
  const house = new ModelHouse();
  const { room, secret, later } = await madeRoom(house.hostFor("amara"));
  const { room: lost } = await secondDevice(house.hostFor("amara"), secret);
  const { rid } = await room.put(entry("mine"));
  await room.sync();
  const [phone] = (await room.devices()).filter(({ here }) => !here);
  await room.revokeDevice(phone.id, []);
  assert.equal((await room.devices()).length, 1);
  for (let i = 0; i < 5; i++) {
    for (const act of later.splice(0)) await act();
    await settled(room);
  }
  const newest = house.of("amara").entries.findLast((one) => one[3] === rid);
  assert.equal(newest[2], 2, "the record is under the new epoch");
  await lost.put(entry("too late"));
  await assert.rejects(lost.sync(), { code: "revoked" });
  assert.equal(lost.state.phase, "closed");
});

test("the last way in is never removed", async () => {
  const house = new ModelHouse();
  const { room } = await madeRoom(house.hostFor("amara"));
  const [first, second] = await room.locks();
  await room.removeLock(first.id);
  await assert.rejects(room.removeLock(second.id), { code: "last-lock" });
});

test("a changed way in is followed by a device that is open", async () => {
  const house = new ModelHouse();
  const { room, secret } = await madeRoom(house.hostFor("amara"));
  const { room: phone } = await secondDevice(house.hostFor("amara"), secret);
  await room.addLock({ words: "five other words open this", name: "New words" });
  await phone.sync();
  assert.equal((await phone.locks()).length, 3);
  await phone.put(entry("after"));
  await phone.sync();
  await room.sync();
  assert.equal(await room.count("journal.entry"), 1);
});

test("a copy of a record reaches a pinned member, and a stranger's does not come in", async () => {
  const house = new ModelHouse();
  const { room: amara } = await madeRoom(house.hostFor("amara"));
  const { room: ben } = await madeRoom(house.hostFor("ben"));
  const { rid } = await amara.put(entry("for ben"));
  await assert.rejects(amara.share(rid, "ben"), { code: "unpinned" });
  const { words } = await amara.lookUp("ben");
  assert.equal(words, await ben.fingerprint());
  await amara.pin("ben", { checked: true });
  await amara.share(rid, "ben");
  assert.deepEqual((await ben.parcels()).map(({ code }) => code), ["unpinned"]);
  await ben.pin("amara");
  const [taken] = await ben.parcels();
  assert.equal((await ben.get(/** @type {string} */ (taken.rid)))?.fields.record.fields.text, "for ben");
  assert.equal(house.parcels.length, 0);
  assert.deepEqual(await ben.parcels(), []);
});

test("an export opens with the key on the sheet and nothing else of ours", async () => {
  const house = new ModelHouse();
  const { room, sheet } = await madeRoom(house.hostFor("amara"));
  const sealed = await room.exportAge([{ name: "journal/one.md", bytes: utf8("# One") }]);
  const decrypter = new Decrypter();
  decrypter.addIdentity(sheet.export);
  const files = unzipSync(await decrypter.decrypt(sealed));
  assert.equal(text(files["journal/one.md"]), "# One");
});

test("only an open room can ask for its end, and it can be taken back", async () => {
  const house = new ModelHouse();
  const { room } = await madeRoom(house.hostFor("amara"));
  assert.ok((await room.farewell()).ends_at);
  assert.ok(room.state.farewell);
  await room.cancelFarewell();
  assert.equal(house.of("amara").farewell, null);
});

test("an answer that got lost while the room was made does no harm", async () => {
  const house = new ModelHouse();
  const host = house.hostFor("amara");
  const { RoomError } = await import("inglenook/vault/errors");
  const own = device({ ...host, found: async (/** @type {any} */ body) => {
    await host.found(body);
    throw new RoomError("offline");
  } });
  const room = own.tab();
  await room.ready();
  await room.prepare();
  await room.found({ words: WORDS });
  assert.equal(room.state.phase, "open");
});

test("a full disk loses nothing that is still open, and is tried again", async () => {
  const house = new ModelHouse();
  const { RoomError } = await import("inglenook/vault/errors");
  let full = false;
  const wrapStore = (/** @type {any} */ store) => ({ ...store, write: async (/** @type {any} */ changes, /** @type {any} */ how) => {
    if (full && how?.strict) throw new RoomError("storage-full");
    return store.write(changes, how);
  } });
  const { room } = await madeRoom(house.hostFor("amara"), { wrapStore });
  full = true;
  await assert.rejects(room.put({ ...entry("no space"), rid: b64(random(16)) }), { code: "storage-full" });
  assert.equal((await room.search("no space", {})).total, 1);
  assert.equal(await room.vault?.waiting(), 1);
  full = false;
  await room.sync();
  assert.equal(house.of("amara").boxes.size, 1);
  assert.equal(room.state.waiting, 0);
});

test("an attachment that is taken out and put back is still there", async () => {
  const house = new ModelHouse();
  const { room, wait } = await madeRoom(house.hostFor("amara"));
  const ref = await room.attach(random(100), { type: "image/webp", name: "a" });
  const { rid } = await room.put(entry("x", { attachments: [ref] }));
  await room.put({ ...entry("x"), rid });
  await room.sync();
  await room.put({ ...entry("x", { attachments: [ref] }), rid });
  wait(7_200_000);
  await room.sync();
  assert.equal(house.blobs.size, 1);
  await room.put({ ...entry("x"), rid });
  wait(7_200_000);
  await room.sync();
  assert.equal(house.blobs.size, 0);
});

test("a room that was kept open comes back although the keys changed meanwhile", async () => {
  const house = new ModelHouse();
  const { room, tab } = await madeRoom(house.hostFor("amara"));
  await room.put(entry("old keys"));
  await room.sync();
  await room.keepOpen(15);
  await room.addLock({ passkey: { credential: "Y3JlZA", prf: random(32) } });
  const [paper] = (await room.locks()).filter(({ method }) => method === "paper");
  await room.removeLock(paper.id);
  await room.put(entry("new keys"));
  await room.sync();
  const next = tab();
  await next.ready();
  await next.open({ kept: true });
  await settled(next);
  assert.equal(await next.count("journal.entry"), 2);
  assert.equal(next.state.alarm, null);
  assert.equal((await next.locks()).length, 2);
});
