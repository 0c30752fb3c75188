// age files, with the limits this house sets: hybrid recipients only, and scrypt neither too cheap nor too dear.
import { Decrypter, Encrypter } from "lib/age";
import { RoomError } from "inglenook/vault/errors";

/** @import { Bytes } from "inglenook/vault/bytes" */
/** @typedef {{args: string[]}} Stanza */

export const WORK = 17; // 128 MiB and half a second: what a phone can still do
const DEAREST = 20; // above this a hostile file would stall the device

/** @param {Uint8Array} bytes @returns {Bytes} */
const owned = (bytes) => new Uint8Array(bytes);

// One classic recipient beside the hybrid ones would quietly undo what the hybrid ones protect from.
/** @param {string[]} recipients @param {Uint8Array} plaintext @returns {Promise<Bytes>} */
export async function sealTo(recipients, plaintext) {
  if (!recipients.length || recipients.some((one) => !one.startsWith("age1pq1"))) {
    throw new RoomError("weak", "A key of an older kind was offered. Nothing was sealed to it.");
  }
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return owned(await encrypter.encrypt(plaintext));
}

// Runs before the real identity and never opens anything: it only looks at what the file claims to be.
/** @param {(stanzas: Stanza[]) => boolean} accepts */
const guard = (accepts) => ({
  /** @param {Stanza[]} stanzas */
  unwrapFileKey(stanzas) {
    if (!accepts(stanzas)) throw new RoomError("weak", "A sealed file is weaker than this house allows. It was not opened.");
    return null;
  },
});

/** @param {Stanza[]} stanzas */
const allHybrid = (stanzas) => stanzas.every((stanza) => stanza.args[0] === "mlkem768x25519");

/** @param {Stanza[]} stanzas */
function soundScrypt(stanzas) {
  const [kind, , factor] = stanzas[0]?.args ?? [];
  return stanzas.length === 1 && kind === "scrypt" && /^(1[7-9]|20)$/.test(factor ?? "") && Number(factor) <= DEAREST;
}

/** @param {Decrypter} decrypter @param {Uint8Array} file @param {string} refusal error code when nothing fits */
async function decrypt(decrypter, file, refusal) {
  try {
    return owned(await decrypter.decrypt(file));
  } catch (error) {
    if (error instanceof RoomError) throw error;
    throw new RoomError(refusal, "A sealed file does not open with this.");
  }
}

/** @param {string} identity @param {Uint8Array} file */
export async function openWith(identity, file) {
  const decrypter = new Decrypter();
  decrypter.addIdentity(guard(allHybrid));
  decrypter.addIdentity(identity);
  return decrypt(decrypter, file, "swapped");
}

/** @param {string} passphrase @param {Uint8Array} plaintext @returns {Promise<Bytes>} */
export async function sealWithWords(passphrase, plaintext) {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(WORK);
  return owned(await encrypter.encrypt(plaintext));
}

/** @param {string} passphrase @param {Uint8Array} file */
export async function openWithWords(passphrase, file) {
  const decrypter = new Decrypter();
  decrypter.addIdentity(guard(soundScrypt));
  decrypter.addPassphrase(passphrase);
  return decrypt(decrypter, file, "wrong-words");
}

/** For exports only, because stock `age` does not read hybrid keys everywhere yet. @param {string} recipient @param {Uint8Array} plaintext */
export async function sealForLeaving(recipient, plaintext) {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return owned(await encrypter.encrypt(plaintext));
}
