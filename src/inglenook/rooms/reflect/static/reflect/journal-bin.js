// `<journal-bin>`: what was removed, for thirty days.
import { sayDay, wallTime } from "inglenook/reflect/days";
import { lineOf, titleOf } from "inglenook/reflect/entry-words";
import { ReflectElement } from "inglenook/reflect/reflect-element";
import { BIN_DAYS } from "inglenook/reflect/records";
import { discard, setRemoved } from "inglenook/reflect/removing";
import { copyOf } from "inglenook/site/part";
import { toast } from "inglenook/site/toast";
import { say } from "inglenook/site/words";
import { room } from "inglenook/vault/door";
import { define } from "inglenook/vault/elements/sealed-element";

const FIELDS = ["title", "text", "on", "letter", "removed_at"];

export class JournalBin extends ReflectElement {
  /** @type {string[]} */ #rids = [];

  wire() {
    this.acts({
      "bring-back": (button) => this.#bringBack(this.ridOf(button)),
      gone: (button) => this.#ask([this.ridOf(button)]),
      empty: () => this.#ask(this.#rids),
    });
  }

  async opened() {
    this.onChange(["journal.entry"], () => this.#fill());
    await this.#fill();
  }

  async #fill() {
    const where = [["removed_at", "!=", null]];
    const { records } = await room.list("journal.entry", { by: "removed_at", order: "desc", where, fields: FIELDS, preview: { text: 400 }, limit: 1000 });
    this.#rids = records.map(({ rid }) => rid);
    this.place("rows").replaceChildren(...records.map((record) => this.#row(record)));
    this.show("empty", !records.length);
    this.button("empty").hidden = !records.length;
  }

  /** @param {any} record */
  #row({ rid, fields }) {
    const row = copyOf(this, "template[data-row]");
    row.dataset.rid = rid;
    const until = new Date(Date.parse(fields.removed_at) + BIN_DAYS * 86_400_000);
    this.write("title", titleOf(fields), row);
    this.write("when", say("reflect.rests_until", { day: sayDay(wallTime(until)) }), row);
    this.write("text", lineOf(fields), row);
    return row;
  }

  /** @param {string} rid */
  async #bringBack(rid) {
    const removedAt = (await room.get(rid))?.fields.removed_at ?? null;
    await setRemoved(rid, null);
    toast(say("reflect.back_in_journal"), { undo: () => setRemoved(rid, removedAt) });
  }

  /** The one act without a way back is the one that asks. @param {string[]} rids */
  #ask(rids) {
    const dialog = /** @type {HTMLDialogElement} */ (this.place("ask"));
    this.write("ask-words", say("reflect.gone_for_good", { n: rids.length }));
    dialog.returnValue = "";
    dialog.addEventListener("close", () => dialog.returnValue === "yes" && this.#discard(rids), { once: true });
    dialog.showModal();
  }

  /** @param {string[]} rids */
  async #discard(rids) {
    for (const rid of rids) await discard(rid);
    toast(say("reflect.discarded", { n: rids.length }));
  }
}

define("journal-bin", JournalBin);
