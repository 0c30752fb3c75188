// What every sealed page runs: one document, one worker, one open room, and pages that change inside it.
import { room } from "inglenook/vault/door";
import { showAlarm, watchAlarms } from "inglenook/site/alarm";
import { showGate, wireDoor } from "inglenook/site/gate";
import { openedByItself, watchIdle } from "inglenook/site/idle";
import { listenForKeys } from "inglenook/site/keys";
import { saveWhenHidden } from "inglenook/site/leaving";
import { followLinks } from "inglenook/site/navigate";
import { part } from "inglenook/site/part";
import { loadModules } from "inglenook/site/swap";
import { keepHouse } from "inglenook/site/update";
import "inglenook/site/room-state";

export { arrive } from "inglenook/site/arrive";
export { go } from "inglenook/site/navigate";

let started = false;

/** Wires the document once. Called by the first sealed page, or after a sign-in that opens the room. */
export async function start() {
  if (started) return;
  started = true;
  room.on("state", showGate);
  watchAlarms();
  wireDoor();
  followLinks();
  listenForKeys();
  saveWhenHidden();
  watchIdle();
  showGate();
  await loadModules(part(document, "main#page"));
  await wake();
}

/** Starts the worker; a room that was left open for some minutes opens by itself. */
async function wake() {
  await room.ready();
  if (room.state.phase === "closed") await reopen();
  showGate();
  showAlarm();
  keepHouse().catch(() => {}); // without it the page works, only not offline
}

async function reopen() {
  openedByItself();
  await room.open({ kept: true }).catch(() => openedByItself(false));
}

if (document.querySelector("main#page[data-page]")) start();
