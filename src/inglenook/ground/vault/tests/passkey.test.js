// What goes to the house about a passkey never holds what opens the room.
import assert from "node:assert/strict";
import { test } from "node:test";
import { b64, random } from "inglenook/vault/bytes";
import { prfInput } from "inglenook/vault/locks";
import { askPasskey, get, jsonOf, register } from "inglenook/vault/passkey";

const prf = random(32);
/** @type {any} */
let asked;

/** A browser that answers with the secret wherever a browser would. @param {any} results */
function browser(results = { first: prf.buffer }) {
  const credential = {
    id: "Y3JlZA", rawId: new Uint8Array([1, 2, 3]).buffer, type: "public-key", authenticatorAttachment: "platform",
    response: { clientDataJSON: random(8).buffer, authenticatorData: random(8).buffer, signature: random(8).buffer, userHandle: null },
    getClientExtensionResults: () => ({ prf: { results } }),
    toJSON: () => ({ clientExtensionResults: { prf: { results: { first: b64(prf) } } } }),
  };
  const answer = async (/** @type {any} */ given) => ((asked = given.publicKey), credential);
  Object.defineProperty(globalThis, "navigator", { value: { credentials: { get: answer, create: answer } }, configurable: true });
  return credential;
}

test("the JSON for the house holds no byte of the secret", async () => {
  browser();
  const made = await get({ challenge: b64(random(32)), allowCredentials: [{ type: "public-key", id: "AQID" }] });
  assert.deepEqual(made.prf, prf);
  const sent = JSON.stringify(made.json);
  assert.ok(!sent.includes(b64(prf).slice(0, 12)) && !sent.includes("prf"));
  assert.deepEqual(made.json.clientExtensionResults, {});
});

test("every passkey is asked the one frozen question", async () => {
  browser();
  await register({ publicKey: { challenge: b64(random(32)), user: { id: "AQ", name: "a" }, rp: { id: "localhost" } } });
  assert.deepEqual(new Uint8Array(asked.extensions.prf.eval.first), await prfInput());
});

test("to open a room only its own passkeys are asked", async () => {
  browser();
  const { credential, prf: given } = await askPasskey({ passkeys: ["AQID", "BAUG"] });
  assert.equal(credential, "AQID");
  assert.deepEqual(given, prf);
  assert.deepEqual(asked.allowCredentials.map((/** @type {any} */ one) => b64(one.id)), ["AQID", "BAUG"]);
});

test("a passkey without the extension says so, and a closed window is no fault", async () => {
  browser({});
  await assert.rejects(askPasskey({ passkeys: ["AQID"] }), { code: "no-prf" });
  navigator.credentials.get = async () => { throw Object.assign(new Error("no"), { name: "NotAllowedError" }); };
  await assert.rejects(askPasskey({ passkeys: ["AQID"] }), { code: "no-passkey" });
});

test("what a registration must hold is there", () => {
  const made = jsonOf({ id: "x", rawId: new Uint8Array([1]).buffer, type: "public-key", authenticatorAttachment: null,
    response: { clientDataJSON: new Uint8Array([2]).buffer, attestationObject: new Uint8Array([3]).buffer, getTransports: () => ["internal"] } });
  assert.deepEqual([made.rawId, made.response.attestationObject, made.response.transports], ["AQ", "Aw", ["internal"]]);
});
