// Attachments: sealed under a key of their own, kept here until they are uploaded, fetched when they are shown.
import { b64, random } from "inglenook/vault/bytes";
import { newBlobKey, openBlob, sealBlob } from "inglenook/vault/envelope";
import { codeOf } from "inglenook/vault/errors";
import { sha } from "inglenook/vault/primitives";

/** @import { BlobRef, Content } from "inglenook/vault/envelope" */
/** @import { Host } from "inglenook/vault/host" */
/** @import { OpenVault } from "inglenook/vault/open-vault" */
/** @import { Change } from "inglenook/vault/store-memory" */

const UPLOAD = "upload|";
const DROP = "drop|";
const SECOND_THOUGHTS_MS = 3_600_000;

/** @param {OpenVault} vault @param {Uint8Array} bytes @param {{type: string, name: string}} about @returns {Promise<BlobRef>} */
export async function attach(vault, bytes, { type, name }) {
  const [blob, key] = [b64(random(16)), newBlobKey()];
  const sealed = await sealBlob(vault.vault, blob, key, bytes);
  await vault.store.write([["blobs", blob, sealed], ["meta", UPLOAD + blob, true]], { strict: true });
  return { blob, key: b64(key), sha: b64(await sha(sealed)), type, name, bytes: bytes.length };
}

/** @param {OpenVault} vault @param {Host} host @param {BlobRef} ref */
export async function attachment(vault, host, ref) {
  const kept = await vault.store.get("blobs", ref.blob);
  const sealed = kept ?? (await host.blob(ref.blob));
  const bytes = await openBlob(vault.vault, ref, sealed);
  // Only what was checked is kept; without space it is simply fetched again.
  if (!kept) await vault.store.write([["blobs", ref.blob, sealed]]).catch(() => {});
  return bytes;
}

/** @param {OpenVault} vault @param {string} prefix */
async function marked(vault, prefix) {
  const keys = await vault.store.keys("meta");
  return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
}

/** @param {OpenVault} vault @param {Host} host */
export async function uploadAll(vault, host) {
  for (const id of await marked(vault, UPLOAD)) {
    const sealed = await vault.store.get("blobs", id);
    if (sealed) await host.putBlob(id, sealed);
    await vault.store.write([["meta", UPLOAD + id, undefined]]);
  }
}

/** What a record names no longer. @param {string} rid @param {Content | undefined} before @param {Content} after @param {Date} now @returns {Change[]} */
export function dropChanges(rid, before, after, now) {
  const still = new Set(refsOf(after).map(({ blob }) => blob));
  const gone = refsOf(before).filter(({ blob }) => !still.has(blob));
  return gone.map(({ blob }) => ["meta", DROP + blob, { rid, at: now.getTime() }]);
}

/** @param {Content | undefined} content @returns {BlobRef[]} */
const refsOf = (content) => content?.fields.attachments ?? [];

// Only after the removal itself is in the log, and after the time in which people change their mind: until then an
// undo, or an edit on another device, may bring the attachment back.
/** @param {OpenVault} vault @param {Host} host */
export async function dropAll(vault, host) {
  for (const id of await marked(vault, DROP)) {
    const { rid, at } = await vault.store.get("meta", DROP + id);
    const held = vault.shelf.get(rid);
    const named = refsOf(held?.content).some(({ blob }) => blob === id);
    if (!named && (held?.waiting || vault.clock().getTime() - at < SECOND_THOUGHTS_MS)) continue;
    if (!named) await host.dropBlob(id).catch(ignoreAbsent);
    await vault.store.write([["meta", DROP + id, undefined], ...(named ? [] : [/** @type {Change} */ (["blobs", id, undefined])])]);
  }
}

/** @param {unknown} error */
function ignoreAbsent(error) {
  if (codeOf(error) !== "unknown") throw error;
}
