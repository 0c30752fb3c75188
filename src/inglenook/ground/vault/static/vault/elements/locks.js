// `<room-locks>`: the ways into the room. One can be added or changed without touching the others.
import { room } from "inglenook/vault/door";
import { deviceName } from "inglenook/vault/elements/device-name";
import { isSure, pressed, showRows } from "inglenook/vault/elements/room-rows";
import { SealedElement, define } from "inglenook/vault/elements/sealed-element";
import { makePasskey } from "inglenook/vault/passkey";
import { doing } from "inglenook/site/doing";
import { part } from "inglenook/site/part";
import { toast } from "inglenook/site/toast";
import { say } from "inglenook/site/words";

export class RoomLocks extends SealedElement {
  /** @type {any[]} */
  locks = [];

  wire() {
    part(this, '[data-act="passkey"]').addEventListener("click", (event) => this.#do(event, () => this.#addPasskey()));
    part(this, 'form[data-form="words"]').addEventListener("submit", (event) => this.#do(event, () => this.#changeWords()));
    part(this, "[data-rows]").addEventListener("click", (event) => this.#press(event));
    this.addEventListener("sheet-renewed", () => this.show());
  }

  opened() {
    return this.show();
  }

  async show() {
    this.locks = await room.locks();
    const named = this.locks.map((lock) => ({ ...lock, what: say(`vault.method_${lock.method}`), name: (lock.method !== "paper" && lock.name) || say(`vault.method_${lock.method}`) }));
    showRows(this, named);
  }

  /** @param {Event} event @param {() => Promise<unknown>} work */
  #do(event, work) {
    event.preventDefault();
    const target = /** @type {Element} */ (event.target);
    const button = event instanceof SubmitEvent ? event.submitter : target.closest("button");
    return doing(/** @type {ParentNode} */ (target.closest("section") ?? this), button, work);
  }

  async #addPasskey() {
    const made = await makePasskey({ name: deviceName() });
    if (!made.prf) throw new Error(say("vault.passkey_no_prf"));
    await room.addLock({ passkey: { credential: made.credential, prf: made.prf }, name: deviceName() });
    toast(say("vault.lock_added"));
    await this.show();
  }

  /** New words and the end of the old ones are one change: there is no moment without a way in. */
  async #changeWords() {
    const words = this.#typed("words");
    if (words !== this.#typed("again")) throw new Error(say("vault.again_wrong"));
    const instead = this.locks.filter((lock) => lock.method === "passphrase").map((lock) => lock.id);
    await room.addLock({ words, name: say("vault.method_passphrase"), instead });
    /** @type {HTMLFormElement} */ (part(this, 'form[data-form="words"]')).reset();
    toast(say("vault.words_changed"));
    await this.show();
  }

  /** @param {string} name */
  #typed(name) {
    const box = /** @type {HTMLInputElement} */ (part(this, `form[data-form="words"] [name="${name}"]`));
    return box.value.normalize("NFKC").replace(/\s+/g, " ").trim();
  }

  /** @param {Event} event */
  async #press(event) {
    const found = pressed(event, "remove", this.locks);
    if (!found || !(await isSure(this, found.thing.name || say(`vault.method_${found.thing.method}`)))) return;
    await doing(part(this, "[data-list]"), found.button, async () => {
      if (this.locks.length < 2) throw new Error(say("vault.last_lock"));
      await room.removeLock(found.thing.id);
      toast(say("vault.lock_removed"));
      await this.show();
    });
  }
}

define("room-locks", RoomLocks);
