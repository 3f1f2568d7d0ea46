import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EditStep } from '../../src/core/editing/drawing.ts';
import type { LngLat } from '../../src/core/measure/units.ts';
import {
  draftKept,
  dropDraft,
  findDraft,
  hasUnfinishedDrawing,
  takeUpDraft,
  useDrawingDraft,
} from '../../src/state/editing-draft.ts';
import { recordDrawing } from '../../src/state/editing-record.ts';
import {
  beginEditing,
  discardDrawing,
  DRAWN_SIGMA_M,
  enter,
  hasWork,
  stateSigma,
  takeEditStep,
  useEditing,
} from '../../src/state/editing.ts';
import { useSelection } from '../../src/state/selection.ts';
import { useSession } from '../../src/state/session.ts';
import { type DemoState, startDemoState } from '../support/demo-state.ts';

let demo: DemoState;

beforeAll(async () => {
  demo = await startDemoState();
}, 60_000);
afterAll(() => demo.stop());
beforeEach(() => {
  discardDrawing();
  dropDraft();
});

const LON = 134.18;
const LAT = 23.998;
const place = (east: number, north: number): LngLat => [LON + east * 0.0002, LAT + north * 0.0002];
const draw = (...places: LngLat[]) => {
  for (const at of places) takeEditStep({ do: 'add', at });
  takeEditStep({ do: 'close' });
};
const SQUARE = [place(0, 0), place(1, 0), place(1, 1), place(0, 1)];
const newLine = () => beginEditing({ kind: 'red-line', id: null, title: '' });

describe('a drawing', () => {
  it('is judged by the engine as it is, and as it would be while something is held', async () => {
    await newLine();
    draw(...SQUARE);
    await expect.poll(() => useEditing.getState().report?.status).toBe('ok');
    const area = () => useEditing.getState().report?.area?.ellipsoidal.value_cm2 ?? 0;
    const before = area();
    const held: EditStep = { do: 'move', vertex: { part: 0, ring: 0, index: 2 }, at: place(2, 2) };
    useEditing.setState({ held });
    await expect.poll(area).toBeGreaterThan(before);
    useEditing.setState({ held: null });
    await expect.poll(area).toBe(before);
  });

  it('that is refused keeps shape and entries; recorded, it is looked at and nothing is left to lose', async () => {
    await newLine();
    draw(...SQUARE);
    enter('project', '试验');
    await expect(recordDrawing(place(0.5, 0.5))).rejects.toMatchObject({ code: 'name-missing' });
    expect(useEditing.getState()).toMatchObject({ entries: { project: '试验' }, drawing: { parts: [[SQUARE]] } });
    enter('name', '试验红线');
    await recordDrawing(place(0.5, 0.5));
    expect(hasWork()).toBe(false);
    expect(useSelection.getState().ref?.kind).toBe('red-line');
    const names = useSession.getState().summary?.redLines.map(({ name }) => name);
    expect(names).toContain('试验红线');
  });

  it('that crosses itself is not recorded', async () => {
    await newLine();
    draw(place(0, 0), place(1, 1), place(1, 0), place(0, 1));
    enter('name', '交叉');
    await expect(recordDrawing(place(0.5, 0.5))).rejects.toMatchObject({ code: 'shape-unfit' });
    expect(useEditing.getState().drawing.parts).toHaveLength(1);
  });

  it('of a build is recorded with the next number, unverified and with its place', async () => {
    await beginEditing({ kind: 'sighting', id: null, title: '' });
    const no = useEditing.getState().entries.no;
    draw(...SQUARE);
    await recordDrawing(place(0.5, 0.5));
    const ref = useSelection.getState().ref;
    if (ref?.kind !== 'sighting') throw new Error('no sighting is selected');
    const detail = await demo.engine.describe([ref, '2026-11-28']);
    expect(detail).toMatchObject({ title: no, origin: 'digitised', sigma_m: DRAWN_SIGMA_M });
    expect(detail.kind === 'sighting' && detail.sighting.position).toMatchObject({
      lon: place(0.5, 0.5)[0],
      accuracy_m: DRAWN_SIGMA_M,
    });

    // Partly, then wholly demolished: the shape shrinks in dated steps.
    await beginEditing({ kind: 'sighting', id: ref.id, title: no });
    takeEditStep({ do: 'move', vertex: { part: 0, ring: 0, index: 2 }, at: place(0.5, 0.5) });
    enter('reason', '拆除一半');
    await recordDrawing(place(0.2, 0.2));
    await beginEditing({ kind: 'sighting', id: ref.id, title: no });
    useEditing.setState({ nothingLeft: true });
    enter('reason', '全部拆除');
    enter('on', '2026-11-29');
    await recordDrawing(place(0.2, 0.2));
    expect(await demo.engine.describe([ref, '2026-11-29'])).toMatchObject({ goneOn: '2026-11-29' });
  });
});

describe('the error of a revised shape', () => {
  const revise = async () => {
    const line = useSession.getState().summary?.redLines[0];
    await beginEditing({ kind: 'red-line', id: line?.id ?? '', title: line?.name ?? '' });
    return useEditing.getState().sigma_m;
  };
  const move = () => takeEditStep({ do: 'move', vertex: { part: 0, ring: 0, index: 0 }, at: place(0, 0) });

  it('is as large as that of what was set by hand', async () => {
    expect(await revise()).toBeLessThan(DRAWN_SIGMA_M);
    move();
    expect(useEditing.getState().sigma_m).toBe(DRAWN_SIGMA_M);
  });

  it('is what somebody states', async () => {
    await revise();
    stateSigma(0.02);
    move();
    expect(useEditing.getState().sigma_m).toBe(0.02);
  });
});

describe('unfinished work', () => {
  /** What the page held is gone, what the device keeps is not. */
  const leavePage = async () => {
    const district = useSession.getState().summary?.district.id ?? '';
    const kept = await demo.store.loadView(district, 'drawing-draft');
    useEditing.setState(useEditing.getInitialState());
    useDrawingDraft.setState({ draft: null });
    await draftKept();
    await demo.store.saveView(district, 'drawing-draft', kept);
  };

  it('is offered again after the page was closed, with its open stroke and entries, and undone in one step', async () => {
    await newLine();
    draw(...SQUARE);
    takeEditStep({ do: 'take', tool: 'hole' });
    takeEditStep({ do: 'add', at: place(0.2, 0.2) });
    enter('name', '没画完');
    await draftKept();
    const left = useEditing.getState();
    await leavePage();
    await findDraft();
    expect(useDrawingDraft.getState().draft?.task.kind).toBe('red-line');
    takeUpDraft();
    const { drawing, entries } = useEditing.getState();
    expect(drawing).toMatchObject({ parts: left.drawing.parts, stroke: left.drawing.stroke, tool: 'hole' });
    expect(entries.name).toBe('没画完');
    takeEditStep({ do: 'undo' });
    expect(useEditing.getState().drawing.parts).toEqual([]);
  });

  it('that was thrown away is not offered', async () => {
    await newLine();
    draw(...SQUARE);
    await draftKept();
    discardDrawing();
    await draftKept();
    await findDraft();
    expect(useDrawingDraft.getState().draft).toBeNull();
  });

  it('is known before another begins, on the screen and where a closed page left it', async () => {
    await newLine();
    expect(await hasUnfinishedDrawing()).toBe(false);
    draw(...SQUARE);
    expect(await hasUnfinishedDrawing()).toBe(true);
    await draftKept();
    await leavePage();
    expect(await hasUnfinishedDrawing()).toBe(true);
    dropDraft();
    expect(await hasUnfinishedDrawing()).toBe(false);
  });

  it('stays with the district that was left while it was drawn', async () => {
    await newLine();
    draw(...SQUARE);
    await draftKept();
    const { summary } = useSession.getState();
    if (!summary) throw new Error('no district is open');
    const district = summary.district.id;
    const there = await demo.store.loadView(district, 'drawing-draft');
    await demo.store.saveView('990199', 'drawing-draft', there);
    useSession.setState({ summary: { ...summary, district: { ...summary.district, id: '990199' } } });
    await draftKept();
    useSession.setState({ summary });
    expect(useEditing.getState().task).toBeNull();
    expect(there).toMatchObject({ task: { kind: 'red-line' } });
    expect(await demo.store.loadView(district, 'drawing-draft')).toEqual(there);
    expect(await demo.store.loadView('990199', 'drawing-draft')).toEqual(there);
  });

  it('is none before anything is drawn or entered', async () => {
    await newLine();
    expect(hasWork()).toBe(false);
  });
});
