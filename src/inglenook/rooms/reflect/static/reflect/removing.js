// Into the bin, out of it, and gone for good.
import { room } from "inglenook/vault/door";

/**
 * Puts an entry into the bin, or brings it back with `null`.
 * @param {string} rid
 * @param {string | null} removedAt
 */
export async function setRemoved(rid, removedAt) {
  const record = await room.get(rid);
  if (!record) return;
  const { kind, schema, fields } = record;
  await room.put({ rid, kind, schema, fields: { ...fields, removed_at: removedAt } });
}

/**
 * Removes an entry for good, with its earlier versions.
 * @param {string} rid
 */
export async function discard(rid) {
  const { records } = await room.list("journal.revision", { where: [["of", "=", rid]], fields: [], limit: 10_000 });
  for (const revision of records) await room.remove(revision.rid);
  await room.remove(rid);
}
