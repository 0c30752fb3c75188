// A host that lies. Each lie must end in its named alarm, in a device that knows the room and in one that is new.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { Decrypter, Encrypter, generateHybridIdentity, identityToRecipient } from "lib/age";
import { sealTo } from "inglenook/vault/age-file";
import { b64, random, unb64, utf8 } from "inglenook/vault/bytes";
import { makeStatement } from "inglenook/vault/directory";
import { newKeyring, sealKeyring, withLock } from "inglenook/vault/keyring";
import { nextHead } from "inglenook/vault/chain";
import { device, madeRoom, settled, WORDS } from "./devices.js";
import { ModelHouse } from "./model-house.js";

const entry = (/** @type {string} */ text) => ({ kind: "journal.entry", fields: { text } });

/** @type {any} */ let house;
/** @type {any} */ let honest;
/** @type {any} */ let known;
/** The log and the keyring as they were some time ago. @type {any} */ let old;
/** @type {any} */ let rids;

// One room for all: the known device saw three records, then another device wrote on.
before(async () => {
  house = new ModelHouse();
  house.page = 500;
  honest = house.hostFor("amara");
  known = await madeRoom(honest);
  rids = [];
  for (const text of ["one", "two", "three"]) rids.push((await known.room.put(entry(text))).rid);
  await known.room.sync();
  old = { log: await honest.log(0), state: await honest.state() };
  await known.room.close();
  const other = device(honest).tab();
  await other.ready();
  await other.open({ words: WORDS, secret: known.secret, device: "Phone" });
  await settled(other);
  for (const [i, text] of ["one b", "two b"].entries()) {
    await other.get(rids[i]);
    await other.put({ ...entry(text), rid: rids[i] });
  }
  await other.sync();
  await other.put(entry("four"));
  await other.sync();
  old.later = { log: await honest.log(0), state: await honest.state() };
  await other.addLock({ passkey: { credential: "Y3JlZA", prf: random(32) } });
  await other.close();
});

/** @param {any} lies what the host answers differently */
const lying = (lies) => ({ ...honest, ...lies });

/** The device that has seen the room opens it again and syncs. @param {any} host @returns {Promise<any>} its state */
async function knownDevice(host) {
  const disks = new Map([...known.disks].map(([name, shelves]) => [name, new Map([...shelves].map(([shelf, rows]) => [shelf, new Map(rows)]))]));
  const own = device(host);
  for (const [name, shelves] of disks) own.disks.set(name, shelves);
  const room = own.tab();
  await room.ready();
  await room.open({ words: WORDS }).catch(() => {});
  await settled(room);
  return room.state;
}

/** A device that knows nothing. @param {any} host @param {any} [how] @returns {Promise<any>} the error of opening, or the state */
async function newDevice(host, how = { words: WORDS, secret: known.secret }) {
  const room = device(host).tab();
  await room.ready();
  const opened = await room.open(how).then(() => null, (/** @type {any} */ error) => error);
  await settled(room);
  return { ...room.state, error: opened?.code ?? null };
}

/** @param {(page: any) => any} change */
const log = (change) => ({ log: async (/** @type {number} */ since) => change(await honest.log(since)) });

/** Numbers and heads as a host can make them; only the macs are out of its reach. @param {any} page @param {number} since */
async function renumbered(page, since) {
  const entries = page.entries.map((/** @type {any} */ one, /** @type {number} */ i) => [since + i + 1, ...one.slice(1)]);
  let head = unb64(house.of("amara").heads[since]);
  for (const one of entries) head = await nextHead(house.of("amara").vault, head, one);
  return { ...page, entries, seq: since + entries.length, head: b64(head) };
}

/** @type {[string, string, () => any][]} */
const LIES = [
  ["a dropped entry", "withheld", () => log((page) => ({ ...page, entries: page.entries.toSpliced(1, 1) }))],
  ["a dropped entry, numbered anew", "forked", () => ({ log: async (/** @type {number} */ since) => {
    const page = await honest.log(since);
    return renumbered({ ...page, entries: page.entries.toSpliced(0, 1) }, since);
  } })],
  ["entries in another order", "forked", () => log((page) => ({ ...page, entries: [page.entries[1], page.entries[0], ...page.entries.slice(2)] }))],
  ["an entry of its own", "forked", () => ({ log: async (/** @type {number} */ since) => {
    const page = await honest.log(since);
    const forged = [0, "AAAAAAAAAAAA", 1, b64(random(16)), 1, b64(random(32)), b64(random(32))];
    return renumbered({ ...page, entries: [...page.entries, forged] }, since);
  } })],
  ["swapped boxes", "swapped", () => log((page) => ({ ...page, boxes: { ...page.boxes, [rids[0]]: page.boxes[rids[1]], [rids[1]]: page.boxes[rids[0]] } }))],
  ["an old box under a new version", "swapped", () => log((page) => ({ ...page, boxes: { ...page.boxes, [rids[0]]: old.log.boxes[rids[0]] } }))],
  ["a withheld box", "withheld", () => log((page) => ({ ...page, boxes: Object.fromEntries(Object.entries(page.boxes).filter(([rid]) => rid !== rids[0])) }))],
  ["a log that stops", "withheld", () => log((page) => ({ ...page, entries: [], more: true }))],
  ["a log that is shorter than it says", "withheld", () => log((page) => ({ ...page, entries: page.entries.slice(0, 1) }))],
  ["a keyring of its own", "swapped", () => ({ state: async () => ({ ...(await honest.state()), keyring: await forgedKeyring() }) })],
  ["a keyring that the log does not name", "swapped", () => ({ state: async () => ({ ...(await honest.state()), keyring: old.later.state.keyring }) })],
];

async function forgedKeyring() {
  const state = await honest.state();
  const identity = await generateHybridIdentity();
  const own = await newKeyring(state.vault, { seq: 0, head: "" });
  const lock = { id: state.locks[0].id, identity, recipient: state.locks[0].recipient };
  const sealed = await sealKeyring({ ...(await withLock(own, lock, { method: "paper", name: "", made_at: "" })), version: state.keyring.version });
  return { ...sealed, macs: Object.fromEntries(Object.keys(state.keyring.macs).map((id) => [id, b64(random(32))])) };
}

for (const [lie, alarm, make] of LIES) {
  test(`a new device notices ${lie}`, async () => {
    const { phase, error, alarm: shown } = await newDevice(lying(make()));
    assert.equal(error, alarm);
    assert.equal(shown.code, alarm);
    assert.equal(phase, "closed");
  });

  test(`a device that knows the room notices ${lie}`, async () => {
    assert.equal((await knownDevice(lying(make()))).alarm?.code, alarm);
  });
}

test("an honest house raises no alarm", async () => {
  const [a, b] = [await knownDevice(honest), await newDevice(honest)];
  assert.deepEqual([a.alarm, a.phase, b.alarm, b.error, b.phase], [null, "open", null, null, "open"]);
});

test("a device that has seen more notices a log that was rolled back", async () => {
  const seen = { ...old.state };
  const host = lying({ state: async () => ({ ...seen, keyring: (await honest.state()).keyring }), log: async () => ({ seq: 2, head: house.of("amara").heads[2], entries: [], boxes: {}, more: false }) });
  assert.equal((await knownDevice(host)).alarm?.code, "rolled-back");
});

test("a device notices another history at the place it knows", async () => {
  const host = lying({ log: async (/** @type {number} */ since) => ({ seq: since, head: b64(random(32)), entries: [], boxes: {}, more: false }) });
  assert.equal((await knownDevice(host)).alarm?.code, "forked");
});

test("a device notices that the house has forgotten the room", async () => {
  const host = lying({ state: async () => ({ ...(await honest.state()), vault: null, keyring: null, locks: [] }) });
  const { alarm, phase } = await knownDevice(host);
  assert.equal(alarm?.code, "rolled-back");
  assert.notEqual(phase, "none", "it is not offered to make a new one over it");
});

test("a new device with a fresh sheet notices an old state that is whole in itself", async () => {
  const room = device(honest).tab();
  await room.ready();
  await room.open({ words: WORDS, secret: known.secret });
  await settled(room);
  const { sheetText, sheet } = await room.sheet();
  await room.put(entry("five"));
  await room.sync();
  const state = await honest.state();
  const cut = sheet.seq - 1;
  const host = lying({
    state: async () => state,
    log: async () => {
      const page = await honest.log(0);
      const before = page.entries.findLastIndex((/** @type {any} */ one) => one[3] === "keyring" && one[0] <= cut);
      return { ...page, entries: page.entries.slice(0, before + 1), seq: before + 1, head: house.of("amara").heads[before + 1], more: false };
    },
  });
  const { error } = await newDevice(host, { sheet: sheetText });
  assert.ok(["rolled-back", "withheld"].includes(error), error);
});

test("weakened stretching of words is refused without a try", async () => {
  const weak = new Encrypter();
  weak.setPassphrase(`${WORDS} ${known.secret}`);
  weak.setScryptWorkFactor(10);
  const file = b64(await weak.encrypt("AGE-SECRET-KEY-PQ-1"));
  const state = await honest.state();
  const locks = state.locks.map((/** @type {any} */ lock) => (lock.method === "passphrase" ? { ...lock, wrapped: { file } } : lock));
  const { error, alarm } = await newDevice(lying({ state: async () => ({ ...state, locks }) }));
  assert.deepEqual([error, alarm.code], ["weak", "weak"]);
});

test("a recipient that the house put into a lock gets nothing", async () => {
  const spy = await generateHybridIdentity();
  const recipient = await identityToRecipient(spy);
  const host = lying({ state: async () => {
    const state = await honest.state();
    return { ...state, locks: state.locks.map((/** @type {any} */ lock) => ({ ...lock, recipient })) };
  } });
  const room = device(host).tab();
  await room.ready();
  await room.open({ words: WORDS, secret: known.secret });
  await settled(room);
  await room.addLock({ words: "another five words for this" });
  const decrypter = new Decrypter();
  decrypter.addIdentity(spy);
  await assert.rejects(decrypter.decrypt(unb64(house.of("amara").keyring.file)));
});

test("keys published in the member's name that are not theirs raise an alarm", async () => {
  const own = await newKeyring(b64(random(16)), { seq: 0, head: "" });
  const lie = new ModelHouse();
  lie.vaults = house.vaults;
  await lie.publish("amara", await makeStatement(own, "amara", "2026-11-23T17:00:00Z"));
  const host = { ...honest, directory: (/** @type {number} */ since) => lie.directory(since), statements: async () => ({ statements: lie.statements }) };
  assert.equal((await newDevice(host)).alarm?.code, "swapped");
});

test("a directory that was rewritten raises an alarm", async () => {
  const room = device(honest).tab();
  await room.ready();
  await room.open({ words: WORDS, secret: known.secret });
  await settled(room);
  await room.addLock({ words: "yet another set of words", name: "carries the directory" });
  const host = lying({ directory: async (/** @type {number} */ since) => ({ ...(await honest.directory(since)), head: b64(random(32)) }) });
  assert.equal((await newDevice(host)).alarm?.code, "swapped");
});

test("changed keys of a pinned member stop sharing until they are looked at", async () => {
  const ben = await madeRoom(house.hostFor("ben"));
  const room = device(honest).tab();
  await room.ready();
  await room.open({ words: WORDS, secret: known.secret });
  await settled(room);
  await room.pin("ben", { checked: true });
  await room.share(rids[0], "ben");
  const forged = await newKeyring(b64(random(16)), { seq: 0, head: "" });
  const [first] = house.statements.filter((/** @type {any} */ one) => one.member === "ben");
  await house.publish("ben", await makeStatement(forged, "ben", "2026-11-23T17:00:00Z", first));
  await assert.rejects(room.share(rids[0], "ben"), { code: "changed-keys" });
  assert.equal((await room.lookUp("ben")).changed, true);
  assert.equal((await room.contacts())[0].changed, true);
  house.statements.pop();
  await ben.room.close();
});

test("a file with a sender's name but another's hand is not taken in", async () => {
  const room = device(honest).tab();
  await room.ready();
  await room.open({ words: WORDS, secret: known.secret });
  await settled(room);
  const inbox = /** @type {any} */ (room.vault).keyring.inbox.recipient;
  house.parcels.push({ id: b64(random(16)), from: "ben", to: "amara", sent_at: "", file: await sealTo([inbox], utf8("{}")) });
  assert.deepEqual((await room.parcels()).map(({ rid }) => rid), [null]);
});
