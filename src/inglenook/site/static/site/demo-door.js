// One click in the demo: signs in, opens the room with the demo's public words, and goes to Today in the same document.
import { room } from "inglenook/vault/door";
import { arrive } from "inglenook/site/arrive";
import { say } from "inglenook/site/words";

/** The cookie that Django compares with the header. */
const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1] ?? "";

/**
 * @param {string} who
 * @returns {Promise<{words?: string, secret?: string}>}
 */
async function signIn(who) {
  const answer = await fetch("/demo/sign-in/", {
    method: "POST",
    headers: { "X-CSRFToken": token() },
    body: new URLSearchParams({ who }),
  });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

class DemoDoor extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this);
  }

  disconnectedCallback() {
    this.removeEventListener("click", this);
  }

  /** @param {Event} event */
  handleEvent(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button?.dataset.who) this.sitDown(button, button.dataset.who);
  }

  /**
   * @param {HTMLButtonElement} button
   * @param {string} who
   */
  async sitDown(button, who) {
    button.setAttribute("aria-busy", "true");
    try {
      const { words, secret } = await signIn(who);
      const { phase } = await room.ready();
      if (phase === "closed" && words) await room.open({ words, secret });
      await arrive();
    } catch {
      const alert = document.getElementById("alert");
      if (alert) alert.textContent = say("site.demo_failed");
    } finally {
      button.removeAttribute("aria-busy");
    }
  }
}

customElements.define("demo-door", DemoDoor);
