// The frozen examples that browser and Python share: what one writes, the other must read, byte for byte.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { b64, pad, padme, text, unb64, unpad, utf8 } from "inglenook/vault/bytes";
import { checkBox, follow, genesis, nextHead } from "inglenook/vault/chain";
import * as directory from "inglenook/vault/directory";
import { openBlob, openRecord, sealRecord } from "inglenook/vault/envelope";
import { openWithWords, sealTo } from "inglenook/vault/age-file";
import { openKeyring } from "inglenook/vault/keyring";
import { derivedId, farewellToken, keysAt, keysOf } from "inglenook/vault/keys";
import * as locks from "inglenook/vault/locks";
import { takePairing } from "inglenook/vault/pairing";
import { openParcel } from "inglenook/vault/parcel";
import { bound, hmac, sha } from "inglenook/vault/primitives";
import { qrText, readSheet } from "inglenook/vault/sheet";
import { normalise, readSecret, showSecret, strongEnough } from "inglenook/vault/words";

const vectors = JSON.parse(readFileSync(new URL("../../../../../tests/vectors/vault-v1.json", import.meta.url), "utf8"));
const { vault, refused } = vectors;
const keys = await keysOf({ vault, epoch: 2, epochs: vectors.derivations.epochs });
const known = async () => ({ at: { seq: 0, head: await genesis(vault) }, epoch: 1, version: () => 0 });

/** @param {any} box */
const openBox = (box) => openRecord(keysAt(keys, box.epoch).root, { vault, ...box }, unb64(box.box));

test("bytes are written as text in one way", () => {
  for (const { hex, text: written } of vectors.encoding.b64) {
    assert.equal(b64(Buffer.from(hex, "hex")), written);
    assert.equal(Buffer.from(unb64(written)).toString("hex"), hex);
  }
  for (const wrong of refused.b64) assert.throws(() => unb64(wrong), { code: "swapped" }, wrong);
});

test("lengths are padded to the frozen ones", () => {
  for (const { n, padme: length, padded } of vectors.encoding.padme) {
    assert.equal(padme(n), length);
    if (n >= 4) assert.equal(pad(new Uint8Array(n - 4), 2048).length, padded);
  }
});

test("names and the farewell token are derived as frozen", async () => {
  for (const { name, rid } of vectors.derivations.rids) assert.equal(await derivedId(keys, name), rid);
  assert.equal(b64(await farewellToken(keys)), vectors.derivations.farewell.token);
  assert.equal(b64(await sha(await farewellToken(keys))), vectors.derivations.farewell.sha);
});

test("log keys are derived as frozen", async () => {
  const message = utf8("any");
  for (const [epoch, raw] of Object.entries(vectors.derivations.log_keys)) {
    const key = await crypto.subtle.importKey("raw", unb64(raw), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    assert.deepEqual(await hmac(keysAt(keys, Number(epoch)).log, message), await hmac(key, message));
  }
});

test("frozen boxes open, and sealing makes the same length", async () => {
  for (const box of vectors.boxes) {
    const content = await openBox(box);
    assert.equal(JSON.stringify(content), JSON.stringify(JSON.parse(box.json)));
    assert.equal(text(bound("box", vault, box.epoch, box.rid, box.ver)), box.aad);
    const sealed = await sealRecord(keysAt(keys, box.epoch).root, { vault, ...box }, content);
    assert.equal(sealed.length, box.length);
  }
});

test("boxes that were moved, changed or padded otherwise do not open", async () => {
  for (const box of refused.boxes) {
    const moved = { ...box, vault: box.vault ?? vault };
    const opening = openRecord(keysAt(keys, box.epoch).root, moved, unb64(box.box));
    await assert.rejects(opening, { code: "swapped" }, box.why);
  }
});

test("the frozen attachment opens, and changed ones do not", async () => {
  const { ref, blob, data } = vectors.blob;
  assert.equal(b64(await openBlob(vault, ref, unb64(blob))), data);
  assert.equal(b64(await sha(unb64(blob))), ref.sha);
  for (const one of refused.blobs) {
    await assert.rejects(openBlob(vault, one.ref, unb64(one.blob)), { code: "swapped" }, one.why);
  }
});

test("the frozen log follows from nothing to its last head", async () => {
  const { at, heads, newest } = await follow(keys, await known(), vectors.log.entries);
  assert.equal(b64(at.head), vectors.log.heads.at(-1));
  assert.deepEqual([b64(await genesis(vault)), ...heads.map((head) => b64(head))], vectors.log.heads);
  for (const [rid, label] of Object.entries(vectors.log.newest)) {
    const box = vectors.boxes.find((/** @type {any} */ one) => one.label === label);
    if (box) assert.equal(newest.get(rid)?.hash, box.sha);
  }
});

test("every spoiled log is refused", async () => {
  for (const { why, entries } of refused.logs) {
    await assert.rejects(async () => follow(keys, await known(), entries), { code: "forked" }, why);
  }
});

test("the frozen keyrings open with each lock, and forged ones do not", async () => {
  for (const sealed of vectors.keyrings) {
    for (const lock of vectors.locks.locks.filter((/** @type {any} */ one) => one.id in sealed.macs)) {
      assert.deepEqual(await openKeyring(vault, lock, sealed), JSON.parse(sealed.json));
    }
  }
  for (const { why, lock, identity, keyring } of refused.keyrings) {
    await assert.rejects(openKeyring(vault, { id: lock, identity, recipient: "" }, keyring), /** @type {any} */ (
      (/** @type {any} */ error) => ["swapped", "weak"].includes(error.code)), why);
  }
});

test("words are normalised, judged and joined as frozen", () => {
  for (const { typed, words } of vectors.locks.normalised) assert.equal(normalise(typed), words);
  for (const { typed, enough } of vectors.locks.strong) assert.equal(strongEnough(typed), enough, typed);
  const { typed, normalised, secret, secret_typed } = vectors.locks.words;
  assert.equal(normalise(typed), normalised);
  assert.equal(readSecret(secret_typed), secret);
  assert.equal(showSecret(secret), vectors.sheet.secret_grouped);
  for (const wrong of refused.secrets) assert.throws(() => readSecret(wrong), { code: "wrong-sheet" }, wrong);
});

test("the frozen locks open by words and by passkey", async () => {
  const { words, passkey, locks: all } = vectors.locks;
  for (const lock of all) {
    if (lock.method === "passphrase") assert.equal((await locks.openWordsLock(lock, words.typed, words.secret)).identity, lock.identity);
    if (lock.method === "passkey") assert.equal((await locks.openPasskeyLock(vault, lock, unb64(passkey.prf))).identity, lock.identity);
  }
  assert.equal(b64(await locks.prfInput()), passkey.input);
});

test("weakened and foreign locks are refused", async () => {
  for (const { why, file } of refused.passphrase_files) {
    const opening = openWithWords(vectors.locks.words.passphrase, unb64(file));
    await assert.rejects(opening, /** @type {any} */ ((/** @type {any} */ error) => ["weak", "wrong-words"].includes(error.code)), why);
  }
  for (const one of refused.passkey) {
    const lock = { ...vectors.locks.locks.find((/** @type {any} */ lock) => lock.method === "passkey"), id: one.lock ?? one.id };
    const opening = locks.openPasskeyLock(vault, { ...lock, wrapped: { box: one.box } }, unb64(one.prf ?? vectors.locks.passkey.prf));
    await assert.rejects(opening, { code: "swapped" }, one.why);
  }
  for (const recipient of refused.recipients_for_keyrings) await assert.rejects(sealTo([recipient], utf8("x")), recipient);
});

test("the frozen sheet reads and writes", async () => {
  const { text: written, ...sheet } = vectors.sheet;
  const read = await readSheet(written);
  assert.equal(qrText({ name: "", on: "", fingerprint: "", ...sheet }), written);
  for (const part of ["host", "vault", "paper", "export", "secret", "seq", "head"]) {
    assert.equal(/** @type {any} */ (read)[part], sheet[part]);
  }
  for (const wrong of [...refused.sheets, refused.identities[0]]) await assert.rejects(readSheet(wrong), { code: "wrong-sheet" }, wrong);
});

test("the frozen directory follows, and its fingerprint reads the same", async () => {
  const { statements, heads, member, signing, inbox, words } = vectors.directory;
  const links = await Promise.all(statements.map(directory.linkOf));
  assert.deepEqual(links, statements.map((/** @type {any} */ one) => one.link));
  const start = await directory.emptyDirectory();
  assert.equal(start.head, heads[0]);
  assert.equal((await directory.followLinks(start, links)).head, heads.at(-1));
  const mine = statements.map((/** @type {any} */ one, /** @type {number} */ i) => ({ ...one, seq: i + 1 }))
    .filter((/** @type {any} */ one) => JSON.parse(one.statement).member === member);
  const newest = await directory.readStatements(member, mine, links);
  assert.equal(newest?.signing, signing);
  const print = await directory.fingerprint({ signing, inbox });
  assert.equal(b64(print), vectors.directory.fingerprint);
  assert.equal(directory.fingerprintWords(print), words.join(" "));
});

test("changed statements are refused", async () => {
  for (const { why, ...signed } of refused.statements) {
    const link = await directory.linkOf(signed);
    const reading = directory.readStatements(vectors.directory.member, [{ ...signed, seq: 1 }], [link]);
    await assert.rejects(reading, { code: "swapped" }, why);
  }
});

test("the frozen parcel opens for its receiver only", async () => {
  const { identity, me, pinned, payload, file } = vectors.parcel;
  const keyring = /** @type {any} */ ({ inbox: { identity }, contacts: pinned });
  assert.deepEqual(await openParcel(keyring, me, unb64(file)), payload);
  for (const one of refused.parcels) await assert.rejects(openParcel(keyring, me, unb64(one.file)), { name: "RoomError" }, one.why);
});

test("the frozen pairing opens with its code only", async () => {
  const { id, secret, box, json, url } = vectors.pairing;
  assert.deepEqual(await takePairing(vault, `${id}.${secret}`, box), JSON.parse(json));
  assert.deepEqual(await takePairing(vault, url, box), JSON.parse(json));
  for (const one of refused.pairings) {
    const opening = takePairing(one.vault ?? vault, `${one.id}.${one.secret}`, one.box ?? box);
    await assert.rejects(opening, { code: "swapped" }, one.why);
  }
});

test("heads are bound to every part of an entry", async () => {
  const start = await genesis(vault);
  const entry = vectors.log.entries[0];
  const head = b64(await nextHead(vault, start, entry));
  for (let part = 0; part < 6; part++) {
    const changed = entry.with(part, typeof entry[part] === "number" ? entry[part] + 1 : `${entry[part]}A`);
    assert.notEqual(b64(await nextHead(vault, start, changed)), head);
  }
  await assert.rejects(checkBox(utf8("another box"), entry[5]), { code: "swapped" });
  await assert.rejects(checkBox(undefined, entry[5]), { code: "withheld" });
});

test("padding that carries anything is refused", () => {
  const padded = pad(utf8("a line"), 2048);
  assert.equal(text(unpad(padded, 2048)), "a line");
  for (const [place, value] of [[2047, 1], [10, 1], [0, 255], [2, 9]]) {
    assert.throws(() => unpad(padded.with(place, value), 2048), { code: "swapped" });
  }
});
