// `<export-page>`: plain files, a sealed archive, or paper; all of it made on this device.
import { dayOf, wallTime } from "inglenook/reflect/days";
import { exportArchive } from "inglenook/reflect/exporting/archive";
import { exportFolder } from "inglenook/reflect/exporting/folder";
import { printed } from "inglenook/reflect/paper";
import { conditions } from "inglenook/reflect/months";
import { ReflectElement } from "inglenook/reflect/reflect-element";
import { hand } from "inglenook/reflect/saving-files";
import { waitFor } from "inglenook/site/leaving";
import { part } from "inglenook/site/part";
import { alert, toast } from "inglenook/site/toast";
import { say } from "inglenook/site/words";
import { room } from "inglenook/vault/door";
import { define } from "inglenook/vault/elements/sealed-element";

const REST = ["check-in", "journal.revision", "journal.mute"];
const ALL = 1_000_000;

export class ExportPage extends ReflectElement {
  wire() {
    this.addEventListener("submit", (event) => event.preventDefault());
    this.addEventListener("change", () => this.#count());
    this.addEventListener("click", (event) => this.#press(/** @type {Element} */ (event.target)));
  }

  opened() {
    return this.#count();
  }

  get #where() {
    const form = new FormData(/** @type {HTMLFormElement} */ (part(this, "form")));
    return conditions({ from: String(form.get("from") ?? ""), to: String(form.get("to") ?? "") });
  }

  async #count() {
    this.write("count", say("reflect.entries", { n: await room.count("journal.entry", this.#where) }));
  }

  /** @param {Element} target */
  async #press(target) {
    const button = /** @type {HTMLButtonElement | null} */ (target.closest("[data-make]"));
    if (!button || button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    this.show("work", true);
    try {
      await waitFor(this.#make(button.dataset.make ?? ""));
    } catch (error) {
      const why = /** @type {Error} */ (error).message;
      this.write("line", say("reflect.export_failed", { why }));
      alert(say("reflect.export_failed", { why }));
    } finally {
      button.removeAttribute("aria-busy");
    }
  }

  /** @param {string} what */
  async #make(what) {
    const { records } = await room.list("journal.entry", { by: "on", order: "asc", where: this.#where, limit: ALL });
    if (what === "print") return this.#print(records);
    const wanted = await this.#wanted(records);
    const name = `inglenook-${dayOf(wallTime(new Date()))}`;
    const sealed = what === "archive";
    const { bytes, missing } = await (sealed ? exportArchive(wanted, (files) => room.exportAge(files)) : exportFolder(wanted));
    hand(bytes, sealed ? `${name}.age` : `${name}.zip`, sealed ? "application/octet-stream" : "application/zip");
    this.write("line", say(missing.length ? "reflect.export_missing" : "reflect.export_done", { n: missing.length || records.length }));
    toast(say("reflect.export_done", { n: records.length }));
  }

  /** @param {any[]} entries @returns {Promise<import("inglenook/reflect/exporting/folder").Wanted>} */
  async #wanted(entries) {
    const lists = await Promise.all(["journal.journal", ...REST].map((kind) => room.list(kind, { limit: ALL })));
    const [journals, ...rest] = lists.map(({ records }) => records.map(({ rid, fields, made_at, edited_at }) => ({ rid, made_at, edited_at, fields })));
    return {
      entries, journals: /** @type {any} */ (journals), rest: Object.fromEntries(REST.map((kind, n) => [kind, rest[n]])),
      attachment: (ref) => room.attachment(ref), readme: say("reflect.readme"), onProgress: (done, all) => this.#progress(done, all),
    };
  }

  /** @param {number} done @param {number} all */
  #progress(done, all) {
    const bar = /** @type {HTMLProgressElement} */ (this.place("progress"));
    [bar.max, bar.value] = [all, done];
    if (done % 50 === 0 || done === all) this.write("line", say("reflect.done_of", { done, all }));
  }

  /** @param {any[]} records */
  async #print(records) {
    const paper = this.place("paper");
    paper.replaceChildren(...(await printed(records, (done, all) => this.#progress(done, all))));
    paper.hidden = false;
    this.show("work", false);
    print();
  }
}

define("export-page", ExportPage);
