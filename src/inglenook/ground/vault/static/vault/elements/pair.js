// `<room-pair>`: an open device shows a code, a new one takes over by it and then gets a lock of its own.
import { room } from "inglenook/vault/door";
import { deviceName } from "inglenook/vault/elements/device-name";
import { qrCode } from "inglenook/vault/elements/qr";
import { SealedElement, define } from "inglenook/vault/elements/sealed-element";
import { makePasskey } from "inglenook/vault/passkey";
import { fragment } from "inglenook/site/addresses";
import { doing } from "inglenook/site/doing";
import { focusHeading } from "inglenook/site/focus";
import { part } from "inglenook/site/part";
import { say } from "inglenook/site/words";

const PARTS = ["show", "take", "lock", "closed"];

/** Minutes and seconds that are left. @param {number} ms */
export function countdown(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

export class RoomPair extends SealedElement {
  code = "";

  wire() {
    this.code = fragment();
    // The code opens the room once: it does not stay in the address or the history.
    if (this.code) history.replaceState(history.state, "", location.pathname);
    this.#on("make", () => this.#make());
    this.#on("take", () => this.#take());
    this.#on("passkey", () => this.#addPasskey());
    part(this, 'form[data-form="words"]').addEventListener("submit", (event) => {
      event.preventDefault();
      doing(part(this, '[data-part="lock"]'), /** @type {SubmitEvent} */ (event).submitter, () => this.#addWords());
    });
    this.also(room.on("state", () => this.#choosePart()));
    this.#choosePart();
  }

  /** @param {string} act @param {() => Promise<unknown>} work */
  #on(act, work) {
    const button = part(this, `[data-act="${act}"]`);
    button.addEventListener("click", () => doing(/** @type {ParentNode} */ (button.closest("[data-part]")), button, work));
  }

  #choosePart() {
    const { phase } = room.state;
    if (this.dataset.part === "lock" || phase === "unknown") return;
    this.show(phase === "open" ? "show" : this.code ? "take" : "closed");
  }

  /** @param {string} name */
  show(name) {
    this.dataset.part = name;
    for (const one of PARTS) part(this, `[data-part="${one}"]`).hidden = one !== name;
  }

  async #make() {
    const { url, ends_at } = await room.pairing();
    const figure = part(this, "[data-qr]");
    figure.querySelector("svg")?.remove();
    figure.prepend(qrCode(url, say("vault.pair_qr")));
    part(this, "[data-link]").textContent = url;
    part(this, "[data-code]").hidden = false;
    this.#count(new Date(ends_at).getTime());
  }

  /** @param {number} end */
  #count(end) {
    const tick = () => {
      const left = end - Date.now();
      part(this, "[data-left]").textContent = left > 0 ? say("vault.pair_left", { time: countdown(left) }) : say("vault.pair_over");
      if (left > 0) return;
      part(this, "[data-code]").hidden = true;
      clearInterval(timer);
    };
    const timer = setInterval(tick, 1000);
    this.also(() => clearInterval(timer));
    tick();
  }

  /** The new device. */
  async #take() {
    this.dataset.part = "lock";
    try {
      await room.open({ pairing: this.code });
    } catch (error) {
      this.dataset.part = "take";
      throw error;
    }
    this.show("lock");
    focusHeading(part(this, '[data-part="lock"]'));
  }

  async #addPasskey() {
    const made = await makePasskey({ name: deviceName() });
    if (!made.prf) throw new Error(say("vault.passkey_no_prf"));
    await room.addLock({ passkey: { credential: made.credential, prf: made.prf }, name: deviceName() });
    await this.#done();
  }

  async #addWords() {
    const form = /** @type {HTMLFormElement} */ (part(this, 'form[data-form="words"]'));
    const words = String(new FormData(form).get("words") ?? "");
    if (words !== String(new FormData(form).get("again") ?? "")) throw new Error(say("vault.again_wrong"));
    await room.addLock({ words, name: deviceName() });
    await this.#done();
  }

  async #done() {
    const { go } = await import("inglenook/site/navigate");
    await go("/today/", { replace: true });
  }
}

define("room-pair", RoomPair);
