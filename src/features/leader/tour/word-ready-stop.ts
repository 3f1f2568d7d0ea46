import { formatArea } from '../../../core/measure/decimal.ts';
import type { FigureRef } from '../../../core/register/tour.ts';
import { readFigure } from '../../../core/report/tour/read-figure.ts';
import type { Snapshot } from '../../../core/report/snapshot/snapshot.ts';
import type { TFunction } from '../../../i18n/create-i18n.ts';
import type { ToldStop, WordStop } from '../../../state/leader/ready-tour.ts';
import { groupThousands } from '../../district-map/group-thousands.ts';
import type { TourWords } from './tour-words.ts';

/** The one sentence of each stop, of figures that its snapshot and its chart hold. What it lacks a figure for it does not say. */
export function createReadyWords(t: TFunction, words: TourWords, language: string): WordStop {
  return (stop, snapshot) => ({ ...wordsOf(stop, snapshot), notes: '' });

  function wordsOf(stop: ToldStop, snapshot: Snapshot): { title: string; text: string } {
    const names = stop.places.map(words.nameOf).join(language === 'en' ? ', ' : '、');
    const title = (name: string) => t(`readyTour.${stop.kind}.title`, { name, names: name });
    const told = (column: string) => tell(stop, column, snapshot);
    switch (stop.kind) {
      case 'standing': {
        const [signed, left] = [told('signed'), told('footprint')];
        return { title: title(names), text: signed && left ? t('readyTour.standing.text', { signed, left }) : '' };
      }
      case 'change': {
        const amounts = stop.chart?.kind === 'waterfall' ? stop.chart.amounts : null;
        const [released, entered, after] = amounts
          ? [amounts.released, amounts.entered + (amounts.revised ?? 0), amounts.after].map(mu)
          : [];
        return { title: title(names), text: amounts ? t('readyTour.change.text', { released, entered, after }) : '' };
      }
      case 'stuck': {
        const left = told('footprint');
        const of = snapshot.layers.redLines.some(({ id }) => id === stop.places[0].key) ? 'line' : 'zone';
        return { title: title(names), text: left ? t(`readyTour.stuck.${of}`, { name: names, left }) : '' };
      }
      case 'ahead': {
        const share = shareOf({ table: 'clearance', row: stop.places[0].key, column: 'land-handed-over' }, snapshot);
        return { title: title(names), text: share ? t('readyTour.ahead.text', { names, share }) : '' };
      }
      case 'builds':
        return { title: title(names), text: wordBuilds(stop, names, snapshot) };
      case 'trust': {
        const { asOf, knownAt } = snapshot;
        return {
          title: title(names),
          text: t('readyTour.trust.text', { day: asOf, seq: knownAt.seq.toLocaleString(language) }),
        };
      }
    }
  }

  function wordBuilds({ places: [place] }: ToldStop, name: string, snapshot: Snapshot): string {
    const [verified, closed] = ['cases-verified', 'cases-closed'].map((column) =>
      readFigure({ table: 'cases', row: place.key, column }, snapshot),
    );
    if (typeof verified?.value !== 'number' || typeof closed?.value !== 'number') return '';
    const left = verified.value - closed.value;
    if (left === 0) return t('readyTour.builds.done');
    const { number, unit } = words.figure({ ...verified, value: left }, null);
    const isWhole = place.key === snapshot.district.id;
    return t(`readyTour.builds.${isWhole ? 'whole' : 'most'}`, { name, open: `${number} ${unit}` });
  }

  function tell({ figures }: ToldStop, column: string, snapshot: Snapshot): string | null {
    const ref = figures.find((one) => one.column === column);
    const read = ref && readFigure(ref, snapshot);
    if (!read) return null;
    const { number, unit } = words.figure(read, null);
    return `${number} ${unit}`;
  }

  function mu(cm2: number): string {
    return `${groupThousands(formatArea(cm2, 'mu', 1), language)} ${t('tour.count.cm2')}`;
  }
}

function shareOf(ref: FigureRef, snapshot: Snapshot): string | null {
  const read = readFigure(ref, snapshot);
  if (typeof read?.value !== 'number' || !read.of || read.of.value === 0) return null;
  return `${((100 * read.value) / read.of.value).toFixed(1)} %`;
}
