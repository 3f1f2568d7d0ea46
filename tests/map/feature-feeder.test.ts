import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DrawnFeatures, FeatureDiff } from '../../src/map/diff-features.ts';
import { FeatureFeeder, isMany } from '../../src/map/feature-feeder.ts';
import type { MapFinding } from '../../src/map/map-scene.ts';
import type { SceneFeature } from '../../src/map/live-feature.ts';
import { SEED, seeded } from '../support/seeded.ts';

interface Thing extends MapFinding {
  readonly grade: number;
}

const AT = { type: 'Point' as const, coordinates: [134, 24] };
const thing = (id: string, grade: number): Thing => ({ id, grade, severity: 'question', accepted: false, at: [134, 24] });
const wantedOf = (things: readonly Thing[]): SceneFeature[] =>
  things.map((one) => ({
    id: one.id,
    from: one,
    make: () => ({ type: 'Feature', geometry: AT, properties: { id: one.id, grade: one.grade } }),
  }));
const manyOf = (count: number, grade = 1): Thing[] => Array.from({ length: count }, (_, n) => thing(`f${n}`, grade));

/** A source that keeps what it is told, and takes a part only when it is let to. */
function watch() {
  const drawn: DrawnFeatures = new Map();
  const source = new Map<string, unknown>();
  const parts: FeatureDiff[] = [];
  const tasks: (() => void)[] = [];
  const failures: unknown[] = [];
  let isOut = false;
  const send = async (part: FeatureDiff) => {
    if (isOut) throw new Error('the map has gone');
    parts.push(part);
    for (const id of part.remove) source.delete(id);
    for (const { properties } of part.add) source.set(String(properties.id), properties.grade);
    for (const { id, addOrUpdateProperties } of part.update)
      for (const { key, value } of addOrUpdateProperties) if (key === 'grade') source.set(id, value);
  };
  const feeder = new FeatureFeeder(
    drawn,
    send,
    (error) => failures.push(error),
    (work) => tasks.push(work),
  );
  const step = async () => {
    tasks.shift()?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  const settle = async () => {
    while (tasks.length > 0) await step();
  };
  return { feeder, source, parts, tasks, failures, step, settle, breakMap: () => (isOut = true) };
}

const sizeOf = ({ add, update }: FeatureDiff): number => add.length + update.length;

it('hands thousands over in parts, each in a task of its own, none of them in the one that asks', async () => {
  const { feeder, source, parts, step, settle } = watch();
  feeder.bringTo(wantedOf(manyOf(3_500)));
  expect(parts).toHaveLength(0);
  await step();
  await step();
  expect(parts).toHaveLength(1);
  await settle();
  expect(source.size).toBe(3_500);
  expect(parts.every((part) => !isMany({ length: sizeOf(part) }))).toBe(true);
});

it(`ends with the newest of what was asked for, whatever came in between (seed ${SEED})`, async () => {
  const things = fc
    .uniqueArray(
      fc.tuple(fc.nat(40), fc.nat(3)).map(([n, grade]) => thing(String(n), grade)),
      { selector: ({ id }) => id },
    )
    .map((small) => [...small, ...manyOf(1_001, small.length)]);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(things, fc.nat(4)), { minLength: 1, maxLength: 4 }), async (asked) => {
      const { feeder, source, step, settle } = watch();
      for (const [wanted, steps] of asked) {
        feeder.bringTo(wantedOf(wanted));
        for (let n = 0; n < steps; n++) await step();
      }
      await settle();
      const [last] = asked[asked.length - 1];
      expect(source).toEqual(new Map(last.map(({ id, grade }) => [id, grade])));
    }),
    seeded(40),
  );
});

it('gives nothing any more to a source whose features were lost', async () => {
  const { feeder, parts, step, settle } = watch();
  feeder.bringTo(wantedOf(manyOf(5_000)));
  for (let n = 0; n < 3; n++) await step();
  const before = parts.length;
  feeder.stop();
  await settle();
  expect(before).toBeGreaterThan(0);
  expect(parts).toHaveLength(before);
});

it('tells what the map could not take, and goes on', async () => {
  const { feeder, failures, settle, breakMap } = watch();
  breakMap();
  feeder.bringTo(wantedOf(manyOf(1_500)));
  await settle();
  expect(failures).toHaveLength(2);
});
