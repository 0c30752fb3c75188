// The room closes by itself when nobody is there.
import { room } from "inglenook/vault/door";
import { closeRoom, listenToTabs, tellTabs } from "inglenook/site/lock";

const LOOK_EVERY_MS = 10_000;
export const DEFAULT_MINUTES = 15;
let usedAt = Date.now();
let toldAt = 0;
let minutes = DEFAULT_MINUTES;

let byGesture = true;

/** A room that opened by itself does not stay open longer for it: the minutes count from the last gesture. */
export function openedByItself(yes = true) {
  byGesture = !yes;
}

/** Starts to watch. A clock is compared instead of a timer trusted: timers stand still while a laptop sleeps. */
export function watchIdle() {
  for (const type of ["pointerdown", "keydown", "input", "wheel", "touchstart"]) {
    addEventListener(type, used, { passive: true, capture: true });
  }
  listenToTabs(() => (usedAt = Date.now()));
  document.addEventListener("visibilitychange", look);
  setInterval(look, LOOK_EVERY_MS);
  const off = room.on("state", () => room.state.phase === "open" && (off(), readSettings()));
  room.on("changed", (/** @type {{kinds: string[]}} */ { kinds }) => kinds.includes("settings") && ((byGesture = true), readSettings()));
}

function used() {
  usedAt = Date.now();
  if (usedAt - toldAt < LOOK_EVERY_MS) return;
  toldAt = usedAt;
  tellTabs();
}

/** Whether nobody was there for too long. @param {number} now @param {number} last @param {number} limit minutes */
export function isIdle(now, last, limit) {
  return limit > 0 && now - last >= limit * 60_000;
}

function look() {
  if (room.state.phase === "open" && isIdle(Date.now(), usedAt, minutes)) closeRoom();
}

async function readSettings() {
  if (room.state.phase !== "open") return;
  const fields = (await room.get(await room.rid("settings")))?.fields ?? {};
  minutes = Number(fields.auto_lock_minutes ?? DEFAULT_MINUTES);
  if (byGesture && fields.keep_open_minutes !== undefined) room.keepOpen(Number(fields.keep_open_minutes));
}
