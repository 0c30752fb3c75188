// `<room-leave>`: asking for everything sealed to be deleted. Seven days to think; any day before the end it can be taken back.
import { room } from "inglenook/vault/door";
import { SealedElement, define } from "inglenook/vault/elements/sealed-element";
import { asText } from "inglenook/vault/elements/show-fields";
import { markBox } from "inglenook/vault/elements/fields";
import { doing } from "inglenook/site/doing";
import { part } from "inglenook/site/part";
import { toast } from "inglenook/site/toast";
import { say } from "inglenook/site/words";

export class RoomLeave extends SealedElement {
  wire() {
    part(this, "form").addEventListener("submit", (event) => {
      event.preventDefault();
      doing(this, /** @type {SubmitEvent} */ (event).submitter, () => this.#ask());
    });
    const cancel = part(this, '[data-act="cancel"]');
    cancel.addEventListener("click", () => doing(this, cancel, () => this.#cancel()));
    this.also(room.on("state", () => this.show()));
  }

  opened() {
    this.show();
  }

  /** What is under way, if anything. */
  show() {
    const { farewell } = room.state;
    part(this, "[data-asked-for]").hidden = !farewell;
    part(this, "[data-not-asked]").hidden = Boolean(farewell);
    if (farewell) part(this, "[data-ends]").textContent = asText(farewell.ends_at, "moment");
  }

  async #ask() {
    const box = /** @type {HTMLInputElement} */ (part(this, "form input"));
    const right = box.value.trim().toLowerCase() === (box.dataset.word ?? "").toLowerCase();
    markBox(box, right ? "" : say("vault.leave_type", { word: box.dataset.word ?? "" }));
    if (!right) return box.focus();
    await room.farewell();
    box.value = "";
    toast(say("vault.leave_asked"), { undo: () => this.#cancel() });
    this.show();
  }

  async #cancel() {
    await room.cancelFarewell();
    toast(say("vault.leave_cancelled"));
    this.show();
  }
}

define("room-leave", RoomLeave);
