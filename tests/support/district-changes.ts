import type { AcceptedChange, ChangeDraft } from '../../src/core/register/change.ts';
import type { ClearanceItem, MilestoneKind } from '../../src/core/register/clearance-item.ts';
import type { FeedHead } from '../../src/core/register/feed.ts';
import { acceptChange, EMPTY_FEED, stampChange } from '../../src/core/register/feed.ts';
import type { OpenRegister } from '../../src/core/register/fold.ts';
import { openRegister } from '../../src/core/register/fold.ts';
import type { Register } from '../../src/core/register/register.ts';
import type { Shape } from '../../src/core/register/shape.ts';
import type { Sighting } from '../../src/core/register/sighting.ts';
import { isRefusal } from '../../src/core/register/refusal.ts';
import type { Refusal } from '../../src/core/register/refusal.ts';

export const PLANE = { meridian: 135, origin: { east_m: 415_000, north_m: 2_655_000 } };
export const DISTRICT_INPUT = {
  id: 'd-1',
  name: '试验区',
  on: '2026-01-01',
  plane: PLANE,
  bounds: [134.1, 23.9, 134.3, 24.1] as [number, number, number, number],
};

/** A square of about `size` degrees with its south-west corner at (lon, lat). */
export function squareShape(lon: number, lat: number, size = 0.001): Shape {
  const ring = [
    [lon, lat],
    [lon + size, lat],
    [lon + size, lat + size],
    [lon, lat + size],
    [lon, lat],
  ];
  return {
    coordinates: { type: 'Polygon', coordinates: [ring] },
    origin: 'digitised',
    sigma_m: 0.5,
    source: { crs: 'EPSG:4490' },
  };
}

export const RED_LINE = {
  id: 'r-1',
  name: '滨河路',
  project: '滨河路改扩建',
  approvalNo: '试〔2026〕1号',
  regime: 'collective',
  targets: [],
} as const;

export const ITEM: Omit<ClearanceItem, 'milestones' | 'objections'> = {
  id: 'i-1',
  parcelId: 'p-1',
  redLineId: 'r-1',
  unit: 'v-1',
  households: [{ householdId: 'h-1', share: 1 }],
  buildings: [],
};

export const SIGHTING: Omit<Sighting, 'shapes'> = {
  id: 's-1',
  no: 'XC-2026-0001',
  channel: 'patrol',
  seenOn: '2026-02-01',
  evidence: 'patrol',
  by: 'u-1',
  stage: 'foundation',
  structure: 'frame',
  position: { lon: 134.2, lat: 24, accuracy_m: 5, at: '2026-02-01T01:00:00.000Z' },
  floors: 1,
  use: 'residential',
  note: '',
  photos: [],
};

export interface Writer {
  readonly changes: AcceptedChange[];
  readonly open: OpenRegister;
  readonly register: Register;
  /** Accepts a draft; throws on a refusal, so that a test's set-up cannot fail silently. */
  accept(draft: ChangeDraft | Refusal): AcceptedChange;
}

/** A feed written change by change with made-up ids, as an entry would do it. */
export function createWriter(salt = 'ab'.repeat(16)): Writer {
  const changes: AcceptedChange[] = [];
  const open = openRegister();
  let head: FeedHead = EMPTY_FEED;
  return {
    changes,
    open,
    register: open.register,
    accept(draft) {
      if (isRefusal(draft)) throw new Error(`refused: ${JSON.stringify(draft)}`);
      const stamp = {
        id: `c-${changes.length + 1}`,
        recordedAt: '2026-11-01T00:00:00.000Z',
        clockOffset_ms: 0,
        by: 'u-1',
        device: 'dev-1',
      };
      const accepted = acceptChange(head, stampChange(draft, stamp), '2026-11-01T00:00:01.000Z', () => salt);
      changes.push(accepted);
      open.apply(accepted);
      head = accepted;
      return accepted;
    },
  };
}

export const LAWFUL_STEPS: readonly MilestoneKind[] = [
  'surveyed',
  'published',
  'signed',
  'paid',
  'vacated',
  'demolished',
  'cleared',
  'handed-over',
  'archived',
];
