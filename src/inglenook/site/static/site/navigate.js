// Moving between sealed pages inside one document. A link works as ever; only the document stays.
import { isHere, isSealed } from "inglenook/site/addresses";
import { focusHeading } from "inglenook/site/focus";
import { showGate } from "inglenook/site/gate";
import { allKept } from "inglenook/site/leaving";
import { gently, loadModules, parse, swapBody, swapMain } from "inglenook/site/swap";
import { hideToast, toast } from "inglenook/site/toast";
import { say } from "inglenook/site/words";

const SLOW_MS = 400;
/** @type {AbortController | undefined} the page that is being fetched; a newer wish ends it */
let underWay;

/** Takes over links between sealed pages, and the back and forward buttons. */
export function followLinks() {
  history.scrollRestoration = "manual";
  document.addEventListener("click", onClick);
  addEventListener("popstate", (event) => onBack(event.state));
}

/** @param {MouseEvent} event */
function onClick(event) {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (event.defaultPrevented || !plain || !link || link.hasAttribute("download") || link.getAttribute("target")) return;
  const url = new URL(link.getAttribute("href") ?? "", location.href);
  if (isHere(url) || !isSealed(url)) return;
  event.preventDefault();
  go(url);
}

/** @param {{scroll?: number} | null} state */
function onBack(state) {
  const url = new URL(location.href);
  if (!isHere(url)) show(url, { scroll: state?.scroll ?? 0 });
}

/**
 * Goes to a sealed page; any other address leaves the document, and with it the open room.
 * @param {string | URL} address
 * @param {{replace?: boolean}} [options] `replace`: the present page is not kept in the history
 */
export async function go(address, { replace = false } = {}) {
  const url = new URL(address, location.href);
  if (!isSealed(url)) return location.assign(url);
  await show(url, {
    enter: () => {
      history.replaceState({ ...history.state, scroll: scrollY }, "");
      history[replace ? "replaceState" : "pushState"]({ scroll: 0 }, "", url);
    },
  });
}

/**
 * Fetches and shows a page. What was typed is kept first; when that fails the page stays as it is.
 * @param {URL} url
 * @param {{scroll?: number, enter?: () => void, whole?: boolean}} options
 */
export async function show(url, { scroll = 0, enter, whole = false }) {
  underWay?.abort();
  const mine = (underWay = new AbortController());
  const slow = setTimeout(() => toast(say("site.opening_page"), { stay: true }), SLOW_MS);
  try {
    const next = await fetchPage(url, mine.signal);
    if (!next || mine.signal.aborted || !(await mayLeave(url))) return;
    await put(next, whole, enter);
    scrollTo({ top: scroll, behavior: "instant" });
  } catch (error) {
    if (!mine.signal.aborted) sayWhatHappened(url, /** @type {Error} */ (error));
  } finally {
    clearTimeout(slow);
    if (underWay === mine && document.querySelector("#undo button[hidden]")) hideToast();
  }
}

/** @param {Document} next @param {boolean} whole @param {(() => void) | undefined} enter */
async function put(next, whole, enter) {
  /** @type {HTMLElement | undefined} */
  let main;
  await gently(() => {
    enter?.();
    main = whole ? swapBody(next) : swapMain(next);
    showGate();
  });
  if (!main) return;
  await loadModules(main);
  focusHeading(main.hidden ? (document.querySelector("main#door") ?? main) : main);
}

/** @param {URL} url @param {AbortSignal} signal @returns {Promise<Document | null>} null: the browser goes there itself */
async function fetchPage(url, signal) {
  const answer = await fetch(url, { headers: { accept: "text/html" }, credentials: "same-origin", signal });
  if (answer.redirected && new URL(answer.url).pathname.startsWith("/sign-in/")) throw new Error("signed-out");
  if (answer.status >= 500) throw new Error("server");
  const next = answer.ok && isSealed(new URL(answer.url)) ? parse(await answer.text()) : null;
  if (next?.querySelector("main#page")) return next;
  location.assign(url);
  return null;
}

/** @param {URL} url */
async function mayLeave(url) {
  const wrong = await allKept();
  if (!wrong.length) return true;
  const leave = () => location.assign(url);
  toast(say("site.not_kept"), { undo: leave, label: say("site.leave_anyway"), stay: true });
  return false;
}

/** Says it in place: the page, and what was typed in it, stays. @param {URL} url @param {Error} error */
function sayWhatHappened(url, error) {
  const key = { "signed-out": "signed_out", server: "server_error" }[error.message] ?? "page_unreachable";
  const signIn = () => location.assign(`/sign-in/?next=${encodeURIComponent(url.pathname)}`);
  const again = () => go(url);
  const out = error.message === "signed-out";
  const label = say(out ? "site.sign_in_again" : "site.try_again");
  toast(say(`site.${key}`), { undo: out ? signIn : again, label, stay: true });
}
