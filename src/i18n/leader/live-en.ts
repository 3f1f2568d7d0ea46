import type { LeaderTexts } from '../leader-zh.ts';

export const liveEn: LeaderTexts['live'] = {
  title: 'The district now',
  now: 'Live',
  waiting: 'Asking the server for the figures',
  late: 'The server cannot be reached: these are still the figures of {{time}}. They are brought up to date when it is back.',
  lateNever: 'The server cannot be reached. Figures are shown when it is back.',
  logIn: 'The login has ended. Log in again to have the figures brought up to date.',
  toLogin: 'Log in',
  known: 'As of {{day}} · by {{seq}} records',
  told: 'Figures brought up to date, by {{seq}} records',
  map: 'Map of the district: progress of clearance, red lines and reported builds',
  mapFailed: 'This device cannot draw the map; the figures are shown all the same.',
  units: 'Units',
  unit: 'Unit',
  level: { zone: 'Zones', township: 'Townships', village: 'Villages' },
  none: 'There are no units of this level.',
  basis:
    'Given by the server for leaders: without names, amounts, reporters and tracks; figures of fewer than {{count}} households are not shown.',
};
