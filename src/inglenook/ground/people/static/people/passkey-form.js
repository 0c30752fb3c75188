// A form whose answer is a passkey: before it is sent, the browser makes or uses one.
import { make, use, why } from "inglenook/people/credential";
import { part } from "inglenook/site/part";
import { say } from "inglenook/site/words";

class PasskeyForm extends HTMLElement {
  connectedCallback() {
    part(this, "form").addEventListener("submit", this);
  }

  disconnectedCallback() {
    part(this, "form").removeEventListener("submit", this);
  }

  /** @param {Event} event */
  async handleEvent(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    try {
      const box = /** @type {HTMLInputElement} */ (part(form, "input[name=credential]"));
      box.value = JSON.stringify(await this.ask());
      form.submit();
    } catch (fault) {
      this.tell(say(why(fault)));
    }
  }

  /** What the house gets. */
  async ask() {
    if (!globalThis.PublicKeyCredential) throw new Error("people.no_passkeys_here");
    const wishes = JSON.parse(part(document, "#passkey-options").textContent ?? "");
    if (this.dataset.act === "create") return make(wishes.creation_options.publicKey);
    return use(wishes.request_options.publicKey);
  }

  /** @param {string} words */
  tell(words) {
    const line = part(this, ".error");
    line.hidden = false;
    line.textContent = words;
  }
}

if (!customElements.get("passkey-form")) customElements.define("passkey-form", PasskeyForm);
