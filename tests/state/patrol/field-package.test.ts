import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { areaOfBox } from '../../../src/core/report/field-package/area-of-box.ts';
import { answerWhole, lookAtField, openFieldFile, useFieldPackage } from '../../../src/state/patrol/field-package.ts';
import { provideServices } from '../../../src/state/services.ts';
import { type DemoState, startDemoState } from '../../support/demo-state.ts';

let demo: DemoState;
/** What the phone's clock says. */
let now = '';

async function packageMade(madeOn: string, expiresOn: string): Promise<File> {
  const request = { area: areaOfBox([134.198, 23.998, 134.202, 24.002]), for: 'patrol-3', madeOn, expiresOn };
  const stamps = { received: [], at: `${madeOn}T02:00:00.000Z`, seed: '5eed'.repeat(8) };
  const { bytes } = await demo.engine.makeField([request, stamps]);
  return new File([new Uint8Array(bytes)], 'field.chidu');
}

const opened = async (file: File): Promise<string> => {
  useFieldPackage.setState({ failure: null, asking: null, opened: null });
  await openFieldFile(file);
  const { failure, asking } = useFieldPackage.getState();
  return failure?.code ?? (asking ? 'asked' : 'opened');
};

describe('a package by the phone’s clock', () => {
  beforeAll(async () => {
    demo = await startDemoState();
    let uuid = 0;
    provideServices({
      engine: demo.engine,
      store: demo.store,
      clock: { now: () => now },
      ids: { next: () => `01968e4a-0000-7000-8000-${String(++uuid).padStart(12, '0')}`, salt: () => '0'.repeat(32) },
      device: 'dev-1',
      demoUrl: '',
    });
  }, 60_000);
  afterAll(() => demo.stop());
  beforeEach(() => {
    now = '2026-11-28T02:00:00.000Z';
  });

  it.each([
    ['today', '2026-11-28', 'asked'],
    ['tomorrow, because clocks differ by a day', '2026-11-29', 'asked'],
    ['later than tomorrow, so that it would last longer than anybody allowed', '2026-11-30', 'field-early'],
    ['in a year that has not come', '2027-11-28', 'field-early'],
  ])('made %s', async (_, madeOn, expected) => {
    const [year, ...rest] = madeOn.split('-');
    const expiresOn = madeOn === '2027-11-28' ? '2027-12-05' : [year, ...rest].join('-').replace(/-11-\d\d$/, '-12-05');
    const before = await demo.store.load(demo.opened.summary.district.id);
    expect(await opened(await packageMade(madeOn, expiresOn))).toBe(expected);
    // The district that is here is what it was, whatever was answered.
    expect(await demo.store.load(demo.opened.summary.district.id)).toEqual(before);
  });

  it('is over on the day after its last in the district, not before', async () => {
    const file = await packageMade('2026-11-28', '2026-12-05');
    now = '2026-12-05T15:59:59.000Z';
    expect(await opened(file)).toBe('asked');
    now = '2026-12-05T16:00:00.000Z';
    expect(await opened(file)).toBe('field-expired');
    expect(useFieldPackage.getState().failure?.params).toEqual({ expiresOn: '2026-12-05' });
  });

  it('that is none is told so, and the district stays', async () => {
    for (const bytes of [new Uint8Array(), new Uint8Array([1, 2, 3]), new TextEncoder().encode('{}')])
      expect(await opened(new File([bytes], 'a.chidu'))).not.toMatch(/^(opened|asked)$/);
    expect((await demo.store.list())[0].field).toBeUndefined();
  });

  it('tells of its end on the day before, and no more once it is over', async () => {
    expect(await opened(await packageMade('2026-11-28', '2026-12-05'))).toBe('asked');
    await answerWhole(true);
    const tells = async (instant: string) => {
      now = instant;
      await lookAtField();
      const { field, soon } = useFieldPackage.getState();
      return [field?.expiresOn, field?.erased?.because, soon];
    };
    expect(await tells('2026-12-03T15:59:59.000Z')).toEqual(['2026-12-05', undefined, false]);
    expect(await tells('2026-12-03T16:00:00.000Z')).toEqual(['2026-12-05', undefined, true]);
    expect(await tells('2026-12-05T15:59:59.000Z')).toEqual(['2026-12-05', undefined, true]);
    expect(await tells('2026-12-05T16:00:00.000Z')).toEqual(['2026-12-05', 'expired', false]);
  });
});
