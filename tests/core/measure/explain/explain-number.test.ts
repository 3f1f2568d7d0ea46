import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatArea } from '../../../../src/core/measure/decimal.ts';
import type { Deviation } from '../../../../src/core/measure/explain/deviation.ts';
import { explainNumber } from '../../../../src/core/measure/explain/explain-number.ts';
import type { ReadingResult } from '../../../../src/core/measure/explain/explanation.ts';
import { outlineOf } from '../../../../src/core/measure/explain/outline.ts';
import {
  geodesicSum,
  planarSum,
  type RingSum,
  sphereSum,
  webMercatorSum,
} from '../../../../src/core/measure/explain/ring-sums.ts';
import { listScopes } from '../../../../src/core/measure/explain/scopes.ts';
import { readTypedNumber, type TypedNumber, type TypedUnit } from '../../../../src/core/measure/explain/typed-number.ts';
import { writeCanonicalJson } from '../../../../src/core/register/canonical-json.ts';
import { shapeOf } from './explained-shape.ts';
import golden from './golden-numbers.json' with { type: 'json' };

interface GoldenCase {
  readonly shape: keyof typeof golden.shapes;
  readonly number: string;
  readonly unit: TypedUnit;
  readonly deviations: readonly string[];
  readonly params: Readonly<Record<string, string | number>>;
}

const CASES = golden.cases as unknown as readonly GoldenCase[];
const MERIDIANS = { plot: 120, block: 105, parts: 87 } as const;

const typed = (text: string, unit: TypedUnit): TypedNumber => {
  const read = readTypedNumber(text, unit);
  if (typeof read === 'string') throw new Error(read);
  return read;
};

const explain = (one: Pick<GoldenCase, 'shape' | 'number' | 'unit'>) =>
  explainNumber(shapeOf(golden.shapes[one.shape], MERIDIANS[one.shape]), typed(one.number, one.unit));

/** Does a line name all of a case's deviations and no more, under its own names or those that come to the same? */
function isOf({ deviations, alike = [] }: ReadingResult, one: GoldenCase): boolean {
  const named = [...deviations, ...alike];
  const matches = ({ code, params = {} }: Deviation) =>
    one.deviations.includes(code) &&
    Object.entries(one.params).every(([name, value]) => !(name in params) || params[name] === value);
  const found = one.deviations.filter((code) => named.some((other) => other.code === code && matches(other)));
  return deviations.length === one.deviations.length && found.length === one.deviations.length;
}

describe(`numbers by ${golden.source}`, () => {
  it.each(CASES.filter(({ deviations }) => deviations[0] !== 'none'))('$number $unit of $shape: $deviations', async (one) => {
    const { verdict, given } = await explain(one);
    const about = JSON.stringify({ verdict, given }, null, 1);
    // Of few digits more than one way as simple gives the number: then all of them are told.
    const told = verdict === 'several' || verdict === 'coarse' ? given.slice(0, 3) : given.slice(0, 1);
    expect(
      told.some((line) => isOf(line, one)),
      about,
    ).toBe(true);
    expect(verdict === 'agrees', about).toBe(one.deviations.length === 0);
  });

  it.each(CASES.filter(({ deviations }) => deviations[0] === 'none'))('$number $unit of $shape: none', async (one) => {
    expect((await explain(one)).verdict).toBe('none');
  });
});

/** A star-shaped plot of 30 … 3 000 m across somewhere in the zone of 120°. */
const plots = fc
  .record({
    lon: fc.double({ min: 119, max: 121, noNaN: true }),
    lat: fc.double({ min: 22, max: 45, noNaN: true }),
    size_deg: fc.constantFrom(0.0005, 0.002, 0.01),
    radii: fc.array(fc.double({ min: 0.6, max: 1, noNaN: true }), { minLength: 4, maxLength: 9 }),
  })
  .map(({ lon, lat, size_deg, radii }) => {
    const at = (n: number, share: number) => {
      const angle = (2 * Math.PI * n) / radii.length;
      return [lon + size_deg * share * Math.cos(angle), lat + size_deg * share * Math.sin(angle)];
    };
    return [[radii.map((share, n) => at(n, share)), [0, 1, 2].map((n) => at(n, 0.2))]];
  });

const kept = (polygons: readonly (readonly (readonly (readonly number[])[])[])[], sum: RingSum, factor: number): number =>
  factor * listScopes(outlineOf(polygons).map((rings) => rings.map(sum)))[0].area;

describe('whatever the shape', () => {
  const ways: readonly (readonly [code: string, sum: RingSum, factor: number])[] = [
    ['geodesic', geodesicSum, 1],
    ['sphere', sphereSum, 6_371_008.8 ** 2],
    ['web-mercator', webMercatorSum, 6_378_137 ** 2],
    ['117', planarSum(117), 1],
    ['123', planarSum(123), 1],
  ];

  it('names the method of a number among the first', async () => {
    await fc.assert(
      fc.asyncProperty(plots, fc.constantFrom(...ways), async (polygons, [code, sum, factor]) => {
        const number = kept(polygons, sum, factor).toFixed(3);
        const { given, verdict } = await explainNumber(shapeOf(polygons, 120), typed(number, 'm2'));
        const named = given.slice(0, 4).flatMap(({ deviations, alike = [] }) => [...deviations, ...alike]);
        // Near the meridian, or of three digits more than a plot has, two methods give one number.
        if (verdict !== 'agrees') expect(named.flatMap((one) => [one.code, String(one.params?.meridian)])).toContain(code);
      }),
      { numRuns: 30 },
    );
  });

  it('agrees with its own number in every unit and any digits', async () => {
    await fc.assert(
      fc.asyncProperty(
        plots,
        fc.constantFrom('m2', 'mu', 'ha'),
        fc.integer({ min: 1, max: 4 }),
        async (polygons, unit, decimals) => {
          const shape = shapeOf(polygons, 120);
          const number = formatArea(shape.record.value_cm2, unit, decimals);
          fc.pre(Number(number) > 0);
          expect((await explainNumber(shape, typed(number, unit))).verdict).toBe('agrees');
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('an explanation', () => {
  const plot = golden.shapes.plot;

  it('tells the distance from its own number, in the unit, in m² and in percent, and whether ± covers it', async () => {
    const shape = shapeOf(plot, 120, { sigma_m: 0.5 });
    const { nearest, record } = await explainNumber(shape, typed('14.10', 'mu'));
    expect(record.sigma_m2).toBeGreaterThan(40);
    expect(nearest[0]).toMatchObject({
      deviations: [],
      difference: '0.13144',
      difference_percent: '0.941',
      isWithinSigma: false,
    });
    const near = await explainNumber(shape, typed('14.00', 'mu'));
    expect([...near.given, ...near.nearest].every(({ isWithinSigma }) => isWithinSigma !== null)).toBe(true);
    expect(near.nearest.find(({ deviations }) => deviations.length === 0)?.isWithinSigma).toBe(true);
  });

  it('says that few digits do not prove its own method, and which others give them', async () => {
    const few = await explainNumber(shapeOf(plot, 120), typed('13.97', 'mu'));
    expect([few.verdict, few.isShared]).toEqual(['agrees', true]);
    expect(few.given.flatMap(({ deviations }) => deviations.map(({ code }) => code))).toContain('ellipsoidal');
    const many = await explainNumber(shapeOf(plot, 120), typed('9312.3757', 'm2'));
    expect([many.verdict, many.isShared]).toEqual(['agrees', false]);
  });

  it('finds a figure that is on record as stated', async () => {
    const shape = shapeOf(plot, 120, { more: { stated: [{ value_cm2: 95_001_200, where: 'deed' }] } });
    const { verdict, given } = await explainNumber(shape, typed('9500.12', 'm2'));
    expect(verdict).toBe('explained');
    expect(given[0].deviations).toEqual([{ code: 'stated', params: { where: 'deed' } }]);
  });

  it('finds the number of another shape: the whole parcel instead of its part', async () => {
    const part = shapeOf(plot, 120, {
      more: {
        others: [
          { deviation: { code: 'whole-parcel' }, cost: 0.9, terms: [{ outline: outlineOf(golden.shapes.block), sign: 1 }] },
        ],
      },
    });
    // The block by planar area of the meridian 120.
    const number = kept(golden.shapes.block, planarSum(120), 1).toFixed(2);
    expect((await explainNumber(part, typed(number, 'm2'))).given[0].deviations).toEqual([{ code: 'whole-parcel' }]);
  });

  it('says that land was counted twice where a repaired shape is taken as it was drawn', async () => {
    const twice = [plot[0], plot[0]];
    const once = shapeOf(plot, 120, { more: { source: outlineOf(twice), isRepaired: true } });
    const number = kept(twice, planarSum(120), 1).toFixed(1);
    expect((await explainNumber(once, typed(number, 'm2'))).given[0].deviations).toEqual([{ code: 'as-drawn' }]);
  });

  it('hints at a raised plane where nothing gives the number', async () => {
    const height_m = 2_260;
    const shape = shapeOf(plot, 120);
    const number = ((shape.record.value_cm2 / 1e4) * (1 + height_m / 6_378_137) ** 2).toFixed(2);
    const { verdict, planeHeight_m } = await explainNumber(shape, typed(number, 'm2'));
    expect(verdict).toBe('none');
    expect(Math.abs((planeHeight_m ?? 0) - height_m)).toBeLessThanOrEqual(5);
  });

  it('is the same whenever it is made again', async () => {
    const again = async () => writeCanonicalJson(await explainNumber(shapeOf(plot, 120), typed('9319.58', 'm2')));
    expect(await again()).toBe(await again());
  });

  it('ends where it is cancelled', async () => {
    const asked = explainNumber(shapeOf(plot, 120), typed('1', 'm2'), { signal: { aborted: true } });
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
  });
});
