// `<journal-names>`: several journals, their names and colours.
import { ReflectElement } from "inglenook/reflect/reflect-element";
import { copyOf, part } from "inglenook/site/part";
import { toast } from "inglenook/site/toast";
import { say } from "inglenook/site/words";
import { room } from "inglenook/vault/door";
import { markErrors, readFields, writeFields } from "inglenook/vault/elements/fields";
import { define } from "inglenook/vault/elements/sealed-element";

export class JournalNames extends ReflectElement {
  /** @type {string | null} the journal that is being renamed */ #rid = null;

  wire() {
    const form = this.#form;
    form.addEventListener("submit", (event) => (event.preventDefault(), this.#keep()));
    form.addEventListener("reset", () => this.#edit(null));
    this.acts({ rename: (button) => this.#rename(this.ridOf(button)), remove: (button) => this.#remove(this.ridOf(button)) });
  }

  get #form() {
    return /** @type {HTMLFormElement} */ (part(this, "form"));
  }

  async opened() {
    this.onChange(["journal.journal"], () => this.#fill());
    await this.#fill();
  }

  async #fill() {
    const [{ records }, tally] = await Promise.all([
      room.list("journal.journal", { by: "name", order: "asc", limit: 200 }), room.tally("journal.entry", "journal"),
    ]);
    this.place("rows").replaceChildren(...records.map(({ rid, fields }) => this.#row(rid, fields, tally[rid] ?? 0)));
  }

  /** @param {string} rid @param {any} fields @param {number} entries */
  #row(rid, { name, colour }, entries) {
    const row = copyOf(this, "template[data-row]");
    row.dataset.rid = rid;
    this.write("name", name, row);
    this.write("count", say("reflect.entries", { n: entries }), row);
    this.place("colour", row).classList.add(colour);
    return row;
  }

  async #keep() {
    if (!markErrors(this.#form)) return;
    const rid = this.#rid;
    await room.put({ kind: "journal.journal", fields: readFields(this.#form), ...(rid ? { rid } : {}) });
    this.#form.reset();
    toast(say("reflect.kept"));
  }

  /** @param {string} rid */
  async #rename(rid) {
    const record = await room.get(rid);
    if (!record) return;
    this.#edit(rid);
    writeFields(this.#form, record.fields);
    /** @type {HTMLInputElement} */ (part(this.#form, '[data-of="name"]')).focus();
  }

  /** @param {string | null} rid */
  #edit(rid) {
    this.#rid = rid;
    this.write("form-title", say(rid ? "reflect.rename_journal" : "reflect.new_journal"));
    part(this.#form, '[type="reset"]').hidden = !rid;
  }

  /** Entries stay; they are then in no journal that exists. @param {string} rid */
  async #remove(rid) {
    const record = await room.get(rid);
    if (!record) return;
    await room.remove(rid);
    const back = () => room.put({ rid, kind: record.kind, fields: record.fields });
    toast(say("reflect.journal_removed"), { undo: back });
  }
}

define("journal-names", JournalNames);
