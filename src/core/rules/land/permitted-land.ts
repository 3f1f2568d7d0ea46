import { settle } from '../../measure/settle.ts';
import type { MeasuredPolygons } from '../../overlay/measured-polygons.ts';
import { areaSigma_m2 } from '../../measure/sigma.ts';
import { visitCoverage } from '../../report/footprint/slab-areas.ts';
import type { DistrictLand, LandLayer } from './district-land.ts';
import { MeetingRows } from './layer-land.ts';
import { unitOfRow } from './unit-of-parcel.ts';

const meetings = new MeetingRows();

/**
 * Permits under builds. Offices take their permits over village by village, and a village of which none is on record says nothing about
 * what was permitted there: permits cover the smallest units in which the middle of at least one of them lies, and in a district
 * without units the box round all of a layer.
 */
export class PermittedLand {
  readonly #land: DistrictLand;
  readonly #permits: readonly LandLayer[];
  readonly #covers: PermitCoverage;

  constructor(land: DistrictLand, permits: readonly LandLayer[]) {
    this.#land = land;
    this.#permits = permits;
    this.#covers = permitCoverage(land, permits);
  }

  /** Land of a build inside permits and beyond them; null where permits on record do not cover its place. */
  async under(key: object, row: number): Promise<{ permitted_cm2: number; beyond_cm2: number } | null> {
    if (!this.#covers(this.#land.sightings.polygons, row)) return null;
    const { sightings, settings } = this.#land;
    const { sliver } = settings;
    const measure = settings.measureOfRecord.builds;
    const build = { view: sightings.polygons.view(measure), row };
    const whole_m2 = build.view.areas_m2[row];
    const met: { readonly view: typeof build.view; readonly row: number; readonly m2: number }[] = [];
    for (const { polygons } of this.#permits)
      for (const one of await meetings.of(key, { polygons: sightings.polygons, row }, polygons, measure, sliver))
        met.push({ view: polygons.view(measure), row: one.row, m2: one.cm2 / CM2_PER_M2 });
    if (met.length === 0) return { permitted_cm2: 0, beyond_cm2: settle(whole_m2) };
    let permitted_m2 = met[0].m2;
    if (met.length > 1) {
      const [minX, minY, maxX, maxY] = build.view.boxes.subarray(4 * row, 4 * row + 4);
      permitted_m2 = 0;
      // Permits that lie on one another permit their land once.
      visitCoverage([build, ...met], [minX, minY, maxX, maxY], (covered, strip_m2) => {
        if (covered[0] === 1 && covered.includes(1, 1)) permitted_m2 += strip_m2;
      });
    }
    const beyond_m2 = whole_m2 - permitted_m2;
    const isBeyond = beyond_m2 >= sliver.m2 && beyond_m2 > 2 * this.#sigma_m2(row);
    return { permitted_cm2: settle(permitted_m2), beyond_cm2: isBeyond ? settle(beyond_m2) : 0 };
  }

  /** What an error of each vertex alone makes of the area: an error of place, which leaves the area, moves land beyond the permit too. */
  #sigma_m2(row: number): number {
    const { polygons, versions } = this.#land.sightings;
    const { featureOffsets, polygonOffsets, ringOffsets } = polygons.columns;
    const [first, last] = [polygonOffsets[featureOffsets[row]], polygonOffsets[featureOffsets[row + 1]]];
    return areaSigma_m2(polygons.columns.coordinates, ringOffsets, first, last, versions[row].shape?.sigma_m ?? 0);
  }
}

const CM2_PER_M2 = 10_000;

/** Whether permits on record say anything about the place of a row. */
export type PermitCoverage = (polygons: MeasuredPolygons, row: number) => boolean;

/** Units in which the middle of a permit lies, beside those that a field package was told of; without units the box round each layer. */
export function permitCoverage(
  land: Pick<DistrictLand, 'settings' | 'units'>,
  permits: readonly Pick<LandLayer, 'polygons' | 'count'>[],
): PermitCoverage {
  if (land.units.list.length > 0) {
    const unitOf = unitOfRow(land.units);
    const covered = keptUnits(land.units, permits, land.settings.permitUnits);
    return (polygons, row) => {
      const unit = unitOf(polygons, row);
      return unit !== null && covered.has(unit);
    };
  }
  return permits.length === 0 ? () => false : boxesOf(permits);
}

interface Covered {
  readonly permits: readonly MeasuredPolygons[];
  readonly told: readonly string[] | undefined;
  readonly units: ReadonlySet<string>;
}

/** By the outlines of the units: a build that is being drawn asks at every move, and neither units nor permits have changed. */
const lastCovered = new WeakMap<MeasuredPolygons, Covered>();

function keptUnits(
  units: DistrictLand['units'],
  layers: readonly Pick<LandLayer, 'polygons' | 'count'>[],
  told: readonly string[] | undefined,
): ReadonlySet<string> {
  const known = lastCovered.get(units.polygons);
  const isSame =
    known?.told === told &&
    known?.permits.length === layers.length &&
    layers.every(({ polygons }, k) => polygons === known.permits[k]);
  if (known && isSame) return known.units;
  const covered = coveredUnits(units, layers, told);
  lastCovered.set(units.polygons, { permits: layers.map(({ polygons }) => polygons), told, units: covered });
  return covered;
}

/** The smallest units in which the middle of at least one permit lies. */
export function coveredUnits(
  units: DistrictLand['units'],
  permits: readonly Pick<LandLayer, 'polygons' | 'count'>[],
  told: readonly string[] = [],
): ReadonlySet<string> {
  const unitOf = unitOfRow(units);
  const covered = new Set(told);
  for (const { polygons, count } of permits)
    for (let row = 0; row < count; row++) {
      const unit = unitOf(polygons, row);
      if (unit !== null) covered.add(unit);
    }
  return covered;
}

function boxesOf(permits: readonly Pick<LandLayer, 'polygons'>[]): PermitCoverage {
  const around = permits.map(({ polygons }) => {
    const { boxes } = polygons.view('planar');
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let at = 0; at < boxes.length; at += 4) {
      west = Math.min(west, boxes[at]);
      south = Math.min(south, boxes[at + 1]);
      east = Math.max(east, boxes[at + 2]);
      north = Math.max(north, boxes[at + 3]);
    }
    return [west, south, east, north];
  });
  return (polygons, row) => {
    const { boxes } = polygons.view('planar');
    const x = (boxes[4 * row] + boxes[4 * row + 2]) / 2;
    const y = (boxes[4 * row + 1] + boxes[4 * row + 3]) / 2;
    return around.some(([west, south, east, north]) => x >= west && x <= east && y >= south && y <= north);
  };
}
