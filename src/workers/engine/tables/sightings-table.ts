import { unitOfBuilds } from '../unit-of-builds.ts';
import { settle } from '../../../core/measure/settle.ts';
import { OverlapMeter } from '../../../core/overlay/overlap-area.ts';
import type { PolygonIndex } from '../../../core/overlay/index-polygons.ts';
import type { PolygonView } from '../../../core/overlay/polygon-set.ts';
import { prepareClip } from '../../../core/overlay/prepare-clip.ts';
import { judgeSliver } from '../../../core/overlay/sliver.ts';
import { numberDay } from '../../../core/register/day.ts';
import { tabulateSelfOverlaps } from '../../../core/overlay/self-overlap.ts';
import { unionOfRows_cm2 } from '../../../core/report/union-of-rows.ts';
import type { Call } from '../../rpc.ts';
import { judgeFreeze } from '../../../core/rules/freeze-date.ts';
import type { LayerData } from '../layer-data.ts';
import { DictionaryBuilder, numbersOf, textsOf } from './column-data.ts';
import { ledgerColumns } from './ledger-columns.ts';
import { dropOutside, sigmaOf } from './red-lines-table.ts';
import { type ColumnSource, Memo, paceRows, type TableData } from './table-data.ts';
import { redLineNames, type TableContext } from './table-context.ts';
import { unitColumns, unitsNamed } from './unit-columns.ts';

const STAGES = ['foundation', 'under-construction', 'completed'];
const TIMINGS = ['before', 'after', 'unproven'];

/** What a build stands on, by the largest overlap. */
interface Ground {
  readonly parcel?: { readonly layer: LayerData; readonly row: number };
  readonly redLineId?: string;
}

/** The reports made by a day. Figures of land are of what stands: where nothing is left they are blank. */
export function tabulateSightings(context: TableContext): TableData {
  const { session, on } = context;
  const { register, sightings, settings } = session;
  const measure = settings.measureOfRecord.builds;
  const view = sightings.polygons.view(measure);
  const reports = [...register.sightings.values()].flatMap((report) => {
    const row = sightings.rowOn(report.id, on);
    if (row === undefined) return [];
    const isStanding = sightings.versions[row].shape !== null;
    const drawn = sightings.versions.findLastIndex(
      (version, n) => n <= row && version.id === report.id && version.shape !== null,
    );
    return [{ report, isStanding, drawn: Math.max(0, drawn) }];
  });
  const count = reports.length;
  const memo = new Memo();
  const grounds = (call: Call) => memo.get('grounds', call, () => findGrounds(context, reports, call));
  const figure = (valueOf: (row: number) => number | undefined) => () =>
    numbersOf(count, (numbers) => {
      for (let row = 0; row < count; row++) numbers[row] = valueOf(row) ?? Number.NaN;
    });
  const choiceOf = (valueOf: (row: number) => string | undefined, values?: readonly string[]) => {
    const dictionary = new DictionaryBuilder(count, values);
    for (let row = 0; row < count; row++) dictionary.set(row, valueOf(row));
    return dictionary.finish();
  };
  const choice = (valueOf: (row: number) => string | undefined, values?: readonly string[]) => () => choiceOf(valueOf, values);
  const areaOf = (row: number) => (reports[row].isStanding ? settle(view.areas_m2[reports[row].drawn]) : undefined);
  const area = figure(areaOf);
  const timingOf = (row: number, { redLineId }: Ground) => {
    const freezeOn = redLineId === undefined ? undefined : register.redLines.get(redLineId)?.freezeOn;
    return freezeOn && judgeFreeze(freezeOn, reports[row].report);
  };
  const units = () => {
    const unitOf = unitOfBuilds(context.session);
    return reports.map(({ report }) => unitOf(report.id) ?? '');
  };
  const absentOn = (row: number) => reports[row].report.absentOn;
  const columns: ColumnSource[] = [
    { key: 'no', kind: 'text', shown: true, load: () => textsOf((row) => reports[row].report.no) },
    ...unitColumns(context, (level) => unitsNamed(context, units(), level), []),
    { key: 'channel', kind: 'choice', shown: true, load: choice((row) => reports[row].report.channel) },
    { key: 'seenOn', kind: 'day', shown: true, load: figure((row) => numberDay(reports[row].report.seenOn)) },
    {
      key: 'absentOn',
      kind: 'day',
      shown: false,
      load: figure((row) => {
        const day = absentOn(row);
        return day === undefined ? undefined : numberDay(day);
      }),
    },
    { key: 'stage', kind: 'choice', shown: true, ordered: true, load: choice((row) => reports[row].report.stage, STAGES) },
    { key: 'structure', kind: 'choice', shown: false, load: choice((row) => reports[row].report.structure) },
    { key: 'floors', kind: 'count', shown: false, load: figure((row) => reports[row].report.floors) },
    { key: 'use', kind: 'choice', shown: false, load: choice((row) => reports[row].report.use) },
    {
      key: 'standing',
      kind: 'choice',
      shown: true,
      load: choice((row) => (reports[row].isStanding ? 'standing' : 'gone'), ['standing', 'gone']),
    },
    { key: 'area', kind: 'area', shown: true, load: area },
    { key: 'mu', kind: 'mu', shown: false, load: area },
    {
      key: 'parcelNo',
      kind: 'text',
      shown: true,
      load: async (call) => {
        const found = await grounds(call);
        return textsOf((row) => found[row].parcel?.layer.label(found[row].parcel.row));
      },
    },
    {
      key: 'redLine',
      kind: 'choice',
      shown: true,
      names: redLineNames(context),
      load: async (call) => {
        const found = await grounds(call);
        return choiceOf((row) => found[row].redLineId);
      },
    },
    {
      key: 'timing',
      kind: 'choice',
      shown: true,
      ordered: true,
      load: async (call) => {
        const found = await grounds(call);
        return choiceOf((row) => timingOf(row, found[row]), TIMINGS);
      },
    },
    { key: 'accuracy', kind: 'metres', shown: false, load: figure((row) => reports[row].report.position.accuracy_m) },
    ...ledgerColumns(
      context,
      reports.map(({ report }) => report),
      async (call) => (await grounds(call)).map(({ parcel }) => parcel),
      areaOf,
    ),
  ];
  const rowOfReport = new Map(reports.map(({ report }, row) => [report.id, row]));
  const drawn = reports.map((one) => one.drawn);
  return {
    name: 'sightings',
    on,
    count,
    measure,
    columns,
    sigma: () => sigmaOf(sightings, drawn),
    refOf: (row) => ({ kind: 'sighting', id: reports[row].report.id }),
    rowsOf: (ref) => {
      const row = ref.kind === 'sighting' ? rowOfReport.get(ref.id) : undefined;
      return row === undefined ? [] : [row];
    },
    householdsOf: null,
    householdCount: 0,
    dropOutside: (kept, within) => dropOutside(context, sightings, drawn, kept, within),
    unionOf: (rows) => {
      const standing = [...rows].filter((row) => reports[row].isStanding).map((row) => drawn[row]);
      return Promise.resolve(unionOfRows_cm2(view, standing, tabulateSelfOverlaps(view, sightings.polygons.index(measure))));
    },
    parcelOf: () => null,
  };
}

/** The parcel and the red line that each standing build overlaps most, slivers left out. */
async function findGrounds(
  { session, on, parcels }: TableContext,
  reports: readonly { readonly isStanding: boolean; readonly drawn: number }[],
  call: Call,
): Promise<readonly Ground[]> {
  const measure = session.settings.measureOfRecord.builds;
  const builds = session.sightings.polygons.view(measure);
  const { redLines } = session;
  const lines = redLines.polygons.view(measure);
  const meter = new OverlapMeter();
  const pacer = paceRows(call, reports.length);

  const largest = (build: number, view: PolygonView, index: PolygonIndex, counts: (row: number) => boolean) => {
    const clip = prepareClip(builds, build);
    const [minX, minY, maxX, maxY] = builds.boxes.subarray(4 * build, 4 * build + 4);
    const met = index
      .search(minX, minY, maxX, maxY)
      .filter(counts)
      .map((row) => ({ row, area_m2: meter.measure(view, row, clip) }))
      .sort((a, b) => b.area_m2 - a.area_m2);
    for (const { row, area_m2 } of met) {
      if (area_m2 <= 0) return null;
      if (!judgeSliver(session.settings.sliver, area_m2, view, row, builds, build)) return { row, area_m2 };
    }
    return null;
  };

  const grounds: Ground[] = [];
  for (const { isStanding, drawn } of reports) {
    if (pacer.isDue()) await pacer.pause(grounds.length);
    if (!isStanding) {
      grounds.push({});
      continue;
    }
    let parcel: (Ground['parcel'] & { area_m2: number }) | undefined;
    for (const { layer } of parcels.parts) {
      const found = largest(drawn, layer.polygons.view(measure), layer.polygons.index(measure), () => true);
      if (found && found.area_m2 > (parcel?.area_m2 ?? 0)) parcel = { layer, ...found };
    }
    const line = largest(drawn, lines, redLines.polygons.index(measure), (row) => {
      return redLines.rowOn(redLines.versions[row].id, on) === row;
    });
    grounds.push({ parcel, redLineId: line ? redLines.versions[line.row].id : undefined });
  }
  return grounds;
}
