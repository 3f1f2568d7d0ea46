import type { syncZh } from './sync-zh.ts';

export const syncEn: typeof syncZh = {
  'team-diverged':
    'The district on this device is not the server’s (they differ from change {{seq}} on): the server may have been restored from an older backup. Everything recorded here is kept. Tell your administrator, and delete nothing on this device.',
  'links-withheld':
    'This account may not read all of the district’s records. In the field, open a field package first; otherwise ask your administrator.',
  'merge-needed':
    'Somebody else changed this record too ({{fields}}). Amounts, standing and shapes are never merged silently: choose which one holds.',
  'entity-changed-elsewhere':
    'The office changed this record meanwhile (now version {{version}}). Choose: send this device’s all the same, or give it up.',
  'team-not-here': 'The server at this address does not have this district.',
};
