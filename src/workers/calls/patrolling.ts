import type { LngLat } from '../../core/measure/units.ts';
import type { EntityRef } from '../../core/register/entity-ref.ts';
import type { Fix, KnownPointCheck, Patrol, Visit } from '../../core/register/patrol.ts';
import type { Day, Instant } from '../../core/register/ports.ts';
import type { CleanTrack } from '../../core/report/track/clean-track.ts';
import type { RecordedFigures, TrackFigures } from '../../core/report/track/measure-track.ts';
import type { WalkReport } from '../../core/report/track/split-walks.ts';
import type { Note } from '../../formats/reader.ts';

/** What a patrol goes to see, in the order of lists. */
export const TARGET_KINDS = ['case', 'sighting', 'red-line', 'parcel'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** A track as it counts, and by which rules. */
export interface TrackReading extends Pick<CleanTrack, 'pieces' | 'gaps' | 'left'> {
  readonly figures: TrackFigures;
  readonly accuracy_m: number;
}

/** The patrol under way. `trusted`: its known point did not tell of shifted positions. */
export interface RunningPatrol {
  readonly segments: readonly (readonly Fix[])[];
  readonly visits: readonly Visit[];
  readonly trusted: boolean;
}

export interface CoverageQuestion {
  readonly running: RunningPatrol | null;
  /** Not seen for more days than this is overdue; null for what the office set. */
  readonly overdueAfter_days: number | null;
  /** Where distances are counted from; null where nobody knows. */
  readonly from: LngLat | null;
}

/** Something to be seen. */
export interface TargetRow {
  readonly ref: EntityRef & { readonly kind: TargetKind };
  readonly label: string;
  /** The place of its shape nearest to where distances are counted from, else one inside its box. */
  readonly at: LngLat;
  /** From the running patrol's track. */
  readonly isSeenNow: boolean;
  /** Last moment at which a track came near enough. */
  readonly seenAt: Instant | null;
  /** Nearest that the track which saw it last came to it. */
  readonly nearest_m: number | null;
  /** The last visit that somebody recorded. */
  readonly visit: Pick<Visit, 'at' | 'outcome'> | null;
  /** Whole days since it was seen or reached; null for never. */
  readonly since_days: number | null;
  readonly isOverdue: boolean;
  /** Straight line to its shape, in the plane; 0 inside. Null where nobody knows from where. */
  readonly away_m: number | null;
  /** Of that line, degrees clockwise from grid north; null for none. */
  readonly bearing_deg: number | null;
}

/** Targets of one kind. Lists hold at most `MOST_TARGETS`. */
export interface TargetGroup {
  readonly kind: TargetKind;
  readonly count: number;
  readonly seenNow: number;
  readonly overdue: number;
  /** Not seen by the running patrol, nearest first. */
  readonly unseen: readonly TargetRow[];
  /** Seen by it, latest first. */
  readonly seen: readonly TargetRow[];
  /** Longest unseen first. */
  readonly overdueRows: readonly TargetRow[];
}

export interface Coverage {
  /** The running patrol's track as it counts; null where none runs. */
  readonly reading: TrackReading | null;
  readonly distance_m: number;
  readonly accuracy_m: number;
  readonly groups: readonly TargetGroup[];
  /** Recorded patrols that were looked at, and those that count for nothing because their positions were shifted. */
  readonly patrols: number;
  readonly distrusted: number;
}

export const MOST_TARGETS = 150;

/** A corner of the district's own, as a place that one can stand on. */
export interface KnownPoint {
  readonly label: string;
  readonly at: LngLat;
  readonly distance_m: number;
}

/** What the coordinates of a track file are: programs of mainland map services export theirs shifted, and the file does not say so. */
export const TRACK_SYSTEMS = ['WGS 84', 'GCJ-02', 'BD-09'] as const;
export type TrackSystem = (typeof TRACK_SYSTEMS)[number];

/** What whoever brings a track file says of it. */
export interface StatedOfTrack {
  /** Radius of its fixes. */
  readonly accuracy_m: number;
  /** Shifted coordinates are turned back. */
  readonly system: TrackSystem;
  readonly now: Instant;
}

/** A track file, read and not yet recorded. */
export interface ImportedTrack {
  readonly walks: readonly (Pick<Patrol, 'on' | 'startedAt' | 'endedAt' | 'segments'> & {
    /** As another program would say, and what of it counts. */
    readonly recorded: RecordedFigures;
    readonly counted: TrackFigures;
    /** A patrol of the same moments is on record. */
    readonly isKnown: boolean;
    /** Nothing of it lies in the district. */
    readonly isElsewhere: boolean;
  })[];
  readonly report: WalkReport;
  readonly notes: readonly Note[];
}

export interface PatrollingCalls {
  /** What counts of a track, by the district's settings. */
  readTrack(segments: readonly (readonly Fix[])[]): TrackReading;
  /** What all recorded patrols and the running one have seen of the district's targets of a day. */
  coverage(question: CoverageQuestion, on: Day): Coverage;
  checkPoint(name: string, expected: LngLat, measured: Fix): KnownPointCheck;
  /** The corner of a parcel or red line nearest to a place, within 30 m; null for none. */
  knownPointNear(at: LngLat, on: Day): KnownPoint | null;
  /**
   * Reads a track file. @throws EngineError `track-without-lines`, `track-without-times`, `track-in-future`, `track-too-long`, and what the format's
   * reader refuses
   */
  readTrackFile(bytes: Uint8Array, fileName: string, stated: StatedOfTrack): ImportedTrack;
}

export const PATROLLING_CALLS = [
  'readTrack',
  'coverage',
  'checkPoint',
  'knownPointNear',
  'readTrackFile',
] as const satisfies readonly (keyof PatrollingCalls)[];
