import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeBodySchemas } from '../../src/api/change.ts';
import { isDay } from '../../src/core/register/day.ts';
import { createI18n } from '../../src/i18n/create-i18n.ts';
import type { ActionRequest } from '../../src/workers/calls/recording.ts';
import { openRecorder } from '../support/acting-engine.ts';
import { connectEngine } from '../support/demo-engine.ts';
import { SIGHTING, squareShape } from '../support/district-changes.ts';
import { openSquares, placeAt } from '../support/square-district.ts';

const { engine, stop } = connectEngine();
const ON = '2026-02-05';
const SHAPE = squareShape(...placeAt(10, 10), 0.0001);
const REASON = { reason: '核查', on: ON };
const sighting = { ...SIGHTING, seenOn: ON };
const report: ActionRequest = { action: 'reportSighting', input: { sighting, shape: SHAPE, ...REASON } };
const opened = { id: 'k-1', no: '案1', begunOn: ON, track: 'land' as const, sightings: [sighting.id] };
const item = { id: 'i-2', parcelId: 'l-1/1', redLineId: 'r-1', unit: '', households: [], buildings: [] };
const patch = { id: 'p-1', no: '图1', source: 'satellite' as const, imagedOn: ON, answerByOn: ON, areas: { patch: 100 } };
const task = { id: 't-1', from: 'other' as const, title: '到场', assignee: '甲组', dueOn: ON };
const { targets, ...redLine } = {
  id: 'r-9',
  name: '丙',
  project: '',
  approvalNo: '',
  regime: 'collective',
  targets: [],
} as const;

/** Each with what it rests on before it. */
const LAWFUL: readonly (readonly ActionRequest[])[] = [
  [{ action: 'recordMilestone', input: { itemId: 'i-1', kind: 'paid', on: ON, documentNo: '1', proof: '单', amount: 100 } }],
  [{ action: 'registerItem', input: { item, on: ON } }],
  [{ action: 'receiveObjection', input: { itemId: 'i-1', objection: { id: 'o-1', receivedOn: ON, answerByOn: ON }, on: ON } }],
  [report],
  [report, { action: 'openCase', input: { case: opened, occupiedLand: SHAPE, ...REASON } }],
  [{ action: 'receivePatch', input: { patch: { ...patch, shape: SHAPE }, on: ON } }],
  [{ action: 'assignTask', input: { task, on: ON } }],
  [{ action: 'drawRedLine', input: { redLine: { ...redLine, targets: [...targets] }, shape: SHAPE, ...REASON } }],
  [{ action: 'reshapeParcel', input: { parcelId: 'l-1/2', parcelNo: 'C', layerId: 'l-1', shape: SHAPE, ...REASON } }],
  [{ action: 'changeSettings', input: { patch: { demolitionDueMonths: 2 }, ...REASON } }],
];

const UNFIT: readonly unknown[] = [
  ['__proto__', '', ' ', '\u200b', 'a\u0000b', '\u202Eb', 'x'.repeat(30_000), '7'],
  ['1850-01-01', '0026-02-05', '2026-02-30', '2026-2-3', '2026-02-05T00:00', '２０２６-02-05'],
  [Number.NaN, Number.POSITIVE_INFINITY, -1, 0.5, 1e308, 2 ** 53, null, undefined, true, [], ['a'], {}],
].flat();

type Path = readonly string[];
function* placesIn(value: unknown, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null || path.includes('coordinates')) return;
  for (const [name, member] of Object.entries(value)) yield* placesIn(member, [...path, name]);
}

function withUnfit<T>(value: T, [name, ...inner]: Path, unfit: unknown): T {
  const members = value as Readonly<Record<string, unknown>>;
  const member = inner.length === 0 ? unfit : withUnfit(members[name], inner, unfit);
  return Array.isArray(value) ? (value.with(Number(name), member) as T) : { ...value, [name]: member };
}

const DAYS = /(On|^on)$/;
/** What of an accepted draft no record should hold. */
function* faultsIn(value: unknown, name = ''): Generator<string> {
  if (typeof value === 'object' && value !== null)
    for (const [inner, member] of Object.entries(value)) yield* faultsIn(member, inner);
  else if (value !== undefined && DAYS.test(name) && !(typeof value === 'string' && isDay(value)))
    yield `${name}: ${JSON.stringify(value)}`;
  else if (typeof value === 'number' && name !== 'accuracy_m' && Math.abs(value) > 1e6) yield `${name}: ${value}`;
  else if (typeof value === 'string' && /[\u0000\u202e]/.test(value)) yield `${name}: unseen`;
}

let isWorded: (code: string) => boolean;
let seq = 0;

beforeAll(async () => {
  await openSquares(engine);
  const { act } = openRecorder(engine);
  const first = { ...item, id: 'i-1', parcelId: 'l-1/0' };
  const done = await act(
    { action: 'registerItem', input: { item: first, on: '2026-02-01' } },
    { action: 'recordMilestone', input: { itemId: 'i-1', kind: 'signed', on: '2026-02-02' } },
  );
  seq = done[done.length - 1].seq;
  const texts = await createI18n('en');
  isWorded = (code) => code !== 'internal' && texts.exists(`error.${code}`);
});
afterAll(stop);

describe.each(LAWFUL.map((requests) => [requests[requests.length - 1].action, requests] as const))('%s', (_, requests) => {
  const before = requests.slice(0, -1);
  const last = requests[requests.length - 1];

  it('takes what is fit', async () => {
    const drafts = await engine.draft([requests]);
    expect(await engine.admit([drafts, seq, new Map()])).toBeNull();
  });

  it('of anything else says what is wrong with it, or records only what can be read and reckoned with', async () => {
    const wrong: string[] = [];
    for (const path of placesIn(last.input))
      for (const unfit of UNFIT) {
        const label = `${path.join('.')} = ${JSON.stringify(unfit)?.slice(0, 40)}`;
        const asked = { action: last.action, input: withUnfit(last.input, path, unfit) } as ActionRequest;
        const drafts = await engine.draft([[...before, asked]]).catch(({ code }: { code: string }) => code);
        if (typeof drafts === 'string') {
          if (!isWorded(drafts)) wrong.push(`${label}: ${drafts}`);
          continue;
        }
        const refused = await engine.admit([drafts, seq, new Map()]);
        const { type, on, body } = drafts[drafts.length - 1];
        if (refused ? !isWorded(refused.refusal.refused) : !changeBodySchemas[type].safeParse(body).success) wrong.push(label);
        if (!refused) wrong.push(...[...faultsIn({ on, body })].map((fault) => `${label}: ${fault}`));
      }
    expect(wrong).toEqual([]);
  });

  it('made by hand is judged the same: what its action would not say is refused with the reason', async () => {
    const drafts = await engine.draft([requests]);
    const made = drafts[drafts.length - 1];
    const wrong: string[] = [];
    for (const path of placesIn(made))
      for (const unfit of UNFIT) {
        const forged = withUnfit(made, path, unfit);
        const label = `${path.join('.')} = ${JSON.stringify(unfit)?.slice(0, 40)}`;
        const answer = await engine
          .admit([[...drafts.slice(0, -1), forged], seq, new Map()])
          .catch(({ code }: { code: string }) => ({ refusal: { refused: code } }));
        if (answer && !isWorded(answer.refusal.refused)) wrong.push(`${label}: ${answer.refusal.refused}`);
        if (!answer) wrong.push(...[...faultsIn({ on: forged.on, body: forged.body })].map((fault) => `${label}: ${fault}`));
      }
    expect(wrong).toEqual([]);
  });
});
