import { expect, test } from 'vitest';
import { connectEngine } from '../support/demo-engine.ts';
import { openRecorder } from '../support/acting-engine.ts';
import { collect, rectangle, squareParcels } from '../support/square-parcels.ts';
import { openBare } from '../support/square-district.ts';

test('land paid for under one red line is not paid for under the next, and an open objection stops what cannot be undone', async () => {
  const { engine } = connectEngine();
  const take = await openBare(engine);
  await take('parcels', squareParcels(), ['l-1']);
  // Both lines cover 20 m of the first parcel: 2 000 m².
  const lines = [rectangle([0, 0, 60, 100], { 名称: '甲' }), rectangle([40, 0, 100, 100], { 名称: '乙' })];
  await take('red-lines', collect(lines), ['l-2', 'r-1', 'r-2']);
  const detail = await engine.describe([{ kind: 'parcel', layerId: 'l-1', row: 0 }, '2026-06-01']);
  if (detail.kind !== 'parcel') throw new Error('no parcel');
  const { act } = openRecorder(engine);
  for (const [id, redLineId] of [
    ['i-1', 'r-1'],
    ['i-2', 'r-2'],
  ]) {
    const item = { id, parcelId: detail.parcelId, redLineId, unit: 'v-1', households: [], buildings: [] };
    await act({ action: 'registerItem', input: { item, on: '2026-02-01' } });
    await act({ action: 'recordMilestone', input: { itemId: id, kind: 'signed', on: '2026-02-02', documentNo: '1' } });
  }
  const pay = (itemId: string) => ({ action: 'recordMilestone', input: { itemId, kind: 'paid', on: '2026-02-03' } }) as const;
  await expect(engine.draft([[pay('i-1'), pay('i-2')]])).rejects.toMatchObject({
    code: 'double-compensation',
    params: { m2: 2000 },
  });
  await act(pay('i-1'));
  await expect(engine.draft([[pay('i-2')]])).rejects.toMatchObject({
    code: 'double-compensation',
    params: { m2: 2000, item: 'i-1' },
  });

  await act({
    action: 'receiveObjection',
    input: { itemId: 'i-1', objection: { id: 'o-1', receivedOn: '2026-02-04' }, on: '2026-02-04' },
  });
  const vacate = { action: 'recordMilestone', input: { itemId: 'i-1', kind: 'vacated', on: '2026-02-05' } } as const;
  await expect(engine.draft([[vacate]])).rejects.toMatchObject({ code: 'objection-open', params: { receivedOn: '2026-02-04' } });
  for (const action of ['eraseEverything', 'constructor'])
    await expect(engine.draft([[{ action, input: {} } as never]])).rejects.toMatchObject({
      code: 'action-unknown',
      params: { action },
    });
});
