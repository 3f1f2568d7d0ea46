import { numberDay } from '../../../core/register/day.ts';
import type { Day } from '../../../core/register/ports.ts';
import { SEVERITIES } from '../../../core/rules/finding.ts';
import type { FindingEntry, FindingList } from '../../calls/findings.ts';
import { sameRef } from '../../feature-ref.ts';
import { DictionaryBuilder, numbersOf, textsOf } from './column-data.ts';
import type { TableContext } from './table-context.ts';
import type { ColumnSource, TableData } from './table-data.ts';
import { unitColumns, unitsNamed } from './unit-columns.ts';

/** Everything that the rules find on a day, a row each, in the order of the list. Land that two are about is in both rows. */
export function tabulateFindings(context: TableContext, { entries }: FindingList): TableData {
  const { session, on } = context;
  const count = entries.length;
  const choice = (valueOf: (one: FindingEntry) => string | undefined, values?: readonly string[]) => () => {
    const dictionary = new DictionaryBuilder(count, values);
    entries.forEach((one, row) => dictionary.set(row, valueOf(one)));
    return dictionary.finish();
  };
  const figure = (valueOf: (one: FindingEntry) => number | undefined) => () =>
    numbersOf(count, (numbers) => entries.forEach((one, row) => (numbers[row] = valueOf(one) ?? Number.NaN)));
  const day = (valueOf: (one: FindingEntry) => Day | undefined) =>
    figure((one) => {
      const value = valueOf(one);
      return value === undefined ? undefined : numberDay(value);
    });
  const text = (valueOf: (one: FindingEntry) => string | undefined) => () => textsOf((row) => valueOf(entries[row]));
  const area = figure(({ m2 }) => (m2 === undefined ? undefined : Math.round(m2 * 10_000)));
  const units = lowestUnits(context, entries);
  const columns: ColumnSource[] = [
    { key: 'rule', kind: 'choice', shown: true, load: choice(({ code }) => code) },
    { key: 'severity', kind: 'choice', shown: true, ordered: true, load: choice(({ severity }) => severity, SEVERITIES) },
    { key: 'what', kind: 'text', shown: true, load: text(({ entities }) => entities.map(({ label }) => label).join(' · ')) },
    ...unitColumns(context, (level) => unitsNamed(context, units, level), ['zone', 'village']),
    { key: 'since', kind: 'day', shown: true, load: day((one) => one.on) },
    { key: 'until', kind: 'day', shown: true, load: day(({ until }) => until) },
    { key: 'area', kind: 'area', shown: true, load: area },
    { key: 'mu', kind: 'mu', shown: true, load: area },
    {
      key: 'state',
      kind: 'choice',
      shown: true,
      ordered: true,
      load: choice(({ accepted }) => (accepted ? 'accepted' : 'open'), ['open', 'accepted']),
    },
    { key: 'reason', kind: 'text', shown: true, load: text(({ accepted }) => accepted?.reason) },
    { key: 'acceptedOn', kind: 'day', shown: false, load: day(({ accepted }) => accepted?.on) },
    { key: 'article', kind: 'text', shown: false, load: text(({ basis }) => basis) },
  ];
  return {
    name: 'findings',
    on,
    count,
    measure: session.settings.measureOfRecord['red-lines'],
    columns,
    sigma: () => Float64Array.from(entries, ({ sigma_m2 }) => sigma_m2 ?? Number.NaN),
    refOf: () => null,
    dossierOf: (row) => {
      const { key, bounds } = entries[row];
      return { kind: 'finding', id: key, ref: null, bounds };
    },
    rowsOf: (ref) => entries.flatMap(({ entities }, row) => (entities.some((one) => sameRef(one.ref, ref)) ? [row] : [])),
    householdsOf: null,
    householdCount: 0,
    dropOutside: (kept, [west, south, east, north]) =>
      entries.forEach(({ bounds }, row) => {
        if (!bounds || bounds[0] > east || bounds[2] < west || bounds[1] > north || bounds[3] < south) kept[row] = 0;
      }),
    // What a finding is about is no shape of its own: nothing is said of land counted once.
    unionOf: async (rows) => rows.reduce((sum, row) => sum + Math.round((entries[row].m2 ?? 0) * 10_000), 0),
    parcelOf: (row) => {
      const ref = entries[row].entities.map((one) => one.ref).find((one) => one?.kind === 'parcel');
      return ref?.kind === 'parcel' ? { layerId: ref.layerId, row: ref.row } : null;
    },
  };
}

/** Of the units that a finding lies in the smallest, which names the others. */
function lowestUnits({ session }: TableContext, entries: readonly FindingEntry[]): string[] {
  const depth = { zone: 0, township: 1, village: 2 } as const;
  const levels = new Map(session.units.list.map(({ id, level }) => [id, depth[level]]));
  return entries.map(({ units }) => units.toSorted((a, b) => (levels.get(b) ?? -1) - (levels.get(a) ?? -1)).at(0) ?? '');
}
