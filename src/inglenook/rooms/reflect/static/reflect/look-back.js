// `<look-back>`: this day in other years, a month ago, a week ago; and what to leave out.
import { wallTime } from "inglenook/reflect/days";
import { lineOf, titleOf, whenOf } from "inglenook/reflect/entry-words";
import { found } from "inglenook/reflect/meeting";
import { ReflectElement } from "inglenook/reflect/reflect-element";
import { copyOf, part } from "inglenook/site/part";
import { toast } from "inglenook/site/toast";
import { say } from "inglenook/site/words";
import { room } from "inglenook/vault/door";
import { define } from "inglenook/vault/elements/sealed-element";

/** @typedef {import("inglenook/reflect/meeting").Met} Met */
const PILES = /** @type {const} */ (["years", "month", "week"]);

export class LookBack extends ReflectElement {
  wire() {
    this.addEventListener("click", (event) => this.#press(/** @type {Element} */ (event.target)));
  }

  async opened() {
    this.onChange(["journal.entry", "journal.mute"], () => this.#fill());
    await this.#fill();
  }

  async #fill() {
    const piles = await found(wallTime(new Date()));
    for (const name of PILES) {
      this.place(`${name}-rows`).replaceChildren(...piles[name].map((met) => this.#row(met)));
      this.show(name, piles[name].length > 0);
    }
    this.show("empty", PILES.every((name) => !piles[name].length));
  }

  /** @param {Met} met */
  #row({ rid, on, fields }) {
    const row = copyOf(this, "template[data-row]");
    [row.dataset.rid, row.dataset.on] = [rid, on];
    this.write("when", whenOf(on), row);
    this.write("title", fields.title?.trim() ? titleOf(fields) : "", row);
    this.write("text", lineOf(fields, 280), row);
    part(row, "a[data-to]").setAttribute("href", `${this.dataset.write}#${rid}`);
    return row;
  }

  /** @param {Element} target */
  async #press(target) {
    const kind = /** @type {HTMLElement | null} */ (target.closest("[data-mute]"))?.dataset.mute;
    const row = /** @type {HTMLElement | null} */ (target.closest("[data-rid]"));
    if (!kind || !row) return;
    const [rid, on] = [row.dataset.rid ?? "", row.dataset.on ?? ""];
    const mute = await room.put({ kind: "journal.mute", fields: muteOf(kind, rid, on) });
    toast(say("reflect.left_out"), { undo: () => room.remove(mute.rid) });
  }
}

/** @param {string} kind @param {string} entry @param {string} on */
function muteOf(kind, entry, on) {
  if (kind === "entry") return { from: null, to: null, year: null, entry };
  const day = on.slice(5, 10);
  return { from: day, to: day, year: kind === "date" ? Number(on.slice(0, 4)) : null, entry: null };
}

define("look-back", LookBack);
