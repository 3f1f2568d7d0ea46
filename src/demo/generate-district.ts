import { DEFAULT_SETTINGS } from '../core/register/default-settings.ts';
import type { AcceptedChange } from '../core/register/change.ts';
import type { Settings } from '../core/register/district.ts';
import type { Layer } from '../core/register/layer.ts';
import { hashName } from '../formats/package/name.ts';
import { writePackage } from '../formats/package/write.ts';
import { addCasework } from './casework/add-casework.ts';
import { numberPapers } from './casework/document-numbers.ts';
import { layEvidence } from './casework/lay-evidence.ts';
import type { DemoCase } from './casework/plan-cases.ts';
import { clearItems, type DemoItem } from './clearance.ts';
import type { Building } from './buildings.ts';
import { boundsOf, DEMO_PLANE, toGeometry } from './district-shapes.ts';
import { drawDistrict, type Drawing } from './draw-district.ts';
import { countIds, writeFeed } from './feed-writer.ts';
import { clearLand, importLayers, type Naming, openDistrict, patrolDistrict } from './happenings.ts';
import { DEMO_HOLIDAYS } from './holidays.ts';
import { type DemoLayer, layBaseMap, layParcels } from './layers.ts';
import { findMeetings } from './meetings.ts';
import { ASSISTING_UNITS, DISTRICT_NAME } from './names.ts';
import { createRandom } from './random.ts';
import { type DemoRedLine, drawRedLines } from './red-lines.ts';
import { ringCentroid, ringContains } from './ring.ts';
import { type DemoSighting, reportSightings } from './sightings.ts';
import { addDays, DEMO_TODAY, DEMO_WEEKS } from './weeks.ts';

export interface DistrictRequest {
  /** About how many parcels; the island grows with them. */
  readonly parcels?: number;
  readonly seed?: number;
}

export interface DemoDistrict {
  readonly district: { readonly id: string; readonly name: string };
  readonly today: string;
  readonly seed: number;
  readonly settings: Settings;
  readonly drawing: Drawing;
  readonly redLines: readonly DemoRedLine[];
  readonly items: readonly DemoItem[];
  readonly sightings: readonly DemoSighting[];
  readonly cases: readonly DemoCase[];
  readonly layers: readonly DemoLayer[];
  readonly packages: ReadonlyMap<string, Uint8Array>;
  readonly changes: readonly AcceptedChange[];
}

/** A request that no district can be drawn for. */
export class DemoError extends Error {
  constructor(
    readonly code: 'demo-parcels-out-of-range',
    readonly params: Readonly<Record<string, number>>,
  ) {
    super(code);
    this.name = 'DemoError';
  }
}

/** Fewer do not fill fifty villages; more are a plain field (`generateField`), since a town of that size does not fit into memory. */
export const DISTRICT_PARCELS = { least: 1000, most: 200_000 } as const;

export const DEMO_SEED = 20261120;
export const DEMO_PARCELS = 8000;
const DEMO_SIGHTINGS = 400;
/** The quarter's patches come in a week before the first of them is sent out. */
const PATCHES_IMPORTED_AGO = -70;
/** The demo's parcels are a cadastral survey: five centimetres a vertex. */
const SURVEYED = { origin: 'surveyed', sigma_m: 0.05 } as const;

/**
 * The whole demo district. The same request gives the same bytes on every machine.
 * @throws DemoError `demo-parcels-out-of-range`
 */
export async function generateDistrict(request: DistrictRequest = {}): Promise<DemoDistrict> {
  const { parcels = DEMO_PARCELS, seed = DEMO_SEED } = request;
  const { least, most } = DISTRICT_PARCELS;
  if (!(parcels >= least && parcels <= most)) throw new DemoError('demo-parcels-out-of-range', { parcels, least, most });
  const random = createRandom(seed);
  const drawing = drawDistrict(parcels, random.fork('drawing'));
  const firstOn = addDays(DEMO_TODAY, -7 * DEMO_WEEKS - 7);
  const nextId = countIds(firstOn, 0x2a);
  const district = { id: nextId(), name: DISTRICT_NAME.zh };
  const settings = settle(drawing);

  const parcelLayer = layParcels(drawing, nextId);
  const baseLayer = layBaseMap(drawing, nextId);
  const redLines = drawRedLines(drawing.terrain, drawing.plan, DEMO_TODAY, random.fork('red-lines'));
  const meetings = findMeetings(parcelLayer.columns, redLines, settings.sliver);
  const items = numberPapers(
    clearItems(meetings, drawing.parcels, redLines, DEMO_TODAY, random.fork('clearance')),
    random.fork('papers'),
  );
  const met = meetings.map(({ parcel, redLine }) => ({ parcel, freezeOn: redLines[redLine].freezeOn }));
  const sightings = reportSightings(DEMO_SIGHTINGS, drawing.parcels, met, firstOn, DEMO_TODAY, random.fork('sightings'));

  const evidence = layEvidence({ parcels: drawing.parcels, items, sightings }, countIds(firstOn, 0x2c), random.fork('evidence'));
  const layers = [parcelLayer, baseLayer, ...evidence];
  const { entries, packages } = await packLayers(district.id, layers);

  const naming = nameThings(district, drawing, layers, redLines, nextId);
  const cleared = clearLand(naming, redLines, items);
  const patrolled = patrolDistrict(naming, sightings);
  const casework = addCasework(
    {
      items: items.map((drawn, i) => ({ drawn, named: cleared.items[i] })),
      sightings,
      sightingIds: patrolled.ids,
      patchLayer: evidence[2],
      buildings: listBuildings(drawing, baseLayer),
      holidays: DEMO_HOLIDAYS,
      firstOn,
      today: DEMO_TODAY,
      villageName: (unit) => drawing.units.units.find(({ id }) => id === unit)?.name.zh ?? '',
    },
    random.fork('casework'),
  );
  const isPatches = ({ kind }: Omit<Layer, 'importedOn'>): boolean => kind === 'patches';
  const events = [
    ...openDistrict(
      naming,
      settings,
      entries.filter((entry) => !isPatches(entry)),
      firstOn,
    ),
    ...importLayers(entries.filter(isPatches), addDays(DEMO_TODAY, PATCHES_IMPORTED_AGO)),
    ...cleared.events,
    ...patrolled.events,
    ...casework.events,
  ];
  const changes = writeFeed(events, firstOn);
  const { cases } = casework;
  return { district, today: DEMO_TODAY, seed, settings, drawing, redLines, items, sightings, cases, layers, packages, changes };
}

/** The layers as packages, with their entries in the register. */
async function packLayers(district: string, layers: readonly DemoLayer[]) {
  const packages = new Map<string, Uint8Array>();
  const entries: Omit<Layer, 'importedOn'>[] = [];
  for (const layer of layers) {
    const { columns, ids, properties } = layer;
    const bytes = writePackage({ district, layer: layer.id, plane: DEMO_PLANE, columns, ids, properties });
    const sha256 = await hashName(bytes);
    packages.set(sha256, bytes);
    const source = { fileName: 'demo', format: 'chidu-package', crs: 'EPSG:4490' };
    entries.push({
      id: layer.id,
      kind: layer.kind,
      name: layer.name,
      source,
      notes: [],
      package_sha256: sha256,
      count: columns.count,
      ...(layer.kind === 'parcels' ? { geometry: SURVEYED } : {}),
    });
  }
  return { entries, packages };
}

const placeOfFirstBuilding = ({ base }: Drawing): number =>
  base.findIndex((feature) => feature.class === 'building' && feature.kind === undefined);

/** Buildings by their id in the base layer. */
function listBuildings(drawing: Drawing, baseLayer: DemoLayer): ReadonlyMap<string, Building> {
  const first = placeOfFirstBuilding(drawing);
  return new Map(drawing.buildings.map((building, i) => [baseLayer.ids[first + i], building]));
}

/** 220 000 m² of houses, 1 100 mu of land, 1 000 households. */
const YEAR_TASKS = [
  { year: 2026, demolition_cm2: 220_000 * 10_000, land_cm2: Math.round((1100 * 20_000_000) / 3), households: 1000 },
];

function settle(drawing: Drawing): Settings {
  return {
    ...DEFAULT_SETTINGS,
    holidays: DEMO_HOLIDAYS,
    plane: DEMO_PLANE,
    bounds: boundsOf(drawing.terrain.coast),
    units: drawing.units.units.map(({ id, level, parentId, name, shape }) => ({
      id,
      level,
      ...(parentId === undefined ? {} : { parentId }),
      name: name.zh,
      nameEn: name.en,
      shape: toGeometry(shape),
    })),
    assistingUnits: ASSISTING_UNITS.map((name, i) => ({ id: `A${i + 1}`, name })),
    yearTasks: YEAR_TASKS,
  };
}

function nameThings(
  district: Naming['district'],
  drawing: Drawing,
  layers: readonly DemoLayer[],
  redLines: readonly DemoRedLine[],
  nextId: () => string,
): Naming {
  const [parcelLayer, baseLayer] = layers;
  const firstBuilding = placeOfFirstBuilding(drawing);
  const onLot = new Map<number, number[]>();
  drawing.buildings.forEach(({ lot }, i) => onLot.set(lot, [...(onLot.get(lot) ?? []), i]));
  return {
    district,
    nextId,
    parcelIds: parcelLayer.ids,
    unitOf: (parcel) => drawing.units.villages[drawing.parcels[parcel].village].id,
    buildingsOf: (parcel, redLine) => {
      const taken = (onLot.get(drawing.parcels[parcel].lot) ?? []).filter((b) =>
        ringContains(redLines[redLine].shape, ringCentroid(drawing.buildings[b].ring)),
      );
      return taken.map((b) => baseLayer.ids[firstBuilding + b]);
    },
  };
}
