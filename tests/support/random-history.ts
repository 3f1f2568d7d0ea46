import fc from 'fast-check';
import type { Objection } from '../../src/core/register/clearance-item.ts';
import { ACTIONS, type ActionName, type ActionRequest } from '../../src/core/register/actions/index.ts';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import { CASE_STEPS } from '../../src/core/register/case.ts';
import type { ChangeDraft } from '../../src/core/register/change.ts';
import { MILESTONE_KINDS } from '../../src/core/register/clearance-item.ts';
import { nameDay, numberDay } from '../../src/core/register/day.ts';
import { PATCH_FINDINGS } from '../../src/core/register/patch.ts';
import { isRefusal, type Refusal } from '../../src/core/register/refusal.ts';
import type { Register } from '../../src/core/register/register.ts';
import { sha256 } from '../../src/core/register/sha256.ts';
import { createWriter, DISTRICT_INPUT, ITEM, RED_LINE, SIGHTING, squareShape, type Writer } from './district-changes.ts';

/** One step of a random history: what is done, to which of the entities that are there, how many days after the step before. */
export interface Step {
  readonly action: ActionName;
  readonly pick: number;
  readonly days: number;
}

const NAMES = Object.keys(ACTIONS) as ActionName[];
/** What brings entities comes more often than what takes them away, so that there is something to do. */
const BEGINNINGS = NAMES.filter((name) => !/^(withdraw|unlink|reopen|erase)/.test(name));

/** The longest chains: an answer, or an explanation, is taken back only where an item, an objection and its answer stand. */
const CHAIN: readonly ActionName[] = [
  'registerItem',
  'receiveObjection',
  'answerObjection',
  'withdrawObjectionAnswer',
  'explainObjection',
  'withdrawExplanation',
];

const step: fc.Arbitrary<Step> = fc.record({
  action: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...BEGINNINGS) },
    { weight: 4, arbitrary: fc.constantFrom(...NAMES) },
    { weight: 1, arbitrary: fc.constantFrom(...CHAIN) },
  ),
  pick: fc.nat(11),
  days: fc.nat(3),
});

const FIRST_DAY = numberDay('2026-01-02');
const REASON = '更正';

interface Desk {
  readonly register: Register;
  readonly pick: number;
  readonly on: string;
  /** A name that was never given. */
  readonly fresh: string;
}

type Inputs = { readonly [A in ActionName]: (desk: Desk) => Extract<ActionRequest, { action: A }>['input'] | undefined };

function at<E>(from: Iterable<E>, pick: number): E | undefined {
  const all = [...from];
  return all[pick % all.length];
}

const shape = (pick: number) => squareShape(134.2 + pick / 1000, 24, 0.0004);
const name = (prefix: string, { fresh }: Desk) => `${prefix}-${fresh}`;

/** For each action an input that fits the register, as far as there is anything to act on; whether it may be taken is the action's to say. */
const INPUTS: Inputs = {
  acceptFinding: ({ pick, on }) => ({
    key: `overlap red-line/r-${pick % 3}`,
    acceptance: { code: 'overlap', entities: [{ kind: 'red-line', id: `r-${pick % 3}` }], m2: pick, reason: `第 ${pick} 次` },
    on,
  }),
  reopenFinding: ({ register, pick, on }) => {
    const key = at(register.acceptances.keys(), pick);
    return key === undefined ? undefined : { key, reason: REASON, on };
  },
  answerObjection: (desk) => {
    const named = namedObjection(desk, ({ answeredOn }) => answeredOn === undefined);
    return (
      named && {
        itemId: named.itemId,
        objectionId: named.objectionId,
        result: '不成立',
        documentNo: `复〔${desk.pick}〕号`,
        on: desk.on,
      }
    );
  },
  receiveObjection: (desk) => {
    const itemId = at(desk.register.items.keys(), desk.pick);
    const objection = { id: name('o', desk), receivedOn: desk.on };
    return itemId === undefined ? undefined : { itemId, objection, on: desk.on };
  },
  withdrawObjection: (desk) => namedObjection(desk),
  withdrawObjectionAnswer: (desk) => namedObjection(desk, ({ answeredOn }) => answeredOn !== undefined),
  explainObjection: (desk) => {
    const named = namedObjection(desk);
    if (!named) return undefined;
    const content = JSON.stringify({ about: name('x', desk) });
    const explanation = { text: '由平面面积得到', content, sha256: sha256(content) };
    return { itemId: named.itemId, objectionId: named.objectionId, explanation, on: desk.on };
  },
  withdrawExplanation: (desk) => {
    const named = namedObjection(desk, ({ explanations }) => explanations !== undefined);
    const objection = named && desk.register.items.get(named.itemId)?.objections.find(({ id }) => id === named.objectionId);
    const changeId = objection?.explanations?.[0].changeId;
    return named && changeId !== undefined ? { ...named, changeId } : undefined;
  },
  receivePatch: (desk) => ({
    patch: {
      id: name('pt', desk),
      no: name('TB', desk),
      source: 'satellite',
      imagedOn: desk.on,
      areas: { patch: 100_000, farmland: 100_000 },
      shape: shape(desk.pick),
    },
    on: desk.on,
  }),
  answerPatch: ({ register, pick, on }) => {
    const patchId = at(register.patches.keys(), pick);
    const answer = { finding: PATCH_FINDINGS[pick % PATCH_FINDINGS.length], note: '现场核实' };
    return patchId === undefined ? undefined : { patchId, answer, on };
  },
  withdrawPatchAnswer: (desk) => namedBy('patchId', desk.register.patches, desk),
  withdrawPatch: (desk) => namedBy('patchId', desk.register.patches, desk),
  assignTask: (desk) => ({
    task: { id: name('t', desk), from: 'other', title: '到场', assignee: '甲组', dueOn: nameDay(numberDay(desk.on) + 2) },
    on: desk.on,
  }),
  finishTask: ({ register, pick, on }) => {
    const taskId = at(register.tasks.keys(), pick);
    return taskId === undefined ? undefined : { taskId, result: { note: '已到场' }, on };
  },
  reopenTask: (desk) => namedBy('taskId', desk.register.tasks, desk),
  withdrawTask: (desk) => namedBy('taskId', desk.register.tasks, desk),
  changeSettings: ({ pick, on }) => ({
    patch: {
      smallCell: 3 + pick,
      ...(pick % 2 === 0 && { mapApprovalNo: `审 ${pick}` }),
      ...(pick === 5 && { mapApprovalNo: null }),
    },
    reason: REASON,
    on,
  }),
  drawRedLine: (desk) => ({
    redLine: { ...RED_LINE, id: name('r', desk) },
    shape: shape(desk.pick),
    reason: '批复',
    on: desk.on,
  }),
  describeRedLine: ({ register, pick, on }) => {
    const redLineId = at(register.redLines.keys(), pick);
    const patch = pick % 3 === 0 ? { freezeOn: null, nameEn: `Line ${pick}` } : { name: `线 ${pick}`, freezeOn: on };
    return redLineId === undefined ? undefined : { redLineId, patch, reason: REASON, on };
  },
  reviseRedLine: ({ register, pick, on }) => {
    const redLineId = at(register.redLines.keys(), pick);
    return redLineId === undefined ? undefined : { redLineId, shape: shape(pick), reason: '调整', on };
  },
  withdrawRedLine: (desk) => namedBy('redLineId', desk.register.redLines, desk),
  importLayer: (desk) => ({
    layer: {
      id: name('l', desk),
      kind: 'parcels',
      name: '宗地',
      source: { fileName: 'a.kml', format: 'kml', crs: 'EPSG:4490' },
      notes: [],
      package_sha256: 'ab'.repeat(32),
      count: 1,
    },
    on: desk.on,
  }),
  withdrawLayer: (desk) => namedBy('layerId', desk.register.layers, desk),
  reshapeParcel: ({ register, pick, on }) => {
    const layerId = at(register.layers.keys(), pick);
    const parcel = { parcelId: `p-${pick % 3}`, parcelNo: `P${pick % 3}` };
    return layerId === undefined ? undefined : { ...parcel, layerId, shape: shape(pick), reason: '变更', on };
  },
  registerItem: (desk) => {
    const redLineId = at(desk.register.redLines.keys(), desk.pick);
    const household = at(desk.register.households.keys(), desk.pick);
    const households = household === undefined ? [] : [{ householdId: household, share: 1 }];
    return redLineId === undefined ? undefined : { item: { ...ITEM, id: name('i', desk), redLineId, households }, on: desk.on };
  },
  withdrawItem: (desk) => namedBy('itemId', desk.register.items, desk),
  recordMilestone: ({ register, pick, on }) => {
    const item = at(register.items.values(), pick);
    if (!item) return undefined;
    const open = MILESTONE_KINDS.filter((kind) => !item.milestones.some((one) => one.kind === kind));
    return open.length === 0
      ? undefined
      : { itemId: item.id, kind: open[pick % Math.min(3, open.length)], documentNo: `第 ${pick} 号`, on };
  },
  documentMilestone: ({ register, pick, on }) => {
    const item = at(register.items.values(), pick);
    const milestone = item && at(item.milestones, pick);
    const patch = pick % 3 === 0 ? { documentNo: null, proof: `凭证 ${pick}` } : { documentNo: `补〔${pick}〕` };
    return item && milestone && { itemId: item.id, changeId: milestone.changeId, patch, reason: REASON, on };
  },
  withdrawMilestone: ({ register, pick, on }) => {
    const item = at(register.items.values(), pick);
    const milestone = item?.milestones.at(-1 - (pick % 2)) ?? item?.milestones.at(-1);
    return item && milestone && { itemId: item.id, changeId: milestone.changeId, reason: REASON, on };
  },
  registerHousehold: (desk) => ({ household: { id: name('h', desk), no: name('H', desk), name: '户主' }, on: desk.on }),
  withdrawHousehold: (desk) => namedBy('householdId', desk.register.households, desk),
  registerBuilding: (desk) => {
    const itemId = at(desk.register.items.keys(), desk.pick);
    const building = { id: name('b', desk), no: name('B', desk), itemId: itemId ?? '', floors: 2 };
    return itemId === undefined ? undefined : { building, on: desk.on };
  },
  withdrawBuilding: (desk) => namedBy('buildingId', desk.register.buildings, desk),
  reportSighting: (desk) => ({
    sighting: { ...SIGHTING, id: name('s', desk), no: name('XC', desk), seenOn: desk.on },
    shape: shape(desk.pick),
    reason: '巡查',
    on: desk.on,
  }),
  reshapeSighting: ({ register, pick, on }) => {
    const sightingId = at(register.sightings.keys(), pick);
    return sightingId === undefined
      ? undefined
      : { sightingId, shape: pick % 4 === 0 ? null : shape(pick), reason: '部分拆除', on };
  },
  linkSighting: ({ register, pick, on }) => {
    const sightingId = at(register.sightings.keys(), pick);
    const sameAs = at(register.sightings.keys(), pick + 1);
    return sightingId === undefined || sameAs === undefined ? undefined : { sightingId, sameAs, on };
  },
  unlinkSighting: (desk) => namedBy('sightingId', desk.register.sightings, desk),
  recordPatrol: (desk) => ({
    patrol: {
      id: name('p', desk),
      by: '甲组',
      how: 'recorded',
      startedAt: `${desk.on}T01:00:00.000Z`,
      endedAt: `${desk.on}T03:00:00.000Z`,
      segments: [[[134.2, 24, `${desk.on}T01:30:00.000Z`, 4 + desk.pick]]],
      visits: [],
      note: '',
    },
    on: desk.on,
  }),
  eraseTrack: ({ register, pick }) => {
    const patrol = at([...register.patrols.values(), ...register.withdrawnPatrols.values()], pick);
    if (!patrol || pick % 3 > 0) return undefined;
    const figures = { length_m: 0, least_m: 0, known_s: 0, unknown_s: 0, fixes: 1, gaps: 0 };
    const reached = { within_m: 30, accuracy_m: 25, ...figures, seen: [] };
    return { patrolId: patrol.id, reached, on: nameDay(numberDay(patrol.on) + 181 + pick) };
  },
  withdrawPatrol: (desk) => namedBy('patrolId', desk.register.patrols, desk),
  attachPhoto: (desk) => {
    const subject = at(desk.register.sightings.keys(), desk.pick);
    const photo = {
      id: name('f', desk),
      sha256: 'a'.repeat(64),
      mediaType: 'image/jpeg',
      bytes: 1 + desk.pick,
      how: 'camera' as const,
      takenAt: `${desk.on}T02:00:00.000Z`,
      sidecar_sha256: 'b'.repeat(64),
    };
    return subject === undefined ? undefined : { photo: { ...photo, subject: { kind: 'sighting', id: subject } }, on: desk.on };
  },
  freezeSnapshot: (desk) => ({
    snapshot: {
      id: name('sn', desk),
      audience: 'leader',
      asOf: desk.on,
      knownAt: { seq: desk.register.seq, chainHash: 'd'.repeat(64) },
      title: `第 ${desk.pick} 周`,
      file_sha256: 'c'.repeat(64),
      bytes: 1 + desk.pick,
    },
    on: desk.on,
  }),
  publishBoard: (desk) => ({
    board: {
      id: name('bd', desk),
      asOf: desk.on,
      knownAt: desk.register.seq,
      figures_sha256: 'e'.repeat(64),
      software: `0.${desk.pick}`,
    },
    on: desk.on,
  }),
  saveTour: (desk) => ({
    tour: {
      id: at(desk.register.tours.keys(), desk.pick) ?? name('to', desk),
      title: `巡览 ${desk.pick}`,
      audience: 'leader',
      stops: [
        {
          id: name('st', desk),
          snapshot_sha256: 'c'.repeat(64),
          camera: { lon: 117, lat: 34, zoom: 12, bearing: 0, width_px: 1280 },
          flight_s: 3,
          layers: ['plots'],
          title: `第 ${desk.pick} 站`,
          text: '',
          notes: '',
          figures: [{ table: 'clearance', row: 'd', column: 'signed' }],
        },
      ],
    },
    on: desk.on,
  }),
  withdrawTour: (desk) => namedBy('tourId', desk.register.tours, desk),
  printDisclosure: (desk) => {
    const line = at(desk.register.redLines.values(), desk.pick);
    return (
      line && {
        disclosure: {
          id: name('dl', desk),
          redLineId: line.id,
          asOf: desk.on,
          knownAt: desk.register.seq,
          fields: ['household-no', 'floor'],
          rows: 1 + desk.pick,
          sha256: 'd'.repeat(64),
          objectionsUntil: '2031-01-01',
          contact: `office ${desk.pick}`,
        },
        on: desk.on,
      }
    );
  },
  withdrawDisclosure: (desk) => namedBy('disclosureId', desk.register.disclosures, desk),
  withdrawBoard: (desk) => namedBy('boardId', desk.register.boards, desk),
  withdrawSnapshot: (desk) => namedBy('snapshotId', desk.register.snapshots, desk),
  withdrawPhoto: (desk) => namedBy('photoId', desk.register.photos, desk),
  withdrawSighting: (desk) => namedBy('sightingId', desk.register.sightings, desk),
  withdrawShape: ({ register, pick, on }) => {
    const red = at(register.redLines.values(), pick);
    const seen = at(register.sightings.values(), pick);
    const parcel = at(register.parcels.values(), pick);
    const one = at(register.cases.values(), pick);
    const known = [
      red && { entity: { kind: 'red-line' as const, id: red.id }, versions: red.versions },
      seen && { entity: { kind: 'sighting' as const, id: seen.id }, versions: seen.shapes },
      parcel && { entity: { kind: 'parcel' as const, id: parcel.id }, versions: parcel.shapes },
      one && { entity: { kind: 'case' as const, id: one.id }, versions: one.occupiedLand },
    ].filter((found) => found !== undefined);
    const chosen = at(known, pick);
    const version = chosen && at<{ readonly changeId: string }>(chosen.versions, pick);
    return chosen && version && { entity: chosen.entity, changeId: version.changeId, reason: REASON, on };
  },
  openCase: (desk) => {
    const sighting = at(desk.register.sightings.keys(), desk.pick);
    const opened = { id: name('k', desk), no: name('AJ', desk), begunOn: desk.on, track: 'planning' as const };
    const occupiedLand = desk.pick % 2 === 0 ? { occupiedLand: shape(desk.pick) } : {};
    return sighting === undefined
      ? undefined
      : { case: { ...opened, sightings: [sighting] }, ...occupiedLand, reason: '线索', on: desk.on };
  },
  drawOccupiedLand: ({ register, pick, on }) => {
    const caseId = at(register.cases.keys(), pick);
    return caseId === undefined ? undefined : { caseId, shape: shape(pick), reason: '实测', on };
  },
  takeCaseStep: ({ register, pick, on }) => {
    const one = at(register.cases.values(), pick);
    // Much rests on a verification, so that it comes first.
    const kind = one && CASE_STEPS[one.steps.length === 0 ? 0 : (one.steps.length + pick) % CASE_STEPS.length];
    if (!one || !kind) return undefined;
    // Some documents are served with their step, the others later.
    return {
      caseId: one.id,
      kind,
      verification: 'violation',
      decision: 'demolish',
      ...(pick % 2 === 0 && { served: { on, proof: '回证' } }),
      on,
    };
  },
  recordService: ({ register, pick, on }) => {
    const one = at(register.cases.values(), pick);
    const unserved = one?.steps.filter(({ served }) => !served) ?? [];
    const step = at(unserved, pick);
    return one && step && { caseId: one.id, changeId: step.changeId, served: { on, proof: '回证' }, on };
  },
  withdrawService: ({ register, pick, on }) => {
    const one = at(register.cases.values(), pick);
    const served = one?.steps.filter((step) => step.served) ?? [];
    const step = at(served, pick);
    return one && step && { caseId: one.id, changeId: step.changeId, reason: REASON, on };
  },
  withdrawCaseStep: ({ register, pick, on }) => {
    const one = at(
      [...register.cases.values()].filter(({ steps }) => steps.length > 0),
      pick,
    );
    const taken = one && at(one.steps, pick);
    return one && taken && { caseId: one.id, changeId: taken.changeId, reason: REASON, on };
  },
  withdrawCase: (desk) => namedBy('caseId', desk.register.cases, desk),
};

function namedObjection({ register, pick, on }: Desk, isMeant: (objection: Objection) => boolean = () => true) {
  const meant = [...register.items.values()].flatMap(({ id, objections }) =>
    objections.filter(isMeant).map((objection) => ({ itemId: id, objectionId: objection.id, reason: REASON, on })),
  );
  return at(meant, pick);
}

function namedBy<N extends string>(member: N, entities: ReadonlyMap<string, unknown>, { pick, on }: Desk) {
  const id = at(entities.keys(), pick);
  if (id === undefined) return undefined;
  return { [member]: id, reason: REASON, on } as { readonly [M in N]: string } & { readonly reason: string; readonly on: string };
}

/** A feed that is written step by step; what may not be taken is left out. */
export interface RandomHistory extends Writer {
  /** Takes a step; null where there was nothing to act on, or it was refused. */
  take(step: Step): { readonly request: ActionRequest; readonly draft: ChangeDraft } | null;
}

export function startHistory(): RandomHistory {
  const writer = createWriter();
  writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
  let day = FIRST_DAY;
  let taken = 0;
  return {
    ...writer,
    take({ action, pick, days }) {
      day += days;
      const desk = { register: writer.register, pick, on: nameDay(day), fresh: String(++taken) };
      const input = INPUTS[action](desk);
      if (!input) return null;
      const act = ACTIONS[action] as (register: Register, asked: unknown) => ChangeDraft | Refusal;
      const draft = act(writer.register, input);
      if (isRefusal(draft)) return null;
      writer.accept(draft);
      return { request: { action, input } as ActionRequest, draft };
    },
  };
}

/** Steps of a history of every kind of entity. */
export const steps = (minLength: number, maxLength: number): fc.Arbitrary<Step[]> => fc.array(step, { minLength, maxLength });

/** The history of these steps. */
export function writeHistory(taken: readonly Step[]): RandomHistory {
  const started = startHistory();
  for (const one of taken) started.take(one);
  return started;
}
