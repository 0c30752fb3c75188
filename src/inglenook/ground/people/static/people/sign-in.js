// Signs in with a passkey by fetch and goes on in this same document, so that what the passkey gave opens the room too.
import { prfInput, use, why } from "inglenook/people/credential";
import { arrive } from "inglenook/site/arrive";
import { part } from "inglenook/site/part";
import { say } from "inglenook/site/words";

const DOOR = "/_allauth/browser/v1/auth/webauthn/login";

/** The cookie that Django compares with the header. */
const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1] ?? "";

/**
 * One call to the house.
 * @param {object} [body] posted when given
 */
async function call(body) {
  const post = body && { method: "POST", body: JSON.stringify(body) };
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token() };
  const answer = await fetch(DOOR, { ...post, headers, cache: "no-store" });
  if (answer.status === 429) throw new Error("people.too_often");
  return { status: answer.status, ...(await answer.json()) };
}

/**
 * Signs in.
 * @returns {Promise<{credential: string, prf?: Uint8Array<ArrayBuffer>}>} what may open the room
 */
export async function signIn() {
  const { data } = await call();
  const { json, credential, prf } = await use(data.request_options.publicKey, await prfInput());
  const { status } = await call({ credential: json });
  if (status === 401) throw new Error("people.closed_for_now");
  if (status !== 200) throw new Error("people.passkey_unknown");
  return { credential, prf };
}

class SignInDoor extends HTMLElement {
  connectedCallback() {
    part(this, "button").addEventListener("click", this);
  }

  disconnectedCallback() {
    part(this, "button").removeEventListener("click", this);
  }

  async handleEvent() {
    const button = part(this, "button");
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    try {
      const { credential, prf } = await signIn();
      await arrive({ credential, prf, to: this.dataset.next });
    } catch (fault) {
      this.tell(say(why(fault)));
    } finally {
      button.removeAttribute("aria-busy");
    }
  }

  /** @param {string} words */
  tell(words) {
    const line = part(this, ".error");
    line.hidden = false;
    line.textContent = words;
  }
}

if (!customElements.get("sign-in-door")) customElements.define("sign-in-door", SignInDoor);
