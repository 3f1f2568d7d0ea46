import { describe, expect, it } from 'vitest';
import { createDistrict } from '../../../src/core/register/actions/create-district.ts';
import { drawRedLine } from '../../../src/core/register/actions/draw-red-line.ts';
import { importLayer } from '../../../src/core/register/actions/import-layer.ts';
import { reviseRedLine } from '../../../src/core/register/actions/revise-red-line.ts';
import { withdrawLayer } from '../../../src/core/register/actions/withdraw-layer.ts';
import { withdrawRedLine } from '../../../src/core/register/actions/withdraw-red-line.ts';
import { digestRegister } from '../../../src/core/register/digest.ts';
import { versionOf } from '../../../src/core/register/register.ts';
import { draftReturn } from '../../../src/workers/engine/return-layer.ts';
import { createWriter, DISTRICT_INPUT, RED_LINE, squareShape } from '../../support/district-changes.ts';

const LAYER = {
  id: 'l-1',
  kind: 'red-lines' as const,
  name: '红线',
  source: { fileName: 'a.geojson', format: 'geojson', crs: 'EPSG:4490' },
  notes: [],
  package_sha256: 'ab'.repeat(32),
  count: 1,
};
const WITHDRAWN = { reason: '误导入', on: '2026-05-01' };

describe('a withdrawal taken back', () => {
  it('restores the register to the digest of before, every version of a red line with its day', () => {
    const writer = createWriter();
    const { register, accept } = writer;
    accept(createDistrict(register, DISTRICT_INPUT));
    accept(importLayer(register, { layer: LAYER, on: '2026-01-02' }));
    const redLine = { ...RED_LINE, layerId: 'l-1' };
    accept(drawRedLine(register, { redLine, shape: squareShape(134.2, 24), reason: '批复', on: '2026-01-02' }));
    const revision = { redLineId: RED_LINE.id, reason: '调整' };
    accept(reviseRedLine(register, { ...revision, shape: squareShape(134.21, 24), on: '2026-02-01' }));
    accept(reviseRedLine(register, { ...revision, shape: squareShape(134.22, 24), on: '2026-03-01' }));
    const before = digestRegister(register);
    const layer = register.layers.get('l-1');
    const redLines = [...register.redLines.values()];
    if (!layer) throw new Error('the layer is not there');

    accept(withdrawRedLine(register, { redLineId: RED_LINE.id, ...WITHDRAWN }));
    accept(withdrawLayer(register, { layerId: 'l-1', ...WITHDRAWN }));
    expect(digestRegister(register)).not.toBe(before);

    const drafts = draftReturn(register, { layer, redLines });
    for (const draft of drafts) {
      expect(draft.base).toBe(versionOf(register, draft.entity.kind, draft.entity.id));
      accept(draft);
    }
    expect(drafts.map((draft) => draft.type)).toEqual([
      'layer-imported',
      'red-line-drawn',
      'red-line-revised',
      'red-line-revised',
    ]);
    expect(digestRegister(register)).toBe(before);
    expect(register.unapplied.size).toBe(0);
  });
});
