// `<journal-history>`: the earlier versions of one entry, compared with the present one, and brought back.
import { compare, wordsChanged } from "inglenook/reflect/compare";
import { dayOf, sayDay, sayTime, wallTime } from "inglenook/reflect/days";
import { ReflectElement } from "inglenook/reflect/reflect-element";
import { fragment } from "inglenook/site/addresses";
import { go } from "inglenook/site/navigate";
import { copyOf, make } from "inglenook/site/part";
import { toast } from "inglenook/site/toast";
import { say } from "inglenook/site/words";
import { room } from "inglenook/vault/door";
import { define } from "inglenook/vault/elements/sealed-element";

export class JournalHistory extends ReflectElement {
  /** @type {any} */ #entry = null;
  /** @type {any[]} */ #revisions = [];
  #shown = -1;

  wire() {
    this.acts({ "bring-back": () => this.#bringBack() });
    this.place("versions").addEventListener("click", (event) => {
      const row = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-index]"));
      if (row) this.#compare(Number(row.dataset.index));
    });
  }

  async opened() {
    const rid = fragment();
    /** @type {HTMLAnchorElement} */ (this.place("back")).href = `${this.dataset.write}#${rid}`;
    this.#entry = await room.get(rid);
    const { records } = await room.list("journal.revision", { by: "saved_at", order: "desc", where: [["of", "=", rid]], limit: 1000 });
    this.#revisions = records;
    this.show("empty", !records.length);
    this.show("both", records.length > 0 && this.#entry !== null);
    this.place("versions").replaceChildren(...records.map((one, index) => this.#row(one, index)));
    if (records.length && this.#entry) this.#compare(0);
  }

  /** @param {any} revision @param {number} index */
  #row({ fields }, index) {
    const row = copyOf(this, "template[data-version]");
    row.dataset.index = String(index);
    this.write("when", whenSaved(fields.saved_at), row);
    this.write("size", say("reflect.words", { n: fields.text.match(/\S+/g)?.length ?? 0 }), row);
    return row;
  }

  /** @param {number} index */
  #compare(index) {
    this.#shown = index;
    const { fields } = this.#revisions[index];
    const lines = compare(asText(fields), asText(this.#entry.fields));
    this.write("title", say("reflect.since", { when: whenSaved(fields.saved_at) }));
    const { gone, new: came } = wordsChanged(lines);
    this.write("words", say("reflect.words_changed", { gone, came }));
    this.place("lines").replaceChildren(...lines.map(({ type, text }) => make({ same: "p", gone: "del", new: "ins" }[type], "line", text || " ")));
    for (const button of this.place("versions").querySelectorAll("button")) {
      const current = button.closest("li")?.dataset.index === String(index);
      button.setAttribute("aria-current", String(current));
    }
  }

  /** The present version becomes one more revision, so nothing is lost by going back. */
  async #bringBack() {
    const { rid, kind, schema, fields, edited_at } = this.#entry;
    const earlier = this.#revisions[this.#shown].fields;
    const name = `revision|${rid}|${edited_at}`;
    await room.put({ kind: "journal.revision", name, fields: { of: rid, title: fields.title, text: fields.text, saved_at: edited_at } });
    await room.put({ rid, kind, schema, fields: { ...fields, title: earlier.title, text: earlier.text } });
    await go(`${this.dataset.write}#${rid}`);
    toast(say("reflect.brought_back"), { undo: () => room.put({ rid, kind, schema, fields }) });
  }
}

/** @param {{title: string, text: string}} fields */
const asText = ({ title, text }) => (title ? `${title}\n\n${text}` : text);

/** @param {string} moment */
function whenSaved(moment) {
  const on = wallTime(new Date(moment));
  return say("reflect.day_and_time", { day: sayDay(dayOf(on)), time: sayTime(on) });
}

define("journal-history", JournalHistory);
