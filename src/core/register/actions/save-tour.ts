import type { ChangeBodies, ChangeDraft } from '../change.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { MOST_FIGURES, MOST_STOPS } from '../tour.ts';
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
