// From what an import read to sealed records: what is there already stays as it is, what comes can be taken back whole.

/** @typedef {import("inglenook/reflect/importing/drafts").Entry} Read */
/**
 * As much of the door as an import needs.
 * @typedef {{rid: (name: string) => Promise<string>, get: (rid: string) => Promise<any>, list: (kind: string, asked?: any) => Promise<any>,
 *   put: (draft: any) => Promise<any>, putMany: (drafts: any[]) => Promise<any>, remove: (rid: string) => Promise<any>,
 *   attach: (bytes: Uint8Array, about: {type: string, name: string}) => Promise<any>}} Room
 * @typedef {{name: string, program: string | null, at: string, rids: string[], journals: string[]}} Import what `journal.import` holds
 */

const BATCH = 100;
/** A record holds at most 1 MiB, an id 25 bytes of it. */
const MOST_IDS = 20_000;

/**
 * @param {{entries: Read[], program: string | null}} read
 * @param {Room} room
 * @param {{name: string, now: Date, tidy?: (file: {name: string, type: string, bytes: Uint8Array}) => Promise<{name: string, type: string, bytes: Uint8Array}>,
 *   onProgress?: (done: number, all: number) => void, stopped?: () => boolean}} options `tidy` takes metadata out of pictures
 * @returns {Promise<{written: number, already: number, left: number}>} `left`: not written because it was stopped
 */
export async function bring({ entries, program }, room, { name, now, tidy = async (file) => file, onProgress, stopped }) {
  const fresh = await absent(entries, room);
  const already = entries.length - fresh.length;
  if (!fresh.length) return { written: 0, already, left: 0 };
  const journals = await journalsFor(fresh, room);
  await note({ name, program, at: now.toISOString(), rids: fresh.map(({ rid }) => rid), journals: journals.made }, room);
  let written = 0;
  for (let at = 0; at < fresh.length && !stopped?.(); at += BATCH) {
    const batch = fresh.slice(at, at + BATCH);
    await room.putMany(await Promise.all(batch.map(({ read }) => draftOf(read, journals.rids, room, tidy))));
    written += batch.length;
    onProgress?.(written, fresh.length);
  }
  return { written, already, left: fresh.length - written };
}

/** Each entry with its id, without what is there and without doubles. @param {Read[]} entries @param {Room} room */
async function absent(entries, room) {
  /** @type {Map<string, {rid: string, read: Read}>} */
  const fresh = new Map();
  for (let at = 0; at < entries.length; at += BATCH) {
    await Promise.all(entries.slice(at, at + BATCH).map(async (read) => {
      const rid = read.rid ?? (await room.rid(read.name));
      if (!fresh.has(rid) && !(await room.get(rid))) fresh.set(rid, { rid, read });
    }));
  }
  return [...fresh.values()];
}

/** Journals by the names the other program had; one of the same name is used. @param {{read: Read}[]} fresh @param {Room} room */
async function journalsFor(fresh, room) {
  const { records } = await room.list("journal.journal", { limit: 1000 });
  const known = new Map(records.map((/** @type {any} */ { rid, fields }) => [fields.name.toLowerCase(), rid]));
  const made = [];
  for (const name of new Set(fresh.flatMap(({ read }) => read.journal_name ?? []))) {
    if (known.has(name.toLowerCase())) continue;
    const { rid } = await room.put({ kind: "journal.journal", name: `journal|${name.toLowerCase()}`, fields: { name, colour: "moss" } });
    known.set(name.toLowerCase(), rid);
    made.push(rid);
  }
  return { rids: known, made };
}

/** Written first: an import that was cut off can be undone as well. @param {Import} brought @param {Room} room */
async function note(brought, room) {
  for (let at = 0; at < brought.rids.length; at += MOST_IDS) {
    const fields = { ...brought, rids: brought.rids.slice(at, at + MOST_IDS), journals: at ? [] : brought.journals };
    await room.put({ kind: "journal.import", fields });
  }
}

/** @param {Read} read @param {Map<string, string>} journals @param {Room} room @param {(file: any) => Promise<any>} tidy */
async function draftOf(read, journals, room, tidy) {
  const { name, rid, journal_name: journal, attachments, made_at, edited_at, ...fields } = read;
  const refs = [];
  for (const file of attachments) {
    const { bytes, type } = await tidy(file);
    refs.push(await room.attach(bytes, { type, name: file.name }));
  }
  const whole = { ...fields, journal: journals.get(journal?.toLowerCase() ?? "") ?? null, attachments: refs };
  return { kind: "journal.entry", ...(rid ? { rid } : { name }), ifAbsent: true, fields: whole, ...times(made_at, edited_at) };
}

/** @param {string | null} made @param {string | null} edited */
function times(made, edited) {
  const made_at = made ?? edited;
  return made_at ? { made_at, edited_at: edited ?? made_at } : {};
}

/**
 * Takes an import back. What was changed since stays.
 * @param {string} rid of the `journal.import`
 * @param {Room} room
 * @param {(done: number, all: number) => void} [onProgress]
 * @returns {Promise<{removed: number, stayed: number}>}
 */
export async function takeBack(rid, room, onProgress) {
  const { fields } = await room.get(rid);
  const { rids, journals, at } = /** @type {Import} */ (fields);
  let removed = 0;
  for (let from = 0; from < rids.length; from += BATCH) {
    const found = await Promise.all(rids.slice(from, from + BATCH).map((one) => room.get(one)));
    removed += await removeAll(found.filter((record) => record && !changedSince(record, at)), room);
    onProgress?.(Math.min(from + BATCH, rids.length), rids.length);
  }
  await removeEmpty(journals, room);
  await room.remove(rid);
  const there = await Promise.all(rids.map((one) => room.get(one)));
  return { removed, stayed: there.filter(Boolean).length };
}

/** An import without times of its own was written just after it was noted. @param {any} record @param {string} at */
const changedSince = (record, at) => Date.parse(record.edited_at) > Date.parse(at) && record.ver > 1;

/** Those with attachments one by one, because each takes its attachments along. @param {any[]} records @param {Room} room */
async function removeAll(records, room) {
  const plain = records.filter(({ fields }) => !fields.attachments?.length);
  await room.putMany(plain.map(({ rid }) => ({ rid, kind: "gone", fields: {}, schema: 1 })));
  for (const { rid, fields } of records) if (fields.attachments?.length) await room.remove(rid);
  return records.length;
}

/** @param {string[]} journals @param {Room} room */
async function removeEmpty(journals, room) {
  for (const rid of journals) {
    const { total } = await room.list("journal.entry", { where: [["journal", "=", rid]], fields: [], limit: 1 });
    if (!total) await room.remove(rid);
  }
}
