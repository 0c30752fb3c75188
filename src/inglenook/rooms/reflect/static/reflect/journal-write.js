// `<journal-write>`: one entry under the hands of its author. What it follows from is in keeping.js, sittings.js and draft.js.
import { dayOf, wallTime } from "inglenook/reflect/days";
import { Draft } from "inglenook/reflect/draft";
import { Attachments } from "inglenook/reflect/editor-attachments";
import { Conflicts } from "inglenook/reflect/editor-conflicts";
import { Letter } from "inglenook/reflect/editor-letter";
import { Preview } from "inglenook/reflect/editor-preview";
import { Tags } from "inglenook/reflect/editor-tags";
import { TextBox } from "inglenook/reflect/editor-text";
import { When } from "inglenook/reflect/editor-when";
import { Keeping } from "inglenook/reflect/keeping";
import { isSealed, waits } from "inglenook/reflect/letters";
import { ReflectElement } from "inglenook/reflect/reflect-element";
import { setRemoved } from "inglenook/reflect/removing";
import { fragment } from "inglenook/site/addresses";
import { beforeLeaving, waitFor } from "inglenook/site/leaving";
import { go } from "inglenook/site/navigate";
import { alert, hideToast, toast } from "inglenook/site/toast";
import { say } from "inglenook/site/words";
import { room } from "inglenook/vault/door";
import { define } from "inglenook/vault/elements/sealed-element";

export class JournalWrite extends ReflectElement {
  #draft = new Draft(room);
  #keeping = new Keeping(() => this.#keep(), (phase, error) => this.#status(phase, error));
  /** @type {TextBox} */ #text = /** @type {any} */ (null);
  /** @type {When} */ #when = /** @type {any} */ (null);
  /** @type {Tags} */ #tags = /** @type {any} */ (null);
  /** @type {Letter} */ #letter = /** @type {any} */ (null);
  /** @type {Attachments} */ #attachments = /** @type {any} */ (null);
  /** @type {Conflicts} */ #conflicts = /** @type {any} */ (null);
  #loading = false;

  wire() {
    const changed = () => this.#changed();
    this.#text = new TextBox(this.place("editor"), changed, this.#keeping);
    this.#when = new When(this, changed);
    this.#tags = new Tags(this, changed);
    this.#letter = new Letter(this, changed);
    this.#attachments = new Attachments(this, changed, (line) => this.#text.insert(line));
    this.#conflicts = new Conflicts(this, (settle) => this.#settle(settle));
    const preview = new Preview(this, () => ({ text: this.#text.value, attachments: this.#attachments.refs }));
    this.#box("entry-journal").addEventListener("change", changed);
    this.acts({
      star: (button) => this.#star(button), preview: (button) => preview.toggle(button), when: () => this.#when.toggle(),
      look: () => this.#look(), "read-early": () => this.#readEarly(), remove: () => this.#remove(),
      done: () => undefined, print: () => preview.print(), record: (button) => this.#attachments.record(button),
    });
    this.addEventListener("click", (event) => this.#prompt(/** @type {Element} */ (event.target)));
    this.also(beforeLeaving(() => this.#flush()));
  }

  disconnectedCallback() {
    if (this.#keeping.dirty) waitFor(this.#flush());
    this.#attachments.close();
    hideToast(); // its undo would reach into a page that is gone
    super.disconnectedCallback();
  }

  /** Keeps everything; a closed room keeps the words in the outbox. */
  #flush() {
    return this.#loading ? Promise.resolve() : this.#keeping.flush();
  }

  async #keep() {
    if (await this.#draft.keep(this.#read(), new Date())) this.show("elsewhere", true);
  }

  async opened() {
    this.#loading = true;
    await this.#begin(fragment());
    this.#loading = false;
    this.onChange(["journal.entry"], ({ rids }) => this.#elsewhere(rids));
    this.also(room.on("state", () => this.#stored()));
    await Promise.all([this.#fillJournals(), this.#tags.fill()]);
  }

  /** @param {string} place what stands behind `#` */
  async #begin(place) {
    const isRecord = /^[\w-]{22}$/.test(place);
    const record = isRecord ? await this.#draft.open(place) : null;
    if (isRecord && !record) toast(say("reflect.entry_missing"));
    if (!record) this.#draft.begin(new Date());
    const arrived = waits(this.#draft.fields.letter, wallTime(new Date()));
    if (arrived) this.#draft.readLetter(new Date());
    this.#fill();
    if (arrived) this.#keeping.touch();
    if (place === "letter") this.#letter.suggest();
    this.#text.open();
    if (!record) this.#text.focus();
  }

  #fill() {
    const { fields, rid } = this.#draft;
    const today = wallTime(new Date());
    const folded = isSealed(fields.letter, today) && rid !== null && !this.#draft.isWritingNow;
    this.show("sealed", folded);
    this.show("page", !folded);
    if (folded) return this.#letter.fold(fields, this.#draft.madeAt);
    this.#text.set(fields.title, fields.text);
    this.#when.set(fields.on, fields.zone);
    this.#tags.set(fields.tags);
    this.#letter.set(fields.letter, dayOf(today));
    this.#attachments.set(fields.attachments);
    this.#chooseJournal(fields.journal);
    this.button("star").setAttribute("aria-pressed", String(fields.starred));
    this.#conflicts.set(fields);
    this.#dressFor(rid);
  }

  /** @param {string | null} rid */
  #dressFor(rid) {
    this.show("prompts", !rid && !this.#draft.fields.text);
    this.button("remove").hidden = !rid;
    const history = /** @type {HTMLAnchorElement} */ (this.place("history"));
    history.hidden = !rid;
    history.href = `${history.pathname}#${rid ?? ""}`;
  }

  /** @returns {import("inglenook/reflect/records").Entry} what stands on the page now */
  #read() {
    return {
      ...this.#draft.fields, ...this.#text.words, ...this.#when.value, ...this.#conflicts.value, tags: this.#tags.value,
      letter: this.#letter.value, attachments: this.#attachments.refs, journal: this.#box("entry-journal").value || null,
      starred: this.button("star").getAttribute("aria-pressed") === "true",
    };
  }

  #changed() {
    if (!this.#loading) this.#keeping.touch();
  }

  /** @param {import("inglenook/reflect/keeping").Phase} phase @param {unknown} [error] */
  #status(phase, error) {
    if (phase === "keeping") return;
    const why = /** @type {Error | undefined} */ (error)?.message ?? "";
    const text = say({ waiting: "reflect.keeping", failed: "reflect.not_kept" }[/** @type {string} */ (phase)] ?? "reflect.kept", { why });
    if (phase === "failed") alert(text);
    if (this.place("status").textContent !== text) this.write("status", text);
    if (phase === "kept") this.#named();
  }

  /** A new entry gets its address with its first word, so that a reload comes back to it. */
  #named() {
    const { rid } = this.#draft;
    if (!rid || !this.isConnected || fragment() === rid) return;
    history.replaceState(history.state, "", `#${rid}`);
    this.#dressFor(rid);
  }

  #stored() {
    if (this.#draft.rid && !this.#keeping.dirty && room.state.waiting === 0 && room.state.online) this.write("status", say("reflect.stored"));
  }

  /** A change from another device never lands under the hands of somebody who writes. @param {string[]} rids */
  async #elsewhere(rids) {
    const { rid } = this.#draft;
    if (!rid || !rids.includes(rid) || !(await this.#draft.hearOther())) return;
    const busy = this.#keeping.dirty || this.contains(document.activeElement);
    if (busy) this.show("elsewhere", true);
    else await this.#look();
  }

  async #look() {
    await this.#keeping.flush();
    await this.#draft.takeOther();
    this.show("elsewhere", false);
    this.#loading = true;
    this.#fill();
    this.#loading = false;
  }

  /** @param {(text: string) => string} settle */
  #settle(settle) {
    const before = this.#text.value;
    this.#text.replace(settle(before));
    this.#changed();
    toast(say("reflect.tidied"), { undo: () => (this.#text.replace(before), this.#changed(), this.#conflicts.set(this.#read())) });
    this.#conflicts.set(this.#read());
  }

  async #readEarly() {
    this.#draft.readLetter(new Date());
    this.#loading = true;
    this.#fill();
    this.#loading = false;
    this.#changed();
    await this.#keeping.flush();
  }

  /** @param {HTMLElement} button */
  #star(button) {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    this.#changed();
  }

  /** @param {Element} target */
  #prompt(target) {
    const prompt = target.closest("[data-prompt]");
    if (!prompt) return;
    this.#text.begin(prompt.textContent?.trim() ?? "");
    this.show("prompts", false);
  }

  async #remove() {
    await this.#keeping.flush();
    const { rid } = this.#draft;
    if (!rid) return;
    await setRemoved(rid, new Date().toISOString());
    await go(this.dataset.list ?? "/reflect/journal/", { replace: true });
    toast(say("reflect.removed"), { undo: () => setRemoved(rid, null) });
  }

  async #fillJournals() {
    const { records } = await room.list("journal.journal", { by: "name", order: "asc", limit: 200 });
    const chosen = this.#box("entry-journal").value || null;
    this.#box("entry-journal").replaceChildren(this.#box("entry-journal").options[0], ...records.map(({ rid, fields }) => new Option(fields.name, rid)));
    this.#chooseJournal(chosen);
  }

  /** A journal that is not listed yet, or was removed, stays chosen: the entry is still in it. @param {string | null} rid */
  #chooseJournal(rid) {
    const box = this.#box("entry-journal");
    if (rid && ![...box.options].some(({ value }) => value === rid)) box.append(new Option("…", rid));
    box.value = rid ?? "";
  }

  /** @param {string} id */
  #box(id) {
    return /** @type {HTMLSelectElement} */ (this.querySelector(`#${id}`));
  }
}

define("journal-write", JournalWrite);
