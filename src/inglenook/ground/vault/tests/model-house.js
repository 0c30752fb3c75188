// A model of the server, written from docs/vault-format.md: all the checks that page gives it, and nothing else.
import { b64, unb64 } from "inglenook/vault/bytes";
import { KEYRING, genesis, nextHead } from "inglenook/vault/chain";
import { emptyDirectory, followLinks, linkOf } from "inglenook/vault/directory";
import { RoomError } from "inglenook/vault/errors";
import { keyringHash } from "inglenook/vault/keyring";
import { sha } from "inglenook/vault/primitives";

/**
 * @typedef {{vault: string, head: string, heads: string[], entries: any[], boxes: Map<string, string>, vers: Map<string, number>,
 *   keyring: any, locks: any[], farewell: any, proof: string, revoked: Set<string>}} Kept
 */

/** What travels is JSON; sharing objects with a device would hide mistakes. @template T @param {T} value @returns {T} */
const copied = (value) => JSON.parse(JSON.stringify(value));

/** @param {string} code @param {object} [detail] @returns {never} */
function refuse(code, detail = {}) {
  throw new RoomError(code, code, /** @type {any} */ (detail));
}

export class ModelHouse {
  /** @type {Map<string, Kept>} */
  vaults = new Map();
  /** @type {any[]} */
  statements = [];
  /** @type {Map<string, Uint8Array>} */
  blobs = new Map();
  /** @type {any[]} */
  parcels = [];
  /** @type {Map<string, string>} */
  pairings = new Map();
  /** How many entries an answer holds at most; small, so that paging is used. */
  page = 7;
  /** Requests are served one after the other, as transactions are. @type {Promise<unknown>} */
  last = Promise.resolve();

  /** @template T @param {() => Promise<T>} act @returns {Promise<T>} */
  transaction(act) {
    const turn = this.last.then(act);
    this.last = turn.catch(() => {});
    return turn;
  }

  /** @param {string} member */
  of(member) {
    return this.vaults.get(member) ?? refuse("unknown");
  }

  async directoryAt() {
    return followLinks(await emptyDirectory(), this.statements.map(({ link }) => link));
  }

  /** @param {string} member */
  async state(member) {
    const kept = this.vaults.get(member);
    const parcels = this.parcels.filter(({ to }) => to === member).length;
    const directory = await this.directoryAt();
    if (!kept) return { member, vault: null, seq: 0, head: "", keyring: null, locks: [], farewell: null, directory, parcels };
    const { vault, entries, head, keyring, locks, farewell } = kept;
    return copied({ member, vault, seq: entries.length, head, keyring, locks, farewell, directory, parcels });
  }

  /** @param {string} member @param {any} founding */
  async found(member, { vault, device, keyring, locks, entry, statement, signature, farewell }) {
    if (this.vaults.has(member)) refuse("exists");
    const start = b64(await genesis(vault));
    /** @type {Kept} */
    const kept = { vault, head: start, heads: [start], entries: [], boxes: new Map(), vers: new Map(), keyring, locks, farewell: null, proof: farewell, revoked: new Set() };
    await this.append(kept, device, [entry], {}, keyring);
    this.vaults.set(member, kept);
    await this.publish(member, { statement, signature });
    return { seq: 1, head: kept.head };
  }

  /** @param {string} member @param {any} signed */
  async publish(member, signed) {
    this.statements.push({ ...signed, member, seq: this.statements.length + 1, link: await linkOf(signed) });
    return this.directoryAt();
  }

  /** @param {Kept} kept @param {string} device @param {any[]} entries @param {Record<string, string>} boxes @param {any} keyring */
  async append(kept, device, entries, boxes, keyring) {
    const vers = new Map(kept.vers);
    const heads = [];
    let head = kept.head;
    let seq = kept.entries.length;
    for (const [epoch, rid, ver, hash] of entries) {
      if (ver !== (vers.get(rid) ?? 0) + 1) refuse("bad-entry");
      vers.set(rid, ver);
      head = b64(await nextHead(kept.vault, unb64(head), [++seq, device, epoch, rid, ver, hash]));
      heads.push(head);
    }
    await this.checkBoxes(entries, boxes, keyring);
    kept.entries.push(...entries.map(([epoch, rid, ver, hash, mac], i) => [kept.entries.length + i + 1, device, epoch, rid, ver, hash, mac]));
    kept.heads.push(...heads);
    for (const [rid, box] of Object.entries(boxes)) kept.boxes.set(rid, box);
    Object.assign(kept, { head, vers, keyring: keyring ?? kept.keyring });
  }

  /** @param {any[]} entries @param {Record<string, string>} boxes @param {any} keyring */
  async checkBoxes(entries, boxes, keyring) {
    const newest = new Map(entries.map(([, rid, , hash]) => [rid, hash]));
    for (const [rid, hash] of newest) {
      const found = rid === KEYRING ? keyring && (await keyringHash(keyring)) : boxes[rid] && b64(await sha(unb64(boxes[rid])));
      if (found !== hash) refuse("bad-entry");
    }
    if (newest.has(KEYRING) !== !!keyring) refuse("bad-entry");
  }

  /** @param {string} member @param {any} push */
  async push(member, { expected, device, entries, boxes, keyring, locks = { add: [], remove: [] }, revoked_device }) {
    const kept = this.of(member);
    if (kept.revoked.has(device)) refuse("revoked");
    if (expected !== kept.head) refuse("moved", { seq: kept.entries.length, head: kept.head });
    await this.append(kept, device, entries, boxes, keyring);
    kept.locks = [...kept.locks.filter(({ id }) => !locks.remove.includes(id)), ...locks.add];
    if (revoked_device) kept.revoked.add(revoked_device);
    return { seq: kept.entries.length, head: kept.head };
  }

  /** @param {string} member @param {number} since */
  async log(member, since) {
    const { entries, head, boxes, vers } = this.of(member);
    const shown = entries.slice(since, since + this.page);
    /** @type {Record<string, string>} */
    const out = {};
    for (const [, , , rid, ver] of shown) if (rid !== KEYRING && vers.get(rid) === ver) out[rid] = /** @type {string} */ (boxes.get(rid));
    return copied({ seq: entries.length, head, entries: shown, boxes: out, more: since + shown.length < entries.length });
  }

  /** @param {number} since */
  async directory(since) {
    const { seq, head } = await this.directoryAt();
    return { seq, head, links: this.statements.slice(since).map(({ link }) => link), more: false };
  }

  /** The calls of one member's session. @param {string} member @returns {any} in the shape of `Host` */
  hostFor(member) {
    const house = this;
    /** @type {Record<string, (...args: any[]) => Promise<any>>} */
    const calls = {
      state: () => house.state(member),
      found: (founding) => house.found(member, copied(founding)),
      log: (since) => house.log(member, since),
      push: (push) => house.push(member, copied(push)),
      putBlob: async (id, bytes) => void house.blobs.set(id, bytes),
      blob: async (id) => house.blobs.get(id) ?? refuse("unknown"),
      dropBlob: async (id) => void house.blobs.delete(id),
      directory: (since) => house.directory(since),
      statements: async (who) => ({ statements: house.statements.filter((one) => one.member === who) }),
      sendParcel: async ({ id, to, file }) => void house.parcels.push({ id, from: member, to, sent_at: "", file }),
      parcels: async () => house.parcels.filter(({ to }) => to === member),
      dropParcel: async (id) => void (house.parcels = house.parcels.filter((one) => one.id !== id)),
      offerPairing: async ({ id, box }) => void house.pairings.set(id, box),
      takePairing: async (id) => house.takePairing(id),
      farewell: async (token) => house.farewell(member, token),
      cancelFarewell: async () => void (house.of(member).farewell = null),
    };
    return Object.fromEntries(Object.entries(calls).map(([name, act]) => [name, (/** @type {any[]} */ ...args) => house.transaction(() => act(...args))]));
  }

  /** @param {string} id */
  takePairing(id) {
    const box = this.pairings.get(id) ?? refuse("unknown");
    this.pairings.delete(id);
    return { box };
  }

  /** @param {string} member @param {string} token */
  async farewell(member, token) {
    const kept = this.of(member);
    if (b64(await sha(unb64(token))) !== kept.proof) refuse("wrong-token");
    kept.farewell = { asked_at: "2026-11-23T00:00:00Z", ends_at: "2026-11-30T00:00:00Z" };
    return { ends_at: kept.farewell.ends_at };
  }
}

