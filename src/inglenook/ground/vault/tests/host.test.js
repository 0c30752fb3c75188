// The calls to the house: what is sent, and what becomes of every kind of answer.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Host } from "inglenook/vault/host";

/** @param {(url: string, init: any) => Response | Promise<Response>} answer */
function host(answer) {
  /** @type {{url: string, init: any}[]} */
  const asked = [];
  const get = async (/** @type {any} */ url, /** @type {any} */ init) => (asked.push({ url, init }), answer(url, init));
  return { asked, host: new Host({ csrf: () => "token", fetch: /** @type {any} */ (get) }) };
}
const json = (/** @type {any} */ data, status = 200) => new Response(JSON.stringify(data), { status });

test("every call goes where the format says, with the token where something is changed", async () => {
  const { host: house, asked } = host(() => json({ parcels: [] }));
  await house.state();
  await house.log(7);
  await house.push(/** @type {any} */ ({ expected: "h" }));
  await house.putBlob("id", new Uint8Array([1]));
  await house.takePairing("id");
  await house.statements("a b/c");
  assert.deepEqual(asked.map(({ url, init }) => `${init.method} ${url}`), [
    "GET /vault/state/", "GET /vault/log/?since=7&limit=500", "POST /vault/log/", "PUT /vault/blobs/id/",
    "POST /vault/pairings/id/take/", "GET /vault/directory/a%20b%2Fc/"]);
  for (const { init } of asked) {
    assert.equal(init.headers["X-CSRFToken"], init.method === "GET" ? undefined : "token");
    assert.equal(init.redirect, "error");
    assert.equal(init.credentials, "same-origin");
  }
});

test("each refusal keeps its code", async () => {
  for (const [status, body, code] of /** @type {[number, any, string][]} */ ([
    [409, { error: "moved", seq: 3, head: "h" }, "moved"], [413, { error: "too-large" }, "too-large"],
    [403, { error: "revoked" }, "revoked"], [401, {}, "signed-out"], [502, {}, "offline"], [418, {}, "unknown"]])) {
    const { host: house } = host(() => json(body, status));
    await assert.rejects(house.push(/** @type {any} */ ({})), { code }, String(status));
  }
});

test("no network, a redirect and an answer that was cut off all mean: not known to have arrived", async () => {
  const dead = host(() => { throw new TypeError("failed to fetch"); });
  await assert.rejects(dead.host.state(), { code: "offline" });
  const cut = host(() => new Response('{"seq": 1, "he'));
  await assert.rejects(cut.host.state(), { code: "offline" });
});

test("a call that changes nothing more has no answer to read", async () => {
  const { host: house } = host(() => new Response(null, { status: 204 }));
  assert.equal(await house.cancelFarewell(), null);
});
