import { describe, expect, it } from 'vitest';
import { NEVER } from '../../../src/core/report/footprint/activity.ts';
import { PairRows } from '../../../src/core/overlay/overlap-table.ts';
import { collectPlots, collectRedLines } from '../../../src/core/report/footprint/collect-plots.ts';
import { createDistrict } from '../../../src/core/register/actions/create-district.ts';
import { drawRedLine } from '../../../src/core/register/actions/draw-red-line.ts';
import { recordMilestone } from '../../../src/core/register/actions/record-milestone.ts';
import { registerItem } from '../../../src/core/register/actions/register-item.ts';
import { reviseRedLine } from '../../../src/core/register/actions/revise-red-line.ts';
import { numberDay } from '../../../src/core/register/day.ts';
import { createWriter, DISTRICT_INPUT, ITEM, RED_LINE, squareShape } from '../../support/district-changes.ts';

describe('collectPlots', () => {
  it('reads items as plots from registration to hand-over, and red lines as versions without gaps', () => {
    const shape = squareShape(134.2, 24);
    const units = [
      { id: 'z-1', level: 'zone', name: '东片', shape: shape.coordinates },
      { id: 't-1', level: 'township', parentId: 'z-1', name: '镇', shape: shape.coordinates },
      { id: 'v-1', level: 'village', parentId: 't-1', name: '村', shape: shape.coordinates },
    ] as const;
    const writer = createWriter();
    const { register } = writer;
    writer.accept(createDistrict(register, { ...DISTRICT_INPUT, settings: { units } }));
    writer.accept(drawRedLine(register, { redLine: RED_LINE, shape, reason: '批复', on: '2026-01-02' }));
    writer.accept(reviseRedLine(register, { redLineId: 'r-1', shape, reason: '调整', on: '2026-06-01' }));
    writer.accept(registerItem(register, { item: ITEM, on: '2026-01-10' }));
    writer.accept(registerItem(register, { item: { ...ITEM, id: 'i-2', parcelId: 'p-unknown' }, on: '2026-01-11' }));
    for (const kind of ['signed', 'paid', 'handed-over'] as const)
      writer.accept(recordMilestone(register, { itemId: 'i-1', kind, on: '2026-03-01' }));

    const { redLines, shapes } = collectRedLines(register);
    const { plots, withoutRedLine } = collectPlots(register, {
      redLines,
      parcel: (id) => (id === 'p-1' ? 7 : undefined),
      reshaped: () => undefined,
      ofCase: () => [],
      unitOfCase: () => undefined,
      redLineCuts: new PairRows().finish(),
    });
    expect(plots).toEqual([
      {
        kind: 'item',
        id: 'i-1',
        parcelRow: 7,
        redLine: 0,
        from: numberDay('2026-01-10'),
        until: numberDay('2026-03-01'),
        units: ['v-1', 't-1', 'z-1'],
      },
      {
        kind: 'item',
        id: 'i-2',
        parcelRow: -1,
        redLine: 0,
        from: numberDay('2026-01-11'),
        until: NEVER,
        units: ['v-1', 't-1', 'z-1'],
      },
    ]);
    const revisedOn = numberDay('2026-06-01');
    expect(redLines).toEqual([
      {
        id: 'r-1',
        versions: [
          { row: 0, from: numberDay('2026-01-02'), until: revisedOn },
          { row: 1, from: revisedOn, until: NEVER },
        ],
      },
    ]);
    expect(shapes).toHaveLength(2);
    expect(withoutRedLine).toEqual([]);
  });
});
