import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseStep } from '../../src/core/register/case.ts';
import type { ChangeDraft } from '../../src/core/register/change.ts';
import type { HolidayYear } from '../../src/core/rules/calendar/holiday-table.ts';
import { FINDING_CODES } from '../../src/core/rules/codes.ts';
import type { FindingEntry } from '../../src/workers/calls/findings.ts';
import { connectEngine } from '../support/demo-engine.ts';
import { createWriter, ITEM, SIGHTING } from '../support/district-changes.ts';
import { openBare, placeAt } from '../support/square-district.ts';
import { collect, rectangle } from '../support/square-parcels.ts';

/** A Sunday after Spring Festival (15 to 23 February); every m², day and end below is reckoned by hand. */
const ON = '2026-03-01';
const { engine, stop } = connectEngine();
const writer = createWriter();
const holidays = [2025, 2026].map((year) => JSON.parse(readFileSync(`data/holidays/${year}.json`, 'utf8')) as HolidayYear);
let findings: readonly FindingEntry[] = [];

const polygon = (west: number, south: number, east: number, north: number) => {
  const corners: [number, number][] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon' as const, coordinates: [corners.map(([x, y]) => placeAt(x, y))] };
};
const gps = (west: number, south: number, east: number, north: number) => {
  return { coordinates: polygon(west, south, east, north), origin: 'gps', sigma_m: 2.5, source: { crs: 'EPSG:4490' } };
};

/** As a feed from elsewhere brings it: nobody asked an action. */
function put(type: string, kind: string, id: string, on: string, body: object): void {
  writer.accept({ district: 'd-1', entity: { kind, id }, type, v: 1, on, base: 0, body } as unknown as ChangeDraft);
}
function item(place: number, steps: readonly string[], redLineId = 'r-2', unit = 'v-1', id = `i-${place}`): void {
  const parcelId = `l-1/${place}`;
  put('item-registered', 'clearance-item', id, '2026-01-10', {
    item: { ...ITEM, id, parcelId, redLineId, unit, households: [] },
  });
  for (const step of steps) {
    const [kind, on, documentNo, proof] = step.split(' ');
    put('milestone-recorded', 'clearance-item', id, on, { milestone: { kind, documentNo, ...(proof && { proof }) } });
  }
}
function object(id: string, answerByOn?: string): void {
  const objection = { id: `o-${id}`, receivedOn: '2026-02-06', ...(answerByOn && { answerByOn }) };
  put('objection-received', 'clearance-item', id, '2026-02-06', { objection });
}
function legal(
  id: string,
  track: 'planning' | 'land',
  steps: readonly (readonly [CaseStep['kind'], string, Partial<CaseStep>?])[],
) {
  const occupiedLand = gps(0, 700, 10, 710);
  put('case-opened', 'case', id, steps[0][1], {
    case: { id, no: id, begunOn: steps[0][1], sightings: [], track },
    occupiedLand,
    reason: '线索',
  });
  for (const [kind, on, more] of steps) put('case-step-taken', 'case', id, on, { step: { kind, ...more } });
}
const served = (on: string) => ({ served: { on, proof: '回证' } });
const verified = { verification: 'violation' as const };

beforeAll(async () => {
  const units = [
    { id: 'v-1', level: 'village' as const, name: '一村', shape: polygon(-100, -100, 3000, 400) },
    { id: 'v-2', level: 'village' as const, name: '二村', shape: polygon(-100, 400, 3000, 900) },
  ];
  const take = await openBare(engine, { units, holidays }, writer);
  const squares = Array.from({ length: 13 }, (_, n) =>
    rectangle([200 * n, 0, 200 * n + 100, 100], { 宗地号: `T-${n}`, 面积: n === 12 ? 9_000 : 10_000 }),
  );
  await take('parcels', collect(squares), ['l-1']);
  // The two lines share 20 m × 100 m of parcel 7 and nothing else.
  const lines = [rectangle([1400, 0, 1460, 100], { 名称: '甲' }), rectangle([1440, 0, 2500, 100], { 名称: '乙' })];
  await take('red-lines', collect([...lines, rectangle([0, 0, 1300, 100], { 名称: '丙' })]), ['l-2', 'r-1', 'r-2', 'r-3']);
  await take('red-lines', collect([rectangle([0, 200, 100, 300], { 名称: '丁' })]), ['l-4', 'r-4']);
  const paidLand = [rectangle([1680, 0, 1700, 100], { 名称: '旧甲' }), rectangle([400, 200, 500, 300], { 名称: '旧乙' })];
  await take('compensated', collect(paidLand), ['l-3']);
  const permits = [rectangle([0, 200, 600, 300], { 名称: '许可' }), rectangle([200, 0, 420, 100], { 名称: '许可二' })];
  await take('permits', collect(permits), ['l-5']);
  await take('patches', collect([rectangle([0, 700, 100, 800], { 图斑编号: 'W-1' })]), ['l-6']);
  const from = writer.changes.length;
  put('red-line-described', 'red-line', 'r-4', '2026-01-05', { patch: { freezeOn: '2026-01-15' }, reason: '公告' });

  item(0, ['paid 2026-02-05 1 凭证'], 'r-3');
  item(1, ['decided 2026-02-03 1', 'paid 2026-02-05 1'], 'r-3');
  item(2, ['decided 2026-02-03 1', 'paid 2026-02-05 1 凭证', 'vacated 2026-02-10 1'], 'r-3');
  item(3, ['signed 2026-01-15 1', 'paid 2026-01-20 1 凭证'], 'r-3');
  item(4, ['signed 2026-02-03 1', 'paid 2026-02-05 1 凭证', 'vacated 2026-02-10 1'], 'r-3');
  object('i-4');
  put('objection-answered', 'clearance-item', 'i-4', '2026-02-20', { objectionId: 'o-i-4', result: '不成立' });
  item(5, [], 'r-3');
  object('i-5', '2026-02-20');
  const done = ['vacated 2026-02-08 1', 'demolished 2026-02-09 1', 'handed-over 2026-02-10 1', 'archived 2026-02-11 1'];
  // Handed over without the proof.
  item(6, ['published 2026-01-12 1', 'signed 2026-02-03 1', 'paid 2026-02-05 1 凭证', ...done], 'r-3');
  item(7, ['signed 2026-02-03 1', 'paid 2026-02-05 1 凭证'], 'r-1', 'v-1', 'i-7a');
  item(7, ['signed 2026-02-03 1', 'paid 2026-02-06 1 凭证'], 'r-2', 'v-1', 'i-7b');
  item(8, ['signed 2026-02-03 1']);
  const shape = gps(1800, 0, 1900, 100);
  put('parcel-reshaped', 'parcel', 'l-1/9', '2026-02-01', { layerId: 'l-1', parcelNo: 'T-9', shape, reason: '走绘' });
  item(9, ['signed 2026-02-03 1']);
  item(5, [], 'r-3', 'v-1', 'i-5b');
  const nowhere = { layerId: 'l-1', parcelNo: 'T-99', shape: gps(0, 800, 10, 810), reason: '补测' };
  put('parcel-reshaped', 'parcel', 'l-1/99', '2026-02-01', nowhere);
  item(10, ['signed 2026-02-03 1', 'decided 2026-02-04 1'], 'r-2', '三村');
  item(11, [], 'r-2', 'v-2');

  // Under a red line that is 940 m away.
  item(12, ['signed 2026-02-03 1', 'paid 2026-02-05 1 凭证'], 'r-1');

  const seen = (id: string, box: [number, number, number, number], more: object = {}) => {
    const sighting = { ...SIGHTING, id, no: id, ...more };
    put('sighting-reported', 'sighting', id, '2026-02-01', { sighting, shape: gps(...box), reason: '巡查' });
  };
  seen('s-after', [0, 200, 10, 210], { absentOn: '2026-01-20' });
  seen('s-unproven', [20, 200, 30, 210]);
  seen('s-paid', [400, 200, 410, 210]);
  seen('s-bare', [700, 200, 710, 210]);
  // Half of it lies beyond its permit, more than twice the error of its outline.
  seen('s-beyond', [550, 200, 650, 300]);
  seen('s-later', [210, 10, 220, 20], { seenOn: '2026-02-20', absentOn: '2026-02-06' });
  seen('s-perhaps-later', [405, 10, 415, 20], { seenOn: '2026-02-20' });
  seen('s-one', [300, 200, 310, 210]);
  seen('s-two', [305, 200, 315, 210]);

  const opened = (from_: string, to: string) =>
    [
      ['verified', from_, verified],
      ['opened', to],
    ] as const;
  const decidedOn = (day: string, more: Partial<CaseStep>) =>
    [
      ['notified', '2026-01-07', served('2026-01-07')],
      ['legally-reviewed', '2026-01-19'],
      ['decided', day, { decision: 'demolish', ...more }],
    ] as const;
  legal('k-early', 'planning', [
    ...opened('2026-01-05', '2026-01-06'),
    ...decidedOn('2026-01-20', served('2026-01-20')),
    ['demanded', '2026-01-21', served('2026-01-21')],
    ['charged', '2026-02-05'],
    ['enforcement-decided', '2026-02-06', served('2026-02-06')],
    ['announced', '2026-02-09'],
    ['enforced', '2026-02-25', { executor: 'government' }],
  ]);
  legal('k-step', 'planning', [
    ['verified', '2026-02-02', verified],
    ['notified', '2026-02-03', served('2026-02-03')],
  ]);
  // Its file was begun two days before anybody saw the build.
  seen('s-hasty', [900, 200, 910, 210], { seenOn: '2026-02-03' });
  put('case-opened', 'case', 'k-hasty', '2026-02-01', {
    case: { id: 'k-hasty', no: 'k-hasty', begunOn: '2026-02-01', sightings: ['s-hasty'], track: 'land' },
    occupiedLand: gps(900, 200, 910, 210),
    reason: '线索',
  });
  // Taken down by its owner on 10 February, and no shape since; the other was drawn anew on the day, with what is left.
  for (const id of ['s-down', 's-part']) {
    const east = id === 's-down' ? 1000 : 1100;
    seen(id, [east, 200, east + 10, 210]);
    put('case-opened', 'case', `k-${id}`, '2026-02-01', {
      case: { id: `k-${id}`, no: `k-${id}`, begunOn: '2026-02-01', sightings: [id], track: 'land' },
      occupiedLand: gps(east, 200, east + 10, 210),
      reason: '线索',
    });
    for (const kind of ['verified', 'self-demolished'])
      put('case-step-taken', 'case', `k-${id}`, '2026-02-10', { step: { kind, ...(kind === 'verified' && verified) } });
  }
  put('sighting-reshaped', 'sighting', 's-part', '2026-02-10', { shape: gps(1100, 200, 1104, 210), reason: '余下部分' });
  legal('k-slow', 'planning', opened('2025-11-02', '2025-11-03'));
  legal('k-unserved', 'planning', [...opened('2026-01-05', '2026-01-06'), ...decidedOn('2026-02-02', {})]);
  legal('k-fine', 'land', [
    ...opened('2026-01-05', '2026-01-06'),
    ...decidedOn('2026-02-02', { decision: 'fine', ...served('2026-02-02') }),
  ]);
  legal('k-court', 'land', [
    ...opened('2025-03-03', '2025-03-04'),
    ['notified', '2025-03-05', served('2025-03-05')],
    ['legally-reviewed', '2025-03-20'],
    ['decided', '2025-03-24', { decision: 'demolish', ...served('2025-03-24') }],
  ]);

  const patch = (id: string, areas: object, more: object = {}) =>
    put('patch-received', 'patch', id, '2026-02-01', {
      patch: { id, no: id, source: 'satellite', imagedOn: '2026-01-20', areas, shape: gps(0, 500, 100, 600), ...more },
    });
  // The camera says 90 m north of the build's northern wall.
  const [lon, lat] = placeAt(705, 300);
  const photo = {
    id: 'f-1',
    subject: { kind: 'sighting', id: 's-bare' },
    sha256: 'a'.repeat(64),
    sidecar_sha256: 'b'.repeat(64),
  };
  put('photo-attached', 'photo', 'f-1', '2026-02-01', {
    photo: {
      ...photo,
      mediaType: 'image/jpeg',
      bytes: 1,
      how: 'picked',
      takenAt: '2026-02-01T02:00:00.000Z',
      exif: { lon, lat },
    },
  });
  const whole = 100_000_000;
  patch('p-unbalanced', { patch: whole, farmland: 90_000_000, construction: 5_000_000, unused: 0 });
  patch('p-late', { patch: whole }, { answerByOn: '2026-02-10' });
  patch('p-other', { patch: 90_000_000 });
  const task = { id: 't-1', from: 'other', title: '到场', assignee: '甲组', dueOn: '2026-02-10' };
  put('task-assigned', 'task', 't-1', '2026-02-01', { task });
  await engine.apply([writer.changes.slice(from), new Map()]);
  findings = (await engine.findings([ON])).entries;
});
afterAll(stop);

/** By code: entities, day, m², end. */
const GOLDEN: Readonly<Record<(typeof FINDING_CODES)[number], readonly [string, string, number?, string?]>> = {
  'milestone-order': ['i-0', '2026-02-05'],
  'deposit-unproven': ['i-1', '2026-02-05'],
  'vacated-by-decision-alone': ['i-2', '2026-02-10'],
  'decision-after-agreement': ['i-10', '2026-02-04'],
  'demolition-overdue': ['i-3', '2026-01-20', undefined, '2026-02-20'],
  'objection-open': ['i-4', '2026-02-10'],
  'objection-unanswered': ['i-5', '2026-02-06', undefined, '2026-02-20'],
  'archive-incomplete': ['i-6', '2026-02-11'],
  'double-compensation': ['i-7b i-7a', '2026-02-06', 2_000],
  'compensated-already': ['i-8 l-3/0', '2026-01-10', 2_000],
  'geometry-not-surveyed': ['i-9', '2026-02-03'],
  'item-repeated': ['i-5b i-5', '2026-01-10', 10_000],
  'parcel-unplaced': ['l-1/99', '2026-02-01'],
  'unit-missing': ['i-10', '2026-01-10'],
  'unit-other': ['i-11', '2026-01-10'],
  'stated-area-deviates': ['l-1/12', '2026-01-02', 1_000],
  'red-lines-overlap': ['r-1 r-2', '2026-01-02', 2_000],
  'freeze-after': ['s-after r-4', '2026-02-01', 100],
  'freeze-unproven': ['s-unproven r-4', '2026-02-01', 100],
  'build-on-compensated': ['s-paid l-3/1', '2026-02-01', 100],
  'build-without-permit': ['s-bare', '2026-02-01', 100],
  'build-beyond-permit': ['s-beyond', '2026-02-01', 5_000],
  'build-after-payment': ['s-later i-1', '2026-02-20', 100],
  'build-after-payment-unproven': ['s-perhaps-later i-2', '2026-02-20', 100],
  'paid-outside-red-line': ['i-12 r-1', '2026-02-05'],
  'patches-not-received': ['l-6', '2026-01-02'],
  'photo-contradicts': ['s-bare f-1', '2026-02-01'],
  'duplicate-sighting': ['s-one s-two', '2026-02-01', 50],
  'build-still-on-record': ['s-down k-s-down', '2026-02-10'],
  'case-before-build': ['k-hasty s-hasty', '2026-02-01'],
  // Six months from 20 January to sue.
  'enforced-too-early': ['k-early', '2026-02-25', undefined, '2026-07-20'],
  'step-not-permitted': ['k-step', '2026-02-03'],
  // Ninety days from 3 November.
  'case-decision-due': ['k-slow', '2025-11-03', undefined, '2026-02-01'],
  // Seven working days from 2 February.
  'case-service-due': ['k-unserved', '2026-02-02', undefined, '2026-02-11'],
  // Served on Monday 24 March 2025, a day that is not counted. Suit: 15 days (土地管理法 83) to Tuesday 8 April. Review: 60 days (行政复议法 20):
  // 7 left in March, 30 of April, 23 of May, to Friday 23 May, a working day (the holidays end on 5 May). The later of both is 23 May,
  // from which the office has three months to apply (行政强制法 53): the same number of August, Saturday 23, no make-up workday. An
  // application whose period ends on a day of rest is in time on the next working day (民事诉讼法 85 by 行政诉讼法 101): Monday 25 August.
  'case-court-application-due': ['k-court', '2025-05-23', undefined, '2025-08-25'],
  'fine-not-surveyed': ['k-fine', '2026-02-02'],
  'patch-unbalanced': ['p-unbalanced', '2026-02-01', 500],
  'patch-unanswered': ['p-late', '2026-02-01', undefined, '2026-02-10'],
  'patch-area-deviates': ['p-other', '2026-02-01', 1_000],
  'task-overdue': ['t-1', '2026-02-01', undefined, '2026-02-10'],
};

describe('a district in which each rule finds one thing', () => {
  it('has nothing else', () => {
    expect(findings.map(({ code }) => code).sort()).toEqual([...FINDING_CODES].sort());
  });

  it.each(Object.entries(GOLDEN))('%s', (code, [about, on, m2, until]) => {
    const found = findings.find((one) => one.code === code);
    expect([found?.entities.map(({ id }) => id).join(' '), found?.on, found?.until]).toEqual([about, on, until]);
    expect(found?.basis).not.toBe('');
    // Cards are compared in the ellipsoidal measure, half a per mille away from the plane's squares at most.
    if (code === 'photo-contradicts') expect(found?.params).toEqual({ contradictions: 'camera-position-build:90' });
    if (code === 'patch-area-deviates') expect(Math.abs((found?.m2 ?? 0) - 1_000)).toBeLessThan(10);
    else expect(found?.m2).toBe(m2);
  });
});
