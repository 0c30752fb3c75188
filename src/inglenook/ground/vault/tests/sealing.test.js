// The sealing code by itself: what it makes it can read, and any changed part is refused.
import assert from "node:assert/strict";
import { test } from "node:test";
import { generateX25519Identity, identityToRecipient, Encrypter } from "lib/age";
import { openWith, sealTo, sealWithWords, openWithWords } from "inglenook/vault/age-file";
import { b64, padme, random, unb64, utf8 } from "inglenook/vault/bytes";
import { checkReach, extend, follow, genesis } from "inglenook/vault/chain";
import * as directory from "inglenook/vault/directory";
import { newBlobKey, openBlob, openRecord, sealBlob, sealRecord } from "inglenook/vault/envelope";
import * as rings from "inglenook/vault/keyring";
import { keysOf } from "inglenook/vault/keys";
import * as locks from "inglenook/vault/locks";
import { makePairing, takePairing } from "inglenook/vault/pairing";
import { openParcel, sealParcel } from "inglenook/vault/parcel";
import { bound, sha } from "inglenook/vault/primitives";
import { qrText, readSheet, sheetText } from "inglenook/vault/sheet";
import { newSecret, normalise, readSecret, showSecret, sixWords, strongEnough } from "inglenook/vault/words";

const vault = b64(random(16));
const NOW = "2026-11-23T17:02:11.120Z";

async function ring() {
  const lock = await locks.newLock();
  const empty = await rings.newKeyring(vault, { seq: 0, head: b64(await genesis(vault)) });
  return { lock, keyring: await rings.withLock(empty, lock, { method: "paper", name: "Sheet", made_at: NOW }) };
}

const content = (/** @type {string} */ text) => ({ kind: "journal.entry", schema: 1, made_at: NOW, edited_at: NOW, fields: { text } });

test("what is sealed opens again, whatever its length", async () => {
  const keys = await keysOf((await ring()).keyring);
  const root = /** @type {CryptoKey} */ (keys.epochs.get(1)?.root);
  for (const length of [0, 1, 1900, 1980, 2048, 70_000]) {
    const place = { vault, epoch: 1, rid: b64(random(16)), ver: 1 };
    const box = await sealRecord(root, place, content("ü".repeat(length)));
    assert.equal((await openRecord(root, place, box)).fields.text.length, length);
    assert.equal(box.length - 28, Math.max(2048, padme(box.length - 28)));
  }
});

test("a box opens nowhere but in its place", async () => {
  const keys = await keysOf((await ring()).keyring);
  const root = /** @type {CryptoKey} */ (keys.epochs.get(1)?.root);
  const place = { vault, epoch: 1, rid: b64(random(16)), ver: 2 };
  const box = await sealRecord(root, place, content("here"));
  const elsewhere = [{ ver: 1 }, { ver: 3 }, { epoch: 2 }, { rid: b64(random(16)) }, { vault: b64(random(16)) }];
  for (const moved of elsewhere) await assert.rejects(openRecord(root, { ...place, ...moved }, box), { code: "swapped" });
  for (let i = 0; i < box.length; i += 97) {
    await assert.rejects(openRecord(root, place, box.with(i, box[i] ^ 1)), { code: "swapped" });
  }
});

test("a record that is too long is refused before anything leaves", async () => {
  const keys = await keysOf((await ring()).keyring);
  const root = /** @type {CryptoKey} */ (keys.epochs.get(1)?.root);
  const place = { vault, epoch: 1, rid: "x", ver: 1 };
  await assert.rejects(sealRecord(root, place, content("a".repeat(1024 * 1024))), { code: "too-large" });
});

test("an attachment opens only as the record names it", async () => {
  const key = newBlobKey();
  const id = b64(random(16));
  const bytes = random(5000);
  const blob = await sealBlob(vault, id, key, bytes);
  const ref = { blob: id, key: b64(key), sha: b64(await sha(blob)), type: "image/webp", name: "a", bytes: 5000 };
  assert.deepEqual(await openBlob(vault, ref, blob), bytes);
  await assert.rejects(openBlob(vault, { ...ref, bytes: 4999 }, blob), { code: "swapped" });
  await assert.rejects(openBlob(vault, ref, blob.with(40, blob[40] ^ 1)), { code: "swapped" });
});

test("any changed part of any entry breaks the log", async () => {
  const keys = await keysOf((await ring()).keyring);
  const at = { seq: 0, head: await genesis(vault) };
  const writes = [1, 2, 3, 4].map((n) => ({ rid: n % 2 ? "a" : "b", ver: Math.ceil(n / 2), epoch: 1, hash: b64(random(32)) }));
  const made = await extend(keys, "device", at, writes);
  /** @type {any[]} */
  const served = made.entries.map((entry, i) => [i + 1, "device", ...entry]);
  const known = { at, epoch: 1, version: () => 0 };
  assert.deepEqual((await follow(keys, known, served)).at, made.at);
  for (const [i, entry] of served.entries()) {
    for (let part = 0; part < 7; part++) {
      const changed = entry.with(part, typeof entry[part] === "number" ? entry[part] + 1 : b64(random(32)));
      await assert.rejects(follow(keys, known, served.with(i, changed)), { name: "RoomError" }, `entry ${i}, part ${part}`);
    }
    await assert.rejects(follow(keys, known, served.toSpliced(i, 1, ...(i < 3 ? [] : [served[0]]))), { code: "forked" });
  }
});

test("a shorter log was rolled back, another one forked", () => {
  const head = random(32);
  checkReach({ seq: 3, head }, { seq: 3, head: b64(head) });
  checkReach({ seq: 3, head }, { seq: 9, head: "any" });
  assert.throws(() => checkReach({ seq: 3, head }, { seq: 2, head: b64(head) }), { code: "rolled-back" });
  assert.throws(() => checkReach({ seq: 3, head }, { seq: 3, head: b64(random(32)) }), { code: "forked" });
});

test("a keyring opens with each of its locks and with no other", async () => {
  const { lock, keyring } = await ring();
  const second = await locks.newLock();
  const two = await rings.withLock(keyring, second, { method: "passkey", name: "Phone", made_at: NOW });
  const sealed = await rings.sealKeyring(two);
  for (const one of [lock, second]) assert.deepEqual(await rings.openKeyring(vault, one, sealed), two);
  await assert.rejects(rings.openKeyring(vault, await locks.newLock(), sealed), { code: "swapped" });
});

test("a keyring of the host's own making is refused before it is opened", async () => {
  const { lock, keyring } = await ring();
  const sealed = await rings.sealKeyring(keyring);
  const forged = await rings.newKeyring(vault, keyring.head);
  const file = b64(await sealTo([lock.recipient], utf8(JSON.stringify({ ...forged, version: 1 }))));
  await assert.rejects(rings.openKeyring(vault, lock, { ...sealed, file }), { code: "swapped" });
  await assert.rejects(rings.openKeyring(vault, lock, { ...sealed, version: 2 }), { code: "swapped" });
  await assert.rejects(rings.openKeyring(b64(random(16)), lock, sealed), { code: "swapped" });
  await assert.rejects(rings.openKeyring(vault, lock, { ...sealed, macs: {} }), { code: "swapped" });
});

test("a classic recipient never gets into a keyring, and a file with one is not opened", async () => {
  const { lock, keyring } = await ring();
  const classic = await identityToRecipient(await generateX25519Identity());
  const spoiled = { ...keyring, locks: { ...keyring.locks, x: { ...keyring.locks[lock.id], recipient: classic } } };
  await assert.rejects(rings.sealKeyring(spoiled), { code: "weak" });
  const encrypter = new Encrypter();
  encrypter.addRecipient(lock.recipient);
  encrypter.addRecipient(classic);
  const mixed = await encrypter.encrypt("both");
  await assert.rejects(openWith(lock.identity, mixed), { code: "weak" });
});

test("a new epoch keeps what opens the old ones", async () => {
  const { keyring } = await ring();
  const later = rings.withNewEpoch(keyring);
  assert.equal(later.epoch, 2);
  assert.equal(later.epochs[1], keyring.epochs[1]);
  assert.notEqual(later.epochs[2], keyring.epochs[1]);
});

test("words open in any spacing and width, and only with the account secret", async () => {
  const lock = await locks.newLock();
  const secret = newSecret();
  const wrapped = await locks.wordsLock(lock, "five small words make do", secret);
  assert.equal((await locks.openWordsLock(wrapped, " five  small\tｗords make do ", secret)).identity, lock.identity);
  await assert.rejects(locks.openWordsLock(wrapped, "five small words make Do", secret), { code: "wrong-words" });
  await assert.rejects(locks.openWordsLock(wrapped, "five small words make do", newSecret()), { code: "wrong-words" });
  await assert.rejects(locks.wordsLock(lock, "too short", secret), { code: "words-short" });
});

test("a passphrase file that is cheaper or dearer than allowed is not even tried", async () => {
  const file = new TextDecoder("latin1").decode(await sealWithWords("x", utf8("y")));
  for (const factor of ["16", "1", "21", "30", "017"]) {
    const changed = Uint8Array.from(file.replace(/(-> scrypt \S+) 17/, `$1 ${factor}`), (c) => c.charCodeAt(0));
    await assert.rejects(openWithWords("x", changed), { code: "weak" }, factor);
  }
});

test("a passkey opens its own lock in its own vault only", async () => {
  const lock = await locks.newLock();
  const prf = random(32);
  const wrapped = await locks.passkeyLock(vault, lock, "credential", prf);
  assert.equal((await locks.openPasskeyLock(vault, wrapped, prf)).identity, lock.identity);
  await assert.rejects(locks.openPasskeyLock(vault, wrapped, random(32)), { code: "swapped" });
  await assert.rejects(locks.openPasskeyLock(b64(random(16)), wrapped, prf), { code: "swapped" });
  await assert.rejects(locks.openPasskeyLock(vault, { ...wrapped, id: b64(random(16)) }, prf), { code: "swapped" });
  await assert.rejects(locks.openPasskeyLock(vault, wrapped, random(16)), { code: "no-prf" });
});

test("secrets and words are made strong and read back from paper", () => {
  assert.equal(sixWords().split(" ").length, 6);
  assert.ok(strongEnough(sixWords()));
  for (let i = 0; i < 50; i++) {
    const secret = newSecret();
    assert.equal(readSecret(showSecret(secret).toLowerCase().replaceAll(" ", "–")), secret);
  }
  assert.equal(normalise("\u3000a\u00a0\u2003b "), "a b");
});

test("a sheet reads back from its text, its code, and its key alone", async () => {
  const { lock, keyring } = await ring();
  const sheet = {
    host: "https://house.example", name: "amara", vault, paper: lock.identity, export: keyring.export.identity,
    secret: keyring.secret, fingerprint: "eight words", seq: 12, head: b64(random(32)), on: "2026-11-23",
  };
  for (const given of [sheetText(sheet), qrText(sheet)]) {
    const { name, fingerprint, on, ...rest } = sheet;
    assert.deepEqual(await readSheet(given), rest);
  }
  assert.deepEqual(await readSheet(` ${lock.identity.toLowerCase().replace(/(.{6})/g, "$1 ")}`), { paper: lock.identity });
  const last = lock.identity.endsWith("Q") ? "P" : "Q";
  await assert.rejects(readSheet(lock.identity.slice(0, -1) + last), { code: "wrong-sheet" });
});

test("statements follow one another under the member's own keys", async () => {
  const { keyring } = await ring();
  const first = await directory.makeStatement(keyring, "amara", NOW);
  const other = (await ring()).keyring;
  const second = await directory.makeStatement(other, "amara", NOW, first);
  const links = await Promise.all([first, second].map(directory.linkOf));
  const read = await directory.readStatements("amara", [{ ...first, seq: 1 }, { ...second, seq: 2 }], links);
  directory.checkOwn(other, read);
  assert.throws(() => directory.checkOwn(keyring, read), { code: "swapped" });
  assert.throws(() => directory.checkOwn(keyring, null), { code: "swapped" });
  await assert.rejects(directory.readStatements("amara", [{ ...second, seq: 2 }], links), { code: "swapped" });
  await assert.rejects(directory.readStatements("ben", [{ ...first, seq: 1 }], links), { code: "swapped" });
  await assert.rejects(directory.readStatements("amara", [{ ...first, seq: 2 }], links), { code: "swapped" });
});

test("a parcel reaches its receiver and cannot be passed on", async () => {
  const [ben, amara] = [(await ring()).keyring, (await ring()).keyring];
  const contact = { signing: amara.signing.public, inbox: amara.inbox.recipient, fingerprint: "", checked: true, pinned_at: NOW };
  const payload = { from: "ben", to: "amara", sent_at: NOW, directory: ben.directory, record: content("for you") };
  const file = await sealParcel(ben, contact, payload);
  const pinned = { ...amara, contacts: { ben: { ...contact, signing: ben.signing.public } } };
  assert.deepEqual(await openParcel(pinned, "amara", file), payload);
  await assert.rejects(openParcel(amara, "amara", file), { code: "unpinned" });
  await assert.rejects(openParcel(pinned, "chidi", file), { code: "swapped" });
  await assert.rejects(openParcel({ ...amara, contacts: { ben: contact } }, "amara", file), { code: "swapped" });
});

test("a pairing hands over the keyring to whoever has the code", async () => {
  const { keyring } = await ring();
  const made = await makePairing({ keyring, seq: 4, head: keyring.head.head });
  const code = `https://house.example/room/pair/#${made.id}.${made.secret}`;
  assert.deepEqual((await takePairing(vault, code, made.box)).keyring, keyring);
  await assert.rejects(takePairing(vault, `${made.id}.${b64(random(32))}`, made.box), { code: "swapped" });
  await assert.rejects(takePairing(b64(random(16)), code, made.box), { code: "swapped" });
  await assert.rejects(takePairing(vault, made.id, made.box), { code: "wrong-sheet" });
});

test("a name with the joint in it is never bound", () => {
  assert.throws(() => bound("box", "a|b"), { code: "swapped" });
  assert.throws(() => unb64("AAAA", 2), { code: "swapped" });
});
