import type { EngineApi } from './engine-api.ts';

/** Every call of the engine by name: types are gone when it runs. */
export const ENGINE_CALLS: readonly (keyof EngineApi)[] = [
  'open',
  'apply',
  'sceneOn',
  'units',
  'tile',
  'describe',
  'overlapTable',
  'overlapShapes',
  'footprintSeries',
  'resolvedInWeek',
  'search',
  'titles',
  'readImport',
  'admitImport',
  'dropImport',
  'pack',
  'draftWithdrawal',
];
