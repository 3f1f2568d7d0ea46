import type { Texts } from '../zh-CN.ts';

export const tablesEn: Texts['tables'] = {
  title: 'Tables',
  drawer: 'Tables and progress',
  tab: {
    overlaps: 'Overlaps',
    parcels: 'Parcels',
    'red-lines': 'Red lines',
    items: 'Clearance items',
    sightings: 'Reports',
    footprint: 'Progress',
  },
};
