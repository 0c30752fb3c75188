// What all elements of a sealed page have in common: they wait for the open room, hear of changes, and unwire.
import { room } from "inglenook/vault/door";

/** A light-DOM element. Its parts come from the template; it only wires them. */
export class SealedElement extends HTMLElement {
  /** @type {Array<() => unknown>} */
  #offs = [];

  connectedCallback() {
    this.wire();
    if (room.state.phase === "open") return void this.opened();
    const off = room.on("state", () => {
      if (room.state.phase !== "open") return;
      off();
      this.opened();
    });
    this.also(off);
  }

  disconnectedCallback() {
    for (const off of this.#offs.splice(0)) off();
  }

  /** Remembers what has to be undone when the element leaves the page. @param {() => unknown} off */
  also(off) {
    this.#offs.push(off);
  }

  /** Once per connection, before the room is open. */
  wire() {}

  /** Once per connection, when the room is open. @returns {unknown} */
  opened() {
    return undefined;
  }

  /** Calls `act` when records of one of these kinds change, here or on another device. @param {string[]} kinds @param {(changed: any) => unknown} act */
  onChange(kinds, act) {
    this.also(room.on("changed", (/** @type {any} */ changed) => {
      // A removed record does not say any more of which kind it was.
      if (changed.kinds.some((/** @type {string} */ kind) => kind === "gone" || kinds.includes(kind))) act(changed);
    }));
  }
}

/** Defines an element once, however often pages name its module. @param {string} name @param {CustomElementConstructor} element */
export function define(name, element) {
  if (!customElements.get(name)) customElements.define(name, element);
}
