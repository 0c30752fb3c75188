// `<journal-card>`: where the journal stands today. The last entry, a letter whose day has come, this day before.
import { dayOf, sayDay, wallTime } from "inglenook/reflect/days";
import { lineOf, titleOf, whenOf } from "inglenook/reflect/entry-words";
import { waits } from "inglenook/reflect/letters";
import { found } from "inglenook/reflect/meeting";
import { ReflectElement } from "inglenook/reflect/reflect-element";
import { say } from "inglenook/site/words";
import { room } from "inglenook/vault/door";
import { define } from "inglenook/vault/elements/sealed-element";

const LINES = ["title", "text", "on", "letter"];

export class JournalCard extends ReflectElement {
  async opened() {
    this.onChange(["journal.entry", "journal.mute"], () => this.#fill());
    await this.#fill();
  }

  async #fill() {
    const today = wallTime(new Date());
    await Promise.all([this.#last(today), this.#letter(today), this.#years(today)]);
    this.show("waiting", false);
    this.show("open", true);
  }

  /** What is dated last, unless it is dated ahead. @param {string} today */
  async #last(today) {
    const where = [["removed_at", "=", null], ["letter", "=", null], ["on", "<=", `${dayOf(today)}T23:59:59`]];
    const { records } = await room.list("journal.entry", { by: "on", order: "desc", limit: 1, where, fields: LINES, preview: { text: 320 } });
    const [last] = records;
    this.show("last", Boolean(last));
    this.show("last-link", Boolean(last));
    this.show("first", !last);
    if (!last) return;
    this.write("last-when", whenOf(last.fields.on));
    this.write("last-text", last.fields.title ? titleOf(last.fields) : lineOf(last.fields, 140));
    this.#link("last-link", last.rid);
  }

  /** @param {string} today */
  async #letter(today) {
    const where = [["removed_at", "=", null], ["letter", "!=", null]];
    const { records } = await room.list("journal.entry", { where, fields: ["letter", "on"], limit: 1000 });
    const letter = records.find(({ fields }) => waits(fields.letter, today));
    this.show("letter", Boolean(letter));
    if (!letter) return;
    this.write("letter-title", say(letter.fields.letter.open_on === dayOf(today) ? "reflect.letter_opens" : "reflect.letter_waits", { day: sayDay(letter.fields.on) }));
    this.#link("letter-link", letter.rid, "/reflect/journal/write/");
  }

  /** @param {string} today */
  async #years(today) {
    const { years } = await found(today);
    this.show("years", years.length > 0);
    if (years.length) this.write("years-link", say("reflect.years_link", { n: years.length }));
  }

  /** @param {string} name @param {string} rid @param {string} [page] */
  #link(name, rid, page) {
    const link = /** @type {HTMLAnchorElement} */ (this.place(name));
    link.href = `${page ?? link.pathname}#${rid}`;
  }
}

define("journal-card", JournalCard);
