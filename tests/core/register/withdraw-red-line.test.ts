import { describe, expect, it } from 'vitest';
import { createDistrict } from '../../../src/core/register/actions/create-district.ts';
import { drawRedLine } from '../../../src/core/register/actions/draw-red-line.ts';
import { registerItem } from '../../../src/core/register/actions/register-item.ts';
import { withdrawRedLine } from '../../../src/core/register/actions/withdraw-red-line.ts';
import { createWriter, DISTRICT_INPUT, ITEM, RED_LINE, squareShape } from '../../support/district-changes.ts';

const on = '2026-02-01';

function drawn() {
  const writer = createWriter();
  writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
  writer.accept(
    drawRedLine(writer.register, {
      redLine: { ...RED_LINE, layerId: 'l-1' },
      shape: squareShape(134.2, 24),
      reason: '批复',
      on: '2026-01-02',
    }),
  );
  return writer;
}

describe('withdrawing a red line', () => {
  it('takes it out of the register, for a reason', () => {
    const writer = drawn();
    expect(writer.register.redLines.get(RED_LINE.id)?.layerId).toBe('l-1');
    expect(withdrawRedLine(writer.register, { redLineId: RED_LINE.id, reason: ' ', on })).toEqual({ refused: 'reason-missing' });
    writer.accept(withdrawRedLine(writer.register, { redLineId: RED_LINE.id, reason: '误导入', on }));
    expect(writer.register.redLines.size).toBe(0);
    expect(withdrawRedLine(writer.register, { redLineId: RED_LINE.id, reason: '误导入', on })).toMatchObject({
      refused: 'red-line-unknown',
    });
  });

  it('is refused while clearance items rest on it', () => {
    const writer = drawn();
    writer.accept(registerItem(writer.register, { item: ITEM, on: '2026-01-10' }));
    expect(withdrawRedLine(writer.register, { redLineId: RED_LINE.id, reason: '误导入', on })).toMatchObject({
      refused: 'red-line-in-use',
    });
  });
});
