// The attachments of one entry as elements: opened when they are shown, let go of when the page goes.
import { make } from "inglenook/site/part";
import { say } from "inglenook/site/words";
import { room } from "inglenook/vault/door";

/** @typedef {import("inglenook/reflect/records").Attachment} Attachment */

export class Shown {
  /** @type {Promise<unknown>[]} */ #opening = [];
  /** @type {string[]} */ #addresses = [];
  /** @type {Set<string>} */ #used = new Set();

  /** @param {Attachment[]} refs */
  constructor(refs) {
    this.refs = refs;
  }

  /** For `render`: what stands in the text for `attachment:name`. @param {string} name @param {string} alt */
  node = (name, alt = "") => {
    const ref = this.refs.find((one) => one.name === name);
    if (!ref) return null;
    this.#used.add(name);
    return this.element(ref, alt || ref.alt || "");
  };

  /** Those that the text does not name. @returns {HTMLElement[]} */
  rest() {
    return this.refs.filter(({ name }) => !this.#used.has(name)).map((ref) => this.element(ref, ref.alt ?? ""));
  }

  /** @param {Attachment} ref @param {string} alt @returns {HTMLElement} */
  element(ref, alt) {
    const made = blank(ref, alt);
    this.#opening.push(this.#fill(made, ref));
    return made;
  }

  /** @param {HTMLElement} made @param {Attachment} ref */
  async #fill(made, ref) {
    try {
      const had = await room.attachment(ref);
      const blob = had instanceof Blob ? had : new Blob([had], { type: ref.type });
      const address = URL.createObjectURL(blob);
      this.#addresses.push(address);
      made.setAttribute(made instanceof HTMLAnchorElement ? "href" : "src", address);
      if (made instanceof HTMLImageElement) await made.decode().catch(() => {});
    } catch {
      made.replaceWith(make("span", "absent small", say("reflect.attachment_away", { name: ref.name })));
    }
  }

  /** When everything is shown that can be. */
  ready() {
    return Promise.all(this.#opening);
  }

  close() {
    for (const address of this.#addresses.splice(0)) URL.revokeObjectURL(address);
  }
}

/** @param {Attachment} ref @param {string} alt @returns {HTMLElement} */
function blank({ type, name }, alt) {
  if (/^image\/(?!svg)/.test(type)) return Object.assign(document.createElement("img"), { alt, loading: "lazy" });
  if (type.startsWith("audio/")) return Object.assign(document.createElement("audio"), { controls: true, className: "player", ariaLabel: alt || name });
  return Object.assign(document.createElement("a"), { download: name, textContent: alt || name });
}
