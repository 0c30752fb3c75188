// One entry being written: what is kept of it, which revisions, and what another device wrote meanwhile.
import { blankEntry, isEmpty } from "inglenook/reflect/records";
import { Sitting } from "inglenook/reflect/sittings";
import { alike, merge } from "inglenook/vault/merge";

/** @typedef {import("inglenook/reflect/records").Entry} Entry */
/** @typedef {import("inglenook/reflect/records").Kept<Entry>} Kept */
/** @typedef {{get: (rid: string) => Promise<any>, put: (record: any) => Promise<any>}} Room as much of the door as a draft needs */

const KIND = "journal.entry";
/** @returns {Entry} what an entry of another program may lack */
const blank = () => ({ ...blankEntry(new Date(0), "UTC"), on: "" });

export class Draft {
  /** @type {Room} */ #room;
  /** What the author and the room last agreed on. While the author has not looked at a change it stays as it is, so
   * that each save merges the same two sides anew and none is merged into twice. @type {Kept | null} */
  #base = null;
  /** What another device wrote and the author has not looked at yet. @type {Kept | null} */
  #theirs = null;
  /** As the author last left it. */
  #mine = blank();
  /** As the author left it when it was last kept. @type {Entry | null} */
  #known = null;
  /** What the room was last given. @type {Entry | null} */
  #given = null;
  #sitting = new Sitting({ title: "", text: "" }, null);
  /** @type {string | null} */ #rid = null;
  /** @type {string | undefined} */ #rev;
  /** @type {Promise<any>} */ #last = Promise.resolve();
  /** True for an entry that began on this page: its author need not be asked before reading it. */
  isWritingNow = true;

  /** @param {Room} room */
  constructor(room) {
    this.#room = room;
  }

  get rid() {
    return this.#rid;
  }

  get fields() {
    return this.#mine;
  }

  get madeAt() {
    return this.#base?.made_at ?? "";
  }

  /** @param {Date} now */
  begin(now) {
    this.#mine = blankEntry(now);
  }

  /** @param {string} rid @returns {Promise<Kept | null>} */
  async open(rid) {
    const record = await this.#room.get(rid);
    if (record?.kind !== KIND) return null;
    this.#take(record);
    this.isWritingNow = false;
    return record;
  }

  /** @param {any} record */
  #take(record) {
    [this.#rid, this.#rev, this.#base, this.#theirs, this.#given] = [record.rid, record.rev, record, null, record.fields];
    this.#mine = this.#known = { ...blank(), ...record.fields };
    this.#sitting = new Sitting(this.#mine, record.edited_at);
  }

  /** Saves and looks follow each other; a look between two saves would take the first for a stranger's. @template T @param {() => Promise<T>} act @returns {Promise<T>} */
  #inTurn(act) {
    this.#last = this.#last.then(act, act);
    return this.#last;
  }

  /**
   * Keeps what stands on the page, and before it what the sitting wants kept. An entry that was never more than empty
   * leaves no trace.
   * @param {Entry} fields
   * @param {Date} now
   * @returns {Promise<boolean>} whether another device's change was found on the way
   */
  keep(fields, now) {
    return this.#inTurn(async () => {
      if ((!this.#rid && isEmpty(fields)) || alike(fields, this.#known)) return false;
      await this.#keepRevision(fields, now);
      this.#mine = fields;
      return this.#put(this.#merged(fields, now), now);
    });
  }

  /** @param {Entry} content @param {Date} now */
  async #put(content, now) {
    const kept = await this.#room.put({ kind: KIND, fields: content, ...(this.#rid ? { rid: this.#rid, rev: this.#rev } : {}) });
    [this.#rid, this.#rev, this.#known, this.#given] = [kept.rid, kept.rev, this.#mine, content];
    if (!this.#theirs) this.#base = this.#asKept(this.#mine, now);
    return kept.merged ? this.#hear() : false;
  }

  /** @param {Entry} fields @param {Date} now @returns {Kept} */
  #asKept(fields, now) {
    const at = now.toISOString();
    return { rid: this.#rid ?? "", ver: 0, kind: KIND, schema: 1, made_at: this.#base?.made_at ?? at, edited_at: at, fields };
  }

  /** @param {Entry} fields @param {Date} now */
  async #keepRevision(fields, now) {
    const revision = this.#sitting.change(fields, now.getTime());
    if (!revision || !this.#rid) return;
    const name = `revision|${this.#rid}|${revision.saved_at}`;
    await this.#room.put({ kind: "journal.revision", name, fields: { of: this.#rid, ...revision } });
  }

  /** The author's words with what another device wrote. @param {Entry} fields @param {Date} now @returns {Entry} */
  #merged(fields, now) {
    if (!this.#theirs || !this.#base) return fields;
    const mine = { ...this.#base, edited_at: now.toISOString(), fields };
    return /** @type {Entry} */ (merge(this.#base, mine, this.#theirs).fields);
  }

  /**
   * Asks what is kept now. True when another device changed what the author sees.
   * @returns {Promise<boolean>}
   */
  hearOther() {
    return this.#inTurn(() => this.#hear());
  }

  async #hear() {
    const record = this.#rid ? await this.#room.get(this.#rid) : null;
    if (!record || record.kind !== KIND || alike(record.fields, this.#given)) return false;
    if (this.#theirs && this.#base) this.#base = { ...this.#base, fields: this.#mine };
    [this.#theirs, this.#rev, this.#given] = [record, record.rev, record.fields];
    return true;
  }

  /** Puts the author in front of what is kept now. Keep first. */
  takeOther() {
    return this.#inTurn(async () => {
      const record = this.#rid ? await this.#room.get(this.#rid) : null;
      if (record) this.#take(record);
    });
  }

  /** The letter is read before its day, or on it. @param {Date} now */
  readLetter(now) {
    const { letter } = this.#mine;
    if (letter) this.#mine = { ...this.#mine, letter: { ...letter, read_at: now.toISOString() } };
  }
}
