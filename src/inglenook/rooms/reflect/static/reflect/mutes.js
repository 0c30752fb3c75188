// `<journal-mutes>`: the days that looking back leaves out, to add and to take back.
import { sayDay } from "inglenook/reflect/days";
import { ReflectElement } from "inglenook/reflect/reflect-element";
import { titleOf } from "inglenook/reflect/entry-words";
import { copyOf } from "inglenook/site/part";
import { toast } from "inglenook/site/toast";
import { say } from "inglenook/site/words";
import { room } from "inglenook/vault/door";
import { define } from "inglenook/vault/elements/sealed-element";
import { markErrors, readFields } from "inglenook/vault/elements/fields";

/** @typedef {import("inglenook/reflect/looking-back").Mute} Mute */

export class JournalMutes extends ReflectElement {
  wire() {
    const form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    form.addEventListener("submit", (event) => (event.preventDefault(), this.#add(form)));
    this.acts({ remove: (button) => this.#remove(this.ridOf(button)) });
  }

  async opened() {
    this.onChange(["journal.mute"], () => this.#fill());
    await this.#fill();
  }

  async #fill() {
    const { records } = await room.list("journal.mute", { by: "made_at", order: "desc", limit: 1000 });
    const rows = await Promise.all(records.map(({ rid, fields }) => this.#row(rid, fields)));
    this.place("rows").replaceChildren(...rows);
    this.show("none", !rows.length);
  }

  /** @param {string} rid @param {Mute} mute */
  async #row(rid, mute) {
    const row = copyOf(this, "template[data-row]");
    row.dataset.rid = rid;
    this.write("words", await words(mute), row);
    return row;
  }

  /** @param {HTMLFormElement} form */
  async #add(form) {
    if (!markErrors(form)) return;
    const typed = readFields(form);
    const [from, to] = [typed.since, typed.until || typed.since];
    const year = typed.every_year ? null : Number(from.slice(0, 4));
    await room.put({ kind: "journal.mute", fields: { from: from.slice(5), to: to.slice(5), year, entry: null } });
    form.reset();
    toast(say("reflect.left_out"));
  }

  /** @param {string} rid */
  async #remove(rid) {
    const record = await room.get(rid);
    await room.remove(rid);
    if (record) toast(say("reflect.shown_again"), { undo: () => room.put({ rid, kind: record.kind, fields: record.fields }) });
  }
}

/** @param {Mute} mute */
async function words({ from, to, year, entry }) {
  if (entry) return entryWords(entry);
  const days = from === to ? dayWords(from) : say("reflect.from_to", { from: dayWords(from), to: dayWords(to) });
  return year ? say("reflect.in_year", { days, year }) : say("reflect.every_year", { days });
}

/** @param {string} rid */
async function entryWords(rid) {
  const record = await room.get(rid);
  return record ? say("reflect.one_entry", { title: titleOf(record.fields), day: sayDay(record.fields.on) }) : say("reflect.entry_gone");
}

/** A leap year, so that the 29th of February has a name. @param {string | null | undefined} day "MM-DD" */
const dayWords = (day) => sayDay(`2024-${day}`, { day: "numeric", month: "long" });

define("journal-mutes", JournalMutes);
