import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answerObjection } from '../../../src/core/register/actions/answer-objection.ts';
import { changeSettings } from '../../../src/core/register/actions/change-settings.ts';
import { createDistrict } from '../../../src/core/register/actions/create-district.ts';
import { drawOccupiedLand } from '../../../src/core/register/actions/draw-occupied-land.ts';
import { drawRedLine } from '../../../src/core/register/actions/draw-red-line.ts';
import { openCase } from '../../../src/core/register/actions/open-case.ts';
import { receiveObjection } from '../../../src/core/register/actions/receive-objection.ts';
import { registerItem } from '../../../src/core/register/actions/register-item.ts';
import { reportSighting } from '../../../src/core/register/actions/report-sighting.ts';
import { type NewCaseStep, takeCaseStep } from '../../../src/core/register/actions/take-case-step.ts';
import { withdrawCaseStep } from '../../../src/core/register/actions/withdraw-case-step.ts';
import { registerAsOf } from '../../../src/core/register/as-of-day.ts';
import { digestRegister } from '../../../src/core/register/digest.ts';
import { foldFeed } from '../../../src/core/register/fold.ts';
import type { HolidayYear } from '../../../src/core/rules/calendar/holiday-table.ts';
import { createWriter, DISTRICT_INPUT, ITEM, RED_LINE, SIGHTING, squareShape } from '../../support/district-changes.ts';

const holidays = ['2024', '2025', '2026'].map(
  (year) => JSON.parse(readFileSync(`data/holidays/${year}.json`, 'utf8')) as HolidayYear,
);
const CASE = { id: 'k-1', no: '试违〔2026〕1号', begunOn: '2026-01-05', sightings: ['s-1'], track: 'planning' } as const;
const PROOF = '送达回证 12';

function startDistrict() {
  const writer = createWriter();
  const { register } = writer;
  writer.accept(createDistrict(register, DISTRICT_INPUT));
  writer.accept(changeSettings(register, { patch: { holidays }, reason: '通知', on: '2026-01-01' }));
  writer.accept(
    reportSighting(register, {
      sighting: { ...SIGHTING, seenOn: '2026-01-03' },
      shape: squareShape(134.2, 24),
      reason: '巡查',
      on: '2026-01-03',
    }),
  );
  writer.accept(openCase(register, { case: CASE, reason: '核查', on: '2026-01-05' }));
  const take = (kind: NewCaseStep['kind'], on: string, more: Partial<NewCaseStep> = {}) =>
    takeCaseStep(register, { caseId: 'k-1', kind, on, ...more });
  return { writer, register, take };
}

function decide({ writer, take }: ReturnType<typeof startDistrict>): void {
  writer.accept(take('verified', '2026-01-05', { verification: 'violation' }));
  writer.accept(take('opened', '2026-01-06'));
  writer.accept(take('notified', '2026-01-08', { served: { on: '2026-01-08', proof: PROOF } }));
  writer.accept(take('legally-reviewed', '2026-01-15'));
  writer.accept(take('decided', '2026-01-19', { decision: 'demolish', served: { on: '2026-01-20', proof: PROOF } }));
}

function announce({ writer, take }: ReturnType<typeof startDistrict>, [demanded, charged, decided, announced]: string[]): void {
  writer.accept(take('demanded', demanded, { served: { on: demanded, proof: PROOF } }));
  writer.accept(take('charged', charged));
  writer.accept(take('enforcement-decided', decided, { served: { on: decided, proof: PROOF } }));
  writer.accept(take('announced', announced));
}

describe('a case', () => {
  it('belongs to sightings, each of which has one', () => {
    const { register } = startDistrict();
    expect(openCase(register, { case: { ...CASE, id: 'k-2' }, reason: '', on: '2026-01-06' })).toMatchObject({
      refused: 'sighting-has-case',
      caseNo: CASE.no,
    });
    expect(openCase(register, { case: { ...CASE, id: 'k-2', sightings: ['s-9'] }, reason: '', on: '2026-01-06' })).toMatchObject({
      refused: 'sighting-unknown',
    });
    const other = { ...CASE, id: 'k-2', track: 'both' as 'land' };
    expect(openCase(register, { case: other, reason: '', on: '2026-01-06' })).toMatchObject({ refused: 'case-track-unknown' });
  });

  it('has a number of its own', () => {
    const { writer, register } = startDistrict();
    const sighting = { ...SIGHTING, id: 's-2', no: 'XC-2', seenOn: '2026-01-03' };
    const shape = squareShape(134.21, 24);
    writer.accept(reportSighting(register, { sighting, shape, reason: '巡查', on: '2026-01-03' }));
    const second = { ...CASE, id: 'k-2', sightings: ['s-2'] };
    expect(openCase(register, { case: second, reason: '', on: '2026-01-06' })).toMatchObject({
      refused: 'case-no-taken',
      no: CASE.no,
    });
    expect(openCase(register, { case: { ...second, no: '试违〔2026〕2号' }, reason: '', on: '2026-01-06' })).not.toHaveProperty(
      'refused',
    );
  });

  it('keeps how a suit ended, and enforces nothing that it revoked', () => {
    const started = startDistrict();
    const { writer, take, register } = started;
    decide(started);
    expect(take('opened', '2026-02-01', { outcome: 'revoked' })).toMatchObject({ refused: 'step-taken-already' });
    writer.accept(take('suit-filed', '2026-02-02'));
    const strange = 'lost' as 'revoked';
    expect(take('suit-ended', '2026-05-06', { outcome: strange })).toMatchObject({
      refused: 'remedy-outcome-unknown',
      outcome: 'lost',
    });
    expect(take('suit-ended', '2026-05-06', { outcome: 'varied' })).toMatchObject({ refused: 'decision-missing' });
    expect(take('suit-ended', '2026-05-06', { outcome: 'upheld', ruling: 'granted' })).toMatchObject({
      refused: 'ruling-unknown',
    });
    expect(take('suit-ended', '2026-05-06', { outcome: 'upheld', fine: 100 })).toMatchObject({ refused: 'fine-unknown' });
    writer.accept(take('suit-ended', '2026-05-06', { outcome: 'revoked', note: '事实不清' }));
    expect(register.cases.get('k-1')?.steps.at(-1)).toMatchObject({ kind: 'suit-ended', outcome: 'revoked' });
    expect(take('demanded', '2026-08-03', { served: { on: '2026-08-03', proof: PROOF } })).toMatchObject({
      refused: 'decision-revoked',
      missing: 'suit-ended',
      takenOn: '2026-05-06',
    });
    expect(take('self-demolished', '2026-08-04', { outcome: 'upheld' })).toMatchObject({ refused: 'remedy-outcome-unknown' });
  });

  it('takes a step when the law permits it, and else says why, on what article and until when', () => {
    const started = startDistrict();
    const { writer, take } = started;
    expect(take('decided', '2026-01-05')).toMatchObject({ refused: 'step-missing', missing: 'notified' });
    decide(started);
    announce(started, ['2026-03-02', '2026-03-20', '2026-03-23', '2026-03-25']);
    expect(take('enforced', '2026-03-30', { executor: 'government' })).toMatchObject({
      refused: 'suit-open',
      verdict: 'too-early',
      until: '2026-07-20',
      article: '行政诉讼法 第46条第1款、第101条；行政强制法 第44条',
    });
    writer.accept(take('enforced', '2026-07-21', { executor: 'government' }));
    writer.accept(take('rechecked', '2026-07-22'));
    writer.accept(take('closed', '2026-07-23'));
    expect(take('demanded', '2026-07-24')).toMatchObject({ refused: 'case-closed', takenOn: '2026-07-23' });
  });

  it('keeps a step that a later one rests on; what stands alone is withdrawn and the register is as before', () => {
    const started = startDistrict();
    const { writer, register, take } = started;
    decide(started);
    const notified = register.cases.get('k-1')?.steps.find(({ kind }) => kind === 'notified')?.changeId ?? '';
    expect(withdrawCaseStep(register, { caseId: 'k-1', changeId: notified, reason: '误录', on: '2026-02-01' })).toMatchObject({
      refused: 'case-step-needed',
      kind: 'legally-reviewed',
    });
    const before = register.cases.get('k-1');
    const demanded = writer.accept(take('demanded', '2026-03-02'));
    writer.accept(withdrawCaseStep(register, { caseId: 'k-1', changeId: demanded.id, reason: '误录', on: '2026-03-03' }));
    expect(register.cases.get('k-1')).toEqual(before);
  });

  it('names both periods while both are open, with the first day after the longer', () => {
    const started = startDistrict();
    const { take } = started;
    decide(started);
    announce(started, ['2026-02-02', '2026-02-03', '2026-02-04', '2026-02-05']);
    expect(take('enforced', '2026-03-20', { executor: 'government' })).toMatchObject({
      refused: 'remedies-open',
      reviewUntil: '2026-03-23',
      suitUntil: '2026-07-20',
      until: '2026-07-20',
      notBefore: '2026-07-21',
      reasons: 'review-open,suit-open',
    });
    expect(take('enforced', '2026-03-20', { executor: 'court' })).toMatchObject({ refused: 'wrong-executor' });
    expect(take('enforced', '2026-07-21')).toMatchObject({ refused: 'executor-missing' });
  });

  it('takes a fact of the past even where it makes a later step unlawful, but no act of the office', () => {
    const started = startDistrict();
    const { writer, take } = started;
    decide(started);
    writer.accept(take('demanded', '2026-03-02', { served: { on: '2026-03-02', proof: PROOF } }));
    expect(take('suspended', '2026-02-02')).toMatchObject({
      refused: 'step-overtaken',
      kind: 'demanded',
      neededOn: '2026-03-02',
    });
    expect(take('notified', '2026-02-02')).not.toHaveProperty('refused');
    writer.accept(take('review-filed', '2026-02-10'));
    expect(take('charged', '2026-03-03')).toMatchObject({ refused: 'remedy-pending', missing: 'review-filed' });
  });

  it('is not begun again, not dated before its file, and says what was found and decided', () => {
    const started = startDistrict();
    const { writer, take } = started;
    expect(take('verified', '2026-01-04', { verification: 'violation' })).toMatchObject({
      refused: 'case-not-begun',
      notBefore: '2026-01-05',
    });
    expect(take('verified', '2026-01-05')).toMatchObject({ refused: 'verification-missing' });
    writer.accept(take('verified', '2026-01-05', { verification: 'violation' }));
    writer.accept(take('opened', '2026-01-06'));
    expect(take('opened', '2026-03-02')).toMatchObject({ refused: 'step-taken-already', takenOn: '2026-01-06' });
    writer.accept(take('notified', '2026-01-08', { served: { on: '2026-01-08', proof: PROOF } }));
    writer.accept(take('legally-reviewed', '2026-01-15'));
    expect(take('decided', '2026-01-19')).toMatchObject({ refused: 'decision-missing' });
    expect(take('decided', '2026-01-19', { decision: 'demolish', performBy: '2026-01-18' })).toMatchObject({
      refused: 'perform-by-too-early',
    });
  });

  it('has land of its own beside the building, dated', () => {
    const { writer, register } = startDistrict();
    writer.accept(
      drawOccupiedLand(register, { caseId: 'k-1', shape: squareShape(134.2, 24, 0.002), reason: '勘验', on: '2026-01-10' }),
    );
    expect(registerAsOf(register, '2026-01-09').cases.get('k-1')?.occupiedLand).toEqual([]);
    expect(registerAsOf(register, '2026-01-10').cases.get('k-1')?.occupiedLand).toHaveLength(1);
    expect(registerAsOf(register, '2026-01-04').cases.has('k-1')).toBe(false);
  });

  it('is the same however its changes arrive between those of others', () => {
    const started = startDistrict();
    decide(started);
    const { changes } = started.writer;
    const [district, ...rest] = changes;
    const later = [
      ...rest.filter(({ entity }) => entity.kind !== 'case'),
      ...rest.filter(({ entity }) => entity.kind === 'case'),
    ];
    expect(
      digestRegister(
        foldFeed([district, ...later.reverse().toSorted((a, b) => (a.entity.kind === b.entity.kind ? a.seq - b.seq : 0))]),
      ),
    ).toBe(digestRegister(foldFeed(changes)));
  });
});

describe('an objection', () => {
  it('is open from its receipt until its answer', () => {
    const { writer, register } = startDistrict();
    writer.accept(drawRedLine(register, { redLine: RED_LINE, shape: squareShape(134.2, 24), reason: '批复', on: '2026-01-02' }));
    writer.accept(registerItem(register, { item: ITEM, on: '2026-01-02' }));
    const objection = { id: 'o-1', receivedOn: '2026-02-01', answerByOn: '2026-02-28' };
    writer.accept(receiveObjection(register, { itemId: 'i-1', objection, on: '2026-02-01' }));
    expect(receiveObjection(register, { itemId: 'i-1', objection: { ...objection, id: 'o-2' }, on: '2026-02-03' })).toEqual({
      refused: 'objection-day-differs',
      receivedOn: '2026-02-01',
      on: '2026-02-03',
    });
    expect(receiveObjection(register, { itemId: 'i-1', objection, on: '2026-02-01' })).toMatchObject({
      refused: 'objection-exists',
    });
    expect(answerObjection(register, { itemId: 'i-1', objectionId: 'o-1', result: '维持', on: '2026-01-31' })).toMatchObject({
      notBefore: '2026-02-01',
    });
    const answer = { result: '更正面积', documentNo: '复〔2026〕3号' };
    writer.accept(answerObjection(register, { itemId: 'i-1', objectionId: 'o-1', ...answer, on: '2026-02-10' }));
    expect(register.items.get('i-1')?.objections).toEqual([{ ...objection, answeredOn: '2026-02-10', ...answer }]);
    expect(registerAsOf(register, '2026-02-09').items.get('i-1')?.objections).toEqual([objection]);
    expect(answerObjection(register, { itemId: 'i-1', objectionId: 'o-1', result: '又答', on: '2026-02-11' })).toMatchObject({
      refused: 'objection-answered-already',
    });
  });
});
