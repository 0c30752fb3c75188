// Puts a fetched page into the document that is already open, so that the worker and its keys live on.
import { pageHTML } from "inglenook/site/policy";
import { maybe, part } from "inglenook/site/part";
import { learnFrom } from "inglenook/site/words";

/**
 * The fetched text as a document that is not shown. Our one Trusted Types policy lets it through.
 * @param {string} text
 * @returns {Document}
 */
export function parse(text) {
  return new DOMParser().parseFromString(pageHTML(text), "text/html");
}

/**
 * Shows the `<main>` of another page in place of the present one.
 * @param {Document} next
 * @returns {HTMLElement} the new main
 */
export function swapMain(next) {
  const main = document.adoptNode(part(next, "main#page"));
  learnFrom(next);
  part(document, "main#page").replaceWith(main);
  document.title = next.title;
  document.body.className = next.body.className;
  markPlace(next);
  return main;
}

/**
 * Shows the whole body of another page: from the sign-in page, which has another frame.
 * @param {Document} next
 * @returns {HTMLElement} the new main
 */
export function swapBody(next) {
  learnFrom(next);
  document.documentElement.lang = next.documentElement.lang;
  document.documentElement.dir = next.documentElement.dir;
  document.title = next.title;
  document.body.replaceWith(document.adoptNode(next.body));
  return part(document, "main#page");
}

/** Says where we are in the rail as the fetched page says it. @param {Document} next */
function markPlace(next) {
  for (const link of document.querySelectorAll("nav a[href]")) {
    const twin = maybe(next, `nav a[href="${CSS.escape(link.getAttribute("href") ?? "")}"]`);
    const here = twin?.getAttribute("aria-current");
    if (here) link.setAttribute("aria-current", here);
    else if (twin) link.removeAttribute("aria-current");
  }
}

/**
 * Changes the page with a transition, where the browser has one and the reader likes motion.
 * @param {() => void} change
 */
export async function gently(change) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (still || !document.startViewTransition) return change();
  await document.startViewTransition(change).updateCallbackDone;
}

/**
 * Loads the modules a page names. Only our own: the content policy would refuse any other.
 * @param {Element} main
 */
export async function loadModules(main) {
  const names = (main.getAttribute("data-modules") ?? "").split(/\s+/).filter((name) => name.startsWith("inglenook/"));
  await Promise.all(names.map((name) => import(name)));
}
