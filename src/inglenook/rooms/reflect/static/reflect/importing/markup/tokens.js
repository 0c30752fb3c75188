// Cuts HTML or XML into tags and text in one pass. Never fails, takes time in step with the length, and knows no DTD:
// entities that a document defines for itself are not there.
import { unescapeEntities } from "inglenook/reflect/importing/markup/entities";

/**
 * @typedef {{kind: "text", text: string, from: number, to: number}
 *   | {kind: "open", name: string, attributes: Record<string, string>, closed: boolean, from: number, to: number}
 *   | {kind: "close", name: string, from: number, to: number}} Token
 */

const ATTRIBUTE = /([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
/** Elements whose content is not markup. */
const RAW = new Set(["script", "style"]);

/** @param {string} inside of a tag behind its name */
function attributesOf(inside) {
  /** @type {Record<string, string>} */
  const found = Object.create(null);
  for (const [, key, double, single, bare] of inside.matchAll(ATTRIBUTE)) {
    found[key.toLowerCase()] ??= unescapeEntities(double ?? single ?? bare ?? "");
  }
  return found;
}

/** @typedef {Record<string, number>} Last where each sign stands for the last time: so no search runs in vain */

/** Where a tag ends, quotes in it respected. @param {string} text @param {number} from @param {Last} last */
function tagEnd(text, from, last) {
  if (from > last[">"]) return -1;
  const sign = /["'>]/g;
  sign.lastIndex = from;
  for (let found = sign.exec(text), quotes = 0; found && quotes < 200; found = sign.exec(text), quotes++) {
    if (found[0] === ">") return found.index;
    const close = found.index < last[found[0]] ? text.indexOf(found[0], found.index + 1) : -1;
    if (close < 0) break;
    sign.lastIndex = close + 1;
  }
  return text.indexOf(">", from);
}

/** @param {string} text @param {string} close @param {number} from */
function past(text, close, from) {
  const at = text.indexOf(close, from);
  return at < 0 ? text.length : at + close.length;
}

/**
 * @param {string} text
 * @param {{xml?: boolean}} [options] `xml`: names keep their case, and scripts are ordinary elements
 * @returns {Generator<Token>}
 */
export function* tokens(text, { xml = false } = {}) {
  let at = 0;
  const last = { ">": text.lastIndexOf(">"), '"': text.lastIndexOf('"'), "'": text.lastIndexOf("'") };
  while (at < text.length) {
    const open = text.indexOf("<", at);
    if (open < 0 || open > at) {
      const to = open < 0 ? text.length : open;
      yield { kind: "text", text: unescapeEntities(text.slice(at, to)), from: at, to };
      at = to;
      continue;
    }
    if (text.startsWith("<!--", at)) at = past(text, "-->", at + 4);
    else if (text.startsWith("<![CDATA[", at)) {
      const to = past(text, "]]>", at);
      yield { kind: "text", text: text.slice(at + 9, text.startsWith("]]>", to - 3) ? to - 3 : to), from: at, to };
      at = to;
    } else if (/[!?]/.test(text[at + 1] ?? "")) at = past(text, ">", doctype(text, at));
    else at = yield* tag(text, at, xml, last);
  }
}

/** A document type may hold declarations of its own in square brackets. @param {string} text @param {number} at */
function doctype(text, at) {
  const inner = text.slice(at, at + 1000).search(/[[>]/);
  return text.startsWith("<!", at) && text[at + inner] === "[" ? past(text, "]", at + inner) : at;
}

/**
 * @param {string} text
 * @param {number} at a "<"
 * @param {boolean} xml
 * @param {Last} last
 * @returns {Generator<Token, number>}
 */
function* tag(text, at, xml, last) {
  const head = /^<(\/?)([a-z][\w:.-]{0,60})/i.exec(text.slice(at, at + 70));
  const end = head ? tagEnd(text, at + head[0].length, last) : -1;
  if (!head || end < 0) {
    yield { kind: "text", text: "<", from: at, to: at + 1 };
    return at + 1;
  }
  const name = xml ? head[2] : head[2].toLowerCase();
  if (head[1]) yield { kind: "close", name, from: at, to: end + 1 };
  else {
    const inside = text.slice(at + head[0].length, end);
    const closed = inside.endsWith("/");
    yield { kind: "open", name, attributes: attributesOf(inside), closed, from: at, to: end + 1 };
    if (!xml && !closed && RAW.has(name)) {
      const close = new RegExp(`</${name}\\b`, "gi");
      close.lastIndex = end + 1;
      const to = close.exec(text)?.index ?? text.length;
      yield { kind: "text", text: text.slice(end + 1, to), from: end + 1, to };
      return to;
    }
  }
  return end + 1;
}
