import type { knownPointZh, trackImportZh } from './track-import-zh.ts';

export const trackImportEn: typeof trackImportZh = {
  title: 'Import a track file',
  why: 'GPX from another device (TCX and KML too). Points without a time are not taken.',
  choose: 'Choose a file',
  accuracy: 'Accuracy of that device',
  metres: '±{{metres}} m',
  system: 'Coordinates of the file (map apps often export shifted ones)',
  systems: { 'WGS 84': 'WGS 84 / CGCS2000', 'GCJ-02': 'GCJ-02 (Amap, Tencent)', 'BD-09': 'BD-09 (Baidu)' },
  reading: 'Reading…',
  walk: '{{on}} {{from}}–{{to}}',
  length: '{{recorded}} in the file, {{counted}} count, gaps: {{gaps}}',
  least: 'without position sway at least {{length}}',
  known: 'on record already',
  elsewhere: 'not in this district',
  untimed: '{{count}} points without a time were left out.',
  future: '{{count}} points from the future were left out.',
  unplaced: '{{count}} points without a readable position were left out.',
  alone: '{{count}} segments of a single point were left out.',
  overlapping: '{{count}} points at the same time as another track were left out.',
  reordered: '{{count}} points were put in order of time.',
  record: 'Record patrols: {{count}}',
  nothing: 'There is nothing to record.',
  saved: '{{file}}: patrols recorded: {{count}}.',
  close: 'Close',
};

export const knownPointEn: typeof knownPointZh = {
  title: 'Check a known point',
  why: 'Stand on a corner that you know for certain: it shows whether this phone’s positions are shifted (GCJ-02).',
  fromMap: 'Take the corner at the map’s middle',
  typed: 'Coordinates (degrees, or X and Y)',
  take: 'Use these',
  chosen: 'Corner of {{label}}',
  compare: 'I stand on it: compare',
  agrees: 'Agrees: {{off}} m apart.',
  'shifted-gcj02':
    'Positions are shifted by {{off}} m, the way map services (GCJ-02) shift them. Close whatever changes the position, or take another phone; a track recorded like this counts as not seen.',
  off: '{{off}} m apart, far more than the accuracy. Make sure that it is the right point; a track recorded like this counts as not seen.',
  again: 'Check again',
};
