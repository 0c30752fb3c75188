// Signs in with a passkey by fetch and goes on in this same document, so that what the passkey gave opens the room too.
import { why } from "inglenook/people/credential";
import { arrive } from "inglenook/site/arrive";
import { part } from "inglenook/site/part";
import { say } from "inglenook/site/words";
import { get } from "inglenook/vault/passkey";

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
 * @returns what may open the room as well
 */
export async function signIn() {
  if (!globalThis.PublicKeyCredential) throw new Error("people.no_passkeys_here");
  const { data } = await call();
  const { json, credential, prf } = await get(data.request_options);
  const { status } = await call({ credential: json });
  if (status === 401) throw new Error("people.closed_for_now");
  if (status !== 200) throw new Error("people.passkey_unknown");
  return { credential, prf: prf ?? undefined };
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
      await arrive({ ...(await signIn()), to: this.dataset.next });
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
