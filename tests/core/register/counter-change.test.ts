import { describe, expect, it } from 'vitest';
import { createDistrict } from '../../../src/core/register/actions/create-district.ts';
import { drawRedLine } from '../../../src/core/register/actions/draw-red-line.ts';
import { importLayer } from '../../../src/core/register/actions/import-layer.ts';
import { reviseRedLine } from '../../../src/core/register/actions/revise-red-line.ts';
import { withdrawLayer } from '../../../src/core/register/actions/withdraw-layer.ts';
import { withdrawRedLine } from '../../../src/core/register/actions/withdraw-red-line.ts';
import { redLineVersionOn } from '../../../src/core/register/as-of-day.ts';
import type { AcceptedChange, ChangeDraft } from '../../../src/core/register/change.ts';
import { draftCounterChanges } from '../../../src/core/register/counter-change.ts';
import { digestRegister } from '../../../src/core/register/digest.ts';
import { isRefusal } from '../../../src/core/register/refusal.ts';
import { versionOf } from '../../../src/core/register/register.ts';
import { createWriter, DISTRICT_INPUT, RED_LINE, squareShape, type Writer } from '../../support/district-changes.ts';

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

const line = { ...RED_LINE, layerId: 'l-1' };
const revision = { redLineId: RED_LINE.id, reason: '调整' };

/** Takes changes of a feed back, as it stands; throws where that is refused. */
function counter({ register, changes }: Writer, taken: readonly AcceptedChange[], reason = '撤回'): ChangeDraft[] {
  const drafts = draftCounterChanges(register, { changes: taken, history: changes, reason, on: '2026-05-02' });
  if (isRefusal(drafts)) throw new Error(drafts.refused);
  return drafts;
}

/** A layer of red lines whose one line was revised twice. */
function imported() {
  const writer = createWriter();
  const { register, accept } = writer;
  accept(createDistrict(register, DISTRICT_INPUT));
  accept(importLayer(register, { layer: LAYER, on: '2026-01-02' }));
  accept(drawRedLine(register, { redLine: line, shape: squareShape(134.2, 24), reason: '批复', on: '2026-01-02' }));
  accept(reviseRedLine(register, { ...revision, shape: squareShape(134.21, 24), on: '2026-02-01' }));
  accept(reviseRedLine(register, { ...revision, shape: squareShape(134.22, 24), on: '2026-03-01' }));
  return writer;
}

describe('what was recorded of a layer, taken back', () => {
  it('restores a withdrawal to the digest of before, every version of a red line with its day', () => {
    const writer = imported();
    const { register, accept, open } = writer;
    const before = open.close();
    const changes = [
      accept(withdrawRedLine(register, { redLineId: RED_LINE.id, ...WITHDRAWN })),
      accept(withdrawLayer(register, { layerId: 'l-1', ...WITHDRAWN })),
    ];
    expect(digestRegister(register)).not.toBe(digestRegister(before));

    const drafts = counter(writer, changes, '恢复');
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
    expect(digestRegister(register)).toBe(digestRegister(before));
    expect(register.unapplied.size).toBe(0);
  });

  it('withdraws an import, and the withdrawal taken back brings it again', () => {
    const writer = imported();
    const { register, accept, open } = writer;
    const before = open.close();
    const other = { ...LAYER, id: 'l-2', name: '另一层' };
    const drawn = { redLine: { ...line, id: 'r-2', layerId: 'l-2' }, shape: squareShape(134.25, 24), reason: '批复' };
    const changes = [
      accept(importLayer(register, { layer: other, on: '2026-05-01' })),
      accept(drawRedLine(register, { ...drawn, on: '2026-05-01' })),
    ];
    const after = open.close();
    const undone = counter(writer, changes).map(accept);
    expect(undone.map(({ type }) => type)).toEqual(['red-line-withdrawn', 'layer-withdrawn']);
    expect(digestRegister(register)).toBe(digestRegister(before));

    for (const draft of counter(writer, undone)) accept(draft);
    expect(digestRegister(register)).toBe(digestRegister(after));
    expect(register.unapplied.size).toBe(0);
  });

  it('gives a revised red line its shape of before on every day', () => {
    const writer = imported();
    const { register, accept, open } = writer;
    const before = open.close();
    const changes = [accept(reviseRedLine(register, { ...revision, shape: squareShape(134.23, 24), on: '2026-02-15' }))];
    for (const draft of counter(writer, changes)) accept(draft);
    const [was, is] = [before, register].map(({ redLines }) => redLines.get(RED_LINE.id));
    if (!was || !is) throw new Error('the red line is not there');
    for (const day of ['2026-01-02', '2026-02-01', '2026-02-15', '2026-02-28', '2026-03-01', '2026-06-01'])
      expect(redLineVersionOn(is, day)?.shape).toEqual(redLineVersionOn(was, day)?.shape);
  });
});
