// `<today-closed>`: Today while the room is closed. A check-in works all the same; the rest waits and says so.
import { showGate } from "inglenook/site/gate";
import { part } from "inglenook/site/part";
import { room } from "inglenook/vault/door";

/**
 * What Today shows in this phase of the room.
 * @param {string} phase
 * @returns {"page" | "page and notice" | "door"} without a room there is nothing a check-in could be sealed to
 */
export function shownIn(phase) {
  if (phase === "closed") return "page and notice";
  return phase === "none" ? "door" : "page";
}

export class TodayClosed extends HTMLElement {
  /** @type {(() => unknown) | undefined} */ #off;

  connectedCallback() {
    this.#off = room.on("state", () => this.#show());
    part(this, "button").addEventListener("click", () => this.#knock());
    this.#show();
  }

  disconnectedCallback() {
    this.#off?.();
  }

  #show() {
    const shown = shownIn(room.state.phase);
    this.hidden = shown !== "page and notice";
    if (shown === "door") this.#knock();
  }

  /** Shows the closed door in place of the page; opened, the page comes back. */
  #knock() {
    const page = part(document, "main#page");
    if (page.hasAttribute("data-needs-room")) return;
    page.setAttribute("data-needs-room", "");
    showGate();
  }
}

if (!customElements.get("today-closed")) customElements.define("today-closed", TodayClosed);
