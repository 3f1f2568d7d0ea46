import { describe, expect, it } from 'vitest';
import type { ReadyStopKind } from '../../../src/core/report/tour/ready-stops.ts';
import type { Snapshot } from '../../../src/core/report/snapshot/snapshot.ts';
import type { TourWords } from '../../../src/features/leader/tour/tour-words.ts';
import { createReadyWords } from '../../../src/features/leader/tour/word-ready-stop.ts';
import { createI18n, type Locale } from '../../../src/i18n/create-i18n.ts';
import type { ToldStop } from '../../../src/state/leader/ready-tour.ts';

const table = (key: string, columns: readonly string[], cells: readonly (number | 'hidden')[]) => ({
  key,
  columns: columns.map((one) => ({
    key: one,
    unit: 'cases',
    formula: 'f',
    ...(one === 'land-handed-over' && { denominator: 'land' }),
  })),
  rows: [{ level: 'zone', key: 'east', name: '东岸', nameEn: 'East' }],
  cells: [cells],
});
const snapshotOf = (closed: number | 'hidden') =>
  ({
    district: { id: 'd' },
    asOf: '2026-11-22',
    knownAt: { seq: 1234, chainHash: 'ab' },
    figures: [
      table('clearance', ['land', 'land-handed-over', 'footprint', 'signed'], [200, 50, 150, 'hidden']),
      table('cases', ['cases-verified', 'cases-closed'], [9, closed]),
    ],
    layers: { redLines: [] },
  }) as unknown as Snapshot;
/** Amounts as they are, so that a sentence shows which it says. */
const WORDS = {
  nameOf: ({ name, nameEn }: { name: string; nameEn?: string }) => nameEn ?? name,
  figure: ({ value }: { value: unknown }) => ({ label: '', number: String(value), unit: 'u', beside: '', change: '' }),
} as unknown as TourWords;

async function say(kind: ReadyStopKind, stop: Partial<ToldStop> = {}, closed: number | 'hidden' = 4, locale: Locale = 'en') {
  const { t } = await createI18n(locale);
  const places = [{ key: 'east', name: '东岸', nameEn: 'East' }];
  return createReadyWords(t, WORDS, locale)({ kind, places, figures: [], ...stop }, snapshotOf(closed));
}
const refs = (...columns: string[]) => columns.map((column) => ({ table: 'clearance', row: 'east', column }));

describe('the words of a stop that nobody has to make', () => {
  it('name the place with most left, and how much', async () => {
    const { text } = await say('stuck', { figures: refs('footprint') });
    expect(text).toContain('East');
    expect(text).toContain('150 u');
  });

  it('say the share of who is ahead', async () => {
    expect((await say('ahead')).text).toContain('25.0 %');
  });

  it('say what made the week, with land that a revision brought among what is new', async () => {
    const amounts = { before: 9, entered: 6_666_667, revised: 6_666_666, released: 66_666_667, after: 1 };
    const { text } = await say('change', {
      chart: { kind: 'waterfall', redLineId: null, name: 'd', before: '2026-11-15', after: '2026-11-22', amounts },
    });
    expect(text).toMatch(/Cleared in the week: 10\.0 mu; new: 2\.0 mu/);
  });

  it('count the builds that are left, or say that none is', async () => {
    expect((await say('builds')).text).toContain('5 u');
    expect((await say('builds', {}, 9)).text).toMatch(/^All /);
  });

  it('say nothing of what is hidden or was not told', async () => {
    expect((await say('builds', {}, 'hidden')).text).toBe('');
    expect((await say('standing', { figures: refs('footprint') })).text).toBe('');
    expect((await say('change')).text).toBe('');
  });

  it('name the records they come from', async () => {
    const { text } = await say('trust', {}, 4, 'zh-CN');
    expect(text).toContain('2026-11-22');
    expect(text).toContain('1,234');
  });
});
