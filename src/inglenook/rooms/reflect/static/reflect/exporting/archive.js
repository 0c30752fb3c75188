// The same folder, sealed before it leaves the page: plain `age` opens it with the identity on the recovery sheet.
import { exportFolder } from "inglenook/reflect/exporting/folder";

/**
 * @param {import("inglenook/reflect/exporting/folder").Wanted} wanted
 * @param {(files: {name: string, bytes: Uint8Array}[]) => Promise<Uint8Array>} seal `room.exportAge`
 * @param {string} name of the zip inside
 */
export async function exportArchive(wanted, seal, name = "journal.zip") {
  const { bytes, missing } = await exportFolder(wanted);
  return { bytes: await seal([{ name, bytes }]), missing };
}
