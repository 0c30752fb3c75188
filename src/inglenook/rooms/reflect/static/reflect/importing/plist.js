// Apple's property lists in XML, as Day One Classic wrote them.
import { Refusal } from "inglenook/reflect/importing/limits";
import { textOf, tree } from "inglenook/reflect/importing/markup/tree";

/** @typedef {import("inglenook/reflect/importing/markup/tree").Element} Element */

/** Whether an XML document declares entities of its own, which only an attack needs. @param {string} text */
export const declaresEntities = (text) => /<!ENTITY/i.test(text.slice(0, 20_000));

/**
 * @param {string} text
 * @returns {unknown} dates stay text
 * @throws {Refusal}
 */
export function parsePlist(text) {
  if (declaresEntities(text)) throw new Refusal("own_entities");
  const root = tree(text, { xml: true }).children.find((node) => typeof node !== "string" && node.name === "plist");
  const value = /** @type {Element | undefined} */ (root)?.children.find((node) => typeof node !== "string");
  return value ? valueOf(/** @type {Element} */ (value)) : null;
}

/** @param {Element} element @returns {unknown} */
function valueOf(element) {
  const inside = /** @type {Element[]} */ (element.children.filter((node) => typeof node !== "string"));
  if (element.name === "dict") {
    const pairs = inside.map((node, at) => (node.name === "key" && inside[at + 1] ? [textOf(node), valueOf(inside[at + 1])] : null));
    return Object.fromEntries(pairs.filter((pair) => pair !== null));
  }
  if (element.name === "array") return inside.map(valueOf);
  if (element.name === "true" || element.name === "false") return element.name === "true";
  const text = textOf(element);
  return element.name === "real" || element.name === "integer" ? Number(text) : text;
}
