import iconv from 'iconv-lite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acceptImport, importReportOf } from '../../src/state/accept-import.ts';
import { dropImport, openImport, receiveSources, startReading, useImports } from '../../src/state/imports.ts';
import { changeDraft, forgetRecalled, goOn, goToStep, placeImport, readInAnotherWay } from '../../src/state/open-import.ts';
import { useSession } from '../../src/state/session.ts';
import { redoLast, undoLast } from '../../src/state/undo.ts';
import { useView } from '../../src/state/view.ts';
import { type DemoState, startDemoState } from '../support/demo-state.ts';
import { metresCsv } from '../support/metres-files.ts';

let demo: DemoState;

beforeAll(async () => {
  demo = await startDemoState();
}, 60_000);
afterAll(() => demo.stop());
beforeEach(() => useImports.setState({ phase: { at: 'idle' }, waiting: [], running: null }));

const SQUARES = {
  columns: ['地块号', '权利人'],
  rows: [
    ['W-1', '李秀英'],
    ['W-2', '王建国'],
    ['W-3', '张伟'],
  ],
}; // prettier-ignore
const file = (name: string, content: string | Uint8Array) => new File([content as Uint8Array<ArrayBuffer>], name);
const current = () => {
  const open = openImport(useImports.getState());
  if (!open) throw new Error(`no file is open: ${JSON.stringify(useImports.getState().phase)}`);
  return open;
};
const settled = async () => {
  await expect.poll(() => openImport(useImports.getState())?.busy ?? null).toBeNull();
};
const layers = () => useSession.getState().summary?.layers.map(({ name }) => name) ?? [];

async function takeToTheCheck(content: string): Promise<void> {
  await receiveSources([[file('squares.csv', content)]]);
  const home = current().preview.detection.candidates.find(({ distance_m }) => distance_m === 0);
  await placeImport({ crs: home?.crs ?? '', swapped: home?.swapped ?? false });
  goOn();
  changeDraft({ kind: 'patches', mapping: { name: '地块号' }, sigma_m: 0.1, surveyed: true });
  goOn();
  await settled();
}

describe('a file that does not say where it lies', () => {
  it('is nowhere until one place is chosen among several, and is then looked at there', async () => {
    await receiveSources([[file('squares.csv', metresCsv(SQUARES))]]);
    expect(current()).toMatchObject({ at: 'place', preview: { crs: null, bounds: null } });
    const { candidates } = current().preview.detection;
    expect(candidates.length).toBeGreaterThan(1);
    goToStep('fields');
    expect(current().at).toBe('place');
    const far = candidates.find(({ distance_m }) => (distance_m ?? 0) > 100_000);
    await placeImport({ crs: far?.crs ?? '', swapped: far?.swapped ?? false });
    expect(current().preview.insideDistrict).toBe(false);
    goOn();
    // A place outside the district has to be confirmed.
    expect(current().at).toBe('place');
    changeDraft({ placeConfirmed: true });
    const home = candidates.find(({ distance_m }) => distance_m === 0);
    await placeImport({ crs: home?.crs ?? '', swapped: home?.swapped ?? false });
    expect(current().draft.placeConfirmed).toBe(false);
    expect(current().placing).toBe(2);
    goOn();
    expect(current()).toMatchObject({ at: 'fields', preview: { insideDistrict: true } });
  });

  it('stays as it was where a system cannot place it, and says why', async () => {
    await receiveSources([[file('squares.csv', metresCsv(SQUARES))]]);
    await placeImport({ crs: 'EPSG:9999', swapped: false });
    expect(current()).toMatchObject({ problem: { code: 'crs-unknown' }, busy: null, preview: { crs: null } });
  });
});

describe('an import', () => {
  it('is judged before it can be accepted, taken in whole, and taken back and done again as one step', async () => {
    const before = layers();
    await takeToTheCheck(metresCsv(SQUARES));
    expect(current().judgement).not.toBeNull();
    await acceptImport();
    const { phase } = useImports.getState();
    expect(phase).toMatchObject({ at: 'done', done: { name: 'squares', result: { admitted: 3, refused: 0 } } });
    expect(layers()).toEqual([...before, 'squares']);
    const report = await importReportOf(phase.at === 'done' ? phase.done.layerId : '');
    expect(report.layer).toMatchObject({ name: 'squares', count: 3 });
    expect(useView.getState().undoSteps.at(-1)).toMatchObject({ what: 'import', layer: { name: 'squares' } });
    await undoLast('taken back');
    expect(layers()).toEqual(before);
    await redoLast('done again');
    expect(layers()).toEqual([...before, 'squares']);
    await undoLast('taken back');
  });

  it('of the same kind of source begins with what was said last time, unless the user starts afresh', async () => {
    await takeToTheCheck(metresCsv(SQUARES));
    await acceptImport();
    await undoLast('taken back');
    // The same columns in another order are the same kind of source.
    const columns = SQUARES.columns.toReversed();
    await receiveSources([[file('next.csv', metresCsv({ columns, rows: [['赵', 'W-9']] }))]]);
    expect(current()).toMatchObject({
      recalled: true,
      draft: { kind: 'patches', mapping: { name: '地块号' }, sigma_m: 0.1, surveyed: true, name: 'next' },
    });
    forgetRecalled();
    expect(current()).toMatchObject({ recalled: false, draft: { kind: null, surveyed: false, name: 'next' } });
  });
});

describe('reading again in another way', () => {
  it('keeps what was entered as far as it still fits', async () => {
    const gbk = iconv.encode(metresCsv(SQUARES), 'gb18030');
    await receiveSources([[file('gbk.csv', Uint8Array.from(gbk))]]);
    expect(current().preview.columns.map(({ name }) => name)).toContain('权利人');
    expect(current().preview.text?.choices.map(({ encoding }) => encoding)).toContain('windows-1252');
    const home = current().preview.detection.candidates.find(({ distance_m }) => distance_m === 0);
    await placeImport({ crs: home?.crs ?? '', swapped: home?.swapped ?? false });
    goOn();
    changeDraft({ kind: 'builds', name: '我的名称', mapping: { name: '权利人' } });
    await readInAnotherWay({ encoding: 'windows-1252' });
    expect(current()).toMatchObject({
      draft: { kind: 'builds', name: '我的名称' },
      preview: { text: { encoding: 'windows-1252' }, crs: { found_by: 'user' } },
    });
    expect(current().draft.mapping.name).not.toBe('权利人');
    await readInAnotherWay({ encoding: 'gb18030' });
    expect(current().preview.columns.map(({ name }) => name)).toContain('权利人');
  });

  it('that fails leaves the file as it was read before', async () => {
    await receiveSources([[file('squares.csv', metresCsv(SQUARES))]]);
    await readInAnotherWay({ encoding: 'no-such-encoding' });
    expect(current().problem?.code).toBe('encoding-unknown');
    expect(current().preview.features).toBe(3);
  });
});

describe('a table whose columns have no known names', () => {
  it('asks what a row is where only points were read, and keeps the name of the layer when it is read again', async () => {
    const odd = metresCsv({ columns: ['id'], rows: [['P1'], ['P2']] }).replace('X,Y', 'alpha,beta');
    await receiveSources([[file('odd.csv', odd)]]);
    expect(current()).toMatchObject({ at: 'content', preview: { geometryTypes: { point: 8 } } });
    changeDraft({ name: '零散地块' });
    await readInAnotherWay({ coordinateColumns: { rows: 'vertices', north: 'alpha', east: 'beta', feature: 'id' } });
    expect(current()).toMatchObject({ draft: { name: '零散地块' }, preview: { geometryTypes: { polygon: 2 } } });
  });

  it('that cannot be read at all can be read by the columns that the user names', async () => {
    const nameless = file('ab.csv', 'a,b\n1,2\n3,4\n');
    await receiveSources([[nameless]]);
    expect(useImports.getState().phase).toMatchObject({ at: 'failed', error: { code: 'coordinate-columns-unknown' } });
    await startReading({ files: [nameless], options: { coordinateColumns: { rows: 'features', east: 'a', north: 'b' } } });
    expect(current().preview.geometryTypes).toEqual({ point: 2 });
  });
});

describe('the queue', () => {
  it('keeps a file that could not be read with what it was read with, and goes on when told to', async () => {
    const broken = file('broken.geojson', '{"type":"FeatureCollection","features":[');
    await receiveSources([[broken], [file('squares.csv', metresCsv(SQUARES))]]);
    const { phase, waiting } = useImports.getState();
    expect(phase).toMatchObject({ at: 'failed', error: { code: 'json-truncated' } });
    expect(phase.at === 'failed' && phase.request.files[0]).toBe(broken);
    expect(waiting).toHaveLength(1);
    await startReading({ files: [broken], options: { encoding: 'gb18030' } });
    expect(useImports.getState().phase.at).toBe('failed');
    await dropImport();
    expect(current().preview.fileName).toBe('squares.csv');
  });
});
