/** Writes another name of the same length over one in a zip, wherever it stands: no writer makes two entries of one name. */
export function renameEntries(zip: Uint8Array, from: string, to: string): Uint8Array {
  const [wanted, given] = [from, to].map((name) => new TextEncoder().encode(name));
  if (wanted.length !== given.length) throw new Error('names differ in length');
  const renamed = zip.slice();
  for (let at = 0; at + wanted.length <= renamed.length; at++)
    if (wanted.every((byte, n) => renamed[at + n] === byte)) renamed.set(given, at);
  return renamed;
}
