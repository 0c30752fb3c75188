// What every reader works with: the files that lie together, the options, and one careful way to bring items in.
import { LIMITS, Refusal, breathe } from "inglenook/reflect/importing/limits";
import { Draft, entryOf, isEmpty, linkTo } from "inglenook/reflect/importing/drafts";
import { FATES } from "inglenook/reflect/importing/fates";
import { moment, orderOf } from "inglenook/reflect/importing/moments";
import { safePath } from "inglenook/reflect/importing/sources";

/**
 * @typedef {import("inglenook/reflect/importing/sources").Source} Source
 * @typedef {import("inglenook/reflect/importing/ledger").Ledger} Ledger
 * @typedef {import("inglenook/reflect/importing/drafts").Entry} Entry
 * @typedef {import("inglenook/reflect/importing/drafts").Read} Read
 * @typedef {{zone: string, dayFirst?: boolean, now: number, onProgress?: (done: number, all: number) => void}} Options
 * @typedef {{skip: string, item?: string} | {lose: string, item?: string} | {read: Read, record?: Record<string, unknown>, exact?: Entry}} Answer
 * @typedef {{program: string, knows: (source: Source, all: Source[]) => boolean, read: (sources: Source[], work: Work) => Promise<void>}} Reader
 */

export class Work {
  /** @type {Entry[]} */ entries = [];
  /** @type {Map<string, string>} names of entries and what they say */ names = new Map();
  /** @type {{name: string, colour: string}[]} journals that an own export named */ journals = [];
  /** @type {Map<string, Source[]>} */ #index = new Map();
  #attached = 0;

  /** @param {Options} options @param {Ledger} ledger */
  constructor(options, ledger) {
    this.options = options;
    this.ledger = ledger;
    this.zone = options.zone;
    this.tell = (/** @type {string} */ say, /** @type {string} */ file, item = "") => ledger.line(say, file, item);
  }

  /** @param {Source[]} files that lie together */
  among(files) {
    this.#index = new Map();
    for (const file of files) {
      for (const key of new Set([`/${file.path}`, file.name, file.stem].map((text) => text.toLowerCase()))) {
        const there = this.#index.get(key);
        if (there) there.push(file);
        else this.#index.set(key, [file]);
      }
    }
  }

  /**
   * The file that an entry names: by its path, else by its name, else by its name without ending.
   * @param {Source} from where it is named
   * @param {string} wanted
   * @returns {Source | null}
   */
  find(from, wanted) {
    const path = plainPath(wanted);
    const up = (path.match(/(^|\/)\.\.(?=\/)/g) ?? []).length;
    const base = from.folder.split("/").filter(Boolean);
    const clean = safePath(path).path;
    const near = [...base.slice(0, Math.max(0, base.length - up)), clean].join("/");
    const name = clean.slice(clean.lastIndexOf("/") + 1);
    const stem = name.replace(/\.[^.]{1,10}$/, "");
    for (const key of [`/${near}`, `/${clean}`, name, stem.length >= 8 ? stem : ""]) {
      const found = key && this.#index.get(key.toLowerCase());
      if (found) return found.find((file) => file !== from && file.folder.startsWith(from.folder)) ?? found.find((file) => file !== from) ?? null;
    }
    return null;
  }

  /**
   * Brings the file that an entry names beside the entry.
   * @param {Draft} draft
   * @param {Source} from
   * @param {string[]} wanted names it may have, the likeliest first
   * @param {string} [name] for people
   * @returns {Promise<string>} the attachment's name, also where the file is not there
   */
  async fetch(draft, from, wanted, name = "") {
    const file = wanted.filter(Boolean).map((one) => this.find(from, one)).find(Boolean);
    const called = name || plainPath(wanted.find(Boolean) ?? "file");
    if (!file) return draft.absent(called);
    file.use ??= "media";
    try {
      const { bytes, damaged } = await file.content();
      if (damaged) this.tell("media_damaged", file.label);
      return draft.attach(name || file.name, bytes, { type: guessed(file), room: () => this.room(bytes.length) });
    } catch (fault) {
      draft.seen.push({ say: fault instanceof Refusal ? fault.say : "media_damaged", item: file.name, outcome: "refused" });
      return file.name;
    } finally {
      file.forget();
    }
  }

  /** Whether so many more bytes of attachments fit in memory. @param {number} bytes */
  room(bytes) {
    if (this.#attached + bytes > LIMITS.attachments) return false;
    this.#attached += bytes;
    return true;
  }

  /**
   * Takes items one by one; whatever goes wrong with one is told and the next is taken.
   * @template Item
   * @param {Source} source
   * @param {string} program
   * @param {Iterable<Item> | AsyncIterable<Item>} items
   * @param {(item: Item, draft: Draft) => Answer | Promise<Answer>} understand
   * @param {string} [label] what the report files them under
   */
  async each(source, program, items, understand, label = source.label) {
    source.use = "entry";
    const account = this.ledger.account(label, program);
    for await (const item of items) {
      const draft = new Draft();
      try {
        const answer = await understand(item, draft);
        if ("skip" in answer) this.ledger.item(account, "skipped", answer.skip, answer.item);
        else if ("lose" in answer) this.ledger.item(account, "lost", answer.lose, answer.item);
        else await this.#bring(source, program, account, answer, draft);
      } catch (fault) {
        this.ledger.item(account, "lost", fault instanceof Refusal ? fault.say : "broken");
      }
      await breathe();
    }
  }

  /**
   * @param {Source} source @param {string} program
   * @param {import("inglenook/reflect/importing/ledger").Account} account
   * @param {{read: Read, record?: Record<string, unknown>, exact?: Entry}} answer @param {Draft} draft
   */
  async #bring(source, program, account, { read, record = {}, exact }, draft) {
    const when = read.when ?? moment(source.modified ?? this.options.now, null, this.zone) ?? moment(this.options.now, null, this.zone);
    if (!when) throw new Refusal("broken");
    const undated = !read.when && !exact;
    if (undated) read.extra = { ...read.extra, undated: true };
    const entry = exact ?? (await entryOf(home(program), read, draft, undated ? { ...when, at: null, zone: null } : when));
    const item = entry.title || entry.text.slice(0, 80) || entry.on;
    if (isEmpty(entry)) return this.ledger.item(account, "skipped", "empty", item === entry.on ? source.name : item);
    const said = JSON.stringify([entry.title, entry.text, entry.on, entry.tags, entry.extra.mood ?? null]);
    if (this.names.get(entry.name) === said) return this.ledger.item(account, "skipped", "duplicate", item);
    if (this.names.has(entry.name)) this.#apart(entry, said);
    this.names.set(entry.name, said);
    this.entries.push(entry);
    this.ledger.item(account, "written", "", item);
    this.#count(program, record, read.fields ?? {});
    for (const note of [...(read.notes ?? []), ...(undated ? ["undated"] : []), ...(when.whole ? [] : ["half_dated"])]) this.tell(note, source.label, item);
    for (const { say, item: name, outcome } of draft.seen) {
      if (say !== "text_long") this.ledger.report.media[outcome]++;
      if (say) this.tell(say, source.label, name);
    }
  }

  /** Two entries with one id but other words: both are kept. @param {Entry} entry @param {string} said */
  #apart(entry, said) {
    let sum = 5381;
    for (let at = 0; at < said.length; at++) sum = (Math.imul(sum, 33) ^ said.charCodeAt(at)) >>> 0;
    entry.name += `~${sum.toString(36)}`;
    entry.source = { ...entry.source, id: `${entry.source.id}~${sum.toString(36)}` };
  }

  /** @param {string} program @param {Record<string, unknown>} record @param {Record<string, import("inglenook/reflect/importing/drafts").Fate>} own */
  #count(program, record, own) {
    const fates = FATES[program] ?? {};
    for (const [field, value] of Object.entries(record)) {
      if (blank(value)) continue;
      this.ledger.field(program, field, own[field] ?? fates[field] ?? fates["*"] ?? "lost");
    }
  }

  /**
   * For files of one entry each: one account for all that lie together.
   * @param {Source} source @param {string} program
   * @param {(source: Source, draft: Draft) => Answer | Promise<Answer>} understand
   */
  async one(source, program, understand) {
    await this.each(source, program, [source], understand, source.box);
    source.forget();
  }

  /**
   * Which of day and month comes first in these dates: the answer of the member, what the dates tell, else the
   * month, and the report asks.
   * @param {ReturnType<typeof import("inglenook/reflect/importing/moments").anyDate>[]} dates in the order they stand
   * @param {Source} source @param {string} example
   */
  order(dates, source, example) {
    const told = orderOf(dates);
    if (told !== "ask") return told;
    if (this.options.dayFirst !== undefined) return this.options.dayFirst ? "day" : "month";
    const { asks } = this.ledger.report;
    const ask = asks.find(({ say }) => say === "day_or_month") ?? { say: "day_or_month", files: [], examples: [] };
    if (!asks.includes(ask)) asks.push(ask);
    if (!ask.files.includes(source.label)) ask.files.push(source.label);
    if (ask.examples.length < 3) ask.examples.push(example);
    return "month";
  }

  /** A file that is no entry but served one: the name of a folder, a tag. @param {Source} source @param {string} program @param {string} say */
  part(source, program, say) {
    source.use = "part";
    this.ledger.item(this.ledger.account(source.box, program), "skipped", say, source.name);
  }

  /**
   * Links of a Markdown text to files that lie beside it.
   * @param {string} text @param {Draft} draft @param {Source} from
   */
  async links(text, draft, from) {
    const found = [...text.matchAll(LINK)];
    let [made, at] = ["", 0];
    for (const link of found) {
      made += text.slice(at, link.index) + (await this.#linked(link, draft, from));
      at = link.index + link[0].length;
    }
    return made + text.slice(at);
  }

  /** @param {RegExpMatchArray} link @param {Draft} draft @param {Source} from */
  async #linked([whole, picture, words, address, embed], draft, from) {
    const target = embed?.split("|")[0].split("#")[0].trim() ?? address;
    if (!target || /^([a-z][\w+.-]+:|#|\/\/)/i.test(target)) return whole;
    const file = this.find(from, target);
    if (file?.isText && /^(md|markdown|txt|html?|)$/.test(file.extension)) return whole;
    if (!file && !picture && !(embed && /\.\w{2,5}$/.test(target))) return whole;
    if (embed && !file && /\.md$|^[^.]*$/.test(target)) return whole;
    return linkTo(await this.fetch(draft, from, [target]), embed ? "" : words);
  }
}

const LINK = /(!?)\[([^[\]\n]*)\]\(<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+"[^"\n]*")?\)|!\[\[([^[\]\n]+)\]\]/g;

/** @param {string} wanted */
function plainPath(wanted) {
  try {
    return decodeURIComponent(wanted.replace(/[?#].*$/, ""));
  } catch {
    return wanted;
  }
}

/** A second form of a program's export shares the names of its entries. @param {string} program */
const home = (program) => program.replace(/-(classic|backup|json)$/, "");

/** @param {unknown} value */
const blank = (value) => value == null || value === "" || value === false || value === 0 || (Array.isArray(value) && !value.length) || (typeof value === "object" && !Object.keys(value).length);

/** @param {Source} file */
function guessed(file) {
  if (file.extension === "svg") return "image/svg+xml";
  return file.isText ? "text/plain" : "";
}
