import { describe, expect, it } from 'vitest';
import { createDistrict } from '../../../src/core/register/actions/create-district.ts';
import { drawRedLine } from '../../../src/core/register/actions/draw-red-line.ts';
import { foldFeed } from '../../../src/core/register/fold.ts';
import { isRefusal } from '../../../src/core/register/refusal.ts';
import { LONGEST_NAME, veilChange } from '../../../src/core/register/veil-change.ts';
import { createWriter, DISTRICT_INPUT, RED_LINE, squareShape } from '../../support/district-changes.ts';

const FORGED = '\u202e路\u200b河\u2066滨\u0000\ufeff';
const VEILED = '\ufffd路\ufffd河\ufffd滨\ufffd\ufffd';

function draw(redLine: object, writer = createWriter()) {
  const { accept } = writer;
  if (writer.changes.length === 0) accept(createDistrict(writer.register, DISTRICT_INPUT));
  const shape = squareShape(134.2, 24);
  const drawn = drawRedLine(writer.register, { redLine: RED_LINE, shape, reason: '批复', on: '2026-02-01' });
  if (isRefusal(drawn)) throw new Error(drawn.refused);
  // As a feed from elsewhere brings it: nobody asked an action.
  return accept({ ...drawn, body: { ...drawn.body, redLine: { ...RED_LINE, ...redLine } } });
}

describe('a feed that was made elsewhere', () => {
  it('shows unseen and turning characters of its texts as signs in the register, and keeps its own words', () => {
    const writer = createWriter();
    const change = draw({ name: FORGED, project: FORGED }, writer);
    expect(foldFeed(writer.changes).redLines.get('r-1')).toMatchObject({ name: VEILED, project: VEILED });
    expect(change.body).toMatchObject({ redLine: { name: FORGED } });
  });

  it('has names cut that no list could show, never within a character', () => {
    const writer = createWriter();
    draw({ name: `a${'𠮷'.repeat(10_000)}` }, writer);
    const name = foldFeed(writer.changes).redLines.get('r-1')?.name ?? '';
    expect(name).toBe(`a${'𠮷'.repeat((LONGEST_NAME - 2) / 2)}…`);
  });

  it('has the name of its district veiled', () => {
    const writer = createWriter();
    const created = createDistrict(writer.register, DISTRICT_INPUT);
    if (isRefusal(created) || created.type !== 'district-created') throw new Error('refused');
    writer.accept({ ...created, body: { ...created.body, district: { ...created.body.district, name: FORGED } } });
    expect(foldFeed(writer.changes).district?.name).toBe(VEILED);
  });

  it('keeps what others refer to, and a change without such characters as it is', () => {
    const change = draw({});
    expect(veilChange(change)).toBe(change);
    const referring = { ...change, body: { redLine: { ...RED_LINE, id: FORGED }, parcelId: FORGED, content: FORGED } };
    expect(veilChange(referring as never).body).toBe(referring.body);
  });
});
