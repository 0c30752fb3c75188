// The days of a month in a row, with dots where something was written.
import { dayOf, sayDay, wallTime } from "inglenook/reflect/days";
import { daysOf, shiftMonth } from "inglenook/reflect/months";
import { make, part } from "inglenook/site/part";
import { say } from "inglenook/site/words";
import { room } from "inglenook/vault/door";

export class Strip {
  #today = dayOf(wallTime(new Date()));
  #month = this.#today.slice(0, 7);
  #place;

  /** @param {HTMLElement} place @param {(day: string) => unknown} choose */
  constructor(place, choose) {
    this.#place = place;
    place.addEventListener("click", (event) => this.#press(/** @type {Element} */ (event.target), event, choose));
  }

  /** @param {Element} target @param {Event} event @param {(day: string) => unknown} choose */
  #press(target, event, choose) {
    const act = /** @type {HTMLElement | null} */ (target.closest("[data-act]"))?.dataset.act;
    if (act === "month-before") return this.show(shiftMonth(this.#month, -1));
    if (act === "month-after") return this.show(shiftMonth(this.#month, 1));
    const day = /** @type {HTMLElement | null} */ (target.closest("[data-day]"))?.dataset.day;
    if (!day) return;
    event.preventDefault();
    choose(day);
  }

  /** @param {string} [month] */
  async show(month = this.#month) {
    this.#month = month;
    const where = [["removed_at", "=", null], ["on", ">=", `${month}-01`], ["on", "<=", `${month}-31T23:59:59`]];
    const { records } = await room.list("journal.entry", { by: "on", where, fields: ["on"], limit: 1000 });
    if (month !== this.#month) return;
    part(this.#place, '[data-part="month"]').textContent = sayDay(`${month}-01`, { month: "long", year: "numeric" });
    const days = daysOf(month, records.map(({ fields }) => fields.on)).map((day) => this.#day(day));
    const list = part(this.#place, '[data-part="days"]');
    list.replaceChildren(...days);
    this.#centre(list);
  }

  /** @param {{day: string, entries: number}} day */
  #day({ day, entries }) {
    const item = make("li");
    const link = /** @type {HTMLAnchorElement} */ (make("a"));
    link.href = "#page";
    link.dataset.day = day;
    link.dataset.marks = String(Math.min(entries, 3));
    if (day === this.#today) link.setAttribute("aria-current", "date");
    const heard = say("reflect.day_entries", { day: sayDay(day, { month: "long", year: "numeric" }), n: entries });
    link.append(make("span", "", sayDay(day, { weekday: "short" })), " ", make("b", "", String(Number(day.slice(8)))), " ", make("span", "vh", heard));
    item.append(link);
    return item;
  }

  /** Scrolls the row, never the page. @param {HTMLElement} list */
  #centre(list) {
    const today = /** @type {HTMLElement | null} */ (list.querySelector('[aria-current="date"]'));
    list.scrollLeft = today ? today.offsetLeft - list.clientWidth / 2 : 0;
  }
}
