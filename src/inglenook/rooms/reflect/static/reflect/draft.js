// One entry being written: what is kept of it, which revisions, and what another device wrote meanwhile.
import { blankEntry, isEmpty } from "inglenook/reflect/records";
import { Sitting } from "inglenook/reflect/sittings";
import { alike, merge } from "inglenook/vault/merge";

/** @typedef {import("inglenook/reflect/records").Entry} Entry */
/** @typedef {import("inglenook/reflect/records").Kept<Entry>} Kept */
/** @typedef {{get: (rid: string) => Promise<any>, put: (record: any) => Promise<any>}} Room as much of the door as a draft needs */

export class Draft {
  /** @type {Room} */ #room;
  /** What the author saw when the author's and the kept version were last the same. @type {Kept | null} */
  #base = null;
  /** What another device wrote and the author has not looked at yet. @type {Kept | null} */
  #theirs = null;
  /** As the author last left it, and as it was last kept. */
  #mine = blankEntry(new Date(0), "UTC");
  /** @type {Entry | null} */ #known = null;
  #sitting = new Sitting({ title: "", text: "" }, null);
  /** @type {string | null} */ #rid = null;
  #ver = 0;
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
    if (record?.kind !== "journal.entry") return null;
    this.#take(record);
    this.isWritingNow = false;
    this.#sitting = new Sitting(record.fields, record.edited_at);
    return record;
  }

  /** @param {Kept} record */
  #take(record) {
    [this.#rid, this.#ver, this.#base, this.#theirs] = [record.rid, record.ver, record, null];
    this.#mine = this.#known = { ...blankEntry(new Date(0), "UTC"), ...record.fields };
  }

  /**
   * Keeps what stands on the page, and before it what the sitting wants kept. An entry that was never more than empty
   * leaves no trace.
   * @param {Entry} fields
   * @param {Date} now
   */
  async keep(fields, now) {
    if ((!this.#rid && isEmpty(fields)) || alike(fields, this.#known)) return;
    await this.#keepRevision(fields, now);
    this.#mine = fields;
    const content = this.#merged(fields, now);
    const kept = await this.#room.put({ kind: "journal.entry", fields: content, ...(this.#rid ? { rid: this.#rid, base: this.#ver } : {}) });
    [this.#rid, this.#ver, this.#known] = [kept.rid, kept.ver, fields];
    if (!this.#theirs) this.#base = this.#asKept(fields, now);
  }

  /** @param {Entry} fields @param {Date} now @returns {Kept} */
  #asKept(fields, now) {
    const at = now.toISOString();
    const [rid, ver, made_at] = [this.#rid ?? "", this.#ver, this.#base?.made_at ?? at];
    return { rid, ver, kind: "journal.entry", schema: 1, made_at, edited_at: at, fields };
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
  async hearOther() {
    const record = this.#rid ? await this.#room.get(this.#rid) : null;
    if (!record || record.ver <= this.#ver || record.kind !== "journal.entry") return false;
    this.#ver = record.ver;
    if (alike(record.fields, this.#merged(this.#mine, new Date()))) return false;
    if (this.#theirs && this.#base) this.#base = { ...this.#base, fields: this.#mine };
    this.#theirs = record;
    return true;
  }

  /** Puts the author in front of what is kept now. Keep first. */
  async takeOther() {
    const record = this.#rid ? await this.#room.get(this.#rid) : null;
    if (!record) return;
    this.#take(record);
    this.#sitting = new Sitting(record.fields, record.edited_at);
  }

  /** The letter is read before its day, or on it. @param {Date} now */
  readLetter(now) {
    const { letter } = this.#mine;
    if (letter) this.#mine = { ...this.#mine, letter: { ...letter, read_at: now.toISOString() } };
  }
}
