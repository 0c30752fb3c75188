import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { AGAIN, Keeping, SOON } from "inglenook/reflect/keeping";

/** @type {{fn: () => void, ms: number}[]} */
let timers;
/** @type {string[]} */
let said;
/** @type {number} */
let written;
/** @type {Keeping} */
let keeping;
/** @type {(() => Promise<void>)} */
let keep;

const clock = {
  set: (/** @type {() => void} */ fn, /** @type {number} */ ms) => (timers.push({ fn, ms }), timers.at(-1)),
  clear: (/** @type {any} */ timer) => (timers = timers.filter((one) => one !== timer)),
};
const settle = () => new Promise((resolve) => setImmediate(resolve));
const tick = async () => {
  const due = timers.splice(0);
  due.forEach(({ fn }) => fn());
  await settle();
};

beforeEach(() => {
  [timers, said, written] = [[], [], 0];
  keep = async () => void (written += 1);
  keeping = new Keeping(() => keep(), (phase) => said.push(phase), clock);
});

test("a hundred key presses make one write, half a second after the first", async () => {
  for (let n = 0; n < 100; n += 1) keeping.touch();
  assert.deepEqual(timers.map(({ ms }) => ms), [SOON]);
  assert.ok(SOON <= 500);
  await tick();
  assert.equal(written, 1);
  assert.deepEqual(said, ["waiting", "keeping", "kept"]);
});

test("typing on while a write runs is kept by the next write", async () => {
  let free = () => {};
  keep = () => new Promise((resolve) => (free = () => resolve(void (written += 1))));
  keeping.touch();
  await tick();
  keeping.touch();
  assert.equal(timers.length, 0, "one write at a time");
  free();
  await settle();
  assert.equal(timers.length, 1);
  assert.equal(said.at(-1), "waiting", "not called kept while something waits");
});

test("half a composed word is not written, the whole is", async () => {
  keeping.touch();
  keeping.pause();
  keeping.touch();
  assert.equal(timers.length, 0);
  keeping.resume();
  await tick();
  assert.equal(written, 1);
});

test("a resumed editor with nothing to keep keeps nothing", () => {
  keeping.pause();
  keeping.resume();
  assert.equal(timers.length, 0);
});

test("flush writes at once and waits until nothing is left", async () => {
  keeping.touch();
  await keeping.flush();
  assert.equal(written, 1);
  assert.equal(keeping.dirty, false);
  assert.equal(timers.length, 0);
  await keeping.flush();
  assert.equal(written, 1, "nothing to keep, nothing written");
});

test("what could not be written stays and is tried again", async () => {
  keep = async () => {
    throw new Error("full");
  };
  keeping.touch();
  await tick();
  assert.equal(said.at(-1), "failed");
  assert.equal(keeping.dirty, true);
  assert.deepEqual(timers.map(({ ms }) => ms), [AGAIN]);
  await assert.rejects(keeping.flush(), /full/);
  keep = async () => void (written += 1);
  await tick();
  assert.equal(written, 1);
  assert.equal(said.at(-1), "kept");
});

test("dropping forgets what waits", async () => {
  keeping.touch();
  keeping.drop();
  await tick();
  assert.equal(written, 0);
});
