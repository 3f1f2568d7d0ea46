import type { Objection } from './clearance-item.ts';
import type { Day } from './ports.ts';
import type { Register } from './register.ts';

/**
 * The register *as of* a day: what had taken effect by then, by the knowledge of `register` (fold it to a `seq` first for *as
 * known at*). Items, milestones, objections, steps, red-line versions and shapes go by their day of effect; an objection that was
 * answered later was open. A withdrawal says that a record was wrong, so it holds for every day. Layers, settings and households are
 * how the office knows, not events on the land, and are not dated; buildings are there with their item.
 */
export function registerAsOf(register: Register, day: Day): Register {
  const items = keepUntil(register.items, (item) => {
    const milestones = item.milestones.filter(({ on }) => on <= day);
    const objections = item.objections.filter(({ receivedOn }) => receivedOn <= day).map((one) => objectionOn(one, day));
    return milestones.length > 0 ? { ...item, milestones, objections } : null;
  });
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
    items,
    buildings: keepUntil(register.buildings, (building) => (items.has(building.itemId) ? building : null)),
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
    patrols: keepUntil(register.patrols, (one) => (one.on <= day ? one : null)),
    photos: keepUntil(register.photos, (one) => (one.attachedOn <= day ? one : null)),
    snapshots: keepUntil(register.snapshots, (one) => (one.frozenOn <= day ? one : null)),
    tours: keepUntil(register.tours, (one) => (one.savedOn <= day ? one : null)),
    boards: keepUntil(register.boards, (one) => (one.publishedOn <= day ? one : null)),
    disclosures: keepUntil(register.disclosures, (one) => (one.printedOn <= day ? one : null)),
    sightings: keepUntil(register.sightings, (sighting) => {
      const shapes = sighting.shapes.filter(({ fromOn }) => fromOn <= day);
      return shapes.length > 0 ? { ...sighting, shapes } : null;
    }),
  };
}

function objectionOn(objection: Objection, day: Day): Objection {
  const { answeredOn, result: _result, documentNo: _documentNo, ...open } = objection;
  return answeredOn !== undefined && answeredOn > day ? open : objection;
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
