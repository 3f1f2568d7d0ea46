import { createDistrictPlane, type DistrictPlane, PLANAR_LIMIT_DEG } from '../core/geodesy/district-plane.ts';
import type { Plane } from '../core/geodesy/plane.ts';
import { nearestMeridian, wrapDegrees } from '../core/geodesy/zones.ts';
import { settle } from '../core/measure/settle.ts';
import { listFindings } from '../core/overlay/admission-report.ts';
import { createView } from '../core/overlay/create-view.ts';
import type { TaskHost } from '../core/overlay/overlap-table.ts';
import { type AdmittedTable, admitTable } from '../formats/admit-table.ts';
import { type FeatureTable, GEOMETRY } from '../formats/feature-table.ts';
import type { LocatedTable } from '../formats/locate-table.ts';
import { NoteList } from '../formats/note-list.ts';
import type { Note } from '../formats/reader.ts';
import { boundsOfVertices, extentOf, middleOf, planeAround } from './choose-plane.ts';
import { selectFeatures } from './select-features.ts';
import { measureStraight } from './straight-area.ts';
import { WrittenAreas } from './written-area.ts';

/** Both areas of every feature of a table: NaN where there is none. */
export interface MeasuredFeatures {
  /** 1 where the feature holds polygons, admitted or not. */
  readonly hasPolygons: Uint8Array;
  /** m², settled to whole cm². */
  readonly planar_m2: Float64Array;
  readonly ellipsoidal_m2: Float64Array;
  readonly repaired: Uint8Array;
  readonly notes: readonly Note[];
}

/** Features up to this size, degrees, share planes of cells this high. */
const CELL_DEG = 10;

/**
 * Admits and measures all polygons of a table. What the plane does not reach is measured in planes of its own (`beyond-plane`),
 * and what no plane holds straight from its degrees (`not-admitted`), so that only a refused shape has no ellipsoidal area.
 * @throws TaskCancelled
 */
export async function measureFeatures(
  table: FeatureTable,
  located: LocatedTable,
  plane: Plane,
  host: TaskHost,
): Promise<MeasuredFeatures> {
  const measured = new Measuring(table, plane.meridian);
  const ids = table.ids.some((id) => id !== null) ? table.ids : undefined;
  const district = createDistrictPlane(plane);
  const admitted = await admitTable(table, located, district, host, ids);
  measured.take(admitted, { table, located }, district);
  let refused: number[] = [];
  for (const { plane: own, features } of groupByPlane(table, located, measured.beyondPlane(admitted), plane.meridian)) {
    const selected = selectFeatures(table, located, features);
    const ownDistrict = createDistrictPlane(own);
    const more = await admitTable(selected.table, selected.located, ownDistrict, { ...host, onProgress: undefined });
    measured.take(more, selected, ownDistrict, features);
    refused = refused.concat(measured.beyondPlane(more, features));
  }
  measured.takeStraight(located, refused);
  return measured.finish();
}

class Measuring {
  readonly #hasPolygons: Uint8Array;
  readonly #planar: Float64Array;
  readonly #ellipsoidal: Float64Array;
  readonly #repaired: Uint8Array;
  readonly #notes = new NoteList();

  constructor(
    private readonly table: FeatureTable,
    private readonly meridian: number,
  ) {
    this.#hasPolygons = Uint8Array.from(table.kinds, (_, feature) => (hasPolygon(table, feature) ? 1 : 0));
    this.#planar = new Float64Array(table.count).fill(Number.NaN);
    this.#ellipsoidal = new Float64Array(table.count).fill(Number.NaN);
    this.#repaired = new Uint8Array(table.count);
  }

  /** Features refused because the plane does not reach them. `features` are the table's own where a selection was admitted. */
  beyondPlane({ report, reported }: AdmittedTable, features?: readonly number[]): number[] {
    const rows = [...reported.keys()].filter(
      (row) => report.findings[row] !== 0 && listFindings(report, row).includes('coordinate-beyond-plane'),
    );
    return rows.map((row) => features?.[reported[row]] ?? reported[row]);
  }

  /** `source` is what was admitted: the whole table, or a selection of its features. */
  take(
    admitted: AdmittedTable,
    source: { readonly table: FeatureTable; readonly located: LocatedTable },
    district: DistrictPlane,
    selection?: readonly number[],
  ): void {
    const written = new WrittenAreas(source.table, source.located.lonLat, district);
    const planar = createView(admitted.columns, 'planar', district);
    const ellipsoidal = createView(admitted.columns, 'ellipsoidal', district);
    const isMain = selection === undefined;
    const corners = district.fromEqualArea(ellipsoidal.boxes);
    for (let row = 0; row < admitted.columns.count; row++) {
      const feature = selection?.[admitted.features[row]] ?? admitted.features[row];
      const isInside =
        district.plane.meridian === this.meridian &&
        district.distanceFromMeridian_deg(corners[4 * row]) <= PLANAR_LIMIT_DEG &&
        district.distanceFromMeridian_deg(corners[4 * row + 2]) <= PLANAR_LIMIT_DEG;
      const isRepaired = admitted.repaired[row] === 1;
      if (!isRepaired) written.measure(admitted.features[row]);
      this.#ellipsoidal[feature] = settledM2(isRepaired ? ellipsoidal.areas_m2[row] : written.ellipsoidal_m2);
      if (isInside) this.#planar[feature] = settledM2(isRepaired ? planar.areas_m2[row] : written.planar_m2);
      this.#repaired[feature] = admitted.repaired[row];
      if (!isInside) this.#notes.add('outside-plane', describePlace(this.table, feature));
      if (!isMain) this.#notes.add('beyond-plane', describePlace(this.table, feature));
    }
    for (const { code, detail, count } of admitted.notes) {
      const isSaidAlready = !isMain && (code === 'no-area' || code === 'mixed-geometry-polygons-only');
      if (code !== 'coordinate-beyond-plane' && !isSaidAlready) this.#notes.add(code, detail, count);
    }
  }

  takeStraight(located: LocatedTable, features: readonly number[]): void {
    for (const feature of features) {
      const area = measureStraight(this.table, located.lonLat, feature);
      this.#notes.add(typeof area === 'number' ? 'not-admitted' : area, describePlace(this.table, feature));
      if (typeof area === 'number') this.#ellipsoidal[feature] = settledM2(area);
    }
  }

  finish(): MeasuredFeatures {
    return {
      hasPolygons: this.#hasPolygons,
      planar_m2: this.#planar,
      ellipsoidal_m2: this.#ellipsoidal,
      repaired: this.#repaired,
      notes: this.#notes.list(),
    };
  }
}

/** Planes for features out of reach: small ones share that of their meridian and cell, each large one has its own. */
function groupByPlane(
  table: FeatureTable,
  located: LocatedTable,
  features: readonly number[],
  meridian: number,
): { plane: Plane; features: number[] }[] {
  const groups = new Map<string, { plane: Plane; features: number[] }>();
  for (const feature of features) {
    const from = table.ringOffsets[table.partOffsets[table.featureOffsets[feature]]];
    const to = table.ringOffsets[table.partOffsets[table.featureOffsets[feature + 1]]];
    const bounds = boundsOfVertices(located.lonLat, from, to);
    if (bounds === null) continue;
    const [lon, lat] = middleOf(bounds);
    const own = Math.abs(wrapDegrees(lon - meridian)) <= PLANAR_LIMIT_DEG ? meridian : nearestMeridian(lon);
    const [width, height] = extentOf(bounds);
    const isSmall = width <= CELL_DEG && height <= CELL_DEG;
    const cell = Math.min(Math.floor(lat / CELL_DEG), 90 / CELL_DEG - 1);
    const key = isSmall ? `${own} ${cell}` : `feature ${feature}`;
    const group = groups.get(key);
    if (group !== undefined) group.features.push(feature);
    else
      groups.set(key, {
        plane: isSmall ? planeAround(own, own, (cell + 0.5) * CELL_DEG) : planeAround(own, lon, lat),
        features: [feature],
      });
  }
  return [...groups.values()];
}

function hasPolygon(table: FeatureTable, feature: number): boolean {
  if (table.kinds[feature] !== GEOMETRY.mixed) return table.kinds[feature] === GEOMETRY.polygon;
  return table.partKinds.subarray(table.featureOffsets[feature], table.featureOffsets[feature + 1]).includes(GEOMETRY.polygon);
}

/** Where a feature stands in its file, short and technical. */
function describePlace(table: FeatureTable, feature: number): string {
  const { line, record } = table.locate(feature);
  return line !== undefined ? `line ${line}` : `record ${record ?? feature + 1}`;
}

/** Largest area that whole cm² hold exactly; a country. */
const LARGEST_SETTLED_M2 = Number.MAX_SAFE_INTEGER / 10_000;

function settledM2(area_m2: number): number {
  return Math.abs(area_m2) < LARGEST_SETTLED_M2 ? settle(area_m2) / 10_000 : area_m2;
}
