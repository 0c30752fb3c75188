// Writing and reading records in an open vault. What `put` resolves for is sealed and on this device.
import { b64, random } from "inglenook/vault/bytes";
import { dropChanges } from "inglenook/vault/attachments";
import { RoomError } from "inglenook/vault/errors";
import { derivedId } from "inglenook/vault/keys";
import { GONE, merge, sameContent } from "inglenook/vault/merge";
import { Revisions } from "inglenook/vault/revisions";
import { shown } from "inglenook/vault/shelf";

/** @import { Content } from "inglenook/vault/envelope" */
/** @import { OpenVault } from "inglenook/vault/open-vault" */
/** @import { Change } from "inglenook/vault/store-memory" */
/** @import { Asked, Held, Where } from "inglenook/vault/shelf" */

/**
 * `rev` is what `get` or `put` gave the page: the state it started from. `name` makes a derived id. Without a
 * `rev` the newest state that was handed out counts; null says that the page started from nothing.
 * @typedef {{kind: string, fields: Record<string, any>, rid?: string, name?: string, rev?: string | null, schema?: number,
 *   made_at?: string, edited_at?: string, ifAbsent?: boolean}} Draft
 */

const BATCH = 250; // few enough that an import can be stopped, and that a key press waits for none of it

export class Notebook {
  /** @param {OpenVault} vault @param {() => void} written called when something is to be pushed */
  constructor(vault, written) {
    this.vault = vault;
    this.written = written;
    this.revisions = new Revisions();
  }

  /** @param {string} name */
  rid = (name) => derivedId(this.vault.keys, name);

  /** @param {Draft} draft */
  ridOf = async ({ rid, name }) => rid ?? (name ? this.rid(name) : b64(random(16)));

  /** @param {Draft} draft @param {Held | undefined} held @returns {Content} */
  contentOf({ kind, fields, schema, made_at, edited_at }, held) {
    const now = this.vault.clock().toISOString();
    return {
      kind,
      schema: schema ?? held?.content.schema ?? 1,
      made_at: made_at ?? held?.content.made_at ?? now,
      edited_at: edited_at ?? now,
      fields,
    };
  }

  /** @param {Draft} draft */
  async put(draft) {
    const rid = await this.ridOf(draft);
    const { vault } = this;
    return vault.guard.write(async () => {
      await vault.refresh([rid]);
      const held = vault.shelf.get(rid);
      const mine = this.contentOf(draft, held);
      const content = this.onTop(rid, draft.rev, mine, held);
      if (!held || !sameContent(content, held.content)) {
        const drops = dropChanges(rid, held?.content, content, vault.clock());
        await this.keep([{ rid, content }], drops, () => this.revisions.hand(rid, mine));
      }
      const now = /** @type {Held} */ (vault.shelf.get(rid));
      return { rid, ver: now.ver, rev: this.revisions.hand(rid, mine), merged: !sameContent(content, mine), waiting: now.waiting };
    });
  }

  // While somebody wrote, the record may have changed under them, by a sync or in another tab.
  /** @param {string} rid @param {string | null | undefined} rev @param {Content} mine @param {Held | undefined} held */
  onTop(rid, rev, mine, held) {
    // Without a `rev`, writing what was removed is bringing it back: an undo.
    const undone = rev === undefined && held?.content.kind === GONE;
    const base = held && this.revisions.base(rid, rev);
    if (!held || undone || base === undefined || sameContent(base, held.content)) return mine;
    return merge(base, mine, held.content);
  }

  /** @param {{rid: string, content: Content}[]} written @param {Change[]} [more] @param {() => void} [before] */
  async keep(written, more = [], before) {
    // Even without space the page's words are in memory, and what it writes next builds on them.
    before?.();
    try {
      await this.vault.stage(written, more);
    } finally {
      this.written();
    }
  }

  /**
   * Many at once, for imports. Running it again with the same names writes nothing twice.
   * @param {Draft[]} drafts @param {(done: number) => void} [onProgress]
   */
  async putMany(drafts, onProgress) {
    const counted = { written: 0, already: 0 };
    for (let at = 0; at < drafts.length; at += BATCH) {
      const batch = drafts.slice(at, at + BATCH);
      const written = await this.vault.guard.write(() => this.putBatch(batch));
      counted.written += written;
      counted.already += batch.length - written;
      onProgress?.(Math.min(at + BATCH, drafts.length));
    }
    return counted;
  }

  /** @param {Draft[]} drafts @returns {Promise<number>} */
  async putBatch(drafts) {
    const { vault } = this;
    const rids = await Promise.all(drafts.map(this.ridOf));
    await vault.refresh(rids);
    /** @type {Map<string, Content>} */
    const fresh = new Map();
    drafts.forEach((draft, i) => {
      const held = vault.shelf.get(rids[i]);
      const there = held && held.content.kind !== GONE;
      const content = this.contentOf(draft, held);
      const same = there && sameContent(content, held.content);
      if (!same && !(draft.ifAbsent && (there || fresh.has(rids[i])))) fresh.set(rids[i], content);
    });
    if (fresh.size) await this.keep([...fresh].map(([rid, content]) => ({ rid, content })));
    return fresh.size;
  }

  /** @param {string} rid */
  async get(rid) {
    const held = this.vault.shelf.get(rid);
    if (!held || held.content.kind === GONE) return null;
    return { ...shown(held), rev: this.revisions.hand(rid, held.content) };
  }

  /** Removes for good. With a `rev`, only what the page has seen: a newer edit stays. @param {string} rid @param {string} [rev] */
  async remove(rid, rev) {
    const { vault } = this;
    await vault.guard.write(async () => {
      await vault.refresh([rid]);
      const held = vault.shelf.get(rid);
      if (!held || held.content.kind === GONE) return;
      const gone = this.contentOf({ kind: GONE, fields: {}, schema: 1 }, held);
      const content = rev ? this.onTop(rid, rev, gone, held) : gone;
      if (content.kind !== GONE) return;
      await this.keep([{ rid, content }], dropChanges(rid, held.content, content, vault.clock()));
    });
  }

  /** @param {string} kind @param {Asked} [asked] */
  list = async (kind, asked) => this.vault.shelf.list(kind, asked);
  /** @param {string} text @param {Asked & {kinds?: string[]}} [asked] */
  search = async (text, asked) => this.vault.shelf.search(text, asked);
  /** @param {string} kind @param {Where} [where] */
  count = async (kind, where) => this.vault.shelf.count(kind, where);
  /** @param {string} kind @param {string} field @param {Where} [where] */
  tally = async (kind, field, where) => this.vault.shelf.tally(kind, field, where);

  /**
   * After a new epoch: seals some old records under it. Their content and times stay as they are.
   * @param {number} most @returns {Promise<number>} how many
   */
  async reseal(most) {
    const { vault } = this;
    return vault.guard.write(async () => {
      const rids = this.ofOldEpoch(most);
      await vault.refresh(rids); // another tab may have written meanwhile; what it wrote has the new epoch anyway
      const old = rids.flatMap((rid) => this.stored(rid));
      if (old.length) await this.keep(old);
      return old.length;
    });
  }

  /** @param {number} most */
  ofOldEpoch(most) {
    const { vault } = this;
    const old = [];
    for (const [rid, row] of vault.rows) {
      if (old.length >= most) break;
      if (row.epoch < vault.keyring.epoch && this.stored(rid).length) old.push(rid);
    }
    return old;
  }

  /** @param {string} rid @returns {{rid: string, content: Content}[]} none when a newer write waits to be pushed */
  stored(rid) {
    const held = this.vault.shelf.get(rid);
    return held && !held.waiting ? [{ rid, content: held.content }] : [];
  }
}

/** @param {unknown} open @returns {asserts open} */
export function needOpen(open) {
  if (!open) throw new RoomError("closed", "Your room is closed. Open it first.");
}
