// `<new-sheet>`: a fresh recovery sheet. The old one stops only when the new one was rehearsed.
import { room } from "inglenook/vault/door";
import { clearPaper, fillPaper, isAnswer, question, wirePaperButtons } from "inglenook/vault/elements/recovery-paper";
import { SealedElement, define } from "inglenook/vault/elements/sealed-element";
import { markBox } from "inglenook/vault/elements/fields";
import { doing } from "inglenook/site/doing";
import { part } from "inglenook/site/part";
import { toast } from "inglenook/site/toast";
import { say } from "inglenook/site/words";

export class NewSheet extends SealedElement {
  text = "";
  answer = "";
  /** @type {string[]} locks of sheets that were made before */
  old = [];

  wire() {
    part(this, '[data-act="new-sheet"]').addEventListener("click", (event) => {
      doing(this, /** @type {Element} */ (event.currentTarget), () => this.#make());
    });
    part(this, "form").addEventListener("submit", (event) => {
      event.preventDefault();
      doing(this, /** @type {SubmitEvent} */ (event).submitter, () => this.#rehearse());
    });
    wirePaperButtons(this, () => this.text);
    this.also(() => clearPaper(this));
  }

  async #make() {
    this.old = (await room.locks()).filter((lock) => lock.method === "paper").map((lock) => lock.id);
    const printed = await room.addLock({ paper: true, name: this.dataset.name });
    this.text = printed.sheetText;
    fillPaper(part(this, ".paper"), printed);
    const { before, answer } = question(printed.sheet.paper);
    this.answer = answer;
    part(this, "[data-asked]").textContent = before;
    part(this, "[data-made]").hidden = false;
    part(this, "[data-made] h3").focus();
  }

  async #rehearse() {
    const box = /** @type {HTMLInputElement} */ (part(this, '[name="answer"]'));
    const right = isAnswer(box.value, this.answer);
    markBox(box, right ? "" : say("vault.answer_wrong"));
    if (!right) return box.focus();
    for (const id of this.old) await room.removeLock(id);
    clearPaper(this);
    box.value = "";
    part(this, "[data-made]").hidden = true;
    toast(say("vault.sheet_renewed"));
    this.dispatchEvent(new CustomEvent("sheet-renewed", { bubbles: true }));
  }
}

define("new-sheet", NewSheet);
