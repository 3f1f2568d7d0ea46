import type { fieldZh } from './field-zh.ts';

export const fieldEn: typeof fieldZh = {
  error: {
    'patrol-exists': 'This patrol is on record already.',
    'patrol-unknown': 'There is no such patrol; it may have been withdrawn.',
    'track-empty': 'The track has no fix at all: there is nothing to record.',
    'track-backwards': 'Fix {{fix}} is earlier than the one before it, or outside the patrol: check the times of the track file.',
    'fix-invalid': 'Fix {{fix}} is not on the globe, or its accuracy is no number: check the track file.',
    'photo-exists': 'This photo is attached already.',
    'photo-empty': 'The photo file is empty and was not saved: take it again.',
    'visit-outcome-unknown': 'The outcome “{{outcome}}” of a visit is not known.',
    'task-not-reached':
      'A place that was not reached is no result: the task stays open. Go another day, or ask for it to be given to somebody else.',
    'photo-unknown': 'There is no such photo; it may have been withdrawn.',
  },
};
