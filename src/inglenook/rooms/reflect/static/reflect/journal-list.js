// `<journal-list>`: the journal by month, found as one types.
import { sayDay } from "inglenook/reflect/days";
import { entryRow } from "inglenook/reflect/entry-row";
import { Filters } from "inglenook/reflect/journal-filters";
import { Strip } from "inglenook/reflect/journal-strip";
import { byMonth } from "inglenook/reflect/months";
import { isPast } from "inglenook/reflect/records";
import { ReflectElement } from "inglenook/reflect/reflect-element";
import { discard } from "inglenook/reflect/removing";
import { make } from "inglenook/site/part";
import { announce } from "inglenook/site/toast";
import { say } from "inglenook/site/words";
import { room } from "inglenook/vault/door";
import { define } from "inglenook/vault/elements/sealed-element";

const KINDS = ["journal.entry"];
const FIELDS = ["title", "text", "on", "letter", "tags", "starred", "attachments"];
const SIZE = 60;
const PAUSE = 40;

export class JournalList extends ReflectElement {
  /** @type {Filters} */ #filters = /** @type {any} */ (null);
  /** @type {Strip} */ #strip = /** @type {any} */ (null);
  #shown = 0;
  #asked = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;

  wire() {
    this.#filters = new Filters(this.place("filters"), () => this.#refresh());
    this.#strip = new Strip(this.place("calendar"), (day) => this.#filters.chooseDay(day));
    this.place("search").addEventListener("input", () => this.#soon());
    this.acts({ older: () => this.#older(), all: () => this.#all() });
    this.also(() => clearTimeout(this.#timer));
  }

  async opened() {
    this.onChange(KINDS, () => this.#soon());
    await Promise.all([this.#filters.fill(), this.#strip.show(), this.#refresh()]);
    this.#tidyBin();
  }

  get #words() {
    return /** @type {HTMLInputElement} */ (this.place("search")).value.trim();
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#refresh(), PAUSE);
  }

  #refresh() {
    return this.#load(0, SIZE);
  }

  /** An answer that was overtaken by a later question is dropped. @param {number} offset @param {number} limit */
  async #load(offset, limit) {
    const asked = ++this.#asked;
    const { total, records } = await this.#ask(offset, limit);
    if (asked !== this.#asked || !this.isConnected) return;
    if (!offset) this.place("rows").replaceChildren();
    this.#append(records);
    this.#shown = offset + records.length;
    this.#tell(total);
  }

  /** @param {number} offset @param {number} limit @returns {Promise<{total: number, records: any[]}>} */
  async #ask(offset, limit) {
    const where = this.#filters.where;
    const text = this.#words;
    if (!text) return room.list("journal.entry", { by: "on", order: "desc", offset, limit, where, fields: FIELDS, preview: { text: 400 } });
    const { total, hits } = await room.search(text, { kinds: KINDS, fields: FIELDS, by: "on", where, limit: offset + limit });
    return { total, records: hits.slice(offset) };
  }

  /** @param {any[]} records */
  #append(records) {
    const rows = this.place("rows");
    for (const { month, records: entries } of byMonth(records)) {
      if (rows.dataset.month !== month || !rows.childElementCount) rows.append(heading(month));
      rows.dataset.month = month;
      rows.append(...entries.map((entry) => entryRow(this, entry)));
    }
  }

  /** @param {number} total */
  #tell(total) {
    const narrowed = Boolean(this.#words) || this.#filters.narrowed;
    this.show("empty", !total && !narrowed);
    this.show("none", !total && narrowed);
    this.button("older").hidden = this.#shown >= total;
    const line = total ? say(narrowed ? "reflect.found" : "reflect.entries", { n: total }) : "";
    this.write("total", line);
    if (this.#words) announce(line || say("reflect.found_none"));
  }

  async #older() {
    const before = this.place("rows").querySelectorAll(".entry").length;
    await this.#load(this.#shown, SIZE);
    /** @type {HTMLElement | null} */ (this.place("rows").querySelectorAll(".entry a")[before])?.focus();
  }

  #all() {
    /** @type {HTMLInputElement} */ (this.place("search")).value = "";
    this.#filters.clear();
  }

  /** What rested in the bin for its days goes now. */
  async #tidyBin() {
    const { records } = await room.list("journal.entry", { where: [["removed_at", "!=", null]], fields: ["removed_at"], limit: 200 });
    const past = records.filter(({ fields }) => isPast(fields.removed_at, new Date()));
    for (const { rid } of past) await discard(rid);
  }
}

/** @param {string} month */
function heading(month) {
  const item = make("li", "month");
  item.append(make("h2", "", sayDay(`${month}-01`, { month: "long", year: "numeric" })));
  return item;
}

define("journal-list", JournalList);
