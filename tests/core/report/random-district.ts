import fc from 'fast-check';
import type { MultiPolygon, Pair } from 'polygon-clipping';
import polygonClipping from 'polygon-clipping';
import type { NestedRings } from '../../../src/core/overlay/build-columns.ts';
import { buildColumns } from '../../../src/core/overlay/build-columns.ts';
import { measureView } from '../../../src/core/overlay/measure-view.ts';
import type { PolygonView } from '../../../src/core/overlay/polygon-set.ts';
import { NEVER } from '../../../src/core/report/footprint/activity.ts';
import type { FootprintInput, FootprintPlot, FootprintRedLine } from '../../../src/core/report/footprint/footprint-input.ts';
import { measureTables } from '../../../src/core/report/footprint/measure-tables.ts';

/** A field of 120 × 120 m, in millimetres. */
const FIELD = 120_000;
export const LAST_DAY = 60;

export interface RandomDistrict {
  readonly input: FootprintInput;
  readonly parcelRings: readonly NestedRings[];
  readonly redLineRings: readonly NestedRings[];
  readonly unitRings: readonly NestedRings[];
}

/** A star-shaped ring around a centre, counter-clockwise, in whole millimetres. */
const star = (least: number, most: number): fc.Arbitrary<NestedRings> =>
  fc
    .tuple(
      fc.nat(FIELD),
      fc.nat(FIELD),
      fc.integer({ min: least, max: most }),
      fc.array(fc.integer({ min: 40, max: 100 }), { minLength: 4, maxLength: 9 }),
    )
    .map(([x, y, radius, spokes]) => {
      const ring = spokes.map((percent, k): [number, number] => {
        const angle = (2 * Math.PI * k) / spokes.length;
        return [
          Math.round(x + (radius * percent * Math.cos(angle)) / 100),
          Math.round(y + (radius * percent * Math.sin(angle)) / 100),
        ];
      });
      return [[[...ring, ring[0]]]];
    });

const days = fc
  .tuple(fc.nat(30), fc.nat(45))
  .map(([from, lasting]) => ({ from, until: lasting > 40 ? NEVER : from + lasting + 1 }));

/** Few parcels in a small field, some of them twice: every claim overlaps many others. Two to three red lines that overlap, one revised. */
export const randomDistrict: fc.Arbitrary<RandomDistrict> = fc
  .record({
    parcels: fc.array(star(5_000, 40_000), { minLength: 3, maxLength: 10 }),
    copies: fc.array(fc.nat(20), { maxLength: 3 }),
    redLines: fc.array(star(30_000, 110_000), { minLength: 3, maxLength: 4 }),
    border: fc.tuple(fc.nat(FIELD), fc.nat(FIELD)),
    plots: fc.array(fc.record({ parcel: fc.nat(20), redLine: fc.nat(3), days }), { minLength: 3, maxLength: 24 }),
    revisedOn: fc.nat(50),
  })
  .map(({ parcels, copies, redLines: redLineRings, border, plots, revisedOn }) => {
    const parcelRings = [...parcels, ...copies.map((copy) => parcels[copy % parcels.length])];
    const unitRings = cutField(border);
    const redLines: FootprintRedLine[] = redLineRings.slice(1).map((_, i) => ({
      id: `r-${i}`,
      versions:
        i > 0
          ? [{ row: i + 1, from: 0, until: NEVER }]
          : [
              { row: 0, from: 0, until: revisedOn + 1 },
              { row: 1, from: revisedOn + 1, until: NEVER },
            ],
    }));
    const input = assemble(
      parcelRings,
      redLineRings,
      unitRings,
      redLines,
      plots.map(({ parcel, redLine, days: { from, until } }, i) => ({
        kind: 'item',
        id: `i-${i}`,
        parcelRow: parcel % parcelRings.length,
        redLine: redLine % redLines.length,
        from,
        until,
        units: [],
      })),
    );
    return { input, parcelRings, redLineRings, unitRings };
  });

export function assemble(
  parcelRings: readonly NestedRings[],
  redLineRings: readonly NestedRings[],
  unitRings: readonly NestedRings[],
  redLines: readonly FootprintRedLine[],
  plots: readonly FootprintPlot[],
): FootprintInput {
  const [parcels, redLineShapes, unitShapes] = [parcelRings, redLineRings, unitRings].map(viewOf);
  const units = unitRings.map((_, row) => ({ id: `u-${row}` }));
  return { parcels, redLineShapes, unitShapes, plots, redLines, units, ...measureTables({ parcels, redLineShapes, unitShapes }) };
}

function viewOf(features: readonly NestedRings[]): PolygonView {
  const columns = buildColumns(features);
  return measureView(columns, 'planar', columns.coordinates);
}

/** Two units that share a slanted border and together hold everything. */
function cutField([south, north]: readonly [number, number]): NestedRings[] {
  const [low, high] = [-2 * FIELD, 3 * FIELD];
  return [
    [
      [
        [
          [low, low],
          [south, low],
          [north, high],
          [low, high],
          [low, low],
        ],
      ],
    ],
    [
      [
        [
          [south, low],
          [high, low],
          [high, high],
          [north, high],
          [south, low],
        ],
      ],
    ],
  ];
}

/** The same in which some parcels were given other shapes on some days, one of them twice at the most, some on one day. */
export const reshapedDistrict: fc.Arbitrary<RandomDistrict> = fc
  .tuple(
    randomDistrict,
    fc.array(fc.record({ parcel: fc.nat(20), on: fc.integer({ min: 1, max: 50 }), to: star(5_000, 40_000) }), {
      minLength: 1,
      maxLength: 6,
    }),
  )
  .map(([district, changes]) => {
    const { parcelRings, redLineRings, unitRings, input } = district;
    const rings = [...parcelRings];
    const later = changes
      .map(({ parcel, on, to }) => ({ parcel: parcel % parcelRings.length, on, row: rings.push(to) - 1 }))
      .sort((a, b) => a.on - b.on);
    const plots = input.plots.map((plot): FootprintPlot => {
      const own = later.filter(({ parcel }) => parcel === plot.parcelRow);
      if (own.length === 0) return plot;
      const versions = [{ row: plot.parcelRow, on: -NEVER }, ...own];
      return { ...plot, shapes: versions.map(({ row, on }, n) => ({ row, from: on, until: versions[n + 1]?.on ?? NEVER })) };
    });
    return { ...district, parcelRings: rings, input: assemble(rings, redLineRings, unitRings, input.redLines, plots) };
  });

/**
 * The same in which about half of the plots are parts of cases: two parts a case at the most, each there for one stretch of days or two,
 * with a shape that shrinks or moves, and nothing of it before the first and perhaps after the last.
 */
export const districtWithCases: fc.Arbitrary<RandomDistrict> = fc
  .tuple(
    randomDistrict,
    fc.array(
      fc.record({
        isCase: fc.boolean(),
        first: fc.nat(20),
        steps: fc.array(fc.record({ lasting: fc.integer({ min: 1, max: 25 }), to: star(3_000, 25_000) }), {
          minLength: 1,
          maxLength: 3,
        }),
        isGone: fc.boolean(),
        again: fc.option(fc.record({ after: fc.integer({ min: 1, max: 10 }), lasting: fc.integer({ min: 1, max: 20 }) })),
      }),
      { minLength: 24, maxLength: 24 },
    ),
  )
  .map(([district, parts]) => {
    const { parcelRings, redLineRings, unitRings, input } = district;
    const rings = [...parcelRings];
    const plots = input.plots.flatMap((plot, n): FootprintPlot[] => {
      const { isCase, first, steps, isGone, again } = parts[n];
      if (!isCase) return [plot];
      let from = first;
      const shapes = steps.map(({ lasting, to }, step) => {
        const until = step + 1 < steps.length || isGone ? from + lasting : NEVER;
        const shape = { row: rings.push(to) - 1, from, until };
        from += lasting;
        return shape;
      });
      const part = { ...plot, kind: 'case' as const, id: `c-${n >> 1}`, parcelRow: shapes[0].row, shapes, units: ['u-0'] };
      if (!again || plot.until === NEVER) return [part];
      const opened = plot.until + again.after;
      return [part, { ...part, from: opened, until: opened + again.lasting }];
    });
    return { ...district, parcelRings: rings, input: assemble(rings, redLineRings, unitRings, input.redLines, plots) };
  });

/** The district with one kind of its plots alone, its shapes and tables made anew. */
export function ofKind(district: RandomDistrict, kind: FootprintPlot['kind']): RandomDistrict {
  const { parcelRings, redLineRings, unitRings, input } = district;
  const plots = input.plots.filter((plot) => plot.kind === kind);
  return { ...district, input: assemble(parcelRings, redLineRings, unitRings, input.redLines, plots) };
}

/** The district as if every parcel always had the shape of one day. */
export function fixShapes(district: RandomDistrict, day: number): RandomDistrict {
  const { parcelRings, redLineRings, unitRings, input } = district;
  const plots = input.plots.map((plot) => ({ ...plot, shapes: undefined, parcelRow: rowOn(plot, day) }));
  return { ...district, input: assemble(parcelRings, redLineRings, unitRings, input.redLines, plots) };
}

const rowOn = ({ parcelRow, shapes }: FootprintPlot, day: number): number =>
  shapes?.find(({ from, until }) => from <= day && day < until)?.row ?? parcelRow;

/** Area of the true union on a day, m², by another engine. Units: -1 = none. */
export function unionOf(district: RandomDistrict, day: number, redLine: number | null, unit: number): number {
  const { input, parcelRings, redLineRings, unitRings } = district;
  const claims: MultiPolygon[] = [];
  for (const plot of input.plots) {
    if (plot.from > day || plot.until <= day || (redLine !== null && plot.redLine !== redLine)) continue;
    const version = input.redLines[plot.redLine].versions.find(({ from, until }) => from <= day && day < until);
    const row = plot.kind === 'item' ? rowOn(plot, day) : plot.shapes?.find(({ from, until }) => from <= day && day < until)?.row;
    if (version && row !== undefined)
      claims.push(polygonClipping.intersection(toClip(parcelRings[row]), toClip(redLineRings[version.row])));
  }
  if (claims.length === 0) return 0;
  const union = polygonClipping.union(claims[0], ...claims.slice(1));
  return areaOf(unit < 0 ? union : polygonClipping.intersection(union, toClip(unitRings[unit])));
}

function toClip(rings: NestedRings): MultiPolygon {
  return rings.map((polygon) => polygon.map((ring) => ring.map(([x, y]): Pair => [x, y])));
}

function areaOf(shape: MultiPolygon): number {
  let doubled = 0;
  for (const polygon of shape) {
    for (const ring of polygon) {
      const [x0, y0] = ring[0];
      for (let i = 1; i < ring.length; i++)
        doubled += (ring[i - 1][0] - x0) * (ring[i][1] - y0) - (ring[i][0] - x0) * (ring[i - 1][1] - y0);
    }
  }
  return doubled / 2e6;
}
