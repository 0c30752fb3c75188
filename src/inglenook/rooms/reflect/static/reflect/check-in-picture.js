// `<check-in-picture>`: one touch over four weeks as dots by day. A day without a check-in is a gap, not a zero, and no
// line is drawn over it. The same numbers stand in the table.
import { onDays, SCALES } from "inglenook/reflect/arriving";
import { addDays, dayOf, sayDay, sayTime, wallTime } from "inglenook/reflect/days";
import { dots } from "inglenook/reflect/dots";
import { ReflectElement } from "inglenook/reflect/reflect-element";
import { make } from "inglenook/site/part";
import { say } from "inglenook/site/words";
import { room } from "inglenook/vault/door";
import { define } from "inglenook/vault/elements/sealed-element";

const DAYS = 28;

export class CheckInPicture extends ReflectElement {
  #today = dayOf(wallTime(new Date()));
  #last = this.#today;

  wire() {
    this.addEventListener("change", () => this.#fill());
    this.acts({ before: () => this.#move(-DAYS), after: () => this.#move(DAYS) });
  }

  async opened() {
    this.onChange(["check-in"], () => this.#fill());
    await this.#fill();
  }

  /** @param {number} by days */
  #move(by) {
    const wanted = addDays(this.#last, by);
    this.#last = wanted > this.#today ? this.#today : wanted;
    return this.#fill();
  }

  get #scale() {
    const chosen = /** @type {HTMLInputElement | null} */ (this.querySelector("[name=scale]:checked"));
    return /** @type {import("inglenook/reflect/arriving").Scale} */ (chosen?.value ?? "energy");
  }

  async #fill() {
    const days = Array.from({ length: DAYS }, (_, n) => addDays(this.#last, n + 1 - DAYS));
    const where = [["on", ">=", days[0]], ["on", "<=", `${this.#last}T23:59:59`]];
    const { total, records } = await room.list("check-in", { by: "on", order: "asc", where, limit: 1000 });
    const placed = onDays(records, days);
    const scale = this.#scale;
    const label = say("reflect.picture", { scale: say(`reflect.scale_${scale}`), from: sayDay(days[0]), to: sayDay(this.#last) });
    this.place("picture").replaceChildren(dots(placed, scale, label));
    const empty = placed.filter(({ records: some }) => !some.length).length;
    this.write("made-of", say("reflect.made_of", { n: total, empty }));
    this.button("after").disabled = this.#last >= this.#today;
    this.place("table").replaceChildren(...placed.flatMap(rows));
  }
}

/** @param {{day: string, records: any[]}} placed */
function rows({ day, records }) {
  const name = sayDay(day, { weekday: "short", day: "numeric", month: "short" });
  if (!records.length) return [row([name, ...SCALES.map(() => say("reflect.unknown"))])];
  return records.map(({ fields }) => row([`${name}, ${sayTime(fields.on)}`, ...SCALES.map((scale) => String(fields[scale]))]));
}

/** @param {string[]} cells */
function row([head, ...cells]) {
  const made = make("tr");
  const title = make("th", "", head);
  title.setAttribute("scope", "row");
  made.append(title, ...cells.map((cell) => make("td", "", cell)));
  return made;
}

define("check-in-picture", CheckInPicture);
