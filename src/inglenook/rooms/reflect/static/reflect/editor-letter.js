// An entry as a letter: the day on which it opens, and how it looks while it waits.
import { addDays, sayDay, wallTime } from "inglenook/reflect/days";
import { suggestedDays } from "inglenook/reflect/letters";
import { make, part } from "inglenook/site/part";
import { say } from "inglenook/site/words";

/** @typedef {import("inglenook/reflect/records").Letter} LetterFields */

export class Letter {
  /** @type {import("inglenook/reflect/reflect-element").ReflectElement} */ #page;
  /** @type {() => void} */ #changed;
  /** @type {HTMLInputElement} */ #switch;
  /** @type {HTMLInputElement} */ #day;
  /** @type {LetterFields | null} */ #kept = null;
  #today = wallTime(new Date()).slice(0, 10);

  /** @param {import("inglenook/reflect/reflect-element").ReflectElement} page @param {() => void} changed */
  constructor(page, changed) {
    [this.#page, this.#changed] = [page, changed];
    this.#switch = page.place("is-letter");
    this.#day = part(page, "#entry-opens");
    this.#day.min = addDays(this.#today, 1);
    this.#switch.addEventListener("change", () => this.#switched());
    this.#day.addEventListener("change", changed);
    page.place("letter-days").append(...suggestedDays(this.#today).map((one) => this.#suggestion(one)));
  }

  /** @param {{months: number, day: string}} suggested */
  #suggestion({ months, day }) {
    const button = make("button", "chip", say(`reflect.in_months_${months}`));
    button.setAttribute("type", "button");
    button.addEventListener("click", () => ((this.#day.value = day), this.#changed()));
    return button;
  }

  #switched() {
    if (this.#switch.checked && !this.#day.value) this.#day.value = suggestedDays(this.#today)[1].day;
    this.#page.show("letter-day", this.#switch.checked);
    this.#changed();
  }

  /** For somebody who came to write a letter. */
  suggest() {
    this.#switch.checked = true;
    this.#switched();
  }

  /** @param {LetterFields | null} letter @param {string} today */
  set(letter, today) {
    [this.#kept, this.#today] = [letter, today];
    this.#switch.checked = letter !== null;
    this.#day.value = letter?.open_on ?? "";
    this.#page.show("letter-day", letter !== null);
  }

  /** A new day makes it wait again. @returns {LetterFields | null} */
  get value() {
    if (!this.#switch.checked || !this.#day.value) return null;
    return this.#kept?.open_on === this.#day.value ? this.#kept : { open_on: this.#day.value, read_at: null };
  }

  /** Shows it folded. @param {{letter: LetterFields | null}} fields @param {string} madeAt */
  fold({ letter }, madeAt) {
    this.#page.write("sealed-title", say("reflect.letter_sealed", { day: sayDay(letter?.open_on ?? this.#today) }));
    this.#page.write("sealed-why", madeAt ? say("reflect.letter_written", { day: sayDay(wallTime(new Date(madeAt))) }) : "");
  }
}
