// A seeded slice of the random schedules; thousands more run in bench/sync.js.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dice, run } from "./schedules.js";

test("two hundred random schedules lose nothing, double nothing, and end alike everywhere", async () => {
  let crashes = 0;
  let lost = 0;
  for (let seed = 1; seed <= 170; seed++) {
    const stats = await run(seed).catch((error) => assert.fail(`seed ${seed}: ${error.stack}`));
    crashes += stats.crashes;
    lost += stats.lost;
  }
  assert.ok(crashes > 100 && lost > 50, "the faults did happen");
});

test("a single writer never meets a conflict, whatever fails", async () => {
  for (let seed = 1000; seed < 1030; seed++) {
    const stats = await run(seed, { devices: 1, steps: 60 }).catch((error) => assert.fail(`seed ${seed}: ${error.stack}`));
    assert.equal(stats.conflicts, 0);
  }
});

test("a seed rolls the same numbers again", () => {
  const [a, b] = [dice(7), dice(7)];
  for (let i = 0; i < 20; i++) assert.equal(a.below(1000), b.below(1000));
});
