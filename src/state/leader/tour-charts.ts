import type { TourChart, TourSeries } from '../../core/register/tour-chart.ts';
import type { TourStop } from '../../core/register/tour.ts';
import type { Snapshot } from '../../core/report/snapshot/snapshot.ts';
import { hidesFootprint, tellSeries } from '../../core/report/tour/tell-series.ts';
import { weekBefore } from '../../core/report/tour/week-before.ts';
import { asCodedError } from '../failure.ts';
import { services } from '../services.ts';
import { useSession } from '../session.ts';
import { askFor } from './compare.ts';
import type { TourFile } from './tour-files.ts';
import { changeStop, isKnownNow, showFigures, useTour } from './tour.ts';

/** What is to be drawn; null: the district. */
export type ChartWish =
  | Extract<TourChart, { kind: 'ranking' }>
  | { readonly kind: 'series' | 'waterfall'; readonly redLineId: string | null };

/**
 * Puts a chart at a stop. What the stop's snapshot does not hold is asked once, for the same audience and by the same knowledge, and kept
 * in the stop. Failures are kept for the screen, and leave the stop as it was.
 */
export async function showChart(stop: TourStop, wish: ChartWish | null, snapshot: Snapshot): Promise<void> {
  if (!wish || wish.kind === 'ranking') return changeStop(stop.id, { chart: wish ?? undefined });
  try {
    const chart = await freezeChart(wish.kind, wish.redLineId, snapshot);
    changeStop(stop.id, { chart });
  } catch (error) {
    useTour.setState({ error: asCodedError(error) });
  }
}

/**
 * Draws a stop from another day: its figures and its chart are asked anew, its words, photo and place stay. A chart that may not be told
 * of that day is taken off, and that is kept for the screen.
 */
export async function renewStop(stop: TourStop, { sha256, snapshot }: TourFile): Promise<void> {
  const { chart } = stop;
  const renewed: TourStop = {
    ...stop,
    snapshot_sha256: sha256,
    beforeOn: undefined,
    figures: stop.figures.map(({ table, row, column }) => ({ table, row, column })),
    chart: chart?.kind === 'ranking' ? chart : undefined,
  };
  changeStop(stop.id, renewed);
  await showFigures(renewed, renewed.figures, snapshot);
  if (chart && chart.kind !== 'ranking') await showChart(renewed, chart, snapshot);
}

/** @throws CodedError `tour-chart-hidden` for too few households, and those of the engine */
async function freezeChart(kind: 'series' | 'waterfall', redLineId: string | null, snapshot: Snapshot): Promise<TourChart> {
  const { summary } = useSession.getState();
  const { asOf, audience, knownAt } = snapshot;
  const question = await askFor({ audience, knownAt: isKnownNow(snapshot) ? null : knownAt.seq });
  const line = summary?.redLines.find(({ id }) => id === redLineId);
  const place = {
    redLineId,
    name: line?.name ?? snapshot.district.name,
    ...(line?.nameEn !== undefined && { nameEn: line.nameEn }),
  };
  const row = redLineId ?? snapshot.district.id;
  const hidden = () => Object.assign(new Error('tour-chart-hidden'), { code: 'tour-chart-hidden' });
  if (kind === 'series') {
    const { weeks, parts, total, dueOn, targets, projection } = await services().engine.stackedSeries([question, redLineId]);
    const count = weeks.findLastIndex((week) => week <= asOf) + 1;
    if (parts === null || count === 0) throw hidden();
    const isToLast = count === weeks.length && projection !== null;
    const series: TourSeries = {
      kind,
      ...place,
      weeks: weeks.slice(0, count),
      parts: parts.map((part) => ({ ...part, values: part.values.slice(0, count) })),
      total: total.slice(0, count),
      ...(dueOn !== undefined && { dueOn }),
      targets,
      projection: isToLast
        ? { finishOn: projection.finishOn, earliestOn: projection.earliestOn, latestOn: projection.latestOn }
        : null,
    };
    const shown = tellSeries(series, row, snapshot);
    if (!shown) throw hidden();
    return shown;
  }
  if (hidesFootprint(row, snapshot)) throw hidden();
  const before = weekBefore(asOf, summary?.firstOn ?? asOf) ?? asOf;
  const { lines } = await services().engine.compareDays([question, before, asOf]);
  const told = lines.find(({ level, key }) =>
    redLineId === null ? level === 'district' : level === 'red-line' && key === redLineId,
  );
  const { cm2 } = told?.amounts ?? {};
  if (!cm2) throw hidden();
  const { before: from, entered, revised, released, after } = cm2;
  if (typeof from !== 'number' || typeof entered !== 'number' || typeof released !== 'number' || typeof after !== 'number')
    throw hidden();
  return {
    kind,
    ...place,
    before,
    after: asOf,
    amounts: { before: from, entered, revised: typeof revised === 'number' ? revised : null, released, after },
  };
}
