// `<day-greeting>`: the day and the part of the day on the clock where the reader is. The page may be days old when it
// is opened without a network, so neither is printed by the server.
import { maybe } from "inglenook/site/part";
import { language } from "inglenook/site/words";

/**
 * The part of the day an hour belongs to.
 * @param {number} hour 0 to 23, on the reader's wall
 * @returns {"night" | "morning" | "afternoon" | "evening"}
 */
export function partOfDay(hour) {
  if (hour < 5) return "night";
  if (hour < 12) return "morning";
  return hour < 18 ? "afternoon" : "evening";
}

export class DayGreeting extends HTMLElement {
  connectedCallback() {
    this.show(new Date());
    this.watch = () => document.visibilityState !== "hidden" && this.show(new Date());
    document.addEventListener("visibilitychange", this.watch);
  }

  disconnectedCallback() {
    if (this.watch) document.removeEventListener("visibilitychange", this.watch);
  }

  /** @param {Date} now */
  show(now) {
    const greeting = maybe(this, '[data-part="greeting"]');
    if (greeting) greeting.textContent = this.dataset[partOfDay(now.getHours())] ?? greeting.textContent;
    const day = maybe(this, '[data-part="day"]');
    const format = new Intl.DateTimeFormat(language(), { weekday: "long", day: "numeric", month: "long" });
    if (day) day.textContent = format.format(now);
  }
}

if (!customElements.get("day-greeting")) customElements.define("day-greeting", DayGreeting);
