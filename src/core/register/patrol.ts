import type { EntityRef } from './entity-ref.ts';
import type { Day, Instant } from './ports.ts';

/** Longitude and latitude in degrees (WGS 84 / CGCS2000), the moment, and the radius of its 68 % circle in metres. */
export type Fix = readonly [lon: number, lat: number, at: Instant, accuracy_m: number];

export const VISIT_OUTCOMES = ['unchanged', 'changed', 'gone', 'not-reached'] as const;

/** Somebody stood before a target and looked. */
export interface Visit {
  readonly target: EntityRef;
  readonly at: Instant;
  readonly outcome: (typeof VISIT_OUTCOMES)[number];
  readonly note: string;
}

/** A point whose place is known, measured at the start: tells positions that the device shifts (GCJ-02). */
export interface KnownPointCheck {
  readonly name: string;
  readonly expected: readonly [lon: number, lat: number];
  readonly measured: Fix;
  readonly off_m: number;
  readonly verdict: 'agrees' | 'shifted-gcj02' | 'off';
}

export const TRACK_SOURCES = ['recorded', 'imported'] as const;

/** When somebody was near enough to see one shape of a target, and how near at best. */
export interface SeenShape {
  readonly target: EntityRef;
  /** Which of its shapes: `shapeKey` of its rings in the district's plane. */
  readonly shape: string;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly nearest_m: number;
}

/** What the fixes of a track had proved when they were erased, by the limits of that day. */
export interface TrackReach {
  readonly within_m: number;
  readonly accuracy_m: number;
  /** As `TrackFigures` has them. */
  readonly length_m: number;
  readonly least_m: number;
  readonly known_s: number;
  readonly unknown_s: number;
  readonly fixes: number;
  readonly gaps: number;
  /** Every shape of everything that ever was a target of patrols; nothing for a track whose positions count for nothing. */
  readonly seen: readonly SeenShape[];
}

/** One walk or drive. Segments hold every fix that was taken, good or bad: what counts is decided by whoever reads them. */
export interface Patrol {
  readonly id: string;
  /** The day it began on. */
  readonly on: Day;
  readonly by: string;
  readonly how: (typeof TRACK_SOURCES)[number];
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  /** A pause, a lost signal or a dark screen ends a segment: nothing is known between two of them. Empty once they were erased. */
  readonly segments: readonly (readonly Fix[])[];
  readonly visits: readonly Visit[];
  readonly knownPoint?: KnownPointCheck;
  readonly note: string;
  /** Only of a track whose fixes were erased after their time. */
  readonly reached?: TrackReach;
}
