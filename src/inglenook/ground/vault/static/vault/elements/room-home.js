// `<room-home>`: what the room is like now: what waits, on which devices it is, whose words they are.
import { room } from "inglenook/vault/door";
import { SealedElement, define } from "inglenook/vault/elements/sealed-element";
import { make, part } from "inglenook/site/part";
import { say } from "inglenook/site/words";
import "inglenook/vault/elements/sealed-form";

export class RoomHome extends SealedElement {
  wire() {
    const sync = part(this, '[data-act="sync"]');
    sync.addEventListener("click", () => room.sync().catch(() => {})); // the line beside it says what came of it
    this.also(room.on("state", () => this.#tell()));
  }

  async opened() {
    this.#tell();
    const words = await room.fingerprint();
    part(this, "[data-mine]").replaceChildren(...words.split(" ").map((word) => make("li", "", word)));
    part(this, "[data-devices]").textContent = say("vault.devices_n", { n: (await room.devices()).length });
    part(this, "[data-locks]").textContent = say("vault.locks_n", { n: (await room.locks()).length });
  }

  #tell() {
    const { waiting, syncing, online, trouble } = room.state;
    if (trouble) return void (part(this, "[data-stored]").textContent = trouble.message);
    const key = online === false ? "stored_offline" : syncing ? "stored_now" : waiting ? "stored_waiting" : "stored_all";
    part(this, "[data-stored]").textContent = say(`vault.${key}`, { n: waiting });
  }
}

define("room-home", RoomHome);
