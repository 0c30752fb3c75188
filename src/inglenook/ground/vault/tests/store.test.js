// Both stores keep the same promises: all or nothing, and everything back.
import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { test } from "node:test";
import { openStore } from "inglenook/vault/store";
import { memoryStore } from "inglenook/vault/store-memory";

/** @import { Change } from "inglenook/vault/store-memory" */

let names = 0;
/** @type {[string, () => Promise<import("inglenook/vault/store-memory").Store>][]} */
const kinds = [["in memory", async () => memoryStore()], ["in IndexedDB", () => openStore(`try-${names++}`)]];

for (const [where, open] of kinds) {
  test(`a store ${where} gives back what was written`, async () => {
    const store = await open();
    await store.write([["meta", "a", { n: 1 }], ["boxes", "r", { box: new Uint8Array([1, 2]) }]], { strict: true });
    assert.deepEqual(await store.get("meta", "a"), { n: 1 });
    assert.deepEqual((await store.some("boxes", ["r", "none"])).map((row) => row?.box), [new Uint8Array([1, 2]), undefined]);
    assert.deepEqual(await store.keys("boxes"), ["r"]);
    await store.write([["meta", "a", undefined]]);
    assert.equal(await store.get("meta", "a"), undefined);
    await store.wipe(["boxes"]);
    assert.deepEqual(await store.keys("boxes"), []);
  });

  test(`a store ${where} reads all of many rows, each once`, async () => {
    const store = await open();
    const count = 6001;
    await store.write(Array.from({ length: count }, (_, i) => /** @type {Change} */ (["boxes", `r${i}`, i])));
    const seen = new Set();
    await store.each("boxes", (rows) => rows.forEach(([key, value]) => (assert.equal(key, `r${value}`), seen.add(key))));
    assert.equal(seen.size, count);
  });
}

test("a step that fails leaves nothing behind", async () => {
  const store = await openStore("all-or-nothing");
  await assert.rejects(store.write([["meta", "a", 1], ["meta", "b", () => "a function cannot be stored"]]));
  assert.equal(await store.get("meta", "a"), undefined);
});

test("a store opened twice is the same store", async () => {
  const one = await openStore("twice");
  await one.write([["outbox", "r", "kept"]]);
  assert.equal(await (await openStore("twice")).get("outbox", "r"), "kept");
});
