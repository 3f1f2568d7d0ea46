import type { fieldZh } from './field-zh.ts';

export const fieldEn: typeof fieldZh = {
  error: {
    'patrol-exists': 'This patrol is on record already.',
    'patrol-unknown': 'There is no such patrol; it may have been withdrawn.',
    'track-empty': 'The track has no fix at all: there is nothing to record.',
    'track-backwards': 'Fix {{fix}} is earlier than the one before it, or outside the patrol: check the times of the track file.',
    'fix-invalid': 'Fix {{fix}} is not on the globe, or its accuracy is no number: check the track file.',
    'track-without-lines': 'There is no track in this file. Choose a GPX, TCX or KML file in which a way was recorded.',
    'track-without-times':
      'None of the {{points, of(one: point; more: points)}} in this file has a time: nobody could say when something was seen from there. Export it with its times.',
    'track-too-long':
      'One walk of it has {{fixes, of(one: point; more: points)}}, more than {{limit}}: no patrol is that long, and nothing was read. Split the file by days where you export it, or record less often.',
    'track-in-future': 'All points of this file lie in the future: check the clock of that device.',
    'corner-missing': 'There is no corner within 30 m of the map’s middle. Move the map to the corner that you know.',
    'coordinates-unreadable': 'These coordinates cannot be read. Write “34.123456, 117.123456”, or X and Y.',
    'position-too-poor':
      'The position is worse than {{limit}} m, or there is none yet: nothing can be compared. Wait in the open and try again.',
    'picture-unreadable': 'Picture {{n}} is not an intact JPEG, PNG or WebP and was not taken in.',
    'snapshot-unknown': 'There is no such snapshot; it may have been withdrawn.',
    'tour-unknown': 'There is no such tour; it may have been withdrawn.',
    'title-missing': 'Please give it a title.',
    'photo-exists': 'This photo is attached already.',
    'photo-empty': 'The photo file is empty and was not saved: take it again.',
    'visit-outcome-unknown': 'The outcome “{{outcome}}” of a visit is not known.',
    'task-not-reached':
      'A place that was not reached is no result: the task stays open. Go another day, or ask for it to be given to somebody else.',
    'photo-unknown': 'There is no such photo; it may have been withdrawn.',
  },
};
