// The browser's code against a real house. Run by test_browser_code.py with the address and two members' sessions.
import assert from "node:assert/strict";
import { random } from "inglenook/vault/bytes";
import { Host } from "inglenook/vault/host";
import { device, settled, WORDS } from "./devices.js";

const [address, ...sessions] = process.argv.slice(2);
const TOKEN = "t".repeat(32);

/** @param {string} session */
function hostOf(session) {
  const cookies = { Cookie: `sessionid=${session}; csrftoken=${TOKEN}`, Referer: address };
  const get = (/** @type {any} */ url, /** @type {any} */ init) => fetch(address + url, { ...init, headers: { ...init.headers, ...cookies } });
  return new Host({ csrf: () => TOKEN, fetch: /** @type {any} */ (get) });
}

/** @param {string} session */
async function found(session) {
  const own = device(hostOf(session));
  const room = own.tab();
  assert.equal((await room.ready()).phase, "none");
  const { sheet, sheetText } = await room.prepare();
  await room.found({ words: WORDS, names: { device: "Laptop" } });
  await settled(room);
  return { ...own, room, sheet, sheetText };
}

const entry = (/** @type {string} */ text) => ({ kind: "journal.entry", fields: { text, attachments: [] } });
const [amara, ben] = [await found(sessions[0]), await found(sessions[1])];

// Writing, attachments, a second device, a conflict.
const ref = await amara.room.attach(random(3000), { type: "image/webp", name: "a.webp" });
const { rid } = await amara.room.put({ ...entry("one\ntwo\nthree"), fields: { text: "one\ntwo\nthree", attachments: [ref] } });
await amara.room.putMany(Array.from({ length: 900 }, (_, i) => ({ ...entry(`entry ${i}`), name: `import|try|${i}`, ifAbsent: true })));
await amara.room.sync();
assert.equal(amara.room.state.waiting, 0);

const phone = device(hostOf(sessions[0])).tab();
await phone.ready();
await phone.open({ words: WORDS, secret: amara.sheet.secret, device: "Phone" });
await settled(phone);
assert.equal(await phone.count("journal.entry"), 901);
assert.equal((await phone.attachment(ref)).bytes.length, 3000);
await phone.get(rid);
await amara.room.get(rid);
await phone.put({ rid, ...entry("ONE\ntwo\nthree") });
await amara.room.put({ rid, ...entry("one\ntwo\nTHREE") });
await phone.sync();
await amara.room.sync();
await phone.sync();
for (const room of [phone, amara.room]) assert.equal((await room.get(rid))?.fields.text, "ONE\ntwo\nTHREE");

// Ways in, pairing, the sheet.
const { url } = await amara.room.pairing();
const tablet = device(hostOf(sessions[0])).tab();
await tablet.ready();
await tablet.open({ pairing: url });
await settled(tablet);
await tablet.addLock({ passkey: { credential: "Y3JlZA", prf: random(32) }, name: "Tablet" });
const renewed = await amara.room.sheet();
const fresh = device(hostOf(sessions[0])).tab();
await fresh.ready();
await assert.rejects(fresh.open({ sheet: amara.sheetText }), { code: "wrong-sheet" });
await fresh.open({ sheet: renewed.sheetText });
await settled(fresh);
assert.equal(await fresh.count("journal.entry"), 901);

// Members.
const benId = /** @type {string} */ (ben.room.state.member);
const { words } = await amara.room.lookUp(benId);
assert.equal(words, await ben.room.fingerprint());
await amara.room.pin(benId, { checked: true });
await amara.room.share(rid, benId);
await ben.room.pin(/** @type {string} */ (amara.room.state.member));
const [taken] = await ben.room.parcels();
assert.equal(taken.code, null);

// Taking a device out: the house and the keys both shut it out.
await phone.sync();
const out = (await amara.room.devices()).find(({ name }) => name === "Phone");
await amara.room.revokeDevice(/** @type {any} */ (out).id, []);
await phone.put(entry("too late"));
await assert.rejects(phone.sync(), { code: "revoked" });

// Removing, and leaving.
await amara.room.remove(rid);
amara.wait(3_600_000);
await amara.room.sync();
await assert.rejects(amara.room.host.blob(ref.blob), { code: "unknown" });
assert.ok((await amara.room.farewell()).ends_at);
assert.ok((await hostOf(sessions[0]).state()).farewell);
await amara.room.cancelFarewell();
assert.equal(amara.room.state.alarm, null);
console.log("all of it");
process.exit(0);
