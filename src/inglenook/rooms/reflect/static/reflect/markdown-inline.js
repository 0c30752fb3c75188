// What stands inside a line of Markdown: emphasis, code, links, pictures, line breaks. Takes time in step with the
// length, whatever is typed: openers that wait are few, and no search runs twice over the same signs.

/**
 * @typedef {{kind: "text", text: string} | {kind: "code", text: string} | {kind: "br"} | {kind: "em" | "strong" | "del", inside: Inline[]}
 *   | {kind: "link", href: string, inside: Inline[]} | {kind: "image", href: string, alt: string}} Inline
 * @typedef {{sign: string, count: number, at: number, opens: boolean}} Mark a run of `*`, `_` or `~`, or a bracket
 */

/** Openers that may wait for their closers at once; also how deep emphasis can lie. */
const WAITING = 60;
const SPECIAL = /[\\`*_~![\]\n<]|https?:\/\//g;
const TARGET = /\(\s*(?:<([^<>\n]{0,2000})>|((?:[^\s()<>\\]|\\.|\([^\s()]{0,500}\)){0,2000}))(?:\s+(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'))?\s*\)/y;
const BARE = /https?:\/\/[^\s<>"`]{1,2000}/y;
const ANGLE = /<((?:https?:\/\/|mailto:)[^\s<>]{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})>/y;

/** @param {string} text @returns {Inline[]} */
export function inline(text) {
  return new Line(text).read();
}

class Line {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
    /** @type {Inline[]} */
    this.out = [];
    /** @type {Mark[]} */
    this.marks = [];
    /** @type {Map<number, number> | null} */
    this.ticks = null;
  }

  read() {
    while (this.at < this.text.length) {
      SPECIAL.lastIndex = this.at;
      const found = SPECIAL.exec(this.text);
      this.plain(this.text.slice(this.at, found ? found.index : undefined));
      if (!found) break;
      this.at = found.index;
      this.special(found[0]);
    }
    return this.out;
  }

  /** @param {string} text */
  plain(text) {
    const last = this.out.at(-1);
    if (!text) return;
    if (last?.kind === "text" && !this.marks.some(({ at }) => at === this.out.length - 1)) last.text += text;
    else this.out.push({ kind: "text", text });
  }

  /** @param {string} sign */
  special(sign) {
    if (sign === "\\") return this.escaped();
    if (sign === "`") return this.code();
    if (sign === "\n") return this.lineBreak();
    if (sign === "<") return this.address(ANGLE);
    if (sign.startsWith("http")) return this.address(BARE);
    if (sign === "]") return this.close();
    if (sign === "[" || (sign === "!" && this.text[this.at + 1] === "[")) return this.open(sign === "!" ? "![" : "[");
    if (sign === "!") return this.take(1);
    return this.emphasis(sign);
  }

  /** @param {number} length of signs that mean nothing here */
  take(length) {
    this.plain(this.text.slice(this.at, this.at + length));
    this.at += length;
  }

  escaped() {
    const next = this.text[this.at + 1] ?? "";
    this.at += 1;
    if (next === "\n") return;
    if (/[!-/:-@[-`{-~]/.test(next)) this.take(1);
    else this.plain("\\");
  }

  lineBreak() {
    const last = this.out.at(-1);
    if (last?.kind === "text") last.text = last.text.replace(/ +$/, "");
    this.out.push({ kind: "br" });
    this.at += 1;
    while (this.text[this.at] === " ") this.at++;
  }

  /** Where the last run of each length begins: so a search that must fail is never begun. */
  lastTicks() {
    if (this.ticks) return this.ticks;
    this.ticks = new Map();
    for (const run of this.text.matchAll(/`+/g)) this.ticks.set(run[0].length, run.index);
    return this.ticks;
  }

  code() {
    let length = 1;
    while (this.text[this.at + length] === "`") length++;
    const from = this.at + length;
    if ((this.lastTicks().get(length) ?? -1) < from) return this.take(length);
    const close = new RegExp(`(?<!\`)\`{${length}}(?!\`)`, "g");
    close.lastIndex = from;
    const end = close.exec(this.text)?.index ?? -1;
    if (end < 0) return this.take(length);
    const inside = this.text.slice(from, end).replace(/\n/g, " ");
    this.out.push({ kind: "code", text: /^ .*[^ ].* $/.test(inside) ? inside.slice(1, -1) : inside });
    this.at = end + length;
  }

  /** @param {RegExp} pattern */
  address(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found || this.marks.some(({ sign }) => sign === "[")) return this.take(found && pattern === BARE ? found[0].length : 1);
    const whole = found[1] ?? trimmed(found[0]);
    const href = pattern === ANGLE && !/^[a-z]+:/.test(whole) ? `mailto:${whole}` : whole;
    this.out.push({ kind: "link", href, inside: [{ kind: "text", text: whole }] });
    this.at += pattern === ANGLE ? found[0].length : whole.length;
  }

  /** @param {string} sign "[" or "![" */
  open(sign) {
    this.wait({ sign, count: sign.length, at: this.out.length, opens: true });
    this.out.push({ kind: "text", text: sign });
    this.at += sign.length;
  }

  /** @param {Mark} mark */
  wait(mark) {
    if (this.marks.length >= WAITING) this.marks.shift();
    this.marks.push(mark);
  }

  close() {
    const place = this.marks.findLastIndex(({ sign }) => sign === "[" || sign === "![");
    TARGET.lastIndex = this.at + 1;
    const target = place < 0 ? null : TARGET.exec(this.text);
    if (!target) {
      if (place >= 0) this.marks.splice(place, 1);
      return this.take(1);
    }
    const mark = this.marks[place];
    const inside = this.out.splice(mark.at).slice(1);
    this.marks.length = place;
    const href = (target[1] ?? target[2] ?? "").replace(/\\([!-/:-@[-`{-~])/g, "$1");
    if (mark.sign === "![") this.out.push({ kind: "image", href, alt: wordsOf(inside) });
    else {
      this.out.push({ kind: "link", href, inside });
      this.marks = this.marks.filter(({ sign }) => sign !== "[");
    }
    this.at = TARGET.lastIndex;
  }

  /** @param {string} sign */
  emphasis(sign) {
    let count = 1;
    while (this.text[this.at + count] === sign) count++;
    const [before, after] = [this.text[this.at - 1] ?? " ", this.text[this.at + count] ?? " "];
    const word = /[\p{L}\p{N}]/u;
    const opens = !/\s/.test(after) && (sign !== "_" || !word.test(before));
    const closes = !/\s/.test(before) && (sign !== "_" || !word.test(after));
    if (sign === "~" && count < 2) return this.take(count);
    this.at += count;
    if (closes) count = this.closed(sign, count);
    if (!count) return;
    if (opens) {
      this.wait({ sign, count, at: this.out.length, opens });
      this.out.push({ kind: "text", text: sign.repeat(count) });
    } else this.plain(sign.repeat(count));
  }

  /** Closes what waits for this sign; says how many signs are left over. @param {string} sign @param {number} count */
  closed(sign, count) {
    while (count > 0) {
      const wall = this.marks.findLastIndex((mark) => mark.sign.endsWith("["));
      const place = this.marks.findLastIndex((mark) => mark.sign === sign && (sign !== "~" || (mark.count > 1 && count > 1)));
      if (place < 0 || place < wall) return count;
      const mark = this.marks[place];
      const used = mark.count > 1 && count > 1 ? 2 : 1;
      const inside = this.out.splice(mark.at + 1);
      this.marks.length = place + 1;
      mark.count -= used;
      count -= used;
      if (mark.count) /** @type {{text: string}} */ (this.out[mark.at]).text = sign.repeat(mark.count);
      else {
        this.out.length = mark.at;
        this.marks.length = place;
      }
      this.out.push({ kind: sign === "~" ? "del" : used === 2 ? "strong" : "em", inside });
    }
    return 0;
  }
}

/** Signs that end a sentence are not part of an address. @param {string} address */
function trimmed(address) {
  const ends = address.includes("(") ? ".,;:!?'\"*_~" : ".,;:!?'\"*_~)";
  let end = address.length;
  while (end && ends.includes(address[end - 1])) end--;
  return address.slice(0, end);
}

/** @param {Inline[]} nodes @returns {string} the words alone */
export function wordsOf(nodes) {
  return nodes.map((node) => {
    if (node.kind === "text" || node.kind === "code") return node.text;
    if (node.kind === "br") return "\n";
    return node.kind === "image" ? node.alt : wordsOf(node.inside);
  }).join("");
}
