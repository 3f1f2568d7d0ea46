import type { TourFigure, TourLayer, TourStop } from '../../core/register/tour.ts';
import { readyStops, type ReadyStop, type ReadyStopKind } from '../../core/report/tour/ready-stops.ts';
import type { Snapshot } from '../../core/report/snapshot/snapshot.ts';
import { services } from '../services.ts';
import { showChart } from './tour-charts.ts';
import type { FreezeOrder } from './tour-files.ts';
import { beginTour, changeStop, lookAtDay, placeStops, showFigures, useTour } from './tour.ts';

/** A ready stop as it is told: with what its figures were a week before, and its chart. */
export type ToldStop = Pick<ReadyStop, 'kind' | 'places'> & {
  readonly figures: readonly TourFigure[];
  readonly chart?: TourStop['chart'];
};

/** Words of a stop, from what it tells. */
export type WordStop = (stop: ToldStop, snapshot: Snapshot) => Pick<TourStop, 'title' | 'text' | 'notes'>;

const FLIGHT_s = 3;
/** Of the whole district: plots and reports of all of it would be dust. */
const FAR: readonly TourLayer[] = ['red-lines', 'units', 'names'];
const NEAR: readonly TourLayer[] = ['plots', 'red-lines', 'sightings', 'units', 'names'];
/** The tones of units would cover reports as far out as a zone is seen whole. */
const BUILDS: readonly TourLayer[] = ['red-lines', 'sightings', 'names'];
const layersOf = (kind: ReadyStopKind) => (kind === 'stuck' ? NEAR : kind === 'builds' ? BUILDS : FAR);

/**
 * Makes a tour of a day with a stop for each question of leaders: a draft like any other, to be shown at once, or changed first. Failures
 * are kept for the screen. A chart that the audience may not see is left out.
 * @returns whether there is something to show
 */
export async function makeReadyTour(order: FreezeOrder, word: WordStop): Promise<boolean> {
  const made = await lookAtDay(order);
  if (!made) return false;
  const { snapshot, sha256 } = made;
  const ready = readyStops(snapshot);
  if (ready.length === 0) return false;
  beginTour(order.audience, order.title);
  useTour.setState({ isReadying: true });
  const stops = ready.map(
    ({ kind, camera, figures }, n): TourStop => ({
      id: services().ids.next(),
      snapshot_sha256: sha256,
      camera,
      flight_s: n === 0 ? 0 : FLIGHT_s,
      layers: layersOf(kind),
      title: '',
      text: '',
      notes: '',
      figures,
    }),
  );
  placeStops(stops);
  const { id } = useTour.getState().draft ?? {};
  for (const [n, { kind, places, figures, chart }] of ready.entries()) {
    const stop = stops[n];
    await showFigures(stop, figures, snapshot);
    await showChart(stop, chart, snapshot);
    const { draft } = useTour.getState();
    // Another tour was opened meanwhile.
    if (!draft || draft.id !== id) return false;
    const told = draft.stops.find((one) => one.id === stop.id);
    if (!told) continue;
    const words = word({ kind, places, figures: told.figures, chart: told.chart }, snapshot);
    // Where no change may be told nothing is said of it, rather than three times that it may not.
    const isChangeTold = told.figures.some(({ before }) => before !== undefined);
    changeStop(stop.id, isChangeTold ? words : { ...words, beforeOn: undefined });
  }
  useTour.setState({ isReadying: false, showsAtOnce: true });
  return true;
}
