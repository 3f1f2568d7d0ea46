import { settle } from '../../../core/measure/settle.ts';
import { ASKING_PERFORMANCE, type Case } from '../../../core/register/case.ts';
import { numberDay } from '../../../core/register/day.ts';
import type { Task } from '../../../core/register/task.ts';
import type { Day } from '../../../core/register/ports.ts';
import type { Sighting } from '../../../core/register/sighting.ts';
import { maskName } from '../../../core/report/redaction/mask-name.ts';
import { type CaseFacts, readCase } from '../../../core/rules/clocks/case-facts.ts';
import type { Call } from '../../rpc.ts';
import { buildsInTheWay } from '../find-claims.ts';
import type { LayerData } from '../layer-data.ts';
import { type ColumnData, DictionaryBuilder, numbersOf, textsOf } from './column-data.ts';
import type { ColumnSource } from './table-data.ts';
import type { TableContext } from './table-context.ts';

/** The parcel that a build stands on, as the table found it. */
type FindParcel = (call: Call) => Promise<readonly ({ readonly layer: LayerData; readonly row: number } | undefined)[]>;

/**
 * What the office's ledger (台账, DOMAIN.md §4) has of a build beside the report itself: where it stands, whose land it is with the
 * name masked, and how its case stands on the day. None is shown unless it is asked for.
 */
export function ledgerColumns(
  { session, on }: TableContext,
  reports: readonly Sighting[],
  parcelsOf: FindParcel,
  areaOf: (row: number) => number | undefined,
): readonly ColumnSource[] {
  const count = reports.length;
  const cases = casesOf(session.register.cases.values(), on);
  const caseOf = (row: number): CaseOfBuild | undefined => cases.get(reports[row].id);
  const responsible = assigneesOf(session.register.tasks.values(), cases, on);
  /** What the storeys would have if each were as large as the outline: nobody measured them. */
  const floorAreaOf = (row: number): number | undefined => {
    const area = areaOf(row);
    return area === undefined ? undefined : area * Math.max(1, reports[row].floors);
  };
  const text = (valueOf: (row: number) => string | undefined) => (): ColumnData => textsOf(valueOf);
  const figure = (valueOf: (row: number) => number | undefined) => (): ColumnData =>
    numbersOf(count, (numbers) => {
      for (let row = 0; row < count; row++) numbers[row] = valueOf(row) ?? Number.NaN;
    });
  const day = (valueOf: (row: number) => Day | undefined) =>
    figure((row) => {
      const found = valueOf(row);
      return found === undefined ? undefined : numberDay(found);
    });
  const choice = (valueOf: (row: number) => string | undefined) => (): ColumnData => {
    const dictionary = new DictionaryBuilder(count);
    for (let row = 0; row < count; row++) dictionary.set(row, valueOf(row));
    return dictionary.finish();
  };
  const ofParcel = (name: string, write: (value: string) => string) => async (call: Call) => {
    const parcels = await parcelsOf(call);
    return textsOf((row) => {
      const parcel = parcels[row];
      const value = parcel?.layer.value(name, parcel.row);
      return typeof value === 'string' && value !== '' ? write(value) : undefined;
    });
  };
  return [
    { key: 'floorArea', kind: 'area', shown: false, load: figure((row) => floorAreaOf(row)) },
    { key: 'lon', kind: 'number', shown: false, load: figure((row) => reports[row].position.lon) },
    { key: 'lat', kind: 'number', shown: false, load: figure((row) => reports[row].position.lat) },
    { key: 'landUse', kind: 'text', shown: false, load: ofParcel('landUse', (value) => value) },
    { key: 'maskedHolder', kind: 'text', shown: false, load: ofParcel('holder', maskName) },
    {
      key: 'compensated',
      kind: 'choice',
      shown: false,
      slow: true,
      load: async (call) => {
        const claims = await buildsInTheWay(session, on, { signal: call.signal });
        const paid = new Set(
          claims.flatMap(({ kind, sides: [{ ref }] }) => (kind === 'compensated' && ref.kind === 'sighting' ? [ref.id] : [])),
        );
        return choice((row) => (paid.has(reports[row].id) ? 'yes' : undefined))();
      },
    },
    { key: 'caseNo', kind: 'text', shown: false, load: text((row) => caseOf(row)?.no) },
    {
      key: 'verification',
      kind: 'choice',
      shown: false,
      load: choice((row) => caseOf(row)?.facts.last('verified')?.verification),
    },
    { key: 'track', kind: 'choice', shown: false, load: choice((row) => caseOf(row)?.track) },
    { key: 'lastStep', kind: 'choice', shown: false, load: choice((row) => caseOf(row)?.steps.at(-1)?.kind) },
    { key: 'documents', kind: 'text', shown: false, load: text((row) => listDocuments(caseOf(row))) },
    { key: 'performBy', kind: 'day', shown: false, load: day((row) => performBy(caseOf(row))) },
    { key: 'decision', kind: 'choice', shown: false, load: choice((row) => caseOf(row)?.facts.ordered) },
    { key: 'removed', kind: 'area', shown: false, load: figure((row) => removedOf(session, reports[row].id, on)) },
    { key: 'recheckedOn', kind: 'day', shown: false, load: day((row) => caseOf(row)?.facts.last('rechecked')?.on) },
    { key: 'closedOn', kind: 'day', shown: false, load: day((row) => caseOf(row)?.facts.last('closed')?.on) },
    { key: 'reportedBy', kind: 'text', shown: false, load: text((row) => reports[row].by) },
    { key: 'responsible', kind: 'text', shown: false, load: text((row) => responsible.get(reports[row].id)) },
    { key: 'photos', kind: 'count', shown: false, load: figure((row) => reports[row].photos.length) },
    { key: 'note', kind: 'text', shown: false, load: text((row) => reports[row].note) },
  ];
}

interface CaseOfBuild extends Pick<Case, 'id' | 'no' | 'track' | 'steps'> {
  readonly facts: CaseFacts;
}

/** Cases begun by the day, by the builds that they are about, with the steps of the day alone. */
function casesOf(cases: Iterable<Case>, on: Day): ReadonlyMap<string, CaseOfBuild> {
  const found = new Map<string, CaseOfBuild>();
  for (const one of cases) {
    if (one.begunOn > on) continue;
    const steps = one.steps.filter((step) => step.on <= on);
    const known = { id: one.id, no: one.no, track: one.track, steps, facts: readCase(one, on) };
    for (const id of one.sightings) found.set(id, known);
  }
  return found;
}

/** Who has the last task about each build, or about its case, that was assigned by the day and is not done on it. */
function assigneesOf(tasks: Iterable<Task>, cases: ReadonlyMap<string, CaseOfBuild>, on: Day): ReadonlyMap<string, string> {
  const latest = new Map<string, Task>();
  for (const task of tasks) {
    const { subject, assignedOn, result } = task;
    if (!subject || assignedOn > on || (result && result.on <= on)) continue;
    const key = `${subject.kind}/${subject.id}`;
    if ((latest.get(key)?.assignedOn ?? '') <= assignedOn) latest.set(key, task);
  }
  const found = new Map<string, string>();
  for (const [key, { assignee }] of latest) if (key.startsWith('sighting/')) found.set(key.slice('sighting/'.length), assignee);
  for (const [id, { id: caseId }] of cases) {
    const task = latest.get(`case/${caseId}`);
    if (task && !found.has(id)) found.set(id, task.assignee);
  }
  return found;
}

/** Every document with its number and day, in the order of the procedure's days. */
const listDocuments = (one: CaseOfBuild | undefined): string | undefined =>
  one?.steps.flatMap(({ documentNo, on }) => (documentNo === undefined ? [] : [`${documentNo} (${on})`])).join('; ');

/** The day of the last document that asks for performance. */
const performBy = (one: CaseOfBuild | undefined): Day | undefined =>
  one?.steps.findLast(({ kind, performBy: asked }) => ASKING_PERFORMANCE.has(kind) && asked !== undefined)?.performBy;

/** What its dated shapes lost from one to the next until the day, whole cm²; undefined where they lost nothing. */
function removedOf({ sightings, settings }: TableContext['session'], id: string, on: Day): number | undefined {
  const { areas_m2 } = sightings.polygons.view(settings.measureOfRecord.builds);
  let removed = 0;
  let before = 0;
  sightings.versions.forEach((version, row) => {
    if (version.id !== id || version.fromOn > on) return;
    const area = version.shape === null ? 0 : settle(areas_m2[row]);
    removed += Math.max(0, before - area);
    before = area;
  });
  return removed > 0 ? removed : undefined;
}
