import { writeCanonicalJson } from '../../register/canonical-json.ts';
import { sha256 } from '../../register/sha256.ts';
import type { Snapshot } from './snapshot.ts';

/** A snapshot before it is sealed. */
export type SnapshotContent = Omit<Snapshot, 'parts' | 'sha256'>;

/** The parts that are hashed one by one, by their paths: what was altered is named by them. Together they are all of the content. */
export function listParts(content: SnapshotContent): ReadonlyMap<string, unknown> {
  const { figures, layers, camera, words, pictures, ...head } = content as Snapshot;
  const { parts: _, sha256: __, ...said } = head;
  return new Map<string, unknown>([
    ['head', said],
    ...figures.map((table) => [`figures.${table.key}`, table] as const),
    ...Object.entries(layers).map(([name, layer]) => [`layers.${name}`, layer] as const),
    ['camera', camera],
    ['words', words],
    ...pictures.map((picture, n) => [`pictures.${n}`, picture] as const),
  ]);
}

export function hashParts(content: SnapshotContent): Record<string, string> {
  return Object.fromEntries([...listParts(content)].map(([path, part]) => [path, sha256(writeCanonicalJson(part))]));
}

/** SHA-256 of the canonical JSON of everything but the hash itself. */
export function hashSnapshot(snapshot: Omit<Snapshot, 'sha256'>): string {
  const { sha256: _, ...rest } = snapshot as Snapshot;
  return sha256(writeCanonicalJson(rest));
}

export function sealSnapshot(content: SnapshotContent): Snapshot {
  const parted = { ...content, parts: hashParts(content) };
  return { ...parted, sha256: hashSnapshot(parted) };
}
