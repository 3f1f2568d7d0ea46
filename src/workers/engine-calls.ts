import { NOTICE_CALLS } from './calls/notices.ts';
import { BASE_MAP_CALLS } from './calls/base-map.ts';
import { BULK_CALLS } from './calls/bulk.ts';
import { CAPTURING_CALLS } from './calls/capturing.ts';
import { CASE_CALLS } from './calls/cases.ts';
import { DESK_CALLS } from './calls/desk.ts';
import { EDITING_CALLS } from './calls/editing.ts';
import { EXPLAINING_CALLS } from './calls/explaining.ts';
import { EXPORTING_CALLS } from './calls/exporting.ts';
import { FIELD_DAY_CALLS } from './calls/field-day.ts';
import { TRACK_ERASURE_CALLS } from './calls/track-erasure.ts';
import { FIELD_CALLS } from './calls/field.ts';
import { FINDING_CALLS } from './calls/findings.ts';
import { HISTORY_CALLS } from './calls/history.ts';
import { PHOTO_CALLS } from './calls/photos.ts';
import { PATROLLING_CALLS } from './calls/patrolling.ts';
import { OUTBOX_CALLS } from './calls/outbox.ts';
import { PRINTING_CALLS } from './calls/printing.ts';
import { RECORDING_CALLS } from './calls/recording.ts';
import { CARTOGRAPHY_CALLS } from './calls/cartography.ts';
import { CERTIFYING_CALLS } from './calls/certifying.ts';
import { FOOTPRINT_CALLS } from './calls/footprint.ts';
import { IMPORTING_CALLS } from './calls/importing.ts';
import { INSPECTION_CALLS } from './calls/inspection.ts';
import { LEADER_BOARD_CALLS } from './calls/leader-board.ts';
import { LEADER_TIME_CALLS } from './calls/leader-time.ts';
import { MEASURING_CALLS } from './calls/measuring.ts';
import { SETTINGS_CALLS } from './calls/settings.ts';
import { SNAPSHOT_CALLS } from './calls/snapshots.ts';
import { TOUR_CALLS } from './calls/tours.ts';
import { TABLE_CALLS } from './calls/tables.ts';
import type { EngineApi } from './engine-api.ts';

/** Every call of the engine by name: types are gone when it runs. */
export const ENGINE_CALLS: readonly (keyof EngineApi)[] = [
  'open',
  'prove',
  'provenChanges',
  'apply',
  'sceneOn',
  'sceneKnownAt',
  'outlineOn',
  'units',
  'tile',
  'describe',
  'overlapTable',
  'overlapShapes',
  'footprintSeries',
  'search',
  'titles',
  'pack',
  'draftWithdrawal',
  ...TABLE_CALLS,
  ...INSPECTION_CALLS,
  ...MEASURING_CALLS,
  ...FOOTPRINT_CALLS,
  ...CARTOGRAPHY_CALLS,
  ...IMPORTING_CALLS,
  ...CERTIFYING_CALLS,
  ...BASE_MAP_CALLS,
  ...BULK_CALLS,
  ...CAPTURING_CALLS,
  ...CASE_CALLS,
  ...DESK_CALLS,
  ...EDITING_CALLS,
  ...EXPLAINING_CALLS,
  ...EXPORTING_CALLS,
  ...FIELD_DAY_CALLS,
  ...TRACK_ERASURE_CALLS,
  ...FIELD_CALLS,
  ...FINDING_CALLS,
  ...HISTORY_CALLS,
  ...LEADER_BOARD_CALLS,
  ...LEADER_TIME_CALLS,
  ...NOTICE_CALLS,
  ...PHOTO_CALLS,
  ...PATROLLING_CALLS,
  ...OUTBOX_CALLS,
  ...PRINTING_CALLS,
  ...RECORDING_CALLS,
  ...SETTINGS_CALLS,
  ...SNAPSHOT_CALLS,
  ...TOUR_CALLS,
];
