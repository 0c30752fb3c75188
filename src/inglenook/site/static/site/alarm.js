// A host that changed, held back or swapped something: said on every page until somebody has read it.
import { room } from "inglenook/vault/door";
import { make, maybe } from "inglenook/site/part";
import { alert } from "inglenook/site/toast";
import { say } from "inglenook/site/words";

/** @type {string} the alarm that was read and put away */
let read = "";

/** Watches for alarms, and keeps them in sight when pages change. */
export function watchAlarms() {
  room.on("alarm", showAlarm);
  room.on("state", showAlarm);
}

/** Shows the alarm of the room, if there is one, above the page. */
export function showAlarm() {
  const { alarm } = room.state;
  const shown = maybe(document, "[data-alarm]");
  if (!alarm || alarm.code === read) return shown?.remove();
  if (shown?.dataset.alarm === alarm.code) return;
  shown?.remove();
  const main = maybe(document, "main:not([hidden])");
  main?.prepend(notice(alarm));
  alert(`${say("site.alarm_title")} ${alarm.message}`);
}

/** @param {{code: string, message: string}} alarm */
function notice({ code, message }) {
  const box = make("div", "notice");
  box.dataset.alarm = code;
  const text = make("div");
  const known = say(`site.alarm_${code}`);
  const what = known.startsWith("site.") ? message : known;
  const put = make("button", "btn", say("site.alarm_read"));
  put.addEventListener("click", () => ((read = code), box.remove()));
  text.append(make("strong", "", say("site.alarm_title")), make("p", "", what), make("p", "", say("site.alarm_do")), put);
  box.append(text);
  return box;
}
