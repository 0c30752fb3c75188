// Closing the room. What was on the screen goes first, then the keys, then the page: memory of a page cannot be
// wiped, so the page ends.
import { room } from "inglenook/vault/door";
import { allKept } from "inglenook/site/leaving";

const NEUTRAL = "/";
const tabs = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("inglenook-room");
let closing = false;

/** Takes everything from the screen. Elements save what was typed as they leave the page. */
function blank() {
  const main = document.createElement("main");
  document.body.replaceChildren(main);
  document.title = document.documentElement.dataset.neutral ?? "…";
}

/**
 * Closes the room here and in the other tabs.
 * @param {{to?: string, tell?: boolean}} [options] `to`: where to go; without it the same page comes back, closed
 */
export async function closeRoom({ to, tell = true } = {}) {
  if (closing) return;
  closing = true;
  blank();
  await allKept(1500);
  await Promise.race([room.close(), new Promise((resolve) => setTimeout(resolve, 1500))]).catch(() => {});
  if (tell) tabs?.postMessage("closed");
  if (to) location.replace(to);
  else location.reload();
}

/** Somebody walks in: a neutral page at once. */
export function hideQuickly() {
  return closeRoom({ to: NEUTRAL });
}

/** Other tabs close with this one, and count as its use. @param {() => void} used */
export function listenToTabs(used) {
  tabs?.addEventListener("message", ({ data }) => {
    if (data === "closed" && room.state.phase === "open") closeRoom({ tell: false });
    if (data === "used") used();
  });
}

/** Tells other tabs that somebody is here. */
export function tellTabs() {
  tabs?.postMessage("used");
}
