// What goes to the browser and to the house when a passkey is made or used.
import assert from "node:assert/strict";
import { test } from "node:test";

import { assertion, creation, registration, request, toBytes, toText, why } from "inglenook/people/credential";

const wishes = { challenge: "AAEC_-8", user: { id: "MQ" }, excludeCredentials: [{ id: "AQID", type: "public-key" }], extensions: { credProps: true } };
const bytes = (/** @type {number[]} */ ...list) => new Uint8Array(list).buffer;

/** @param {object} response */
const shown = (response) =>
  /** @type {any} */ ({
    id: "AQID",
    rawId: bytes(1, 2, 3),
    type: "public-key",
    response,
    getClientExtensionResults: () => ({ credProps: { rk: true }, prf: { enabled: true, results: { first: bytes(7, 7, 7) } } }),
  });

test("base64url survives the way there and back", () => {
  assert.equal(toText(toBytes("AAEC_-8").buffer), "AAEC_-8");
});

test("nothing stays nothing", () => {
  assert.equal(toText(null), null);
});

test("a new passkey is made ready to open rooms, and no secret is asked for", () => {
  const asked = creation(wishes);
  assert.deepEqual(asked.extensions, { credProps: true, prf: {} });
  assert.deepEqual([...asked.user.id], [49]);
  assert.deepEqual([...asked.excludeCredentials[0].id], [1, 2, 3]);
});

test("a readable page never asks for the secret", () => {
  assert.equal("prf" in (request({ challenge: "AAEC", extensions: {} }).extensions ?? {}), false);
});

test("the house gets no part of the secret when a passkey is made", () => {
  const told = JSON.stringify(registration(shown({ clientDataJSON: bytes(1), attestationObject: bytes(2) })));
  assert.match(told, /credProps/);
  assert.doesNotMatch(told, /prf|BwcH/);
});

test("the house gets no part of the secret when a passkey is used", () => {
  const answer = { clientDataJSON: bytes(1), authenticatorData: bytes(2), signature: bytes(3), userHandle: null };
  const told = assertion(shown(answer));
  assert.deepEqual(told.clientExtensionResults, {});
  assert.equal(told.response.userHandle, null);
});

test("closing the browser's window is no fault", () => {
  assert.equal(why(new DOMException("", "NotAllowedError")), "people.passkey_called_off");
  assert.equal(why({ code: "no-passkey" }), "people.passkey_called_off");
});

test("a passkey that is there already is told apart", () => {
  assert.equal(why(new DOMException("", "InvalidStateError")), "people.passkey_known");
});

test("a house that does not answer is said plainly", () => {
  assert.equal(why(new TypeError("fetch failed")), "people.house_unreachable");
  assert.equal(why(new Error("people.too_often")), "people.too_often");
});
