// The key directory: who says which keys are theirs, in one chain that every device checks.
import { b64, concat, json, same, unb64, utf8 } from "inglenook/vault/bytes";
import { RoomError } from "inglenook/vault/errors";
import { bound, sha } from "inglenook/vault/primitives";
import { checkSignature, sign } from "inglenook/vault/signing";
import { asWords } from "inglenook/vault/words";

/** @import { Bytes } from "inglenook/vault/bytes" */
/** @import { Keyring, Mark } from "inglenook/vault/keyring" */

/**
 * The bytes are kept as they were signed; nobody writes them anew before checking.
 * @typedef {{statement: string, signature: string}} Signed
 * @typedef {{member: string, vault: string, signing: string, inbox: string, made_at: string, replaces: string | null}} Statement
 */

/** @returns {Promise<Mark>} the directory before the first statement */
export const emptyDirectory = async () => ({ seq: 0, head: b64(await sha(bound("directory"))) });

/** @param {Keyring} keyring @param {string} member @param {string} made_at @param {Signed | null} before @returns {Promise<Signed>} */
export async function makeStatement(keyring, member, made_at, before = null) {
  const replaces = before ? b64(await sha(utf8(before.statement))) : null;
  const { vault, signing, inbox } = keyring;
  const statement = JSON.stringify({ member, vault, signing: signing.public, inbox: inbox.recipient, made_at, replaces });
  return { statement, signature: await sign(signing.seed, "statement", utf8(statement)) };
}

/** @param {Signed} signed @returns {Promise<string>} the link by which the chain names a statement */
export async function linkOf({ statement, signature }) {
  return b64(await sha(concat(utf8(statement), unb64(signature, 64))));
}

/** @param {Mark} from @param {string[]} links @returns {Promise<Mark>} */
export async function followLinks(from, links) {
  let { seq, head } = from;
  for (const link of links) {
    seq += 1;
    head = b64(await sha(bound("listed", seq, head, link)));
  }
  return { seq, head };
}

/**
 * Reads a member's statements, each checked by its own key, each replacing the one before, each at its place in the chain.
 * @param {string} member @param {(Signed & {seq: number})[]} served @param {string[]} links all links this device has checked
 * @returns {Promise<Statement | null>} the newest
 */
export async function readStatements(member, served, links) {
  let newest = null;
  let before = null;
  for (const signed of served) {
    if ((await linkOf(signed)) !== links[signed.seq - 1]) throw new RoomError("swapped", "A statement of keys is not in the directory.");
    newest = await readStatement(member, signed);
    if (newest.replaces !== before) throw new RoomError("swapped", "A statement of keys does not follow the one before.");
    before = b64(await sha(utf8(signed.statement)));
  }
  return newest;
}

/** @param {string} member @param {Signed} signed @returns {Promise<Statement>} */
async function readStatement(member, { statement, signature }) {
  const said = json(utf8(statement));
  await checkSignature(said.signing, "statement", utf8(statement), signature);
  if (said.member !== member) throw new RoomError("swapped", "A statement of keys belongs to someone else.");
  if (!String(said.inbox).startsWith("age1pq1")) throw new RoomError("weak", "A published key is of an older kind.");
  return said;
}

// A host that publishes other keys in a member's name could read what others seal to the member.
/** @param {Keyring} keyring @param {Statement | null} published */
export function checkOwn(keyring, published) {
  const mine = published?.signing === keyring.signing.public && published?.inbox === keyring.inbox.recipient;
  if (!mine) throw new RoomError("swapped", "The keys published in your name are not yours.");
}

/** @param {{signing: string, inbox: string}} keys @returns {Promise<Bytes>} */
export const fingerprint = ({ signing, inbox }) => sha(bound("keys", signing, inbox));

/** Eight words to read aloud. @param {Bytes} print */
export const fingerprintWords = (print) => asWords(print, 8).join(" ");

/** @param {string} a @param {string} b */
export const samePrint = (a, b) => same(unb64(a), unb64(b));
