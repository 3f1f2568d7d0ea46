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
      'None of the {{points}} points in this file has a time: nobody could say when something was seen from there. Export it with its times.',
    'track-too-long':
      'One walk of it has {{fixes}} points, more than {{limit}}: no patrol is that long, and nothing was read. Split the file by days where you export it, or record less often.',
    'track-in-future': 'All points of this file lie in the future: check the clock of that device.',
    'corner-missing': 'There is no corner within 30 m of the map’s middle. Move the map to the corner that you know.',
    'coordinates-unreadable': 'These coordinates cannot be read. Write “34.123456, 117.123456”, or X and Y.',
    'position-too-poor':
      'The position is worse than {{limit}} m, or there is none yet: nothing can be compared. Wait in the open and try again.',
    'board-exists': 'This board was published already.',
    'board-ahead': 'The week ends on {{day}}, which has not come yet: it cannot be published.',
    'board-unknown-place': 'The board rests on change {{seq}}, which is not here yet. Synchronise first, then publish it.',
    'board-unknown': 'There is no such publication; it may have been withdrawn.',
    'snapshot-exists': 'This snapshot was frozen already.',
    'snapshot-ahead': 'The snapshot is as of {{day}}, which has not come yet. Take today or a day before it.',
    'disclosure-exists': 'This disclosure list is on record already.',
    'disclosure-unknown': 'There is no such disclosure list; it may have been withdrawn.',
    'disclosure-ahead': 'The state of {{day}} cannot be disclosed before that day has come.',
    'disclosure-empty': 'There is nothing to disclose: choose a field, and a red line with households on record.',
    'disclosure-without-contact': 'Say how to object: without a contact nothing may be disclosed.',
    'disclosure-without-objections': 'The time for objections ends after the printing: {{day}} has come already.',
    'print-target-unknown':
      'The day has no “{{target}}”, or it lies beyond the reach of the district’s plane. Choose another area or day.',
    'too-many-sheets':
      'This takes {{sheets}} sheets, at most {{most}} at a time. Choose a smaller scale, a larger paper or a smaller area.',
    'snapshot-unknown-place': 'The snapshot rests on change {{seq}}, which is not here yet. Synchronise first, then freeze it.',
    'snapshot-past-missing': 'To freeze an earlier record, or to hold it against the last publication, the whole feed is needed.',
    'snapshot-before-altered': 'The last snapshot is not intact and cannot be compared with. Take the file that is on record.',
    'snapshot-before-other': 'The last snapshot was made for others.',
    'picture-unreadable': 'Picture {{n}} is not an intact JPEG, PNG or WebP and was not taken in.',
    'snapshot-unknown': 'There is no such snapshot; it may have been withdrawn.',
    'tour-unknown': 'There is no such tour; it may have been withdrawn.',
    'tour-without-stops': 'The tour has no stop yet: add one, then save it.',
    'tour-too-long': 'The tour has {{count}} stops, {{most}} at most: delete some.',
    'tour-stops-alike': 'Two stops of the tour have the same id: delete one of them.',
    'tour-stop-crowded': 'Stop {{stop}} has more than {{most}} figures: delete some.',
    'tour-picture-untold': 'The photo of stop {{stop}} has no description: write what it shows, for those too who cannot see it.',
    'tour-chart-inner': 'The chart of stop {{stop}} is for the office alone, not for the public: take a ranking, or no chart.',
    'tour-picture-unreadable': 'This picture cannot be opened: use an intact JPEG, PNG or WebP. The original is unchanged.',
    'tour-chart-hidden': 'Too few households: this chart is not for the chosen audience. Choose another place or chart.',
    'title-missing': 'Please give it a title.',
    'photo-exists': 'This photo is attached already.',
    'photo-empty': 'The photo file is empty and was not saved: take it again.',
    'visit-outcome-unknown': 'The outcome “{{outcome}}” of a visit is not known.',
    'task-not-reached':
      'A place that was not reached is no result: the task stays open. Go another day, or ask for it to be given to somebody else.',
    'photo-unknown': 'There is no such photo; it may have been withdrawn.',
  },
};
