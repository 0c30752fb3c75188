// Tags to a tree, forgiving what browsers forgive: tags left open, closed twice or crossed.
import { LIMITS } from "inglenook/reflect/importing/limits";
import { tokens } from "inglenook/reflect/importing/markup/tokens";

/**
 * @typedef {{name: string, attributes: Record<string, string>, children: (Element | string)[]}} Element
 */

const VOID = new Set("area base br col embed hr img input link meta source track wbr en-media en-todo".split(" "));
const BLOCKS = new Set("p div ul ol li table tr td th h1 h2 h3 h4 h5 h6 blockquote pre hr section article header footer figure".split(" "));
/** Opening the first closes an open one of the others, unless an element of the last list lies between. */
/** @type {Record<string, [string[], string[]]>} */
const ENDS = {
  li: [["li"], ["ul", "ol"]], tr: [["tr", "td", "th"], ["table"]], td: [["td", "th"], ["tr", "table"]], th: [["td", "th"], ["tr", "table"]],
  dt: [["dt", "dd"], ["dl"]], dd: [["dt", "dd"], ["dl"]], option: [["option"], ["select"]],
};

/** @param {string} name @param {Record<string, string>} [attributes] @returns {Element} */
const element = (name, attributes = {}) => ({ name, attributes, children: [] });

/**
 * @param {string} text
 * @param {{xml?: boolean}} [options]
 * @returns {Element} a root named "" around everything
 */
export function tree(text, { xml = false } = {}) {
  const stack = [element("")];
  let elements = 0;
  const top = () => stack[stack.length - 1];
  for (const token of tokens(text, { xml })) {
    if (token.kind === "text") top().children.push(token.text);
    else if (token.kind === "open") {
      if (++elements > LIMITS.elements) continue;
      if (!xml) close(stack, token.name);
      const made = element(token.name, token.attributes);
      top().children.push(made);
      const leaf = token.closed ? xml || VOID.has(token.name) || token.name.startsWith("en-") : !xml && VOID.has(token.name);
      if (!leaf && stack.length < LIMITS.nesting) stack.push(made);
    } else {
      const open = stack.findLastIndex((one) => one.name === token.name);
      if (open > 0) stack.length = open;
      else if (!xml && token.name === "br") top().children.push(element("br"));
    }
  }
  return stack[0];
}

/** @param {Element[]} stack @param {string} name of the tag that opens */
function close(stack, name) {
  const [ends, walls] = ENDS[name] ?? (BLOCKS.has(name) ? [["p"], ["li", "td", "th", "blockquote", "div"]] : [[], []]);
  for (let at = stack.length - 1; at > 0 && ends.length; at--) {
    if (ends.includes(stack[at].name)) {
      stack.length = at;
      if (name !== "tr") return;
    } else if (walls.includes(stack[at].name)) return;
  }
}

/** @param {Element | string} node @returns {string} */
export function textOf(node) {
  return typeof node === "string" ? node : node.children.map(textOf).join("");
}

/**
 * All elements of a name, outermost first.
 * @param {Element} root
 * @param {string} name
 * @returns {Generator<Element>}
 */
export function* every(root, name) {
  for (const child of root.children) {
    if (typeof child === "string") continue;
    if (child.name === name) yield child;
    yield* every(child, name);
  }
}

/** The first element of a name, at any depth. @param {Element} root @param {string} name */
export const first = (root, name) => every(root, name).next().value ?? null;
