// One act at a time: the button shows work, and what went wrong is said beside it.
import { maybe } from "inglenook/site/part";

/**
 * Does `work` unless it is under way. A refusal is shown in the first `[data-error]` below `root`.
 * @template T
 * @param {ParentNode} root
 * @param {Element | null} button
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T | undefined>} undefined when it was refused
 */
export async function doing(root, button, work) {
  if (button?.getAttribute("aria-busy") === "true") return undefined;
  button?.setAttribute("aria-busy", "true");
  complain(root, "");
  try {
    return await work();
  } catch (error) {
    complain(root, /** @type {Error} */ (error).message);
    return undefined;
  } finally {
    button?.removeAttribute("aria-busy");
  }
}

/** @param {ParentNode} root @param {string} text empty: nothing is wrong */
export function complain(root, text) {
  const place = maybe(root, '[data-error], [data-door="error"]');
  if (!place) return;
  place.textContent = text;
  place.hidden = !text;
}
