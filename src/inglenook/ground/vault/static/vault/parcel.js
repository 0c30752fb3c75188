// A copy of one record for a pinned member: signed inside, sealed outside, so that the host sees neither sender's proof nor content.
import { openWith, sealTo } from "inglenook/vault/age-file";
import { BOX_FLOOR } from "inglenook/vault/envelope";
import { b64, json, pad, unb64, unpad, utf8 } from "inglenook/vault/bytes";
import { RoomError } from "inglenook/vault/errors";
import { checkSignature, sign } from "inglenook/vault/signing";

/** @import { Bytes } from "inglenook/vault/bytes" */
/** @import { Content } from "inglenook/vault/envelope" */
/** @import { Contact, Keyring, Mark } from "inglenook/vault/keyring" */

/** @typedef {{from: string, to: string, sent_at: string, directory: Mark, record: Content}} Payload */

/** @param {Keyring} keyring the sender's @param {Contact} contact the receiver @param {Payload} payload @returns {Promise<Bytes>} */
export async function sealParcel(keyring, contact, payload) {
  const said = utf8(JSON.stringify(payload));
  const signature = await sign(keyring.signing.seed, "parcel", said);
  const parcel = JSON.stringify({ payload: b64(said), signature });
  return sealTo([contact.inbox], pad(utf8(parcel), BOX_FLOOR));
}

// The address is inside the signature: a parcel cannot be sent on to somebody else in the sender's name.
/** @param {Keyring} keyring the receiver's @param {string} member the receiver @param {Bytes} file @returns {Promise<Payload>} */
export async function openParcel(keyring, member, file) {
  const { payload, signature } = json(unpad(await openWith(keyring.inbox.identity, file), BOX_FLOOR));
  const said = unb64(payload);
  /** @type {Payload} */
  const read = json(said);
  const sender = keyring.contacts[read.from];
  if (!sender) throw new RoomError("unpinned", "This parcel is from someone whose keys you have not accepted yet.");
  await checkSignature(sender.signing, "parcel", said, signature);
  if (read.to !== member) throw new RoomError("swapped", "This parcel was made for someone else.");
  return read;
}
