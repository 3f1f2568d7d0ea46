import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AcceptedChange } from '../../../src/core/register/change.ts';
import type { EntityRef } from '../../../src/core/register/entity-ref.ts';
import { applyChanges, foldFeed } from '../../../src/core/register/fold.ts';
import type { Layer } from '../../../src/core/register/layer.ts';
import type { Register } from '../../../src/core/register/register.ts';
import { FINDING_CODES } from '../../../src/core/rules/codes.ts';
import { findFindings } from '../../../src/core/rules/find-findings.ts';
import { type Finding, SEVERITIES } from '../../../src/core/rules/finding.ts';
import type { DistrictLand } from '../../../src/core/rules/land/district-land.ts';
import { labelEntity } from '../../../src/core/rules/land/label-entity.ts';
import { createI18n } from '../../../src/i18n/create-i18n.ts';
import { describeFinding, nameRule } from '../../../src/i18n/describe-finding.ts';
import { squareShape } from '../../support/district-changes.ts';
import { createLand, type RowsOfLayer } from '../../support/land-of-register.ts';
import { steps, writeHistory } from '../../support/random-history.ts';

const SEED = 20261129;
const DAYS = ['2026-01-20', '2026-03-15', '2026-12-01'] as const;

const square = (place: number) => squareShape(134.2 + place / 1000, 24, 0.0004);
/** The squares that random shapes lie on: parcels and compensated land on the first ones, permits beside them. */
const rowsOf: RowsOfLayer = ({ id, kind }) => {
  const places = kind === 'parcels' ? [0, 1, 2] : kind === 'compensated' ? [2, 4] : [5, 8];
  const shapes = places.map(square);
  return {
    ids: places.map((_, n) => (kind === 'parcels' ? `p-${n}` : `${id}/${n}`)),
    shapes,
    columns: { stated_cm2: places.map((_, n) => (n === 1 ? 1 : 0)) },
  };
};
const beside = (['compensated', 'permits'] as const).map(
  (kind): Layer => ({
    id: `beside-${kind}`,
    kind,
    name: kind,
    source: { fileName: 'a.kml', format: 'kml', crs: 'EPSG:4490' },
    notes: [],
    package_sha256: 'cd'.repeat(32),
    count: 2,
    importedOn: '2026-01-01',
  }),
);
const newLand = () => createLand(rowsOf, beside);

const words = (findings: readonly Finding[]) => findings.map((one) => JSON.stringify(one)).sort();
async function judge(register: Register, on: string, landOf = newLand()): Promise<string[]> {
  return words(await findFindings(await landOf(register, on), register, on));
}
/** Nothing kept for another register may be used: what is kept goes by objects. */
const anew = (changes: readonly AcceptedChange[]) => foldFeed(structuredClone(changes) as AcceptedChange[]);

const holds = (land: DistrictLand, register: Register, { kind, id }: EntityRef): boolean => {
  switch (kind) {
    case 'parcel':
      return [...land.layers.values()].some((layer) => layer.rowOf(id) !== undefined);
    case 'clearance-item':
      return register.items.has(id);
    case 'red-line':
      return register.redLines.has(id);
    case 'sighting':
      return register.sightings.has(id);
    case 'case':
      return register.cases.has(id);
    case 'patch':
      return register.patches.has(id);
    case 'task':
      return register.tasks.has(id);
    case 'layer':
      return register.layers.has(id);
    default:
      return false;
  }
};

describe('what rules find in any history', () => {
  it(`is the same from the whole feed, in any order of entities, and from change to change (seed ${SEED})`, async () => {
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(steps(40, 120), fc.infiniteStream(fc.nat()), async (taken, chance) => {
        const { changes } = writeHistory(taken);
        const keyOf = ({ entity }: AcceptedChange) => `${entity.kind}/${entity.id}`;
        const queues = [...new Set(changes.map(keyOf))].map((key) => changes.filter((change) => keyOf(change) === key));
        const shuffled: AcceptedChange[] = [];
        while (shuffled.length < changes.length) {
          const waiting = queues.filter((queue) => queue.length > 0);
          shuffled.push(waiting[(chance.next().value ?? 0) % waiting.length].shift() as AcceptedChange);
        }
        const landOf = newLand();
        let register = foldFeed(changes.slice(0, 1));
        for (let from = 1; from < changes.length; from += 7) {
          register = applyChanges(register, changes.slice(from, from + 7));
          for (const on of DAYS) await judge(register, on, landOf);
        }
        for (const on of DAYS) {
          const whole = await judge(anew(changes), on);
          for (const one of whole) reached.add((JSON.parse(one) as Finding).code);
          expect(await judge(anew(changes), on)).toEqual(whole);
          expect(await judge(anew(shuffled), on)).toEqual(whole);
          expect(await judge(register, on, landOf)).toEqual(whole);
        }
      }),
      { seed: SEED, numRuns: 24, endOnFailure: true },
    );
    // Enough of the rules find something, or the property says nothing.
    expect(reached.size).toBeGreaterThanOrEqual(8);
  });

  it(`names what there is, from days up to the one asked about, in words of both languages (seed ${SEED})`, async () => {
    const texts = await Promise.all((['zh-CN', 'en'] as const).map((locale) => createI18n(locale)));
    await fc.assert(
      fc.asyncProperty(steps(40, 120), async (taken) => {
        const { register } = writeHistory(taken);
        for (const on of DAYS) {
          const land = await newLand()(register, on);
          for (const finding of await findFindings(land, register, on)) {
            const { code, severity, entities, m2, basis } = finding;
            expect(FINDING_CODES).toContain(code);
            expect(SEVERITIES).toContain(severity);
            expect(entities.filter((entity) => !holds(land, register, entity))).toEqual([]);
            expect(entities.map((entity) => labelEntity(land, register, entity) ?? '')).not.toContain('');
            const isSound = finding.on <= on && (m2 === undefined || m2 > 0) && basis !== '';
            expect(isSound ? [] : [finding, on]).toEqual([]);
            for (const language of texts) {
              const told = [nameRule(language, code), describeFinding(language, { ...finding, m2: String(m2) })];
              told.push(describeFinding(language, { ...finding, m2: undefined }, 'todo'));
              expect(told.filter((text) => text === '' || /undefined|\{\{|findings\./.test(text))).toEqual([]);
            }
          }
        }
      }),
      { seed: SEED, numRuns: 12, endOnFailure: true },
    );
  });
});
