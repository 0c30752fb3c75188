// Ed25519 through WebCrypto, from a seed that lives in the keyring.
import { b64, concat, random, unb64 } from "inglenook/vault/bytes";
import { RoomError } from "inglenook/vault/errors";
import { SUITE } from "inglenook/vault/primitives";
import { utf8 } from "inglenook/vault/bytes";

/** @import { Bytes } from "inglenook/vault/bytes" */

// WebCrypto takes a private key only inside PKCS#8; for Ed25519 that is always these bytes before the seed (RFC 8410).
const PKCS8 = new Uint8Array([0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20]);

/** @param {Bytes} seed @param {boolean} extractable */
const privateKey = (seed, extractable = false) =>
  crypto.subtle.importKey("pkcs8", concat(PKCS8, seed), "Ed25519", extractable, ["sign"]);

/** @param {Bytes} seed @returns {Promise<string>} */
export async function publicOf(seed) {
  const { x } = await crypto.subtle.exportKey("jwk", await privateKey(seed, true));
  return b64(unb64(x, 32));
}

export async function newSigning() {
  const seed = random(32);
  return { seed: b64(seed), public: await publicOf(seed) };
}

// What is signed begins with its purpose, so that a signature for one use is none for another.
/** @param {"statement" | "parcel"} purpose @param {Bytes} bytes */
const purposed = (purpose, bytes) => concat(utf8(`${SUITE}|${purpose}|`), bytes);

/** @param {string} seed @param {"statement" | "parcel"} purpose @param {Bytes} bytes @returns {Promise<string>} */
export async function sign(seed, purpose, bytes) {
  const key = await privateKey(unb64(seed, 32));
  return b64(new Uint8Array(await crypto.subtle.sign("Ed25519", key, purposed(purpose, bytes))));
}

/** @param {string} signer b64 public key @param {"statement" | "parcel"} purpose @param {Bytes} bytes @param {string} signature */
export async function checkSignature(signer, purpose, bytes, signature) {
  const key = await crypto.subtle.importKey("raw", unb64(signer, 32), "Ed25519", false, ["verify"]);
  const fits = await crypto.subtle.verify("Ed25519", key, unb64(signature, 64), purposed(purpose, bytes));
  if (!fits) throw new RoomError("swapped", "A signature is not from the key it names.");
}
