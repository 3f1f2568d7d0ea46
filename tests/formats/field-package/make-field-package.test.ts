import { beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_FEED, verifyChain } from '../../../src/core/register/feed.ts';
import { foldFeed } from '../../../src/core/register/fold.ts';
import { seededIds } from '../../../src/core/report/field-package/seeded-ids.ts';
import { readContainer, type ReadContainerResult, unpackContainer } from '../../../src/formats/container/read.ts';
import {
  type FieldRequest,
  type MadeFieldPackage,
  makeFieldPackage,
} from '../../../src/formats/field-package/make-field-package.ts';
import { squareShape } from '../../support/district-changes.ts';
import { AREA, ME, secretDistrict } from './secret-district.ts';

const AT = '2026-11-28T02:00:00.000Z';
const REQUEST: FieldRequest = { area: AREA, for: ME, madeOn: '2026-11-28', expiresOn: '2026-12-05' };
const district = secretDistrict();

const make = (request: Partial<FieldRequest> = {}): Promise<MadeFieldPackage> =>
  makeFieldPackage(
    {
      register: district.writer.register,
      plane: district.plane,
      layers: district.layers,
      from: district.writer.changes.at(-1) ?? EMPTY_FEED,
      received: ['c-20'],
      at: AT,
      ids: seededIds('5eed'.repeat(8), AT),
    },
    { ...REQUEST, ...request },
  );

describe('a field package', () => {
  let files: Map<string, Uint8Array>;
  let read: ReadContainerResult;
  let made: MadeFieldPackage;
  beforeAll(async () => {
    made = await make();
    files = await unpackContainer(made.bytes, { fileName: 'field.chidu' });
    read = await readContainer(files);
  });

  it('brings one’s own tracks for as long as the office says, thirty days where it says nothing, and nobody else’s', async () => {
    const walks = async (madeOn: string, ownTracks_days?: number) => {
      const { register } = district.writer;
      const settings = register.settings && { ...register.settings, ...(ownTracks_days !== undefined && { ownTracks_days }) };
      const source = {
        register: Object.assign(Object.create(register) as typeof register, { settings }),
        plane: district.plane,
        layers: district.layers,
        from: EMPTY_FEED,
        received: [],
        at: AT,
        ids: seededIds('5eed'.repeat(8), AT),
      };
      const { container } = await makeFieldPackage(source, { ...REQUEST, madeOn, expiresOn: madeOn });
      return [...foldFeed(container.feed).patrols.keys()];
    };
    expect(await walks('2026-12-20')).toEqual(['walk-mine']);
    expect(await walks('2026-12-21')).toEqual([]);
    expect(await walks('2026-11-28', 8)).toEqual(['walk-mine']);
    expect(await walks('2026-11-28', 7)).toEqual([]);
  });

  it('holds no byte of what nobody in the field may see', () => {
    const all = [...files].map(([name, bytes]) => [name, new TextDecoder('latin1').decode(bytes)] as const);
    const encode = (word: string) => new TextDecoder('latin1').decode(new TextEncoder().encode(word));
    const found = district.secrets
      .filter((word) => !district.ofMine.has(word))
      .filter((word) => all.some(([, text]) => text.includes(encode(word))));
    expect(found).toEqual([]);
    expect(district.secrets.length).toBeGreaterThan(90);
    // The words are where the search would find them.
    const source = JSON.stringify(district.writer.changes);
    expect(
      district.secrets.filter((word) => word.startsWith('SECRET') && / (note|holder|name)$/.test(word)).length,
    ).toBeGreaterThan(5);
    expect(source).toContain('SECRET-0');
    expect(source).toContain('134.2912345');
  });

  it('holds one’s own reports, tasks, photos and tracks word for word', () => {
    const text = new TextDecoder().decode(files.get('feed.ndjson'));
    expect(district.told.filter((word) => !text.includes(word))).toEqual([]);
    const register = foldFeed(read.feed);
    const { shapes, ...own } = register.sightings.get('s-mine') ?? { shapes: [] };
    const { shapes: _, ...before } = district.writer.register.sightings.get('s-mine') ?? { shapes: [] };
    expect(own).toEqual(before);
    expect(shapes).toEqual(district.writer.register.sightings.get('s-mine')?.shapes);
  });

  it('folds and verifies as a district of the same id, with nothing that does not apply', () => {
    const register = foldFeed(read.feed);
    expect(verifyChain(read.feed)).toMatchObject({ ok: true });
    expect(register.unapplied.size).toBe(0);
    expect(register.district).toEqual(district.writer.register.district);
    expect(made.counts.leftOut).toEqual([]);
    expect([...register.layers.keys()]).toEqual(['parcels', 'paid', 'permits']);
    expect(register.layers.get('parcels')?.count).toBe(1);
  });

  it('knows of others’ reports and cases the place, the days and the state', () => {
    const register = foldFeed(read.feed);
    const whole = district.writer.register;
    expect([...register.sightings.keys()].sort()).toEqual(['s-mine', 's-theirs']);
    expect(register.sightings.get('s-theirs')).toMatchObject({
      seenOn: '2026-02-01',
      absentOn: '2026-01-01',
      stage: 'foundation',
    });
    expect(register.sightings.get('s-theirs')?.shapes.map(({ fromOn, changeId }) => [fromOn, changeId])).toEqual(
      whole.sightings.get('s-theirs')?.shapes.map(({ fromOn, changeId }) => [fromOn, changeId]),
    );
    const file = register.cases.get('case-1');
    expect(file?.sightings).toEqual(['s-theirs']);
    expect(file?.steps.map(({ kind, on }) => [kind, on])).toEqual([
      ['verified', '2026-02-03'],
      ['stop-work-ordered', '2026-02-03'],
    ]);
    expect(file?.steps[1].served?.on).toBe('2026-02-04');
    expect(register.redLines.get('r-1')).toMatchObject({
      freezeOn: '2026-01-10',
      versions: [{ fromOn: '2026-01-04' }, { fromOn: '2026-02-04' }],
    });
    expect(register.items.get('i-1')?.milestones.map(({ kind, on }) => [kind, on])).toEqual(
      whole.items.get('i-1')?.milestones.map(({ kind, on }) => [kind, on]),
    );
  });

  it('says whose it is, of what and until when', () => {
    expect(read.field).toEqual({
      area: AREA,
      madeOn: '2026-11-28',
      expiresOn: '2026-12-05',
      from: { seq: district.writer.changes.length, hash: district.writer.changes.at(-1)?.hash },
      for: ME,
      received: ['c-20'],
    });
  });

  it('is not opened where it does not say so in a form that is known', async () => {
    const manifest = JSON.parse(new TextDecoder().decode(files.get('district.json'))) as { field: object };
    for (const field of [{ ...manifest.field, expiresOn: 'soon' }, { ...manifest.field, area: { type: 'Point' } }, {}]) {
      const altered = new Map(files).set('district.json', new TextEncoder().encode(JSON.stringify({ ...manifest, field })));
      await expect(readContainer(altered)).rejects.toMatchObject({ code: 'field-malformed' });
    }
  });

  it.each([
    [{ area: squareShape(134.2, 24, 0.05).coordinates }, 'field-area-too-large'],
    [{ expiresOn: '2026-12-06' }, 'field-too-long'],
    [{ expiresOn: '2026-11-27' }, 'field-expired-already'],
    [{ for: ' ' }, 'field-person-missing'],
    [{ area: squareShape(134.2, 24, 0).coordinates }, 'field-area-empty'],
  ] as const)('is refused for %j', async (request, code) => {
    await expect(make(request as Partial<FieldRequest>)).rejects.toMatchObject({ code });
  });
});
