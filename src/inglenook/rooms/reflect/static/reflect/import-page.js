// `<import-page>`: files in, a report out, and a way back.
import { bring, takeBack } from "inglenook/reflect/bringing";
import { sayDay, wallTime, zoneHere } from "inglenook/reflect/days";
import { settled } from "inglenook/reflect/importing/ledger";
import { read } from "inglenook/reflect/importing/read";
import { tidy } from "inglenook/reflect/pictures";
import { dropped } from "inglenook/reflect/dropping";
import { question, report } from "inglenook/reflect/import-report";
import { ReflectElement } from "inglenook/reflect/reflect-element";
import { waitFor } from "inglenook/site/leaving";
import { copyOf, part } from "inglenook/site/part";
import { alert, toast } from "inglenook/site/toast";
import { say } from "inglenook/site/words";
import { room } from "inglenook/vault/door";
import { define } from "inglenook/vault/elements/sealed-element";

/** @typedef {import("inglenook/reflect/dropping").File} Dropped */

export class ImportPage extends ReflectElement {
  #stopped = false;
  #busy = false;
  /** @type {(() => unknown)[]} */ #chosen = [];

  wire() {
    for (const name of ["files", "folder"]) {
      const box = /** @type {HTMLInputElement} */ (this.place(name));
      const take = () => this.#take([...(box.files ?? [])], () => (box.value = ""));
      box.addEventListener("change", take);
      this.#chosen.push(take);
    }
    const zone = this.place("drop");
    zone.addEventListener("dragover", (event) => (event.preventDefault(), (zone.dataset.over = "")));
    zone.addEventListener("dragleave", () => delete zone.dataset.over);
    zone.addEventListener("drop", (event) => this.#dropped(event));
    this.acts({ stop: () => (this.#stopped = true), "undo-import": (button) => this.#undo(this.ridOf(button)) });
  }

  async opened() {
    for (const take of this.#chosen) take(); // what was chosen before this was ready to hear it
    this.onChange(["journal.import"], () => this.#earlier());
    await this.#earlier();
  }

  /** @param {DragEvent} event */
  async #dropped(event) {
    event.preventDefault();
    delete this.place("drop").dataset.over;
    if (event.dataTransfer) await this.#take(await dropped(event.dataTransfer));
  }

  /** @param {Dropped[]} files @param {() => unknown} [after] */
  async #take(files, after) {
    if (!files.length || this.#busy) return;
    [this.#busy, this.#stopped] = [true, false];
    this.show("work", true);
    this.place("report").replaceChildren();
    try {
      await waitFor(this.#import(files, undefined));
    } catch (error) {
      this.#failed(/** @type {Error} */ (error));
    } finally {
      this.#busy = false;
      this.show("work", false);
      after?.();
    }
  }

  /** @param {Error} error */
  #failed(error) {
    const text = say("reflect.import_failed", { why: error.message });
    this.place("report").append(Object.assign(document.createElement("p"), { className: "notice", textContent: text }));
    this.show("report", true);
    alert(text);
  }

  /** @param {Dropped[]} files @param {boolean | undefined} dayFirst */
  async #import(files, dayFirst) {
    this.write("line", say("reflect.reading"));
    const bytes = await Promise.all(files.map(async (file) => ({
      name: file.path ?? (file.webkitRelativePath || file.name), bytes: new Uint8Array(await file.arrayBuffer()), modified: file.lastModified,
    })));
    const found = await read(bytes, { zone: zoneHere(), dayFirst, onProgress: (done, all) => this.#progress("reflect.reading_of", done, all) });
    if (found.report.asks.length && dayFirst === undefined) return this.#ask(files, found.report.asks[0]);
    const name = files.length === 1 ? files[0].name : say("reflect.files", { n: files.length });
    const options = { name, now: new Date(), onProgress: (/** @type {number} */ done, /** @type {number} */ all) => this.#progress("reflect.sealing_of", done, all), stopped: () => this.#stopped };
    const done = await bring(found, room, { ...options, tidy: tidied });
    this.place("report").replaceChildren(...report(this, settled(found.report, done), done));
    this.show("report", true);
    toast(say("reflect.brought", { n: done.written }));
  }

  /** Only the member can say whether 03/04 is in March or in April. @param {Dropped[]} files @param {import("inglenook/reflect/importing/ledger").Ask} ask */
  #ask(files, ask) {
    const again = (/** @type {boolean} */ dayFirst) => {
      this.show("work", true);
      this.place("report").replaceChildren();
      return this.#import(files, dayFirst).catch((error) => this.#failed(error)).finally(() => this.show("work", false));
    };
    this.place("report").replaceChildren(question(ask, again));
    this.show("report", true);
  }

  /** @param {string} words @param {number} done @param {number} all */
  #progress(words, done, all) {
    const bar = /** @type {HTMLProgressElement} */ (this.place("progress"));
    [bar.max, bar.value] = [Math.max(all, 1), done];
    this.write("line", say(words, { done, all }));
  }

  async #earlier() {
    const { records } = await room.list("journal.import", { by: "at", order: "desc", fields: ["name", "at", "rids"], limit: 50 });
    this.place("imports").replaceChildren(...records.map((one) => this.#row(one)));
    this.show("earlier", records.length > 0);
  }

  /** @param {any} record */
  #row({ rid, fields }) {
    const row = copyOf(this, "template[data-import]");
    row.dataset.rid = rid;
    this.write("name", fields.name, row);
    this.write("when", say("reflect.import_line", { day: sayDay(wallTime(new Date(fields.at))), n: fields.rids.length }), row);
    return row;
  }

  /** @param {string} rid */
  async #undo(rid) {
    if (this.#busy) return;
    this.#busy = true;
    this.show("work", true);
    part(this, '[data-act="stop"]').hidden = true;
    const { removed, stayed } = await waitFor(takeBack(rid, room, (done, all) => this.#progress("reflect.taking_back", done, all)));
    this.show("work", false);
    part(this, '[data-act="stop"]').hidden = false;
    this.#busy = false;
    toast(say(stayed ? "reflect.taken_back_but" : "reflect.taken_back", { n: removed, stayed }));
  }
}

/** A picture too large to be drawn again comes as it was; the reader has measured it already. @param {import("inglenook/reflect/pictures").File} file */
const tidied = (file) => tidy(file).catch(() => file);

define("import-page", ImportPage);
