// Other members' keys: looked up in the directory, pinned in the keyring, used to share a copy.
import { b64, random } from "inglenook/vault/bytes";
import { checkOwn, emptyDirectory, fingerprint, fingerprintWords, followLinks, readStatements } from "inglenook/vault/directory";
import { RoomError, codeOf } from "inglenook/vault/errors";
import { openParcel, sealParcel } from "inglenook/vault/parcel";

/** @import { Statement } from "inglenook/vault/directory" */
/** @import { Host } from "inglenook/vault/host" */
/** @import { Mark } from "inglenook/vault/keyring" */
/** @import { OpenVault } from "inglenook/vault/open-vault" */
/** @import { Notebook } from "inglenook/vault/notebook" */

/** @typedef {Mark & {links: string[]}} KnownDirectory */

/** Reads on in the directory and checks that what was known has not changed. @param {OpenVault} vault @param {Host} host @returns {Promise<KnownDirectory>} */
export async function readDirectory(vault, host) {
  /** @type {KnownDirectory} */
  let known = (await vault.store.get("meta", "directory")) ?? { ...(await emptyDirectory()), links: [] };
  for (let more = true; more; ) {
    const page = await host.directory(known.seq);
    if (page.seq < known.seq) throw new RoomError("rolled-back", "The directory of keys is older than this device has seen.");
    known = { ...(await followLinks(known, page.links)), links: [...known.links, ...page.links] };
    more = page.more && page.links.length > 0;
    if (!more && (known.seq !== page.seq || known.head !== page.head)) throw new RoomError("swapped", "The directory of keys was changed.");
  }
  await checkMark(vault.keyring.directory, known.links);
  await vault.store.write([["meta", "directory", known]]);
  return known;
}

// The keyring carries the directory as another device saw it: a host cannot show each device its own.
/** @param {Mark} mark @param {string[]} links */
async function checkMark(mark, links) {
  if (!mark.seq) return;
  const { seq, head } = await followLinks(await emptyDirectory(), links.slice(0, mark.seq));
  if (seq !== mark.seq || head !== mark.head) throw new RoomError("swapped", "The directory of keys was changed.");
}

/** Are the keys published in this member's name still the right ones? @param {OpenVault} vault @param {Host} host */
export async function audit(vault, host) {
  const { links, seq, head } = await readDirectory(vault, host);
  checkOwn(vault.keyring, await newestOf(vault.member, host, links));
  return { seq, head };
}

/** @param {string} member @param {Host} host @param {string[]} links @returns {Promise<Statement | null>} */
const newestOf = async (member, host, links) => readStatements(member, (await host.statements(member)).statements, links);

/** @param {OpenVault} vault @param {Host} host @param {string} member */
export async function lookUp(vault, host, member) {
  const { links } = await readDirectory(vault, host);
  const found = await newestOf(member, host, links);
  if (!found) throw new RoomError("unknown", "This member has no room yet.");
  const print = await fingerprint(found);
  const pinned = vault.keyring.contacts[member];
  return {
    member, signing: found.signing, inbox: found.inbox, fingerprint: b64(print), words: fingerprintWords(print),
    pinned: !!pinned, checked: !!pinned?.checked, changed: !!pinned && pinned.fingerprint !== b64(print),
  };
}

/** @param {OpenVault} vault @param {Host} host @param {string} rid @param {string} member */
export async function share(vault, host, rid, member) {
  const held = vault.shelf.get(rid);
  const contact = vault.keyring.contacts[member];
  if (!held) throw new RoomError("unknown", "This record is not here.");
  if (!contact) throw new RoomError("unpinned", "Accept this member's keys first.");
  const found = await lookUp(vault, host, member);
  if (found.changed) throw new RoomError("changed-keys", "This member's keys have changed. Compare the words with them before you share.");
  const { attachments = [], kept, ...fields } = held.content.fields;
  const { seq, head } = await vault.store.get("meta", "directory");
  const sent_at = vault.clock().toISOString();
  const record = { ...held.content, fields };
  const file = await sealParcel(vault.keyring, contact, { from: vault.member, to: member, sent_at, directory: { seq, head }, record });
  await host.sendParcel({ id: b64(random(16)), to: member, file });
  return { left_out: attachments.length };
}

/** Takes what has come into the room. What cannot be accepted yet stays where it is. @param {OpenVault} vault @param {Host} host @param {Notebook} notebook @param {() => Promise<unknown>} flush */
export async function takeParcels(vault, host, notebook, flush) {
  const taken = [];
  for (const { id, from, file } of await host.parcels()) {
    try {
      const { sent_at, record } = await openParcel(vault.keyring, vault.member, file);
      const { rid } = await notebook.put({ kind: "parcel", name: `parcel|${id}`, fields: { from, sent_at, record } });
      await flush(); // the host lets go of it only when the copy is safe
      await host.dropParcel(id);
      taken.push({ id, from, rid, code: null });
    } catch (error) {
      if (codeOf(error) === "offline") throw error;
      taken.push({ id, from, rid: null, code: codeOf(error) });
    }
  }
  return taken;
}
