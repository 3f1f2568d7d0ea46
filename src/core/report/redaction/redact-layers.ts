import type { MultiPolygon, Polygon, Position } from 'geojson';
import { placeWithin } from '../../editing/place-within.ts';
import { readRowGeometry } from '../../overlay/read-row.ts';
import { redLineVersionOn, shapeOn } from '../../register/as-of-day.ts';
import type { ClearanceItem } from '../../register/clearance-item.ts';
import { itemStatusOn } from '../../register/item-status.ts';
import type { Day } from '../../register/ports.ts';
import type { RedLine } from '../../register/red-line.ts';
import type { Register } from '../../register/register.ts';
import type { Sighting } from '../../register/sighting.ts';
import { readCase } from '../../rules/clocks/case-facts.ts';
import type { Audience } from '../audience.ts';
import type { FieldDistrict, FieldLayer } from '../field-package/select-field.ts';
import { measureParcelShapes } from '../parcel-shapes.ts';
import type {
  SnapshotGround,
  SnapshotLayers,
  SnapshotPlace,
  SnapshotPlot,
  SnapshotRedLine,
  SnapshotSighting,
  SnapshotUnit,
} from '../snapshot/snapshot.ts';
import { maskName } from './mask-name.ts';

type Area = Polygon | MultiPolygon;

/** A tenth of a millimetre, and a centimetre for what is only drawn below. */
const FINE_DIGITS = 1e9;
const COARSE_DIGITS = 1e7;

/** Classes of the ground that are drawn; buildings are of people, and full maps of them are secret. */
const GROUND_CLASSES: ReadonlySet<string> = new Set(['land', 'farmland', 'block', 'green', 'water', 'road']);
const GROUND_KINDS: ReadonlySet<string> = new Set(['water', 'green', 'road', 'settlement']);

/**
 * The map of a day for an audience, built from named fields alone: a field that somebody adds to an entity later is absent until
 * somebody adds it here. The public is given the ground, zones and townships: an outline with a status is somebody's home.
 * @param district register as known at the snapshot's place; what had no effect by `on` is left out
 */
export async function redactLayers(district: FieldDistrict, audience: Audience, on: Day): Promise<SnapshotLayers> {
  const { register, layers } = district;
  const ground = layers.find(({ isGround }) => isGround);
  const isPublic = audience === 'public';
  return {
    ground: ground ? readGround(ground, district) : [],
    surround: ground ? 'water' : 'land',
    places: ground ? readPlaces(ground, district) : [],
    units: readUnits(register, isPublic),
    redLines: isPublic ? [] : [...register.redLines.values()].flatMap((line) => redactRedLine(line, on)),
    plots: isPublic ? [] : await readPlots(district, audience, on),
    sightings: isPublic ? [] : readSightings(register, audience, on),
  };
}

function round(area: Area, digits: number): Area {
  const ringOf = (ring: readonly Position[]): Position[] =>
    ring.map(([lon, lat]) => [Math.round(lon * digits) / digits, Math.round(lat * digits) / digits]);
  return area.type === 'Polygon'
    ? { type: 'Polygon', coordinates: area.coordinates.map(ringOf) }
    : { type: 'MultiPolygon', coordinates: area.coordinates.map((rings) => rings.map(ringOf)) };
}

function readGround({ polygons, column }: FieldLayer, { plane }: FieldDistrict): SnapshotGround[] {
  const classes = column('class') ?? [];
  const kinds = column('kind') ?? [];
  return classes.flatMap((name, row) => {
    if (typeof name !== 'string' || !GROUND_CLASSES.has(name)) return [];
    const kind = kinds[row];
    const shape = round(readRowGeometry(polygons.columns, row, plane), COARSE_DIGITS);
    return [{ class: name, ...(typeof kind === 'string' && GROUND_KINDS.has(kind) && { kind }), shape }];
  });
}

function readPlaces({ polygons, column }: FieldLayer, { plane }: FieldDistrict): SnapshotPlace[] {
  const [classes, kinds, names, english, turns] = ['class', 'kind', 'name', 'nameEn', 'turn'].map((name) => column(name) ?? []);
  return classes.flatMap((one, row): SnapshotPlace[] => {
    const [kind, name, nameEn, turn] = [kinds[row], names[row], english[row], turns[row]];
    if (one !== 'place' || typeof kind !== 'string' || !GROUND_KINDS.has(kind) || typeof name !== 'string') return [];
    const at = middleOf(readRowGeometry(polygons.columns, row, plane), COARSE_DIGITS);
    return [
      {
        kind: kind as SnapshotPlace['kind'],
        name,
        ...(typeof nameEn === 'string' && { nameEn }),
        at,
        ...(typeof turn === 'number' && { turn }),
      },
    ];
  });
}

function readUnits({ settings }: Register, isPublic: boolean): SnapshotUnit[] {
  return (settings?.units ?? [])
    .filter(({ level }) => !isPublic || level !== 'village')
    .map(({ id, level, parentId, name, nameEn, shape }) => ({
      id,
      level,
      ...(parentId !== undefined && { parentId }),
      name,
      ...(nameEn !== undefined && { nameEn }),
      shape: round(shape, COARSE_DIGITS),
    }));
}

function redactRedLine(line: RedLine, on: Day): SnapshotRedLine[] {
  const version = redLineVersionOn(line, on);
  if (!version) return [];
  const { id, name, nameEn, versions } = line;
  return [
    {
      id,
      name,
      ...(nameEn !== undefined && { nameEn }),
      revised: version !== versions[0],
      shape: round(version.shape.coordinates, FINE_DIGITS),
    },
  ];
}

async function readPlots(district: FieldDistrict, audience: Audience, on: Day): Promise<SnapshotPlot[]> {
  const { register, plane } = district;
  const reshaped = await measureParcelShapes(register.parcels, plane);
  const layers = district.layers.filter(({ layer }) => layer.kind === 'parcels');
  const outlineOf = (parcelId: string): { readonly shape: Area; readonly no: string | undefined } | null => {
    for (const { layer, polygons, rowOf, column } of layers) {
      const row = rowOf(parcelId);
      if (row === undefined) continue;
      const drawn = reshaped.rowsOf(layer.id, parcelId).findLast((one) => reshaped.dated.versions[one].fromOn <= on);
      const columns = drawn === undefined ? polygons.columns : reshaped.dated.polygons.columns;
      const no = column('parcelNo')?.[row];
      return { shape: readRowGeometry(columns, drawn ?? row, plane), no: typeof no === 'string' ? no : undefined };
    }
    return null;
  };
  return [...register.items.values()].flatMap((item): SnapshotPlot[] => {
    const status = itemStatusOn(item, on);
    const outline = status && outlineOf(item.parcelId);
    if (!status || !outline || !register.redLines.has(item.redLineId)) return [];
    return [
      {
        status,
        redLine: item.redLineId,
        unit: item.unit,
        parties: partiesOf(item, register),
        ...(audience === 'planner' && outline.no !== undefined && { no: outline.no }),
        shape: round(outline.shape, FINE_DIGITS),
      },
    ];
  });
}

const partiesOf = ({ households }: ClearanceItem, register: Register): string[] =>
  households.map(({ householdId }) => maskName(register.households.get(householdId)?.name));

function readSightings(register: Register, audience: Audience, on: Day): SnapshotSighting[] {
  const states = statesOf(register, on);
  return [...register.sightings.values()].flatMap((one): SnapshotSighting[] => {
    const first = one.shapes[0];
    const standing = shapeOn(one, on);
    const state = states(one);
    if (!standing || !first.shape || one.sameAs !== undefined || state === null) return [];
    return [
      {
        state,
        seenOn: one.seenOn,
        at: middleOf((standing.shape ?? first.shape).coordinates, FINE_DIGITS),
        shape: standing.shape && round(standing.shape.coordinates, FINE_DIGITS),
        ...(audience === 'planner' && { no: one.no }),
      },
    ];
  });
}

/** How far the office is with a report; null for one that turned out to be no offence. */
function statesOf({ cases }: Register, on: Day): (one: Sighting) => SnapshotSighting['state'] | null {
  const known = new Map<string, SnapshotSighting['state'] | null>();
  for (const one of cases.values()) {
    if (one.begunOn > on) continue;
    const facts = readCase(one, on);
    const verification = facts.last('verified')?.verification;
    const isOffence = verification === undefined || verification === 'violation';
    const state = facts.has('closed') ? 'closed' : facts.has('verified') ? 'verified' : 'reported';
    for (const id of one.sightings) known.set(id, isOffence ? state : null);
  }
  return ({ id }) => (known.has(id) ? (known.get(id) ?? null) : 'reported');
}

/** A place inside the first part of an area: never where somebody stood. */
function middleOf(area: Area, digits: number): Position {
  const ring = (area.type === 'Polygon' ? area.coordinates[0] : area.coordinates[0]?.[0]) ?? [];
  const open = ring.slice(0, -1).map(([lon, lat]): [number, number] => [lon, lat]);
  const [lon, lat] = placeWithin(open) ?? open[0] ?? [0, 0];
  return [Math.round(lon * digits) / digits, Math.round(lat * digits) / digits];
}
