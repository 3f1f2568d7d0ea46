import { createDistrictPlane } from '../core/geodesy/district-plane.ts';
import { readNestedRings } from '../core/overlay/build-columns.ts';
import { createView } from '../core/overlay/create-view.ts';
import { indexPolygons } from '../core/overlay/index-polygons.ts';
import { tabulateOverlaps } from '../core/overlay/overlap-table.ts';
import type { PolygonColumns } from '../core/overlay/polygon-set.ts';
import type { AcceptedChange, ChangeBodies, ChangeType } from '../core/register/change.ts';
import type { MilestoneKind } from '../core/register/clearance-item.ts';
import { DEFAULT_SETTINGS } from '../core/register/default-settings.ts';
import type { Settings } from '../core/register/district.ts';
import type { EntityKind } from '../core/register/entity-ref.ts';
import type { LayerKind } from '../core/register/layer.ts';
import type { Day } from '../core/register/ports.ts';
import { createWorkCalendar } from '../core/rules/calendar/work-calendar.ts';
import type { DistrictContainer } from '../formats/container/container.ts';
import { hashName } from '../formats/package/name.ts';
import { writePackage } from '../formats/package/write.ts';
import { generateBenchDistrict } from './bench-district.ts';
import { drawRedLines } from './bench-red-lines.ts';
import { CasePath } from './casework/case-path.ts';
import { SCENARIOS } from './casework/case-scenarios.ts';
import { gridOfTownships, gridOfVillages, locateVillages } from './bench-villages.ts';
import { boundsOf, cornersOf, DEMO_PLANE, toColumns, toLonLat, toShape } from './district-shapes.ts';
import { DEMO_HOLIDAYS } from './holidays.ts';
import { createRandom, type Random } from './random.ts';
import { type Ring, ringArea, ringCentroid } from './ring.ts';
import { addDays, DEMO_TODAY } from './weeks.ts';

export interface BenchCasework {
  /** At most as many as there are parcels that a red line meets: somewhat more than parcels. */
  readonly items?: number;
  readonly cases?: number;
  readonly parcels?: number;
  readonly redLines?: number;
  readonly sightings?: number;
  readonly patches?: number;
  readonly tasks?: number;
  /** One township over 49 villages, or fourteen in four zones over the same. */
  readonly townships?: 'one' | 'many';
  readonly seed?: number;
}

const FIRST_ON = addDays(DEMO_TODAY, -560);
const BY = 'planner-1';
/** Shares of the steps of items that take longer than the office allows, and whose proof is missing. */
const SLOW = 0.03;
const UNPROVEN = 0.02;

/**
 * A plain field with as much casework as the largest district has, for benches and tests of rules: every item is a parcel that its
 * red line meets, every case went the lawful ways of the demo. Its changes bear no hashes: a feed that is to be applied, not verified.
 */
export async function benchCasework({
  items = 100_000,
  cases = 5_000,
  parcels = 100_000,
  redLines = 300,
  sightings = Math.max(8_000, Math.ceil(cases * 1.4)),
  patches = 2_000,
  tasks = 2_000,
  townships = 'one',
  seed = 20261123,
}: BenchCasework = {}): Promise<DistrictContainer> {
  const random = createRandom(seed);
  const { parcels: parcelColumns, builds } = generateBenchDistrict({ parcels, redLines: 0, builds: sightings, seed });
  const field = cornersOf(parcelColumns.coordinates);
  const land = { parcels: parcelColumns, builds, redLines: drawRedLines(field, redLines, random) };
  const feed = new BareFeed();
  const id = (prefix: string) => (row: number) => `${prefix}-${row + 1}`;
  const [parcelId, redLineId, sightingId] = [id('parcel'), id('line'), id('sighting')];

  const units = townships === 'one' ? gridOfVillages(field) : gridOfTownships(field);
  const settings: Settings = { ...DEFAULT_SETTINGS, plane: DEMO_PLANE, bounds: boundsOf(field), units, holidays: DEMO_HOLIDAYS };
  const district = { id: 'bench', name: '示范田（虚构）' };
  feed.add('district-created', 'district', district.id, FIRST_ON, { district, settings });

  const packages = new Map<string, Uint8Array>();
  const lay = async (kind: LayerKind, columns: PolygonColumns, ids: readonly string[]): Promise<void> => {
    const layer = `layer-${kind}`;
    const bytes = writePackage({ district: district.id, layer, plane: DEMO_PLANE, columns, ids, properties: [] });
    const package_sha256 = await hashName(bytes);
    packages.set(package_sha256, bytes);
    const source = { fileName: 'bench', format: 'chidu-package', crs: 'EPSG:4490' };
    const geometry = { origin: 'surveyed', sigma_m: 0.05 } as const;
    const body = { id: layer, kind, name: kind, source, notes: [], package_sha256, count: columns.count, geometry };
    feed.add('layer-imported', 'layer', layer, FIRST_ON, { layer: body });
  };
  await lay(
    'parcels',
    land.parcels,
    Array.from({ length: parcels }, (_, row) => parcelId(row)),
  );
  for (const kind of ['compensated', 'permits'] as const) {
    const rings = Array.from({ length: 2_000 }, () => ringAt(land.parcels, random.whole(0, parcels - 1)));
    await lay(
      kind,
      toColumns(rings.map((ring) => [[ring]])),
      rings.map((_, row) => `${kind}-${row + 1}`),
    );
  }

  for (let row = 0; row < redLines; row++) {
    const redLine = {
      id: redLineId(row),
      name: `示范红线 ${row + 1}`,
      project: '示范',
      approvalNo: `${row + 1}`,
      regime: row % 2 === 0 ? 'state' : 'collective',
      freezeOn: addDays(FIRST_ON, 20 + (row % 90)),
      targets: [],
    } as const;
    const shape = toShape([[ringAt(land.redLines, row)]], 'constructed', 0.05);
    feed.add('red-line-drawn', 'red-line', redLine.id, addDays(FIRST_ON, 40), { redLine, shape, reason: '示范' });
  }

  const villageAt = locateVillages(field);
  for (const { parcel, redLine } of pickPairs(land.parcels, land.redLines, items)) {
    const itemId = `item-${parcel + 1}-${redLine + 1}`;
    const basis = random.chance(0.06) ? 'decision' : 'agreement';
    const item = {
      id: itemId,
      parcelId: parcelId(parcel),
      redLineId: redLineId(redLine),
      unit: villageAt(land.parcels, parcel),
      households: [{ householdId: `household-${parcel + 1}`, share: 1 }],
      buildings: [],
      basis,
    } as const;
    let on = addDays(FIRST_ON, random.whole(50, 540));
    feed.add('item-registered', 'clearance-item', itemId, on, { item });
    for (const kind of stepsOf(basis)) {
      on = addDays(on, random.chance(SLOW) ? random.whole(30, 60) : random.whole(2, 13));
      if (on > DEMO_TODAY) break;
      const proof = random.chance(UNPROVEN) ? {} : { proof: `${kind}-${itemId}-附` };
      feed.add('milestone-recorded', 'clearance-item', itemId, on, {
        milestone: { kind, documentNo: `${kind}-${itemId}`, ...proof },
      });
    }
  }

  for (let row = 0; row < sightings; row++) {
    const ring = ringAt(land.builds, row);
    const seenOn = addDays(DEMO_TODAY, -random.whole(530, 559));
    const sighting = {
      id: sightingId(row),
      no: `XC-${row + 1}`,
      channel: 'patrol',
      seenOn,
      ...(random.chance(0.4) ? { absentOn: addDays(seenOn, -random.whole(1, 60)) } : {}),
      evidence: '现场照片',
      position: { ...toLonLat(ringCentroid(ring)), accuracy_m: 5, at: `${seenOn}T02:00:00.000Z` },
      by: 'patrol-1',
      stage: 'completed',
      structure: 'steel',
      floors: 1,
      use: 'storage',
      note: '',
      photos: [],
    } as const;
    const shape = toShape([[ring]], row % 3 === 0 ? 'surveyed' : 'gps', row % 3 === 0 ? 0.05 : 2.5);
    feed.add('sighting-reported', 'sighting', sighting.id, seenOn, { sighting, shape, reason: '首次上报' });
  }

  addCases(feed, cases, sightingId, random);
  for (let row = 0; row < patches; row++) {
    const ring = ringAt(land.parcels, random.whole(0, parcels - 1));
    const area = 10_000 * Math.round(Math.abs(ringArea(ring)) / 1e6);
    const other = Math.min(area, 10_000 * (row % 50));
    const areas = {
      patch: area,
      farmland: area - other,
      construction: row % 100 === 1 ? 0 : other,
      unused: 0,
    };
    const receivedOn = addDays(DEMO_TODAY, -random.whole(0, 60));
    const patch = {
      id: `patch-${row + 1}`,
      no: `990102-${row + 1}`,
      source: 'satellite',
      imagedOn: addDays(receivedOn, -20),
      answerByOn: addDays(receivedOn, 20),
      areas,
      shape: toShape([[ring]], 'digitised', 2),
    } as const;
    feed.add('patch-received', 'patch', patch.id, receivedOn, { patch });
  }
  for (let row = 0; row < tasks; row++) {
    const on = addDays(DEMO_TODAY, -random.whole(0, 60));
    const subject = { kind: 'sighting', id: sightingId(random.whole(0, sightings - 1)) } as const;
    const task = {
      id: `task-${row + 1}`,
      from: 'complaint',
      title: '到场核查',
      subject,
      assignee: `组 ${row % 9}`,
      dueOn: addDays(on, 7),
    } as const;
    feed.add('task-assigned', 'task', task.id, on, { task });
    if (row % 3 !== 0 && addDays(on, 5) <= DEMO_TODAY)
      feed.add('task-done', 'task', task.id, addDays(on, 5), { result: { note: '已办' } });
  }
  return { district, settings, packages, photos: new Map(), feed: feed.changes };
}

/** Changes as if accepted, without the chain that would take most of the time. */
class BareFeed {
  readonly changes: AcceptedChange[] = [];
  readonly #versions = new Map<string, number>();

  add<T extends ChangeType>(type: T, kind: EntityKind, id: string, on: Day, body: ChangeBodies[T]): void {
    const seq = this.changes.length + 1;
    const key = `${kind}/${id}`;
    const base = this.#versions.get(key) ?? 0;
    this.#versions.set(key, base + 1);
    const at = `${on}T09:00:00.000Z`;
    this.changes.push({
      id: `change-${seq}`,
      district: 'bench',
      entity: { kind, id },
      type,
      v: 1,
      on,
      recordedAt: at,
      clockOffset_ms: 0,
      by: BY,
      device: 'bench',
      base,
      body,
      seq,
      acceptedAt: at,
      prev: '0'.repeat(64),
      hash: '0'.repeat(64),
    } as unknown as AcceptedChange);
  }
}

function addCases(feed: BareFeed, count: number, sightingId: (row: number) => string, random: Random): void {
  const calendar = createWorkCalendar(DEMO_HOLIDAYS);
  for (let row = 0; row < count; row++) {
    const { track, ago, run, build } = SCENARIOS[row % SCENARIOS.length];
    const path = new CasePath(track, addDays(DEMO_TODAY, -random.whole(ago[1], ago[0])), calendar, random);
    const begunOn = path.on;
    run(path, { today: DEMO_TODAY, ...(build === 'removed' ? { removedOn: addDays(begunOn, random.whole(25, 90)) } : {}) });
    const body = { id: `case-${row + 1}`, no: `案-${row + 1}`, begunOn, sightings: [sightingId(row)], track };
    feed.add('case-opened', 'case', body.id, begunOn, { case: body, reason: '示范' });
    for (const { on, ...step } of path.steps) if (on <= DEMO_TODAY) feed.add('case-step-taken', 'case', body.id, on, { step });
  }
}

function stepsOf(basis: 'agreement' | 'decision'): readonly MilestoneKind[] {
  return [basis === 'decision' ? 'decided' : 'signed', 'paid', 'vacated', 'demolished', 'handed-over'];
}

/** Parcels and the red lines that meet them, spread evenly over all there are. */
function pickPairs(parcels: PolygonColumns, redLines: PolygonColumns, most: number): { parcel: number; redLine: number }[] {
  const plane = createDistrictPlane(DEMO_PLANE);
  const view = createView(parcels, 'planar', plane);
  const table = tabulateOverlaps(view, indexPolygons(view), createView(redLines, 'planar', plane));
  const count = Math.min(most, table.count);
  return Array.from({ length: count }, (_, k) => {
    const at = Math.floor((k * table.count) / count);
    return { parcel: table.subject[at], redLine: table.clip[at] };
  });
}

function ringAt(columns: PolygonColumns, row: number): Ring {
  const [[ring]] = readNestedRings(columns, row);
  return ring.slice(0, -1).map(([x, y]) => [x, y]);
}
