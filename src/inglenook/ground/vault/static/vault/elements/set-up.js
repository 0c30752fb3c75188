// `<room-set-up>`: three calm steps. Nothing leaves the device before the last; leaving early leaves no trace.
import { room } from "inglenook/vault/door";
import { deviceName } from "inglenook/vault/elements/device-name";
import { clearPaper, fillPaper, isAnswer, question, wirePaperButtons } from "inglenook/vault/elements/recovery-paper";
import { SealedElement, define } from "inglenook/vault/elements/sealed-element";
import { makePasskey } from "inglenook/vault/passkey";
import { markBox } from "inglenook/vault/elements/fields";
import { doing } from "inglenook/site/doing";
import { focusHeading } from "inglenook/site/focus";
import { make, part } from "inglenook/site/part";
import { announce } from "inglenook/site/toast";
import { say } from "inglenook/site/words";

/** @typedef {HTMLInputElement} Input */

export class RoomSetUp extends SealedElement {
  /** @type {{words: string, sheet: any, sheetText: string, qr: string} | undefined} */
  plan;
  /** @type {{credential: string, prf: any} | undefined} */
  passkey;
  words = "";
  asked = { before: "", answer: "" };

  wire() {
    for (const step of ["ways", "sheet", "rehearse"]) {
      part(this, `form[data-step="${step}"]`).addEventListener("submit", (event) => {
        event.preventDefault();
        const button = /** @type {SubmitEvent} */ (event).submitter;
        if (button?.dataset.act === "back") this.#back(step);
        else doing(part(this, `[data-step="${step}"]`), button, () => this.#next(step));
      });
    }
    wirePaperButtons(this, () => this.plan?.sheetText ?? "");
    part(this, '[data-act="other-words"]').addEventListener("click", () => this.#prepare());
    this.input("device").value = deviceName();
    this.#prepare();
    this.also(() => clearPaper(this));
  }

  /** @param {string} name */
  input(name) {
    return /** @type {Input} */ (part(this, `[name="${name}"]`));
  }

  async #prepare() {
    const { phase } = await room.ready();
    part(this, "[data-have]").hidden = phase === "none";
    part(this, "[data-make]").hidden = phase !== "none";
    if (phase !== "none") return;
    const plan = (this.plan = await room.prepare({ name: this.dataset.name }));
    part(this, "ol.words").replaceChildren(...plan.words.split(" ").map((word) => make("li", "", word)));
  }

  /** @param {string} step */
  async #next(step) {
    if (step === "ways") return this.#choose();
    if (step === "sheet") return this.#ask();
    return this.#found();
  }

  /** @param {string} step */
  #back(step) {
    this.show(step === "rehearse" ? "sheet" : "ways");
  }

  /** Step 1 ends: one way to open the room at least. */
  async #choose() {
    const own = this.input("own").value.trim();
    this.words = this.input("use_words").checked ? own || this.plan?.words || "" : "";
    if (this.input("use_passkey").checked && !this.passkey) await this.#makePasskey();
    if (!this.words && !this.passkey) throw new Error(say("vault.choose_one"));
    if (own && [...own].length < 20 && own.split(/\s+/).length < 5) throw new Error(say("vault.words_short"));
    if (this.plan) fillPaper(part(this, ".paper"), this.plan);
    this.show("sheet");
  }

  /** A passkey that cannot open a room is no fault: the words do it. */
  async #makePasskey() {
    const made = await makePasskey({ name: this.input("device").value });
    if (made.prf) {
      this.passkey = { credential: made.credential, prf: made.prf };
      return;
    }
    this.input("use_passkey").checked = false;
    this.input("use_words").checked = true;
    throw new Error(say("vault.passkey_no_prf"));
  }

  /** Step 2 ends: ask for what only the saved sheet knows. */
  #ask() {
    this.asked = question(this.plan?.sheet.paper ?? "");
    part(this, "[data-asked]").textContent = this.asked.before;
    part(this, "[data-words-again]").hidden = !this.words;
    this.input("again").required = Boolean(this.words);
    for (const name of ["answer", "again"]) this.input(name).value = "";
    this.show("rehearse");
  }

  /** Step 3 ends: only now the room is made, at once and whole. */
  async #found() {
    const plain = (/** @type {string} */ text) => text.normalize("NFKC").replace(/\s+/g, " ").trim();
    const right = isAnswer(this.input("answer").value, this.asked.answer);
    markBox(this.input("answer"), right ? "" : say("vault.answer_wrong"));
    const same = !this.words || plain(this.input("again").value) === plain(this.words);
    markBox(this.input("again"), same ? "" : say("vault.again_wrong"));
    if (!right || !same) return void this.input(right ? "again" : "answer").focus();
    announce(say("vault.making"));
    const names = { device: this.input("device").value, lock: this.input("device").value };
    await room.found({ ...(this.words && { words: this.words }), ...(this.passkey && { passkey: this.passkey }), names });
    clearPaper(this);
    this.show("done");
  }

  /** @param {string} name of the step */
  show(name) {
    const steps = /** @type {HTMLElement[]} */ ([...this.querySelectorAll("[data-step]")]);
    for (const step of steps) step.hidden = step.dataset.step !== name;
    const at = steps.findIndex((step) => step.dataset.step === name);
    this.querySelectorAll("ol.steps > li").forEach((mark, index) => {
      mark.toggleAttribute("data-done", index < at);
      if (index === at) mark.setAttribute("aria-current", "step");
      else mark.removeAttribute("aria-current");
    });
    const step = part(this, `[data-step="${name}"]`);
    step.scrollIntoView({ block: "start", behavior: "instant" });
    focusHeading(step);
  }
}

define("room-set-up", RoomSetUp);
