// The way by which a room was opened changes while it is open.
import assert from "node:assert/strict";
import { test } from "node:test";
import { random } from "inglenook/vault/bytes";
import { device, madeRoom, secondDevice, settled, WORDS } from "./devices.js";
import { ModelHouse } from "./model-house.js";

const NEW = "one calm river under seven old trees";

/** @param {any} room @param {string} method */
const idsOf = async (room, method) => (await room.locks()).filter((/** @type {any} */ lock) => lock.method === method).map((/** @type {any} */ lock) => lock.id);

test("who changes the words goes on following other devices, and only the new words open", async () => {
  const house = new ModelHouse();
  const { room, tab, secret } = await madeRoom(house.hostFor("amara"));
  await room.addLock({ words: NEW, instead: await idsOf(room, "passphrase") });
  const phone = device(house.hostFor("amara")).tab();
  await phone.ready();
  await assert.rejects(phone.open({ words: WORDS, secret }), { code: "wrong-words" });
  await phone.open({ words: NEW, secret });
  await settled(phone);
  await phone.addLock({ passkey: { credential: "cGhvbmU", prf: random(32) } });
  await room.sync();
  assert.equal((await room.locks()).length, 3);
  await room.close();
  const again = tab();
  await again.ready();
  await again.open({ words: NEW });
  assert.equal(again.state.phase, "open");
});

test("a room that was opened by its sheet lives on by the new sheet when the old one goes", async () => {
  const house = new ModelHouse();
  const { room, tab, sheetText, secret } = await madeRoom(house.hostFor("amara"));
  await room.sync();
  const { room: phone } = await secondDevice(house.hostFor("amara"), secret);
  await room.close();
  const back = tab();
  await back.ready();
  await back.open({ sheet: sheetText });
  await settled(back);
  const old = await idsOf(back, "paper");
  await back.addLock({ paper: true });
  await back.removeLock(old[0]);
  await phone.sync();
  await phone.addLock({ passkey: { credential: "cGhvbmU", prf: random(32) } });
  await back.sync();
  assert.equal((await back.locks()).length, 3);
});

test("a way in can be tried while the room is open, and trying changes nothing", async () => {
  const house = new ModelHouse();
  const { room, sheetText } = await madeRoom(house.hostFor("amara"));
  const before = room.state;
  await room.rehearse({ words: WORDS });
  await room.rehearse({ sheet: sheetText });
  await assert.rejects(room.rehearse({ words: "five words that are wrong" }), { code: "wrong-words" });
  assert.equal(room.state, before);
});
