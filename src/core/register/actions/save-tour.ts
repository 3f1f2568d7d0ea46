import type { ChangeBodies, ChangeDraft } from '../change.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { MOST_FIGURES, MOST_STOPS } from '../tour.ts';
import { isForPublic } from '../tour-chart.ts';
import { draftChange } from './draft-change.ts';

/** Saves a tour as a whole, for the first time or again. */
export function saveTour(
  register: Register,
  input: ChangeBodies['tour-saved'] & { readonly on: Day },
): ChangeDraft<'tour-saved'> | Refusal {
  const { tour, on } = input;
  if (tour.title.trim() === '') return { refused: 'title-missing' };
  if (tour.stops.length === 0) return { refused: 'tour-without-stops' };
  if (tour.stops.length > MOST_STOPS) return { refused: 'tour-too-long', count: tour.stops.length, most: MOST_STOPS };
  if (new Set(tour.stops.map(({ id }) => id)).size < tour.stops.length) return { refused: 'tour-stops-alike' };
  const crowded = tour.stops.findIndex(({ figures }) => figures.length > MOST_FIGURES);
  if (crowded >= 0) return { refused: 'tour-stop-crowded', stop: crowded + 1, most: MOST_FIGURES };
  const untold = tour.stops.findIndex(({ picture }) => picture?.text.trim() === '');
  if (untold >= 0) return { refused: 'tour-picture-untold', stop: untold + 1 };
  const inner = tour.audience === 'public' ? tour.stops.findIndex(({ chart }) => chart && !isForPublic(chart)) : -1;
  if (inner >= 0) return { refused: 'tour-chart-inner', stop: inner + 1 };
  return draftChange(register, 'tour-saved', { kind: 'tour', id: tour.id }, on, { tour });
}

/** Takes a tour off the list. Its snapshots and every saving stay in the feed. */
export function withdrawTour(
  register: Register,
  input: ChangeBodies['tour-withdrawn'] & { readonly tourId: string; readonly on: Day },
): ChangeDraft<'tour-withdrawn'> | Refusal {
  const { tourId, reason, on } = input;
  if (!register.tours.has(tourId)) return { refused: 'tour-unknown', tour: tourId };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  return draftChange(register, 'tour-withdrawn', { kind: 'tour', id: tourId }, on, { reason });
}
