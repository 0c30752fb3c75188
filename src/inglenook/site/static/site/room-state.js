// `<room-state>`: open or closed, and what waits only on this device. Stands in the rail.
import { room } from "inglenook/vault/door";
import { closeRoom } from "inglenook/site/lock";
import { maybe } from "inglenook/site/part";
import { say } from "inglenook/site/words";

/** The sentence for the state of the room. @param {{phase: string, online?: boolean}} state */
export function lineFor({ phase, online }) {
  if (phase === "open" && online === false) return say("site.room_open_offline");
  return say(`site.room_${phase}`);
}

/**
 * What waits on this device and why; nothing when all is stored.
 * @param {{waiting?: number, trouble?: {message: string} | null}} state
 */
export function waitingFor({ waiting = 0, trouble }) {
  return [waiting > 0 ? say("site.only_here", { n: waiting }) : "", trouble?.message ?? ""].filter(Boolean).join(". ");
}

export class RoomState extends HTMLElement {
  connectedCallback() {
    this.off = room.on("state", () => this.show());
    this.onclick = (/** @type {MouseEvent} */ event) => {
      const act = /** @type {Element} */ (event.target).closest("[data-act]")?.getAttribute("data-act");
      if (act === "close-room") closeRoom();
    };
    this.show();
  }

  disconnectedCallback() {
    this.off?.();
  }

  show() {
    const { phase } = room.state;
    this.dataset.phase = phase;
    this.set("line", lineFor(room.state));
    this.set("waiting", waitingFor(room.state));
    const close = maybe(this, '[data-act="close-room"]');
    if (close) close.hidden = phase !== "open";
  }

  /** @param {string} name @param {string} text */
  set(name, text) {
    const place = maybe(this, `[data-state="${name}"]`);
    if (!place) return;
    if (place.textContent !== text) place.textContent = text;
    place.hidden = !text;
  }
}

if (!customElements.get("room-state")) customElements.define("room-state", RoomState);
