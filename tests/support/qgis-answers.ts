import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import type { Asking } from '../../src/formats/ogc-source/ask-service.ts';
import { listCollections } from '../../src/formats/ogc-source/list-collections.ts';
import {
  askingOf,
  BOX,
  codesOf,
  expectSquares,
  listSquares,
  numbersIn,
  numbersOf,
  readParcels,
  serviceAddress,
  SOUTH,
  WEST,
} from './squares-service.ts';

const RECORDED = fileURLToPath(new URL('../data/qgis-server-3.22.json.gz', import.meta.url));
/** Two pages of a thousand. */
export const QGIS_SQUARES = listSquares(1200);
/** Six decimals of a degree, rounded. */
const WRITTEN_DEG = 5e-7 + 1e-12;

/** What a server answered to a path with its query. */
type Answers = Record<string, { readonly status: number; readonly type: string; readonly body: string }>;

/** Asks as usual, and takes down every answer with the server's own address taken out. */
export function recordAnswers(origin: string): { readonly ask: Asking['fetch']; keep(): void } {
  const answers: Answers = {};
  return {
    ask: async (address, init) => {
      const answer = await fetch(address, init);
      const body = await answer.clone().text();
      const type = answer.headers.get('content-type') ?? '';
      answers[address.replace(origin, '')] = { status: answer.status, type, body: body.replaceAll(origin, 'ORIGIN') };
      return answer;
    },
    keep: () => writeFileSync(RECORDED, gzipSync(JSON.stringify(answers), { level: 9 })),
  };
}

/** Answers as QGIS Server did when it was recorded; what it was not asked then is a fault of the test. */
export function replayAnswers(origin: string): Asking['fetch'] {
  const answers = JSON.parse(gunzipSync(readFileSync(RECORDED)).toString('utf8')) as Answers;
  return async (address, init) => {
    const { status, type, body } = answers[address.replace(origin, '')] ?? {};
    if (status === undefined) throw new Error(`QGIS Server was not asked for ${address} when its answers were recorded.`);
    // Live it refuses to write what is asked for first where it writes something else.
    const [first] = (new Headers(init.headers).get('accept') ?? '').split(',');
    if (!type?.startsWith(first)) return new Response('[]', { status: 400, headers: { 'content-type': 'application/json' } });
    return new Response(body?.replaceAll('ORIGIN', origin), { status, headers: { 'content-type': type } });
  };
}

/** Everything that is asked of a QGIS Server with the squares, live or recorded. */
export async function expectQgisServed(origin: string, ask?: Asking['fetch']): Promise<void> {
  const asking = askingOf(origin, ask);
  const collections = `${origin}/wfs3/collections`;
  const [one, ...others] = await listCollections(asking, serviceAddress(asking, collections));
  expect(others).toEqual([]);
  expect(one).toMatchObject({ id: 'parcels', title: 'parcels' });
  expect(one.bounds?.[0]).toBeCloseTo(WEST, 5);
  expect(one.bounds?.[1]).toBeCloseTo(SOUTH, 5);

  const file = await readParcels(asking, collections);
  expectSquares(file, QGIS_SQUARES, WRITTEN_DEG);
  // Six decimals of a degree are a decimetre: who imports it is told.
  expect(codesOf(file)).toEqual(['service-coarse']);

  const meets = numbersIn(QGIS_SQUARES, BOX);
  expect(meets.length).toBeGreaterThan(20);
  expect(numbersOf(await readParcels(asking, collections, BOX)).sort()).toEqual(meets);
}
