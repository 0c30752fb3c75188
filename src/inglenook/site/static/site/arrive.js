// From signing in to an open room in one gesture: the sign-in page stays the document, so that what the passkey
// gave is never put down on the way.
import { room } from "inglenook/vault/door";
import { isSealed } from "inglenook/site/addresses";

/**
 * Goes on after a sign-in by fetch. With the passkey's PRF output the room opens as well; when it does not, the
 * page asks for another way in.
 * @param {{credential?: string, prf?: Uint8Array, to?: string}} [gesture]
 */
export async function arrive({ credential, prf, to = "/today/" } = {}) {
  const url = new URL(to, location.href);
  const { start } = await import("inglenook/site/shell");
  const { show } = await import("inglenook/site/navigate");
  if (!isSealed(url)) return location.assign(url);
  await room.ready();
  if (credential && prf && room.state.phase === "closed") await room.open({ credential, prf }).catch(() => {});
  await show(url, { whole: true, enter: () => history.pushState({ scroll: 0 }, "", url) });
  await start();
}
