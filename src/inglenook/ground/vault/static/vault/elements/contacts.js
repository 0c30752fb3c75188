// `<room-contacts>`: whose key is it. Words are compared by voice or side by side; a changed key stops sealing until looked at.
import { room } from "inglenook/vault/door";
import { showRows } from "inglenook/vault/elements/room-rows";
import { SealedElement, define } from "inglenook/vault/elements/sealed-element";
import { doing } from "inglenook/site/doing";
import { focusHeading } from "inglenook/site/focus";
import { make, part } from "inglenook/site/part";
import { toast } from "inglenook/site/toast";
import { say } from "inglenook/site/words";

/** @param {string} words */
function wordList(words) {
  return words.split(" ").map((word) => make("li", "", word));
}

export class RoomContacts extends SealedElement {
  member = "";

  wire() {
    this.#onSubmit("look-up", (form) => this.#lookUp(String(new FormData(form).get("member") ?? "").trim()));
    this.#onSubmit("pin", (form) => this.#pin(new FormData(form).get("checked") === "on"));
    part(this, "[data-rows]").addEventListener("click", (event) => {
      const row = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-id]"));
      if (row && /** @type {Element} */ (event.target).closest("button")) doing(this, null, () => this.#lookUp(row.dataset.id ?? ""));
    });
  }

  /** @param {string} name @param {(form: HTMLFormElement) => Promise<unknown>} work */
  #onSubmit(name, work) {
    const form = /** @type {HTMLFormElement} */ (part(this, `form[data-form="${name}"]`));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      doing(form, event.submitter, () => work(form));
    });
  }

  async opened() {
    part(this, "[data-mine]").replaceChildren(...wordList(await room.fingerprint()));
    await this.show();
  }

  async show() {
    const contacts = await room.contacts();
    part(this, "[data-nobody]").hidden = contacts.length > 0;
    showRows(this, contacts.map((one) => ({ ...one, id: one.member, state: say(stateOf(one)) })));
  }

  /** @param {string} member public id, or the address of the profile */
  async #lookUp(member) {
    this.member = member.replace(/\/+$/, "").split("/").at(-1) ?? "";
    const { words, changed } = await room.lookUp(this.member);
    const form = /** @type {HTMLFormElement} */ (part(this, 'form[data-form="pin"]'));
    form.reset();
    form.hidden = false;
    part(form, "[data-who]").textContent = this.member;
    part(form, "[data-words]").replaceChildren(...wordList(words));
    part(form, "[data-changed]").hidden = !changed;
    /** @type {HTMLInputElement} */ (part(form, "[name=checked]")).required = Boolean(changed);
    focusHeading(form);
  }

  /** @param {boolean} checked */
  async #pin(checked) {
    await room.pin(this.member, { checked });
    part(this, 'form[data-form="pin"]').hidden = true;
    toast(say("vault.pinned"));
    await this.show();
  }
}

/** @param {{changed?: boolean, checked?: boolean}} contact */
function stateOf({ changed, checked }) {
  if (changed) return "vault.contact_changed";
  return checked ? "vault.contact_checked" : "vault.contact_pinned";
}

define("room-contacts", RoomContacts);
