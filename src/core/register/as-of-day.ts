import type { Day } from './ports.ts';
import type { Register } from './register.ts';

/**
 * The register *as of* a day: what had taken effect by then, by the knowledge of `register` (fold it to a `seq` first for *as
 * known at*). Items, milestones, red-line versions and shapes go by their day of effect. A withdrawal says that a record was
 * wrong, so it holds for every day. Layers and settings are how the office knows, not events on the land, and are not dated.
 */
export function registerAsOf(register: Register, day: Day): Register {
  return {
    ...register,
    parcels: keepUntil(register.parcels, (parcel) => {
      const shapes = parcel.shapes.filter(({ fromOn }) => fromOn <= day);
      return shapes.length > 0 ? { ...parcel, shapes } : null;
    }),
    redLines: keepUntil(register.redLines, (redLine) => {
      const versions = redLine.versions.filter(({ fromOn }) => fromOn <= day);
      return versions.length > 0 ? { ...redLine, versions } : null;
    }),
    items: keepUntil(register.items, (item) => {
      const milestones = item.milestones.filter(({ on }) => on <= day);
      return milestones.length > 0 ? { ...item, milestones } : null;
    }),
    cases: keepUntil(register.cases, (one) => {
      const steps = one.steps.filter(({ on }) => on <= day);
      const occupiedLand = one.occupiedLand.filter(({ fromOn }) => fromOn <= day);
      return one.begunOn <= day ? { ...one, steps, occupiedLand } : null;
    }),
    patches: keepUntil(register.patches, (patch) => {
      const { answer, ...open } = patch;
      if (patch.receivedOn > day) return null;
      return answer && answer.on > day ? open : patch;
    }),
    tasks: keepUntil(register.tasks, (task) => {
      const { result, ...open } = task;
      if (task.assignedOn > day) return null;
      return result && result.on > day ? open : task;
    }),
    acceptances: keepUntil(register.acceptances, (one) => (one.acceptedOn <= day ? one : null)),
    sightings: keepUntil(register.sightings, (sighting) => {
      const shapes = sighting.shapes.filter(({ fromOn }) => fromOn <= day);
      return shapes.length > 0 ? { ...sighting, shapes } : null;
    }),
  };
}

function keepUntil<E>(entities: ReadonlyMap<string, E>, keep: (entity: E) => E | null): ReadonlyMap<string, E> {
  const kept = new Map<string, E>();
  for (const [id, entity] of entities) {
    const asOf = keep(entity);
    if (asOf !== null) kept.set(id, asOf);
  }
  return kept;
}

/** The red-line version in force on a day, or `null` before the first. */
export function redLineVersionOn<V extends { readonly fromOn: Day }>(
  redLine: { readonly versions: readonly V[] },
  day: Day,
): V | null {
  return redLine.versions.findLast(({ fromOn }) => fromOn <= day) ?? null;
}

/** The dated shape of a sighting or parcel on a day: `null` before the first; its `shape` is `null` where nothing is left standing. */
export function shapeOn<V extends { readonly fromOn: Day }>(entity: { readonly shapes: readonly V[] }, day: Day): V | null {
  return entity.shapes.findLast(({ fromOn }) => fromOn <= day) ?? null;
}
