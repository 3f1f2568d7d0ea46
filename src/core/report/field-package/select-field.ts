import type { DistrictPlane } from '../../geodesy/district-plane.ts';
import type { MeasuredPolygons } from '../../overlay/measured-polygons.ts';
import type { Case } from '../../register/case.ts';
import type { ClearanceItem } from '../../register/clearance-item.ts';
import { USUAL_TRACK_DAYS } from '../../register/default-settings.ts';
import { coveredUnits } from '../../rules/land/permitted-land.ts';
import type { Layer } from '../../register/layer.ts';
import type { Parcel } from '../../register/parcel.ts';
import type { Patch } from '../../register/patch.ts';
import type { Patrol } from '../../register/patrol.ts';
import type { Photo } from '../../register/photo.ts';
import type { Day } from '../../register/ports.ts';
import type { RedLine } from '../../register/red-line.ts';
import type { Register } from '../../register/register.ts';
import type { Shape } from '../../register/shape.ts';
import type { Sighting } from '../../register/sighting.ts';
import type { Task } from '../../register/task.ts';
import { addDays } from '../../rules/calendar/add-to-day.ts';
import { readCase } from '../../rules/clocks/case-facts.ts';
import { measureOutlines } from '../dated-shapes.ts';
import { measureParcelShapes } from '../parcel-shapes.ts';
import type { TouchedArea } from './touching-rows.ts';

/** One layer as its owner holds it. */
export interface FieldLayer {
  readonly layer: Layer;
  /** As the layer came in. */
  readonly polygons: MeasuredPolygons;
  /** The district's own ground: its rows say what they are. */
  readonly isGround: boolean;
  idOf(row: number): string;
  rowOf(id: string): number | undefined;
  column(name: string): readonly (string | number | boolean | null | undefined)[] | undefined;
}

export interface FieldDistrict {
  readonly register: Register;
  readonly plane: DistrictPlane;
  readonly layers: readonly FieldLayer[];
}

/** Everything of a district that goes along to an area. Nothing of it is redacted yet. */
export interface FieldSelection {
  readonly units: ReadonlySet<string>;
  /** Those of the units that permits on record cover, inside the area or beyond it; null in a district without any. */
  readonly permitUnits: readonly string[] | null;
  readonly layers: readonly { readonly source: FieldLayer; readonly rows: readonly number[] }[];
  readonly parcels: readonly Parcel[];
  readonly redLines: readonly RedLine[];
  readonly items: readonly ClearanceItem[];
  /** In full: those of the person whose package it is. */
  readonly ownSightings: readonly Sighting[];
  readonly sightings: readonly Sighting[];
  readonly cases: readonly Case[];
  readonly patches: readonly Patch[];
  readonly tasks: readonly Task[];
  readonly patrols: readonly Patrol[];
  readonly photos: readonly Photo[];
}

/** Kinds of layers that a patrol checks a build against. */
const TAKEN: ReadonlySet<Layer['kind']> = new Set(['parcels', 'compensated', 'permits']);

/** Picks what touches an area, as it is known on a day. */
export async function selectField(
  { register, plane, layers }: FieldDistrict,
  area: TouchedArea,
  by: string,
  on: Day,
): Promise<FieldSelection> {
  const touch = async (shapes: readonly Shape['coordinates'][]): Promise<ReadonlySet<number>> =>
    new Set(area.rowsOf(await measureOutlines(shapes, plane)));
  const pick = async <E>(all: readonly E[], shapesOf: (one: E) => readonly (Shape | null)[]): Promise<E[]> => {
    const owners: number[] = [];
    const shapes = all.flatMap((one, n) =>
      shapesOf(one).flatMap((shape) => {
        if (shape === null) return [];
        owners.push(n);
        return [shape.coordinates];
      }),
    );
    const touched = new Set([...(await touch(shapes))].map((row) => owners[row]));
    return all.filter((_, n) => touched.has(n));
  };

  const units = register.settings?.units ?? [];
  const outlines = await measureOutlines(
    units.map(({ shape }) => shape),
    plane,
  );
  const touchedUnits: ReadonlySet<number> = new Set(area.rowsOf(outlines));
  const redLines = await pick([...register.redLines.values()], ({ versions }) => versions.map(({ shape }) => shape));

  const reshaped = await measureParcelShapes(register.parcels, plane);
  const taken = layers
    .filter(({ layer, isGround }) => isGround || TAKEN.has(layer.kind))
    .map((source) => {
      const rows = new Set(area.rowsOf(source.polygons));
      for (const moved of area.rowsOf(reshaped.dated.polygons)) {
        const { layerId, parcelId } = reshaped.parcelOf(moved);
        const row = layerId === source.layer.id ? source.rowOf(parcelId) : undefined;
        if (row !== undefined) rows.add(row);
      }
      return { source, rows: [...rows].sort((a, b) => a - b) };
    })
    .filter(({ rows }) => rows.length > 0);
  const parcelIds = new Set(
    taken
      .filter(({ source }) => source.layer.kind === 'parcels')
      .flatMap(({ source, rows }) => rows.map((row) => source.idOf(row))),
  );
  const layerIds = new Set(taken.map(({ source }) => source.layer.id));
  const parcels = [...register.parcels.values()].flatMap((parcel): Parcel[] => {
    const shapes = parcelIds.has(parcel.id) ? parcel.shapes.filter(({ layerId }) => layerIds.has(layerId)) : [];
    return shapes.length > 0 ? [{ ...parcel, shapes }] : [];
  });
  const lineIds = new Set(redLines.map(({ id }) => id));
  const items = [...register.items.values()].filter((one) => parcelIds.has(one.parcelId) && lineIds.has(one.redLineId));

  const near = await pick([...register.sightings.values()], ({ shapes, occupiedLand }) => [
    ...shapes.map(({ shape }) => shape),
    occupiedLand ?? null,
  ]);
  const nearIds = new Set(near.map(({ id }) => id));
  const landOfCases = new Set(
    (await pick([...register.cases.values()], ({ occupiedLand }) => occupiedLand.map(({ shape }) => shape))).map(({ id }) => id),
  );
  const openCases = [...register.cases.values()].filter((one) => {
    const facts = readCase(one, on);
    const isNear = landOfCases.has(one.id) || one.sightings.some((id) => nearIds.has(id));
    return isNear && !facts.has('closed') && !facts.isRevoked;
  });
  const inCase = new Set(openCases.flatMap((one) => one.sightings));
  const own = [...register.sightings.values()].filter((one) => one.by === by);
  const ownIds = new Set(own.map(({ id }) => id));
  const isStanding = (one: Sighting) => one.shapes.at(-1)?.shape !== null;
  const sightings = near.filter((one) => !ownIds.has(one.id) && (isStanding(one) || inCase.has(one.id)));
  const known = new Set([...ownIds, ...sightings.map(({ id }) => id)]);
  const tasks = [...register.tasks.values()].filter((one) => one.assignee === by && one.result === undefined);
  const asked = new Set(tasks.flatMap(({ subject }) => (subject?.kind === 'patch' ? [subject.id] : [])));
  const nearPatches = new Set((await pick([...register.patches.values()], ({ shape }) => [shape])).map(({ id }) => id));
  const since = addDays(on, -(register.settings?.ownTracks_days ?? USUAL_TRACK_DAYS));
  const takenUnits = withParents(
    units,
    units.filter((_, n) => touchedUnits.has(n)),
  );
  const permitLayers = layers
    .filter(({ layer }) => layer.kind === 'permits')
    .map(({ polygons }) => ({ polygons, count: polygons.columns.count }));
  return {
    units: takenUnits,
    permitUnits:
      permitLayers.length > 0
        ? [...coveredUnits({ list: units, polygons: outlines }, permitLayers)].filter((id) => takenUnits.has(id)).sort()
        : null,
    layers: taken,
    parcels,
    redLines,
    items,
    ownSightings: own,
    sightings,
    cases: openCases.filter((one) => one.sightings.some((id) => known.has(id))),
    patches: [...register.patches.values()].filter(
      (one) => one.answer === undefined && (nearPatches.has(one.id) || asked.has(one.id)),
    ),
    tasks,
    patrols: [...register.patrols.values()].filter((one) => one.by === by && one.on >= since && !one.reached),
    photos: [...register.photos.values()].filter(({ subject }) => subject.kind === 'sighting' && ownIds.has(subject.id)),
  };
}

function withParents(
  units: readonly { readonly id: string; readonly parentId?: string }[],
  touched: readonly { readonly id: string; readonly parentId?: string }[],
): ReadonlySet<string> {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const ids = new Set<string>();
  for (const unit of touched)
    for (let at = byId.get(unit.id); at && !ids.has(at.id); at = byId.get(at.parentId ?? '')) ids.add(at.id);
  return ids;
}
