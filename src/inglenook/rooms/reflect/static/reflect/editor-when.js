// When it happened: the clock on the wall there, and the zone of that wall.
import { zoneHere } from "inglenook/reflect/days";
import { whenOf } from "inglenook/reflect/entry-words";
import { part } from "inglenook/site/part";

export class When {
  #page;
  /** @type {HTMLInputElement} */ #on;
  /** @type {HTMLInputElement} */ #zone;
  #kept = { on: "", zone: /** @type {string | null} */ (null) };

  /** @param {import("inglenook/reflect/reflect-element").ReflectElement} page @param {() => void} changed */
  constructor(page, changed) {
    this.#page = page;
    this.#on = part(page, "#entry-on");
    this.#zone = part(page, "#entry-zone");
    this.#on.addEventListener("change", () => (this.#show(), changed()));
    this.#zone.addEventListener("change", () => this.#check() && (this.#show(), changed()));
  }

  toggle() {
    const button = this.#page.button("when");
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    this.#page.show("when-form", open);
    if (open) this.#offerZones();
    if (open) this.#on.focus();
  }

  #offerZones() {
    const list = part(this.#page, "#entry-zones");
    if (!list.childElementCount) list.append(...Intl.supportedValuesOf("timeZone").map((zone) => new Option(zone, zone)));
  }

  #check() {
    const fine = !this.#zone.value || isZone(this.#zone.value);
    this.#page.show("zone-error", !fine);
    this.#zone.setAttribute("aria-invalid", String(!fine));
    return fine;
  }

  /** @param {string} on @param {string | null} zone */
  set(on, zone) {
    this.#kept = { on, zone };
    this.#on.value = on.length > 10 ? on.slice(0, 16) : `${on}T12:00`;
    this.#zone.value = zone ?? "";
    this.#show();
  }

  /** What is not a date or not a zone changes nothing; seconds that an import brought stay. */
  get value() {
    const { on, zone } = this.#kept;
    const typed = this.#on.value;
    const same = !typed || on.slice(0, 16) === typed || (on.length === 10 && typed === `${on}T12:00`);
    return { on: same ? on : typed, zone: isZone(this.#zone.value) ? this.#zone.value : this.#zone.value ? zone : null };
  }

  #show() {
    const { on, zone } = this.value;
    const away = zone && zone !== zoneHere() ? ` · ${zone.replace(/_/g, " ")}` : "";
    this.#page.write("when-line", whenOf(on) + away);
  }
}

/** @param {string} zone */
function isZone(zone) {
  try {
    return Boolean(zone && new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
}
