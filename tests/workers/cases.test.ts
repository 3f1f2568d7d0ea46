import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseStepKind, CaseTrack } from '../../src/core/register/case.ts';
import type { Shape } from '../../src/core/register/shape.ts';
import type { Sighting } from '../../src/core/register/sighting.ts';
import type { NewCaseStep } from '../../src/core/register/actions/take-case-step.ts';
import type { CaseFile } from '../../src/workers/calls/cases.ts';
import { openRecorder, type Recorder } from '../support/acting-engine.ts';
import { type ConnectedEngine, connectEngine } from '../support/demo-engine.ts';
import { openBare, placeAt } from '../support/square-district.ts';
import { rectangle, squareParcels, squareRedLine } from '../support/square-parcels.ts';

type Box = readonly [number, number, number, number];

/** A Monday. */
const TODAY = '2026-06-15';
const M2 = 10_000;
const FIXED = ['2026-01-01', '2026-05-01', '2026-10-01', '2026-10-02', '2026-10-03'];
/** Labour Day of 2026 with its make-up Saturday; every other week of the year is taken as it comes. */
const HOLIDAYS = [
  {
    year: 2026,
    offDays: [...FIXED, '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05'].sort(),
    makeUpWorkdays: ['2026-05-09'],
    statutoryDays: [...FIXED, '2026-05-02'].sort(),
    source: 'test',
  },
];

let connected: ConnectedEngine;
let recorder: Recorder;

const shapeOf = (box: Box, origin: Shape['origin'] = 'digitised'): Shape => ({
  coordinates: rectangle(box, {}).geometry as Shape['coordinates'],
  origin,
  sigma_m: 0.5,
  source: { crs: 'EPSG:4490' },
});

const report = (id: string, box: Box) => {
  const [lon, lat] = placeAt(box[0] + 5, box[1] + 5);
  const sighting: Omit<Sighting, 'shapes'> = {
    id,
    no: `XC-${id}`,
    channel: 'patrol',
    seenOn: '2026-03-01',
    evidence: 'patrol',
    position: { lon, lat, accuracy_m: 5, at: '2026-03-01T01:00:00.000Z' },
    by: 'u-1',
    stage: 'completed',
    structure: 'frame',
    floors: 2,
    use: 'residential',
    note: '',
    photos: [],
  };
  return { action: 'reportSighting', input: { sighting, shape: shapeOf(box), reason: 'x', on: '2026-03-01' } } as const;
};
const begin = (id: string, no: string, track: CaseTrack, sightings: string[]) =>
  ({
    action: 'openCase',
    input: { case: { id, no, begunOn: '2026-03-02', sightings, track }, reason: 'x', on: '2026-03-02' },
  }) as const;
const step = (caseId: string, kind: CaseStepKind, on: string, more: Partial<NewCaseStep> = {}) =>
  ({ action: 'takeCaseStep', input: { caseId, kind, on, ...more } }) as const;
const served = (on: string) => ({ on, proof: '送达回证' });

/** A case of each track up to its decision: the planning one not served yet, the land one served five days ago. */
beforeAll(async () => {
  connected = connectEngine();
  const units = [{ id: 'v-1', level: 'village' as const, name: '西村', shape: shapeOf([-100, -100, 300, 300]).coordinates }];
  const take = await openBare(connected.engine, { units, holidays: HOLIDAYS });
  await take('parcels', squareParcels(), ['l-1']);
  await take('red-lines', squareRedLine(), ['l-2', 'r-1']);
  recorder = openRecorder(connected.engine);
  const { act } = recorder;
  await act(
    report('s-1', [60, 10, 70, 20]),
    report('s-2', [120, 0, 130, 10]),
    report('s-3', [125, 0, 145, 10]),
    // 4 of 100 m²: neighbours that touch are not the same building.
    report('s-4', [110.4, 0, 120.4, 10]),
    report('s-5', [120, 0, 130, 10]),
    report('s-6', [400, 0, 410, 10]),
  );
  await act(
    {
      action: 'reshapeSighting',
      input: { sightingId: 's-1', shape: shapeOf([60, 10, 70, 16], 'surveyed'), reason: '拆除一部分', on: '2026-05-20' },
    },
    { action: 'reshapeSighting', input: { sightingId: 's-5', shape: null, reason: '已拆', on: '2026-05-01' } },
    begin('c-1', 'AJ-2026-0007', 'planning', ['s-1']),
    begin('c-2', 'AJ-2026-0003', 'land', ['s-6']),
    {
      action: 'drawOccupiedLand',
      input: { caseId: 'c-2', shape: shapeOf([395, 0, 415, 15], 'surveyed'), reason: '实测', on: '2026-03-06' },
    },
  );
  await act(
    step('c-1', 'verified', '2026-03-05', { verification: 'violation' }),
    step('c-1', 'stop-work-ordered', '2026-03-06'),
    step('c-1', 'opened', '2026-03-10', { documentNo: '立〔2026〕1号' }),
    step('c-1', 'notified', '2026-04-20', { documentNo: '告〔2026〕1号', served: served('2026-04-24') }),
    step('c-1', 'legally-reviewed', '2026-05-06'),
    step('c-1', 'decided', '2026-05-07', { documentNo: '决〔2026〕1号', decision: 'demolish', performBy: '2026-05-22' }),
    step('c-2', 'verified', '2026-03-05', { verification: 'violation' }),
    step('c-2', 'opened', '2026-03-10', { documentNo: '立〔2026〕2号' }),
    step('c-2', 'notified', '2026-04-20', { documentNo: '告〔2026〕2号', served: served('2026-04-24') }),
    step('c-2', 'legally-reviewed', '2026-05-06'),
    step('c-2', 'decided', '2026-05-07', { documentNo: '决〔2026〕2号', decision: 'confiscate', served: served('2026-06-10') }),
  );
});
afterAll(() => connected.stop());

const fileOf = (id: string, today = TODAY): Promise<CaseFile> => connected.engine.caseFile([id, today]);
const periodsOf = ({ periods }: CaseFile) =>
  periods.map(({ period, from, safeOn, standing }) => [period.id, from, safeOn, standing]);
const nextOf = ({ next }: CaseFile, kind: CaseStepKind) => next.find((one) => one.kind === kind);

describe('the file of a case', () => {
  it('says where the case stands on a day, and who recorded each step', async () => {
    const one = await fileOf('c-1');
    expect([one.state, one.stopped]).toEqual(['decided', null]);
    expect((await fileOf('c-1', '2026-03-09')).state).toBe('stop-work-ordered');
    expect((await fileOf('c-1', '2026-03-04')).state).toBeNull();
    expect(Object.keys(one.authors)).toEqual(one.case.steps.map(({ changeId }) => changeId));
  });

  it('is told where the pointer rests from the day on which its build was verified, not before', async () => {
    const glanceOn = async (on: string, id = 's-1') => (await connected.engine.glance([[{ kind: 'sighting', id }], on]))[0];
    expect(await glanceOn('2026-03-04')).toMatchObject({ isVerified: false });
    expect(await glanceOn('2026-03-05')).toMatchObject({ isVerified: true });
    expect(await glanceOn(TODAY, 's-2')).toMatchObject({ isVerified: false });
  });

  it('lists the documents with what each lacks', async () => {
    const { documents } = await fileOf('c-1');
    expect(documents.map(({ kind, lacks }) => [kind, lacks])).toEqual([
      ['stop-work-ordered', ['documentNo', 'service']],
      ['opened', []],
      ['notified', []],
      ['decided', ['service']],
    ]);
  });

  it('counts working days over the holiday and its make-up Saturday, and calls unserved what is past its day overdue', async () => {
    expect(periodsOf(await fileOf('c-1'))).toEqual([
      // 27, 28, 29, 30 April, then 6 May.
      ['hearing-request', '2026-04-24', '2026-05-06', 'over'],
      // 8, 9 (make-up), 11 to 15 May.
      ['service-due', '2026-05-07', '2026-05-15', 'overdue'],
      // 21 + 30 + 31 + 8 days; decided before it.
      ['decision-due', '2026-03-10', '2026-06-08', 'done'],
    ]);
  });

  it('starts no period of the person before the document reached them', async () => {
    expect(nextOf(await fileOf('c-1'), 'demanded')).toMatchObject({
      verdict: 'forbidden',
      obstacles: [{ code: 'service-unproven', missing: 'decided' }],
    });
  });

  it('lets a land case wait for both remedies before the demand, by the later of the two', async () => {
    const one = await fileOf('c-2');
    expect(periodsOf(one).filter(([id]) => id === 'review' || id === 'suit')).toEqual([
      ['suit', '2026-06-10', '2026-06-25', 'running'],
      // The sixtieth day, 9 August, is a Sunday.
      ['review', '2026-06-10', '2026-08-10', 'running'],
    ]);
    expect(nextOf(one, 'demanded')).toMatchObject({ verdict: 'too-early' });
    expect(nextOf(one, 'demanded')?.obstacles.map(({ code, until }) => [code, until])).toEqual([
      ['review-open', '2026-08-10'],
      ['suit-open', '2026-06-25'],
    ]);
    expect(nextOf(one, 'charged')).toBeUndefined();
  });

  it('has no further step once it is closed, until then never one that only the other track knows', async () => {
    const { next } = await fileOf('c-1');
    expect(next.map(({ kind }) => kind)).not.toContain('court-applied');
    expect(next.map(({ kind }) => kind)).not.toContain('verified');
  });

  it('measures every dated shape, surveyed or not, and the land', async () => {
    const areasOf = (shapes: CaseFile['occupiedLand']) =>
      shapes.map(({ fromOn, area, surveyed }) => [fromOn, area?.value_cm2 ?? null, surveyed]);
    const { builds, occupiedLand } = await fileOf('c-1');
    expect(builds.map(({ no }) => no)).toEqual(['XC-s-1']);
    expect(areasOf(builds[0].shapes)).toEqual([
      ['2026-03-01', 100 * M2, false],
      ['2026-05-20', 60 * M2, true],
    ]);
    expect(occupiedLand).toEqual([]);
    expect(areasOf((await fileOf('c-2')).occupiedLand)).toEqual([['2026-03-06', 300 * M2, true]]);
  });

  it('says where another number for its land comes from, by the same area as it shows', async () => {
    const explain = (version: number, number: string) =>
      connected.engine.explain([{ of: 'case-land', caseId: 'c-2', version }, number, 'm2', TODAY]);
    const own = await explain(0, '300.00');
    expect(own.explanation).toMatchObject({ verdict: 'agrees', record: { value_cm2: 300 * M2 } });
    expect(own.about).toMatchObject({ kind: 'case-land', name: expect.stringMatching(/ 2026-03-06$/) });
    // 300 m² as square metres of a mu of 667 m², four decimals.
    const byMu = await connected.engine.explain([
      { of: 'case-land', caseId: 'c-2', version: 0 },
      (300 / 667).toFixed(5),
      'mu',
      TODAY,
    ]);
    expect(byMu.explanation.given[0].deviations).toEqual([{ code: 'mu-factor', params: { m2: 667 } }]);
    await expect(explain(1, '300')).rejects.toMatchObject({ code: 'nothing-to-certify' });
  });

  it('is refused where nobody knows it', async () => {
    await expect(fileOf('c-9')).rejects.toMatchObject({ code: 'case-unknown', params: { case: 'c-9' } });
  });
});

describe('before a case is begun', () => {
  const beginning = (id: string, on = TODAY) => connected.engine.caseBeginning([id, on]);

  it('the next free number of the year is proposed', async () => {
    expect((await beginning('s-2')).proposedNo).toBe('AJ-2026-0008');
    expect((await beginning('s-2', '2027-01-04')).proposedNo).toBe('AJ-2027-0001');
  });

  it('the number follows the form in which the office numbered last', async () => {
    await recorder.act({
      action: 'openCase',
      input: {
        case: { id: 'c-3', no: '岛案〔2026〕9号', begunOn: '2026-06-01', sightings: ['s-4'], track: 'planning' },
        reason: 'x',
        on: '2026-06-01',
      },
    });
    expect((await beginning('s-2')).proposedNo).toBe('岛案〔2026〕10号');
  });

  it('the case that a report already has is named', async () => {
    expect((await beginning('s-1')).existing).toMatchObject({ id: 'c-1', no: 'AJ-2026-0007' });
    expect((await beginning('s-2')).existing).toBeNull();
  });

  it('reports on the same ground are named by their share of the smaller; slivers and what is gone are not', async () => {
    const { similar } = await beginning('s-2');
    expect(similar).toEqual([{ id: 's-3', no: 'XC-s-3', share: expect.closeTo(0.5, 6) }]);
    expect((await beginning('s-2', '2026-04-01')).similar.map(({ id }) => id)).toEqual(['s-5', 's-3']);
  });

  it('a report that nobody knows is refused', async () => {
    await expect(beginning('s-9')).rejects.toMatchObject({ code: 'sighting-unknown' });
  });
});

describe('facts for the papers', () => {
  const facts = (id: string, on = TODAY) => connected.engine.noticeFacts([id, on]);

  it('name what the build stands on, and its area as of the day', async () => {
    const one = await facts('c-1');
    expect(one).toMatchObject({ caseNo: 'AJ-2026-0007', track: 'planning', parcels: ['T-001'], redLines: ['试验红线'] });
    expect(one.units.map(({ name }) => name)).toEqual(['西村']);
    expect(one.builds[0].footprint).toMatchObject({ area: { value_cm2: 60 * M2 }, surveyed: true });
    const earlier = await facts('c-1', '2026-04-30');
    expect(earlier.builds[0].footprint).toMatchObject({ area: { value_cm2: 100 * M2 }, surveyed: false });
    expect(earlier.steps.map(({ kind }) => kind)).toEqual(['verified', 'stop-work-ordered', 'opened', 'notified']);
  });

  it('know the land that a land case occupies, from the day it was drawn', async () => {
    expect((await facts('c-2')).occupiedLand).toMatchObject({ area: { value_cm2: 300 * M2 }, surveyed: true });
    expect((await facts('c-2', '2026-03-05')).occupiedLand).toBeNull();
  });

  it('say what is to be performed and until when review and suit are open, by proven service', async () => {
    // c-1's decision is not served: no period has begun.
    expect(await facts('c-1')).toMatchObject({
      ordered: { decision: 'demolish' },
      remedies: { reviewUntil: null, suitUntil: null },
      demandRoom: null,
    });
    const land = await facts('c-2');
    expect(land.ordered).toEqual({ decision: 'confiscate' });
    expect(land.remedies).toEqual({
      reviewUntil: { on: '2026-08-10', provisional: false },
      suitUntil: { on: '2026-06-25', provisional: false },
    });
    expect((await facts('c-2', '2026-03-05')).ordered).toBeNull();
  });

  it('say of each paper whether its step may be taken on the day', async () => {
    const { verdicts } = await facts('c-2');
    expect(verdicts.demand).toMatchObject({ verdict: 'too-early' });
    expect(verdicts.announcement).toMatchObject({ verdict: 'forbidden', obstacles: [{ missing: 'court-ruled' }] });
    expect((await facts('c-2', '2026-08-10')).verdicts.demand.verdict).toBe('too-early');
    expect((await facts('c-2', '2026-08-11')).verdicts.demand.verdict).toBe('allowed');
  });
});

describe('a service that is recorded later', () => {
  it('ends the duty, starts both remedies and opens the demand, not the demolition', async () => {
    const decided = (await fileOf('c-1')).documents.find(({ kind }) => kind === 'decided');
    await recorder.act({
      action: 'recordService',
      input: { caseId: 'c-1', changeId: decided?.changeId ?? '', served: served('2026-05-14'), on: '2026-05-14' },
    });
    const one = await fileOf('c-1');
    expect(one.documents.find(({ kind }) => kind === 'decided')?.lacks).toEqual([]);
    const periods = Object.fromEntries(periodsOf(one).map(([id, ...rest]) => [id, rest]));
    expect(periods).toMatchObject({
      'service-due': ['2026-05-07', '2026-05-15', 'done'],
      review: ['2026-05-14', '2026-07-13', 'running'],
      // 14 November is a Saturday.
      suit: ['2026-05-14', '2026-11-16', 'running'],
    });
    expect(nextOf(one, 'demanded')?.verdict).toBe('allowed');
    expect(nextOf(one, 'enforced')?.verdict).toBe('forbidden');
    expect(nextOf(one, 'enforced')?.obstacles.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['review-open', 'suit-open', 'step-missing']),
    );
  });

  it('rests while a review is pending, and offers nothing more once it is closed', async () => {
    await recorder.act(step('c-1', 'review-filed', '2026-06-01'));
    expect(await fileOf('c-1')).toMatchObject({ stopped: 'remedy-pending' });
    expect(nextOf(await fileOf('c-1'), 'demanded')?.verdict).toBe('forbidden');
    await recorder.act(
      step('c-1', 'review-ended', '2026-06-05', { served: served('2026-06-05') }),
      step('c-1', 'self-demolished', '2026-06-08'),
      step('c-1', 'rechecked', '2026-06-09'),
      step('c-1', 'closed', '2026-06-10'),
    );
    expect(await fileOf('c-1')).toMatchObject({ state: 'closed', stopped: null, next: [] });
    const { verdicts } = await connected.engine.noticeFacts(['c-1', TODAY]);
    expect(Object.values(verdicts).map(({ verdict }) => verdict)).toEqual(['forbidden', 'forbidden', 'forbidden', 'forbidden']);
  });
});
