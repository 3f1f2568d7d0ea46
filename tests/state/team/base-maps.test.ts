import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Administration, settingsWishSchema } from '../../../src/api/administration.ts';
import { TIANDITU } from '../../../src/core/register/check-base-map.ts';
import { provideServices } from '../../../src/state/services.ts';
import { useAccount } from '../../../src/state/team/account.ts';
import { recordSettings, useAdministration } from '../../../src/state/team/administration.ts';
import { dropBaseMap, putBaseMap } from '../../../src/state/team/base-maps.ts';

const OLD = {
  id: 'b-1',
  name: '旧图',
  kind: 'raster-xyz' as const,
  url: '/maps/{z}/{x}/{y}.png',
  minZoom: 0,
  maxZoom: 18,
  tileSize: 256 as const,
  attribution: '市局',
  datum: 'cgcs2000' as const,
};
const { id: _, ...OLD_DRAFT } = OLD;

const administration = (version: number, baseMaps: readonly object[]) =>
  ({
    district: { id: 'd-1', name: '试验区' },
    closedAt: null,
    version,
    settings: {
      timeZone: 'Asia/Shanghai',
      bounds: [120, 30, 121, 31],
      plane: { meridian: 120, origin: { east_m: 0, north_m: 0 } },
      baseMaps,
      allowedOrigins: ['https://tiles.example'],
      units: [],
      mostArea_km2: 25,
    },
    servedOrigins: [],
    mayBegin: false,
  }) as unknown as Administration;

interface Sent {
  readonly base: number;
  readonly patch: { readonly baseMaps?: readonly { readonly id: string }[]; readonly allowedOrigins?: readonly string[] };
  readonly reason: string;
}
let asked: { readonly method: string; readonly address: string; readonly body?: Sent }[];
let answer: (method: string) => Response;

beforeEach(() => {
  asked = [];
  answer = () => Response.json(administration(8, []));
  vi.stubGlobal('location', { origin: 'https://office.example' });
  vi.stubGlobal('fetch', async (address: string, { method, body }: { method: string; body?: string }) => {
    asked.push({ method, address, ...(body !== undefined && { body: JSON.parse(body) as Sent }) });
    return answer(method);
  });
  provideServices({ device: 'device-1', ids: { next: () => 'b-new' } } as never);
  useAccount.setState({ district: 'd-1' });
  useAdministration.setState({ administration: administration(7, [OLD]), error: null });
});
afterEach(() => vi.unstubAllGlobals());

it('a new base map is one change on what was seen, with its reason and the origins that it needs', async () => {
  await putBaseMap({ ...TIANDITU.vector, key: 'k', subdomains: ['t0', 't1'] }, null, '换用天地图');
  expect(asked.map(({ method, address }) => `${method} ${address}`)).toEqual(['PATCH /api/districts/d-1/settings']);
  const body = asked[0].body as Sent;
  expect(body).toMatchObject({ base: 7, reason: '换用天地图' });
  expect(body.patch.baseMaps?.map(({ id }) => id)).toEqual(['b-1', 'b-new']);
  expect(body.patch.allowedOrigins).toEqual([
    'https://tiles.example',
    'https://t0.tianditu.gov.cn',
    'https://t1.tianditu.gov.cn',
  ]);
  // The route takes it.
  expect(settingsWishSchema.safeParse(body).success).toBe(true);
});

it('one that stands is changed in its place, and no origin is said again', async () => {
  await putBaseMap({ ...OLD_DRAFT, name: '新名' }, 'b-1', 'x');
  expect(asked[0].body?.patch).toEqual({ baseMaps: [{ ...OLD, name: '新名' }] });
});

it('one that is taken away leaves the others', async () => {
  useAdministration.setState({ administration: administration(7, [OLD, { ...OLD, id: 'b-2' }]) });
  await dropBaseMap('b-1', 'x');
  expect(asked[0].body?.patch.baseMaps?.map(({ id }) => id)).toEqual(['b-2']);
});

it('where somebody was faster nothing is lost: the refusal stands beside what the settings are now', async () => {
  const problem = { type: 'urn:chidu:problem:settings-outdated', title: 'x', status: 412, code: 'settings-outdated', params: {} };
  answer = (method) =>
    method === 'PATCH'
      ? Response.json(problem, { status: 412 })
      : Response.json(administration(9, [{ ...OLD, name: '他人改的' }]));
  await expect(putBaseMap(OLD_DRAFT, null, 'x')).rejects.toMatchObject({ code: 'settings-outdated' });
  expect(useAdministration.getState().administration).toMatchObject({ version: 9 });
  answer = () => Response.json(administration(10, []));
  await recordSettings({ patch: {}, name: '别名', reason: '' });
  expect(asked.at(-1)?.body?.base).toBe(9);
});
