// `<room-devices>`: where the room has been opened. Taking a device out makes new keys; what is here is sealed again.
import { room } from "inglenook/vault/door";
import { isSure, pressed, showRows } from "inglenook/vault/elements/room-rows";
import { SealedElement, define } from "inglenook/vault/elements/sealed-element";
import { doing } from "inglenook/site/doing";
import { part } from "inglenook/site/part";
import { toast } from "inglenook/site/toast";
import { say } from "inglenook/site/words";

export class RoomDevices extends SealedElement {
  /** @type {any[]} */
  devices = [];

  wire() {
    part(this, "[data-rows]").addEventListener("click", (event) => this.#press(event));
    this.also(room.on("state", () => this.#tellProgress()));
  }

  opened() {
    return this.show();
  }

  async show() {
    this.devices = await room.devices();
    showRows(this, this.devices.map((device) => ({ ...device, elsewhere: !device.here })));
  }

  /** @param {Event} event */
  async #press(event) {
    const found = pressed(event, "revoke", this.devices);
    if (!found || !(await isSure(this, found.thing.name))) return;
    await doing(this, found.button, async () => {
      await room.revokeDevice(found.thing.id);
      toast(say("vault.device_out"));
      await this.show();
    });
  }

  /** Sealing again goes on in quiet moments; the line stays until it is done. */
  #tellProgress() {
    part(this, "[data-progress]").hidden = room.state.resealing === 0;
  }
}

define("room-devices", RoomDevices);
