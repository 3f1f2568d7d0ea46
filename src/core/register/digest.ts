import { writeCanonicalJson } from './canonical-json.ts';
import type { Register } from './register.ts';
import { createSha256 } from './sha256.ts';

const ENTITY_MAPS = [
  'layers',
  'parcels',
  'redLines',
  'items',
  'households',
  'buildings',
  'sightings',
  'cases',
  'patches',
  'tasks',
  'acceptances',
] as const;

/** Maps that came later: left out while they are empty, so that a register without them keeps the digest it always had. */
const LATER_MAPS = ['patrols', 'photos', 'snapshots', 'boards', 'tours', 'disclosures'] as const;

/**
 * SHA-256 of what the register says, entities in order of id. Not of how it came to say so: versions, places in the feed and
 * the ids of changes are left out, so a withdrawal brings back the digest of before, and so does recording again what was
 * withdrawn; two devices that say the same have the same digest.
 */
export function digestRegister(register: Register): string {
  const hash = createSha256();
  hash.update(writeCanonicalJson({ format: 'chidu-register/1', district: register.district, settings: register.settings }));
  for (const name of [...ENTITY_MAPS, ...LATER_MAPS.filter((later) => register[later].size > 0)]) {
    hash.update(`\n${name}\n`);
    const entities: ReadonlyMap<string, unknown> = register[name];
    for (const id of [...entities.keys()].sort()) hash.update(`${writeCanonicalJson(withoutChangeIds(entities.get(id)))}\n`);
  }
  return hash.hex();
}

/** What is said, without the changes that said it. */
export function withoutChangeIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutChangeIds);
  if (value === null || typeof value !== 'object') return value;
  const said = Object.entries(value).filter(([member]) => member !== 'changeId');
  return Object.fromEntries(said.map(([member, inner]) => [member, withoutChangeIds(inner)]));
}
