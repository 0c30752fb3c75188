// A room in memory, as much of it as the rules of Reflect talk to. It merges as the real one does.
import { alike, merge } from "inglenook/vault/merge";

export class FakeRoom {
  /** @type {Map<string, any>} */ records = new Map();
  /** @type {any[]} */ writes = [];
  /** @type {Map<string, any>} */ #handed = new Map();
  #count = 0;

  rid = async (/** @type {string} */ name) => `rid-of-${name}`;

  /** @param {any} draft */
  async put({ kind, fields, name, rid, rev, made_at, edited_at }) {
    const id = rid ?? (name ? await this.rid(name) : `rid-${++this.#count}`);
    const held = this.records.get(id);
    const now = new Date(Date.UTC(2026, 10, 23, 12) + ++this.#count * 1000).toISOString();
    const mine = { kind, schema: 1, made_at: made_at ?? held?.made_at ?? now, edited_at: edited_at ?? now, fields: structuredClone(fields) };
    const base = rev ? this.#handed.get(rev) : null;
    const content = held && base && !alike(base.fields, held.fields) ? merge(base, mine, held) : mine;
    const record = { ...content, rid: id, ver: (held?.ver ?? 0) + 1 };
    this.records.set(id, record);
    this.writes.push(record);
    return { rid: id, ver: record.ver, rev: this.#hand(mine), merged: !alike(content.fields, mine.fields) };
  }

  /** @param {any} content */
  #hand(content) {
    const rev = `r${this.#handed.size + 1}`;
    this.#handed.set(rev, content);
    return rev;
  }

  /** @param {string} rid */
  async get(rid) {
    const record = this.records.get(rid);
    return record && record.kind !== "gone" ? { ...structuredClone(record), rev: this.#hand(record) } : null;
  }

  /** @param {any[]} drafts */
  async putMany(drafts) {
    for (const draft of drafts) {
      const there = draft.ifAbsent && (await this.get(draft.rid ?? (await this.rid(draft.name))));
      if (!there) await this.put(draft);
    }
  }

  /** @param {string} rid */
  async remove(rid) {
    await this.put({ rid, kind: "gone", fields: {} });
  }

  /** @param {string} kind @param {{where?: any[][]}} [asked] */
  async list(kind, { where = [] } = {}) {
    const fits = (/** @type {any} */ record) => where.every(([field, , value]) => (record.fields[field] ?? null) === value);
    const records = [...this.records.values()].filter((record) => record.kind === kind && fits(record));
    return { total: records.length, records };
  }

  /** @param {Uint8Array} bytes @param {any} about */
  async attach(bytes, about) {
    return { blob: `blob-${++this.#count}`, ...about, bytes: bytes.length };
  }

  /** @param {string} kind */
  of(kind) {
    return [...this.records.values()].filter((record) => record.kind === kind);
  }
}
