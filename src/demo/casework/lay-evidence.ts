import type { PropertyColumn } from '../../formats/package/package.ts';
import type { LayerKind } from '../../core/register/layer.ts';
import { cos, sin } from '../../core/geodesy/elementary.ts';
import { toColumns } from '../district-shapes.ts';
import type { DemoItem } from '../clearance.ts';
import type { DemoLayer } from '../layers.ts';
import type { DemoParcel } from '../parcels.ts';
import type { Random } from '../random.ts';
import { innerPoint, type Point, type PolygonRings, type Ring, ringCentroid, toWhole } from '../ring.ts';
import type { DemoSighting } from '../sightings.ts';

interface EvidenceSources {
  readonly parcels: readonly DemoParcel[];
  readonly items: readonly DemoItem[];
  readonly sightings: readonly DemoSighting[];
}

/** Land paid for in former years, permits to build and patches from pictures: what reports and items are checked against. */
export function layEvidence(sources: EvidenceSources, nextId: () => string, random: Random): readonly DemoLayer[] {
  return [
    layCompensated(sources, nextId, random.fork('compensated')),
    layPermits(sources, nextId, random.fork('permits')),
    layPatches(sources, nextId, random.fork('patches')),
  ];
}

function layCompensated({ parcels, items, sightings }: EvidenceSources, nextId: () => string, random: Random): DemoLayer {
  const inRedLines = new Set(items.map(({ parcel }) => parcel));
  const elsewhere = parcels.flatMap(({ use }, place) => (use === 'farm' && !inRedLines.has(place) ? [place] : []));
  const paid = items.filter(({ milestones }) => milestones.some(({ kind }) => kind === 'paid'));
  const shapes: (readonly PolygonRings[])[] = [
    ...Array.from({ length: 28 }, () => parcels[random.pick(elsewhere)].shape),
    // Paid for once already, under a project of another year.
    ...Array.from({ length: 4 }, () => parcels[random.pick(paid).parcel].shape),
    ...Array.from({ length: 5 }, () => [[blockRound(ringCentroid(random.pick(sightings).shape), 16, 26, random)]]),
  ];
  const years = shapes.map(() => random.whole(2016, 2023));
  return layer('compensated', '历年已补偿土地（2016—2023）', shapes, nextId, [
    { name: 'name', values: shapes.map((_, n) => `补偿-${years[n]}-${String(n + 1).padStart(3, '0')}`) },
    { name: 'paidOn', values: years.map((year, n) => `${year}-${String((n % 12) + 1).padStart(2, '0')}-15`) },
  ]);
}

function layPermits({ parcels, sightings }: EvidenceSources, nextId: () => string, random: Random): DemoLayer {
  const homes = parcels.flatMap(({ landUse }, place) => (landUse.startsWith('0702') ? [place] : []));
  const shapes: (readonly PolygonRings[])[] = [
    ...Array.from({ length: 30 }, () => [
      [blockRound(innerPoint(parcels[random.pick(homes.length > 0 ? homes : [0])].shape[0][0]), 9, 13, random)],
    ]),
    // Permits that reports turn out to be covered by, wholly or in part.
    ...Array.from({ length: 10 }, () => [[blockRound(ringCentroid(random.pick(sightings).shape), 8, 22, random)]]),
  ];
  const years = shapes.map(() => random.whole(2023, 2026));
  return layer('permits', '建设许可（2023—2026）', shapes, nextId, [
    { name: 'name', values: shapes.map((_, n) => `岛规建〔${years[n]}〕${n + 1}号`) },
    { name: 'issuedOn', values: years.map((year, n) => `${year}-${String((n % 9) + 1).padStart(2, '0')}-10`) },
  ]);
}

/** Half of them show land on which something was reported, half land that merely looks changed. */
function layPatches({ parcels, sightings }: EvidenceSources, nextId: () => string, random: Random): DemoLayer {
  const farms = parcels.filter(({ use }) => use === 'farm');
  const shapes = Array.from({ length: PATCH_COUNT }, (_, n): readonly PolygonRings[] => {
    const centre = n % 2 === 0 ? ringCentroid(random.pick(sightings).shape) : innerPoint(random.pick(farms).shape[0][0]);
    return [[blockRound(centre, 18, 60, random)]];
  });
  return layer('patches', '卫片图斑（2026 年三季度）', shapes, nextId, [
    { name: 'name', values: shapes.map((_, n) => namePatch(n)) },
    { name: 'imagedBeforeOn', values: shapes.map(() => '2026-04-12') },
    { name: 'imagedOn', values: shapes.map(() => '2026-08-30') },
  ]);
}

const PATCH_COUNT = 56;

/** Number of a patch: no county has this code. */
export const namePatch = (place: number): string => `990101-2026Q3-${String(place + 1).padStart(4, '0')}`;

function layer(
  kind: LayerKind,
  name: string,
  shapes: readonly (readonly PolygonRings[])[],
  nextId: () => string,
  properties: readonly PropertyColumn[],
): DemoLayer {
  return { id: nextId(), kind, name, columns: toColumns(shapes), ids: shapes.map(() => nextId()), properties };
}

/** A turned rectangle with sides between the two lengths, metres. */
function blockRound([cx, cy]: Point, least_m: number, most_m: number, random: Random): Ring {
  const angle = random.between(0, Math.PI / 2);
  const [c, s] = [cos(angle), sin(angle)];
  const [u, v] = [500 * random.between(least_m, most_m), 500 * random.between(least_m, most_m)];
  const corner = (x: number, y: number): Point => toWhole(cx + x * u * c - y * v * s, cy + x * u * s + y * v * c);
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}
