import { hashBlob } from '../hash-blob.ts';

/** How a file, or a map, stands in the text of a draft. */
type Packed = { readonly $file: string; readonly type: string } | { readonly $map: readonly (readonly [unknown, unknown])[] };

const isPacked = <K extends '$file' | '$map'>(value: object, key: K): value is Extract<Packed, Record<K, unknown>> =>
  key in value;

/** A draft as plain JSON: its files stand by their hashes, and are handed out beside it. */
export async function packDraft(
  value: unknown,
): Promise<{ readonly packed: unknown; readonly files: ReadonlyMap<string, Blob> }> {
  const files = new Map<string, Blob>();
  const pack = async (part: unknown): Promise<unknown> => {
    if (typeof part !== 'object' || part === null) return part;
    if (part instanceof Blob) {
      const name = await hashBlob(part);
      files.set(name, part);
      return { $file: name, type: part.type };
    }
    if (Array.isArray(part)) return Promise.all(part.map(pack));
    if (part instanceof Map) return { $map: await Promise.all([...part].map(async ([k, v]) => [k, await pack(v)] as const)) };
    const members = Object.entries(part).map(async ([key, one]) => [key, await pack(one)] as const);
    return Object.fromEntries(await Promise.all(members));
  };
  return { packed: await pack(value), files };
}

/** SHA-256 of the files that a packed draft names. */
export function namesInDraft(packed: unknown): readonly string[] {
  if (typeof packed !== 'object' || packed === null) return [];
  if (isPacked(packed, '$file')) return [packed.$file];
  return Object.values(packed).flatMap(namesInDraft);
}

/** The draft as it was. @param files those that it names */
export function unpackDraft(packed: unknown, files: ReadonlyMap<string, Blob>): unknown {
  const unpack = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) return part;
    if (Array.isArray(part)) return part.map(unpack);
    // Cut out of the file anew, so that the database keeps a Blob of the type that it was.
    if (isPacked(part, '$file')) return new Blob([files.get(part.$file) ?? ''], { type: part.type });
    if (isPacked(part, '$map')) return new Map(part.$map.map(([key, value]) => [key, unpack(value)] as const));
    return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, unpack(one)] as const));
  };
  return unpack(packed);
}
