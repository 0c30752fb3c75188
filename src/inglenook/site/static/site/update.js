// Keeps the house on the device for days without a network, and asks before it changes.
import { room } from "inglenook/vault/door";
import { scriptURL } from "inglenook/site/policy";
import { allKept } from "inglenook/site/leaving";
import { toast } from "inglenook/site/toast";
import { language, say } from "inglenook/site/words";

/** Registers the service worker, where the browser has one. */
export async function keepHouse() {
  if (!navigator.serviceWorker) return;
  const registration = await navigator.serviceWorker.register(scriptURL("/sw.js"), { updateViaCache: "none" });
  let known = "";
  const tell = () => {
    if (room.state.member && room.state.member !== known) tellWhoIsHere(registration, (known = room.state.member));
  };
  room.on("state", tell);
  tell();
  offer(registration);
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", () => offer(registration));
  });
}

/** Pages are kept per member and language; a change of either drops them. @param {ServiceWorkerRegistration} registration @param {string} member */
async function tellWhoIsHere(registration, member) {
  await navigator.serviceWorker.ready;
  registration.active?.postMessage({ type: "here", who: `${member} ${language()}` });
}

/** @param {ServiceWorkerRegistration} registration */
function offer(registration) {
  const { waiting } = registration;
  if (!waiting || !navigator.serviceWorker.controller) return;
  toast(say("site.new_version"), { undo: () => change(waiting), label: say("site.use_it"), stay: true });
}

/** @param {ServiceWorker} waiting */
async function change(waiting) {
  await allKept();
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting.postMessage({ type: "update" });
}
