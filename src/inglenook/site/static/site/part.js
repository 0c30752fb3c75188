// Finding what a template promised.

/**
 * The part of `root` that the template must have.
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {T}
 */
export function part(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return /** @type {T} */ (found);
}

/**
 * The part of `root`, when the template has it.
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {T | null}
 */
export function maybe(root, selector) {
  return /** @type {T | null} */ (root.querySelector(selector));
}

/**
 * A new element with classes and text; text only, so nothing that was written can become markup.
 * @param {string} name
 * @param {string} [className]
 * @param {string} [text]
 * @returns {HTMLElement}
 */
export function make(name, className = "", text = "") {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

/**
 * A copy of the first element inside a `<template>`.
 * @param {ParentNode} root
 * @param {string} selector of the template
 * @returns {HTMLElement}
 */
export function copyOf(root, selector) {
  const template = /** @type {HTMLTemplateElement} */ (part(root, selector));
  const copy = document.importNode(template.content, true);
  return /** @type {HTMLElement} */ (copy.firstElementChild);
}
