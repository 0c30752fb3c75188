// Words and secrets as people read, say and type them.
import { wordlist } from "lib/words";
import { random } from "inglenook/vault/bytes";
import { RoomError } from "inglenook/vault/errors";

const BITS = 11; // 2048 words

/** @param {Uint8Array} bytes @param {number} count @returns {string[]} the first `count` groups of eleven bits, as words */
export function asWords(bytes, count) {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  return Array.from({ length: count }, (_, i) => wordlist[parseInt(bits.slice(i * BITS, (i + 1) * BITS), 2)]);
}

/** Six words are 66 bits; joined with the account secret they need no more. */
export const sixWords = () => asWords(random(9), 6).join(" ");

/** What is typed twice must come out the same on every keyboard. @param {string} words */
export const normalise = (words) => words.normalize("NFKC").replace(/\p{White_Space}+/gu, " ").replace(/^ | $/g, "");

/** @param {string} words */
export function strongEnough(words) {
  const plain = normalise(words);
  return [...plain].length >= 20 || plain.split(" ").length >= 5;
}

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const SECRET_LENGTH = 26;

/** The account secret: 128 bits that the host never has, so that its copy of a lock cannot be guessed at. */
export function newSecret() {
  const bits = Array.from(random(16), (byte) => byte.toString(2).padStart(8, "0")).join("").padEnd(SECRET_LENGTH * 5, "0");
  return Array.from({ length: SECRET_LENGTH }, (_, i) => BASE32[parseInt(bits.slice(i * 5, i * 5 + 5), 2)]).join("");
}

/** @param {string} typed @returns {string} as it is kept */
export function readSecret(typed) {
  const secret = typed.replace(/[\p{White_Space}\p{Dash}]+/gu, "").toUpperCase();
  // The last letter carries three bits, so only every fourth one can stand there.
  if (!/^[A-Z2-7]{25}[AEIMQUY4]$/.test(secret)) throw new RoomError("wrong-sheet", "The account secret has 26 letters and digits.");
  return secret;
}

/** @param {string} secret */
export const showSecret = (secret) => (secret.match(/.{1,5}/g) ?? []).join(" ");
