// What to see of the journal: one journal, one tag, stars, dates.
import { conditions } from "inglenook/reflect/months";
import { part } from "inglenook/site/part";
import { room } from "inglenook/vault/door";

export class Filters {
  /** @type {HTMLFormElement} */ #form;
  /** @type {HTMLDetailsElement} */ #box;

  /** @param {HTMLElement} box @param {() => unknown} changed */
  constructor(box, changed) {
    this.#box = /** @type {HTMLDetailsElement} */ (box);
    this.#form = part(box, "form");
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#form.addEventListener("change", changed);
    this.#form.addEventListener("reset", () => setTimeout(changed));
  }

  /** Journals and tags that exist. */
  async fill() {
    const [journals, tags] = await Promise.all([
      room.list("journal.journal", { by: "name", order: "asc", limit: 200 }),
      room.tally("journal.entry", "tags"),
    ]);
    this.#options("journal", journals.records.map(({ rid, fields }) => [rid, fields.name]));
    const most = Object.entries(tags).sort(([a, n], [b, m]) => Number(m) - Number(n) || a.localeCompare(b));
    this.#options("tag", most.map(([tag]) => [tag, tag]));
  }

  /** @param {string} name @param {string[][]} options */
  #options(name, options) {
    const select = /** @type {HTMLSelectElement} */ (part(this.#form, `[name="${name}"]`));
    select.append(...options.map(([value, text]) => new Option(text, value)));
  }

  get #chosen() {
    const form = new FormData(this.#form);
    const text = (/** @type {string} */ name) => String(form.get(name) ?? "");
    return { journal: text("journal"), tag: text("tag"), from: text("from"), to: text("to"), starred: form.has("starred") };
  }

  /** For `room.list` and `room.search`. */
  get where() {
    return conditions(this.#chosen);
  }

  get narrowed() {
    return this.where.length > 1;
  }

  /** @param {string} day */
  chooseDay(day) {
    this.#form.reset();
    for (const name of ["from", "to"]) /** @type {HTMLInputElement} */ (part(this.#form, `[name="${name}"]`)).value = day;
    this.#box.open = true;
  }

  clear() {
    this.#form.reset();
    this.#box.open = false;
  }
}
