// `<sealed-value record="settings" field="auto_lock_minutes">` shows one field; `<sealed-value count="journal.entry">` how many.
import { room } from "inglenook/vault/door";
import { SealedElement, define } from "inglenook/vault/elements/sealed-element";
import { asText } from "inglenook/vault/elements/show-fields";

export class SealedValue extends SealedElement {
  opened() {
    const kind = this.getAttribute("count") ?? this.getAttribute("kind") ?? this.getAttribute("record") ?? "";
    this.onChange([kind], () => this.show());
    return this.show();
  }

  async show() {
    const value = await this.value();
    if (value !== undefined) this.textContent = asText(value, this.getAttribute("format") ?? "");
  }

  /** @returns {Promise<any>} undefined leaves what the template says */
  async value() {
    const count = this.getAttribute("count");
    if (count) return room.count(count, JSON.parse(this.getAttribute("where") ?? "[]"));
    const name = this.getAttribute("record");
    const record = await room.get(name ? await room.rid(name) : (this.getAttribute("rid") ?? ""));
    return record?.fields[this.getAttribute("field") ?? ""];
  }
}

define("sealed-value", SealedValue);
