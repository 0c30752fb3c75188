// `<journal-letters>`: letters that are ready, that wait, that were read.
import { sayDay, wallTime } from "inglenook/reflect/days";
import { titleOf } from "inglenook/reflect/entry-words";
import { piles } from "inglenook/reflect/letters";
import { ReflectElement } from "inglenook/reflect/reflect-element";
import { copyOf, part } from "inglenook/site/part";
import { say } from "inglenook/site/words";
import { room } from "inglenook/vault/door";
import { define } from "inglenook/vault/elements/sealed-element";

const WHERE = [["removed_at", "=", null], ["letter", "!=", null]];
const PILES = /** @type {const} */ (["waiting", "sealed", "read"]);

export class JournalLetters extends ReflectElement {
  async opened() {
    this.onChange(["journal.entry"], () => this.#fill());
    await this.#fill();
  }

  async #fill() {
    const { records } = await room.list("journal.entry", { where: WHERE, fields: ["title", "text", "on", "letter"], preview: { text: 300 }, limit: 1000 });
    const sorted = piles(records, wallTime(new Date()));
    for (const name of PILES) {
      part(this.place(name), "ul").replaceChildren(...sorted[name].map((letter) => this.#row(name, letter)));
      this.show(name, sorted[name].length > 0);
    }
    this.show("empty", !records.length);
  }

  /** What waits shows its day only. @param {string} pile @param {any} letter */
  #row(pile, { rid, fields }) {
    const row = copyOf(this, "template[data-row]");
    part(row, "a").setAttribute("href", `${this.dataset.write}#${rid}`);
    const title = { waiting: () => say("reflect.letter_ready"), sealed: () => titleOf(fields), read: () => titleOf(fields) }[pile];
    this.write("title", title?.() ?? "", row);
    this.write("when", say("reflect.letter_written", { day: sayDay(fields.on) }), row);
    return row;
  }
}

define("journal-letters", JournalLetters);
