// `<check-in-card>`: three touches, and it is kept. With a closed room it waits, sealed, until the room opens.
import { Arriving } from "inglenook/reflect/arriving";
import { ReflectElement } from "inglenook/reflect/reflect-element";
import { announce } from "inglenook/site/toast";
import { say } from "inglenook/site/words";
import { beforeLeaving, waitFor } from "inglenook/site/leaving";
import { room } from "inglenook/vault/door";
import { define } from "inglenook/vault/elements/sealed-element";
import "inglenook/vault/elements/touch-scale";

/** With a closed room nothing can be taken back out of the outbox, so it goes in after a moment for second thoughts. */
const SECOND_THOUGHTS = 8_000;
/** A line is kept while it is typed, not at every key press. */
const LINE = 400;

export class CheckInCard extends ReflectElement {
  #arriving = new Arriving();
  /** @type {import("inglenook/reflect/records").CheckIn | null} */ #whole = null;
  /** @type {string | null} */ #rid = null;
  /** @type {Promise<unknown>} */ #last = Promise.resolve();
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;

  wire() {
    const form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", (event) => this.#touched(/** @type {HTMLInputElement} */ (event.target)));
    form.addEventListener("input", (event) => this.#lined(/** @type {HTMLInputElement} */ (event.target)));
    this.acts({ undo: () => this.#undo(), line: () => this.#openLine(), again: () => this.#again() });
    this.also(beforeLeaving(() => this.#now()));
  }

  disconnectedCallback() {
    waitFor(this.#now());
    super.disconnectedCallback();
  }

  /** A scale that was touched a second time counts as not answered and changes nothing that is kept. @param {HTMLInputElement} box */
  #touched(box) {
    if (box.type !== "radio" || !box.checked) return;
    const scale = /** @type {import("inglenook/reflect/arriving").Scale} */ (box.name);
    const whole = this.#arriving.touch(scale, Number(box.value), new Date());
    if (whole) this.#keep({ ...whole, ...this.#line() });
  }

  /** @param {HTMLElement} box */
  #lined(box) {
    if (this.#whole && !(box instanceof HTMLInputElement && box.type === "radio")) this.#keep({ ...this.#whole, ...this.#line() }, LINE);
  }

  #line() {
    const form = new FormData(/** @type {HTMLFormElement} */ (this.querySelector("form")));
    const moment = /** @type {any} */ (form.get("moment") || null);
    return { moment, note: String(form.get("note") ?? "") };
  }

  /** @param {import("inglenook/reflect/records").CheckIn} whole @param {number} [pause] */
  #keep(whole, pause = 0) {
    this.#whole = whole;
    clearTimeout(this.#timer);
    const open = room.state.phase === "open";
    this.#timer = setTimeout(() => this.#now(), open ? pause : SECOND_THOUGHTS);
    this.#tell(open ? "check_in_kept" : "check_in_kept_closed");
  }

  /** Writes what is whole and not written yet; one write after the other, so that versions follow each other. */
  #now() {
    const whole = this.#whole;
    clearTimeout(this.#timer);
    if (!whole || this.#timer === undefined) return this.#last;
    this.#timer = undefined;
    this.#last = this.#last.then(() => this.#write(whole)).catch((error) => this.#failed(error));
    return this.#last;
  }

  /** @param {import("inglenook/reflect/records").CheckIn} fields */
  async #write(fields) {
    if (room.state.phase !== "open") {
      await room.putClosed({ kind: "check-in", fields });
      return this.#settled();
    }
    const { rid } = await room.put({ kind: "check-in", fields, ...(this.#rid ? { rid: this.#rid } : {}) });
    this.#rid = rid;
  }

  /** What lies in the outbox is not changed any more. */
  #settled() {
    this.#reset();
    this.#tell("check_in_waits", true);
  }

  /** @param {Error} error */
  #failed(error) {
    this.write("kept", say("reflect.check_in_failed", { why: error.message }));
  }

  /** @param {string} key @param {boolean} [done] nothing more can be done to it */
  #tell(key, done = false) {
    const text = say(`reflect.${key}`);
    if (this.place("kept").textContent !== text) announce(text);
    this.write("kept", text);
    this.button("undo").hidden = this.button("line").hidden = done;
    this.show("after", true);
  }

  async #undo() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#last;
    const rid = this.#rid;
    this.#reset();
    if (rid) await room.remove(rid);
    this.#tell("check_in_undone", true);
    this.show("after", false);
  }

  #openLine() {
    this.show("more", true);
    this.button("line").setAttribute("aria-expanded", "true");
    /** @type {HTMLInputElement} */ (this.querySelector("[name=note]")).focus();
  }

  async #again() {
    await this.#now();
    this.#reset();
    this.write("kept", say("reflect.check_in_hint"));
    this.show("after", false);
    /** @type {HTMLInputElement} */ (this.querySelector("input[type=radio]")).focus();
  }

  #reset() {
    [this.#arriving, this.#whole, this.#rid] = [new Arriving(), null, null];
    /** @type {HTMLFormElement} */ (this.querySelector("form")).reset();
    this.show("more", false);
    this.button("undo").hidden = this.button("line").hidden = true;
    this.button("line").setAttribute("aria-expanded", "false");
  }
}

define("check-in-card", CheckInCard);
