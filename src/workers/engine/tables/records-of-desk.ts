import { numberDay } from '../../../core/register/day.ts';
import type { Case } from '../../../core/register/case.ts';
import { PATCH_FINDINGS } from '../../../core/register/patch.ts';
import type { Day } from '../../../core/register/ports.ts';
import { TASK_ORIGINS } from '../../../core/register/task.ts';
import type { PatchAreas } from '../../../core/register/patch.ts';
import { balancePatch } from '../../../core/report/patch-balance.ts';
import { officeCalendar } from '../../../core/rules/calendar/work-calendar.ts';
import { caseDuties } from '../../../core/rules/clocks/case-duties.ts';
import { readCase } from '../../../core/rules/clocks/case-facts.ts';
import { nameEntity } from '../name-entity.ts';
import { placeOfEntity, refOfPatch } from '../place-of-entity.ts';
import { UnitFinder } from '../unit-finder.ts';
import { boundsOf } from '../row-geometry.ts';
import { sameRef } from '../../feature-ref.ts';
import { type ColumnData, DictionaryBuilder, numbersOf, textsOf } from './column-data.ts';
import type { TableContext } from './table-context.ts';
import type { ColumnSource, TableData } from './table-data.ts';
import { unitColumns, unitsNamed } from './unit-columns.ts';

type DeskTable = 'cases' | 'tasks' | 'patches';
const ENTITY_OF = { cases: 'case', tasks: 'task', patches: 'patch' } as const;

/** Columns over some entities: each says what a row holds. */
function columnsOver<E>(entities: readonly E[]) {
  const count = entities.length;
  const figure = (valueOf: (one: E) => number | undefined) => (): ColumnData =>
    numbersOf(count, (numbers) => entities.forEach((one, row) => (numbers[row] = valueOf(one) ?? Number.NaN)));
  return {
    text: (valueOf: (one: E) => string | undefined) => (): ColumnData => textsOf((row) => valueOf(entities[row])),
    choice: (valueOf: (one: E) => string | undefined, values?: readonly string[]) => (): ColumnData => {
      const dictionary = new DictionaryBuilder(count, values);
      entities.forEach((one, row) => dictionary.set(row, valueOf(one)));
      return dictionary.finish();
    },
    figure,
    day: (valueOf: (one: E) => Day | undefined) =>
      figure((one) => {
        const day = valueOf(one);
        return day === undefined ? undefined : numberDay(day);
      }),
  };
}

/** What the three tables have in common: rows open a dossier, lie somewhere, and add up to no land. */
function tableOf(
  { session, on }: TableContext,
  name: DeskTable,
  ids: readonly string[],
  columns: readonly ColumnSource[],
): TableData {
  const kind = ENTITY_OF[name];
  const places = new Map<number, ReturnType<typeof placeOfEntity>>();
  const placeOf = (row: number) => {
    const known = places.get(row);
    if (known !== undefined) return known;
    const place = placeOfEntity(session, { kind, id: ids[row] }, on);
    places.set(row, place);
    return place;
  };
  return {
    name,
    on,
    count: ids.length,
    measure: session.settings.measureOfRecord.patches,
    columns,
    sigma: () => null,
    refOf: () => null,
    dossierOf: (row) => {
      const { ref = null, bounds = null } = placeOf(row) ?? {};
      return { kind, id: ids[row], ref, bounds };
    },
    rowsOf: (ref) => ids.flatMap((_, row) => (sameRef(placeOf(row)?.ref ?? null, ref) ? [row] : [])),
    householdsOf: null,
    householdCount: 0,
    dropOutside: (kept, [west, south, east, north]) =>
      ids.forEach((_, row) => {
        const bounds = placeOf(row)?.bounds;
        if (!bounds || bounds[0] > east || bounds[2] < west || bounds[1] > north || bounds[3] < south) kept[row] = 0;
      }),
    unionOf: async () => null,
    parcelOf: () => null,
  };
}

/** The cases begun by a day, with where each stands and what the office owes next. */
export function tabulateCases(context: TableContext): TableData {
  const { session, on } = context;
  const cases = [...session.register.cases.values()].filter(({ begunOn }) => begunOn <= on);
  const { text, choice, day, figure } = columnsOver(cases);
  const finder = new UnitFinder(session);
  const calendar = officeCalendar(session.settings);
  const lastStep = ({ steps }: Case) => steps.findLast((step) => step.on <= on);
  const duty = (one: Case) => caseDuties(one, on, calendar).at(0);
  const units = () =>
    cases.map(({ sightings }) => {
      const position = session.register.sightings.get(sightings[0])?.position;
      return (position && finder.at(position.lon, position.lat)) ?? '';
    });
  return tableOf(
    context,
    'cases',
    cases.map(({ id }) => id),
    [
      { key: 'no', kind: 'text', shown: true, load: text(({ no }) => no) },
      { key: 'track', kind: 'choice', shown: true, load: choice(({ track }) => track, ['planning', 'land']) },
      { key: 'lastStep', kind: 'choice', shown: true, load: choice((one) => lastStep(one)?.kind) },
      { key: 'since', kind: 'day', shown: true, load: day((one) => lastStep(one)?.on ?? one.begunOn) },
      {
        key: 'caseState',
        kind: 'choice',
        shown: true,
        ordered: true,
        load: choice((one) => stateOf(one, on), ['open', 'pending', 'suspended', 'closed']),
      },
      { key: 'duty', kind: 'choice', shown: true, load: choice((one) => duty(one)?.code) },
      { key: 'due', kind: 'day', shown: true, load: day((one) => duty(one)?.dueOn) },
      ...unitColumns(context, (level) => unitsNamed(context, units(), level), ['zone', 'village']),
      { key: 'begunOn', kind: 'day', shown: false, load: day(({ begunOn }) => begunOn) },
      { key: 'builds', kind: 'count', shown: false, load: figure(({ sightings }) => sightings.length) },
      {
        key: 'stepCount',
        kind: 'count',
        shown: false,
        load: figure(({ steps }) => steps.filter((step) => step.on <= on).length),
      },
    ],
  );
}

function stateOf(one: Case, on: Day): string {
  const facts = readCase(one, on);
  if (facts.has('closed') || facts.isRevoked) return 'closed';
  if (facts.pending.length > 0) return 'pending';
  return facts.isSuspended ? 'suspended' : 'open';
}

/** The tasks assigned by a day. */
export function tabulateTasks(context: TableContext): TableData {
  const { session, on } = context;
  const tasks = [...session.register.tasks.values()].filter(({ assignedOn }) => assignedOn <= on);
  const { text, choice, day, figure } = columnsOver(tasks);
  const resultOf = ({ result }: (typeof tasks)[number]) => (result && result.on <= on ? result : undefined);
  return tableOf(
    context,
    'tasks',
    tasks.map(({ id }) => id),
    [
      { key: 'taskTitle', kind: 'text', shown: true, load: text(({ title }) => title) },
      { key: 'from', kind: 'choice', shown: true, load: choice(({ from }) => from, TASK_ORIGINS) },
      { key: 'subject', kind: 'text', shown: true, load: text(({ subject }) => subject && nameEntity(session, subject).label) },
      { key: 'assignee', kind: 'choice', shown: true, load: choice(({ assignee }) => assignee) },
      {
        key: 'taskState',
        kind: 'choice',
        shown: true,
        ordered: true,
        load: choice((one) => (resultOf(one) ? 'done' : one.dueOn < on ? 'late' : 'open'), ['late', 'open', 'done']),
      },
      { key: 'assignedOn', kind: 'day', shown: true, load: day(({ assignedOn }) => assignedOn) },
      { key: 'due', kind: 'day', shown: true, load: day(({ dueOn }) => dueOn) },
      { key: 'doneOn', kind: 'day', shown: true, load: day((one) => resultOf(one)?.on) },
      {
        key: 'daysTaken',
        kind: 'count',
        shown: false,
        load: figure((one) => {
          const result = resultOf(one);
          return result && numberDay(result.on) - numberDay(one.assignedOn);
        }),
      },
      { key: 'result', kind: 'text', shown: false, load: text((one) => resultOf(one)?.note) },
    ],
  );
}

/** The patches received by a day, with what their cards state and how they were answered. */
export function tabulatePatches(context: TableContext): TableData {
  const { session, on } = context;
  const patches = [...session.register.patches.values()].filter(({ receivedOn }) => receivedOn <= on);
  const { text, choice, day, figure } = columnsOver(patches);
  const finder = new UnitFinder(session);
  const answerOf = ({ answer }: (typeof patches)[number]) => (answer && answer.on <= on ? answer : undefined);
  const stated = (key: keyof (typeof patches)[number]['areas']) => figure(({ areas }) => areas[key]);
  const units = () => patches.map(({ shape }) => finder.amid(boundsOf(shape.coordinates)) ?? '');
  const table = tableOf(
    context,
    'patches',
    patches.map(({ id }) => id),
    [
      { key: 'no', kind: 'text', shown: true, load: text(({ no }) => no) },
      { key: 'source', kind: 'choice', shown: true, load: choice(({ source }) => source, ['satellite', 'drone']) },
      { key: 'imagedOn', kind: 'day', shown: false, load: day(({ imagedOn }) => imagedOn) },
      { key: 'receivedOn', kind: 'day', shown: true, load: day(({ receivedOn }) => receivedOn) },
      { key: 'due', kind: 'day', shown: true, load: day(({ answerByOn }) => answerByOn) },
      {
        key: 'patchState',
        kind: 'choice',
        shown: true,
        ordered: true,
        load: choice(
          (one) => (answerOf(one) ? 'answered' : one.answerByOn !== undefined && one.answerByOn < on ? 'late' : 'open'),
          ['late', 'open', 'answered'],
        ),
      },
      { key: 'answeredOn', kind: 'day', shown: true, load: day((one) => answerOf(one)?.on) },
      { key: 'finding', kind: 'choice', shown: true, load: choice((one) => answerOf(one)?.finding, PATCH_FINDINGS) },
      ...unitColumns(context, (level) => unitsNamed(context, units(), level), ['zone', 'village']),
      { key: 'area', kind: 'area', shown: true, load: stated('patch') },
      { key: 'mu', kind: 'mu', shown: false, load: stated('patch') },
      { key: 'farmland', kind: 'area', shown: false, load: stated('farmland') },
      { key: 'cropland', kind: 'area', shown: false, load: stated('cropland') },
      {
        key: 'balance',
        kind: 'choice',
        shown: true,
        load: choice(({ areas }) => balanceOf(areas), ['holds', 'broken']),
      },
    ],
  );
  return {
    ...table,
    parcelOf: (row) => {
      const ref = refOfPatch(session, patches[row]);
      return ref?.kind === 'parcel' ? { layerId: ref.layerId, row: ref.row } : null;
    },
  };
}

/** Whether a card adds up, as far as what it states can be judged. */
function balanceOf(areas: PatchAreas): 'holds' | 'broken' | undefined {
  const judged = balancePatch(areas);
  if (judged.length === 0) return undefined;
  return judged.every(({ holds }) => holds) ? 'holds' : 'broken';
}
