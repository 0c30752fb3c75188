// The part of YAML that journals put on top of a Markdown file: keys with text, numbers, yes and no, lists, blocks of
// text, and one or more levels of keys inside keys. No anchors, no types, no aliases: such values stay the text they
// are. What cannot be understood is kept as text; nothing here fails or runs long.
import { LIMITS } from "inglenook/reflect/importing/limits";

/** @typedef {string | number | boolean | null | Value[] | {[key: string]: Value}} Value */

const KEY = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s:#"'[\]{}][^:]*|[^\s"'[\]{}#][^:]*:[^\s:][^:]*)\s*:(?:\s+(.*)|)$/;

/**
 * The front matter and the text below it; null where a file has none.
 * @param {string} text with "\n" line ends
 * @returns {{fields: Record<string, Value>, body: string} | null}
 */
export function frontMatter(text) {
  const open = /^\ufeff?---[ \t]*\n/.exec(text);
  if (!open) return null;
  const close = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/m;
  const rest = text.slice(open[0].length);
  const end = close.exec(rest);
  if (!end || end.index > 64 * 1024) return null;
  const fields = readYaml(rest.slice(0, end.index));
  return fields && { fields, body: rest.slice(end.index + end[0].length).replace(/^\n/, "") };
}

/**
 * @param {string} text
 * @returns {Record<string, Value> | null} null when it is no list of keys
 */
export function readYaml(text) {
  const block = new Block(text.split("\n"));
  const value = block.map(0, 0);
  return block.keys ? value : null;
}

/** Reads lines from the top; `at` is the next one. */
class Block {
  /** @param {string[]} lines */
  constructor(lines) {
    this.lines = lines;
    this.at = 0;
    this.keys = 0;
  }

  /** The next line that says something: its indent and text. */
  peek() {
    while (this.at < this.lines.length && /^\s*(#.*)?$/.test(this.lines[this.at])) this.at++;
    const line = this.lines[this.at];
    if (line === undefined) return null;
    const text = line.trimStart();
    return { indent: line.length - text.length, text: text.trimEnd() };
  }

  /**
   * @param {number} indent of its keys
   * @param {number} depth
   * @returns {Record<string, Value>}
   */
  map(indent, depth) {
    /** @type {Record<string, Value>} */
    const map = Object.create(null);
    for (let line = this.peek(); line && line.indent >= indent; line = this.peek()) {
      const key = line.indent === indent ? KEY.exec(line.text) : null;
      this.at++;
      if (!key) continue;
      this.keys++;
      map[String(scalar(key[1]))] = this.value(key[2] ?? "", indent, depth);
    }
    return { ...map };
  }

  /**
   * @param {string} rest of the line behind the key
   * @param {number} indent of the key
   * @param {number} depth
   * @returns {Value}
   */
  value(rest, indent, depth) {
    if (/^[|>][-+\d]*\s*(#.*)?$/.test(rest)) return this.text(rest[0] === ">", indent);
    if (rest && !rest.startsWith("#")) return this.flow(rest);
    const line = this.peek();
    if (!line || depth > LIMITS.nesting) return null;
    if (line.text.startsWith("- ") || line.text === "-") return line.indent >= indent ? this.list(line.indent, depth + 1) : null;
    return line.indent > indent ? this.map(line.indent, depth + 1) : null;
  }

  /**
   * @param {number} indent
   * @param {number} depth
   * @returns {Value[]}
   */
  list(indent, depth) {
    /** @type {Value[]} */
    const list = [];
    for (let line = this.peek(); line && line.indent === indent && /^-(\s|$)/.test(line.text); line = this.peek()) {
      const rest = line.text.slice(1).trim();
      if (rest && KEY.test(rest) && depth < LIMITS.nesting) list.push(this.item(line, depth));
      else {
        this.at++;
        list.push(rest ? this.flow(rest) : this.value("", indent, depth));
      }
    }
    return list;
  }

  /**
   * An item that is a map begins on the line of its dash.
   * @param {{indent: number, text: string}} line
   * @param {number} depth
   */
  item(line, depth) {
    const inner = line.text.slice(1);
    const indent = line.indent + 1 + inner.length - inner.trimStart().length;
    this.lines[this.at] = " ".repeat(indent) + inner.trimStart();
    return this.map(indent, depth + 1);
  }

  /**
   * @param {boolean} folded
   * @param {number} indent
   */
  text(folded, indent) {
    const kept = [];
    for (; this.at < this.lines.length; this.at++) {
      const line = this.lines[this.at];
      if (line.trim() && line.length - line.trimStart().length <= indent) break;
      kept.push(line);
    }
    const inner = Math.min(...kept.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length));
    const cut = kept.map((line) => line.slice(inner)).join("\n").trimEnd();
    return folded ? cut.replace(/([^\n])\n(?=[^\n])/g, "$1 ") : cut;
  }

  /** @param {string} rest one line, perhaps the first of a quoted text or list that runs on @returns {Value} */
  flow(rest) {
    if (rest.startsWith("[") || rest.startsWith('"')) {
      const close = rest.startsWith("[") ? /\]\s*(#.*)?$/ : /^"(?:[^"\\]|\\.)*"\s*(#.*)?$/;
      for (let more = 0; more < 100 && !close.test(rest) && this.at < this.lines.length; more++) {
        const line = this.lines[this.at];
        if (KEY.test(line)) break;
        rest += ` ${line.trim()}`;
        this.at++;
      }
    }
    return rest.startsWith("[") && /\]\s*(#.*)?$/.test(rest) ? parts(rest) : scalar(rest);
  }
}

/** @param {string} rest "[a, b]" @returns {Value[]} */
function parts(rest) {
  const inside = rest.replace(/\]\s*(#.*)?$/, "").slice(1);
  const found = inside.match(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]+/g) ?? [];
  return found.map((part) => part.trim()).filter(Boolean).map(scalar);
}

/** @param {string} text @returns {string | number | boolean | null} */
function scalar(text) {
  const quoted = /^"((?:[^"\\]|\\.)*)"\s*(?:#.*)?$/.exec(text);
  if (quoted) return unescape(quoted[1]);
  const single = /^'((?:[^']|'')*)'\s*(?:#.*)?$/.exec(text);
  if (single) return single[1].replaceAll("''", "'");
  const plain = text.replace(/\s+#.*$/, "").trim();
  if (/^(?:null|~|)$/i.test(plain)) return null;
  if (/^(?:true|false)$/i.test(plain)) return plain.toLowerCase() === "true";
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(plain) ? Number(plain) : plain;
}

/** @param {string} text */
function unescape(text) {
  /** @type {Record<string, string>} */
  const signs = { n: "\n", t: "\t", r: "\r", 0: "\0", "\\": "\\", '"': '"', "/": "/" };
  return text.replace(/\\(?:u([\da-f]{4})|x([\da-f]{2})|(.))/gis, (whole, long, short, sign) =>
    sign === undefined ? String.fromCharCode(parseInt(long ?? short, 16)) : (signs[sign] ?? whole));
}
