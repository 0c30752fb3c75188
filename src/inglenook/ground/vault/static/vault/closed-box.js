// What is written while the room is closed: sealed to the inbox key at once, and taken into the room when it opens.
import { openWith, sealTo } from "inglenook/vault/age-file";
import { b64, json, pad, random, unpad, utf8 } from "inglenook/vault/bytes";
import { BOX_FLOOR } from "inglenook/vault/envelope";
import { RoomError } from "inglenook/vault/errors";

/** @import { OpenVault } from "inglenook/vault/open-vault" */
/** @import { Store } from "inglenook/vault/store-memory" */

/** @param {Store} store @param {{kind: string, fields: Record<string, any>, schema?: number}} draft @param {Date} now */
export async function putClosed(store, { kind, fields, schema = 1 }, now) {
  const inbox = await store.get("meta", "inbox");
  if (!inbox) throw new RoomError("closed", "This device has not seen your room yet. Open it once.");
  const rid = b64(random(16));
  const at = now.toISOString();
  const content = { kind, schema, made_at: at, edited_at: at, fields };
  const file = await sealTo([inbox], pad(utf8(JSON.stringify({ rid, content })), BOX_FLOOR));
  await store.write([["closed", rid, file]], { strict: true });
  return { rid };
}

// Each has its record id from the beginning, and leaves the box in the step that keeps it: it cannot come in twice.
/** @param {OpenVault} vault */
export async function takeIn(vault) {
  const waiting = await vault.store.keys("closed");
  for (const key of waiting) {
    const file = await vault.store.get("closed", key);
    const { rid, content } = json(unpad(await openWith(vault.keyring.inbox.identity, file), BOX_FLOOR));
    await vault.guard.write(() => vault.stage([{ rid, content }], [["closed", key, undefined]]));
  }
  return waiting.length;
}
