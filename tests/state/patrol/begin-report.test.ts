import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  abandonReport,
  continueReport,
  replaceReport,
  requestReport,
  useBeginning,
} from '../../../src/state/patrol/begin-report.ts';
import { findCapture } from '../../../src/state/patrol/capture-draft.ts';
import { fillForm, useCapture } from '../../../src/state/patrol/capture.ts';
import { keepShot, restoreShots, usePhotos } from '../../../src/state/patrol/photos.ts';
import { usePatrolScreen } from '../../../src/state/patrol/screen.ts';
import type { ReportSubject } from '../../../src/state/patrol/subject.ts';
import { services } from '../../../src/state/services.ts';
import { useSession } from '../../../src/state/session.ts';
import { type DemoState, startDemoState } from '../../support/demo-state.ts';

const TASK: ReportSubject = {
  label: '核查 XC-2026-0001',
  about: { kind: 'patch', id: 'p-1' },
  taskId: 't-1',
  channel: 'patch',
  reshapes: null,
};
const jpeg = new Blob([Uint8Array.from([0xff, 0xd8, 0xff, 0xfe, 0, 4, 7, 7, 0xff, 0xd9])]);
const MOMENT = { takenAt: '2026-11-28T02:00:00.000Z' };
let demo: DemoState;

beforeAll(async () => {
  // A browser that knows no turns between its windows.
  vi.stubGlobal('navigator', {});
  demo = await startDemoState();
}, 120_000);
afterAll(() => demo.stop());
afterEach(async () => {
  continueReport();
  await abandonReport();
});

const photos = () => usePhotos.getState().shots.length;
const draft = () => useCapture.getState().draft;
const district = () => useSession.getState().summary?.district.id ?? '';
/** The last step is written in its own time. */
const kept = () => services().store.loadView(district(), 'capture-draft');

describe('a new report', () => {
  it('begins clean where nothing is unfinished, with the channel of what it is made for', async () => {
    await requestReport(null);
    expect(draft()).toMatchObject({ madeFor: null, form: { channel: 'patrol' } });
    await requestReport(TASK);
    expect(useBeginning.getState().asked).toBeNull();
    expect(draft()).toMatchObject({ madeFor: TASK, form: { channel: 'patch' } });
  });

  it('asks about an unfinished one, and throws it away with its photos only when that is said', async () => {
    await requestReport(null);
    fillForm({ note: '二层' });
    await keepShot(jpeg, 'photo', MOMENT);
    const first = draft();
    await requestReport(TASK);
    expect(useBeginning.getState().asked).toEqual({ subject: TASK });
    expect([draft(), photos()]).toEqual([first, 1]);
    continueReport();
    expect([draft(), photos()]).toEqual([first, 1]);
    await requestReport(TASK);
    await replaceReport();
    expect(draft()).toMatchObject({ madeFor: TASK, form: { note: '' } });
    await restoreShots();
    expect(photos()).toBe(0);
  });

  it('shows no form until it is known whether another one was left behind', async () => {
    await requestReport(null);
    fillForm({ note: '二层' });
    usePatrolScreen.getState().open('home');
    const asking = requestReport(TASK);
    expect(useBeginning.getState()).toEqual({ asked: null, looking: true });
    await asking;
    expect(useBeginning.getState()).toEqual({ asked: { subject: TASK }, looking: false });
  });

  it('is not begun on a lone photo', async () => {
    await requestReport(null);
    await keepShot(jpeg, 'photo', MOMENT);
    await requestReport(null);
    expect(useBeginning.getState().asked).toEqual({ subject: null });
  });

  it('for the same task is gone on with, without a question', async () => {
    await requestReport(TASK);
    fillForm({ note: '已砌一层' });
    const first = draft();
    usePatrolScreen.getState().open('home');
    await requestReport(TASK);
    expect(useBeginning.getState().asked).toBeNull();
    expect(draft()).toBe(first);
  });

  it('takes a photo along that is still being read when it is thrown away', async () => {
    await requestReport(null);
    void keepShot(jpeg, 'photo', MOMENT);
    await abandonReport();
    await restoreShots();
    expect(photos()).toBe(0);
  });
});

it('what a report is made for outlives a kill of the page with the rest of it', async () => {
  await requestReport(TASK);
  fillForm({ note: '二层' });
  await expect.poll(kept).toMatchObject({ madeFor: TASK, form: { note: '二层' } });
  const before = await kept();
  useCapture.setState({ draft: null });
  await expect.poll(kept).toBeNull();
  await services().store.saveView(district(), 'capture-draft', before);
  await findCapture();
  expect(draft()).toMatchObject({ madeFor: TASK, form: { note: '二层' } });
});
