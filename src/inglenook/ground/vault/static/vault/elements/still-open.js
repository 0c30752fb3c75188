// `<still-open>`: once a year, try the words and the sheet while the room is open anyway and nothing depends on it.
import { room } from "inglenook/vault/door";
import { SealedElement, define } from "inglenook/vault/elements/sealed-element";
import { asText } from "inglenook/vault/elements/show-fields";
import { doing } from "inglenook/site/doing";
import { part } from "inglenook/site/part";
import { say } from "inglenook/site/words";

export class StillOpen extends SealedElement {
  wire() {
    part(this, "form").addEventListener("submit", (event) => {
      event.preventDefault();
      doing(this, /** @type {SubmitEvent} */ (event).submitter, () => this.#try());
    });
  }

  async opened() {
    const { fields } = (await room.get(await room.rid("settings"))) ?? { fields: {} };
    if (fields.rehearsed_on) this.#tell(say("vault.rehearsed_on", { day: asText(fields.rehearsed_on, "date") }));
  }

  async #try() {
    const form = /** @type {HTMLFormElement} */ (part(this, "form"));
    const typed = String(new FormData(form).get("typed") ?? "").trim();
    const isSheet = /AGE-SECRET-KEY|inglenook-1\|/i.test(typed.replace(/\s/g, ""));
    await room.rehearse(isSheet ? { sheet: typed } : { words: typed });
    form.reset();
    await this.#remember();
    this.#tell(say(isSheet ? "vault.sheet_works" : "vault.words_work"));
  }

  async #remember() {
    const rid = await room.rid("settings");
    const fields = { ...(await room.get(rid))?.fields, rehearsed_on: new Date().toISOString().slice(0, 10) };
    await room.put({ kind: "settings", name: "settings", rid, fields });
  }

  /** @param {string} text */
  #tell(text) {
    part(this, "[data-said]").textContent = text;
  }
}

define("still-open", StillOpen);
