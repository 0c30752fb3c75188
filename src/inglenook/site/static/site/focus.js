// Where reading begins after something changed.
import { maybe } from "inglenook/site/part";

/**
 * Moves the focus to the heading, so that a keyboard and a screen reader start there.
 * @param {Element} main
 */
export function focusHeading(main) {
  const heading = maybe(main, "h1, h2") ?? /** @type {HTMLElement} */ (main);
  if (!heading.hasAttribute("tabindex")) heading.setAttribute("tabindex", "-1");
  heading.focus({ preventScroll: true });
}
