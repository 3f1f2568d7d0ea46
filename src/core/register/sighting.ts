import type { MeasuredPosition } from './photo.ts';
import type { Day } from './ports.ts';
import type { Shape } from './shape.ts';

export const CHANNELS = ['patrol', 'public-report', 'patch', 'drone', 'video', 'assigned', 'transferred'] as const;
export type Channel = (typeof CHANNELS)[number];
export const STAGES = ['foundation', 'under-construction', 'completed'] as const;
export type BuildStage = (typeof STAGES)[number];
export const STRUCTURES = ['brick-concrete', 'brick-timber', 'frame', 'steel', 'light-steel', 'temporary', 'other'] as const;
export type Structure = (typeof STRUCTURES)[number];
export const USES = ['residential', 'commercial', 'storage', 'production', 'farming', 'public', 'other'] as const;
export type BuildUse = (typeof USES)[number];

/** A report from the field (疑似违建), to be verified; never called an offence. */
export interface Sighting {
  readonly id: string;
  /** Office number shown to people, e.g. `XC-2026-0012`. */
  readonly no: string;
  /** In order of `fromOn`; an empty `shape` (null) = nothing left standing from that day. */
  readonly shapes: readonly {
    readonly changeId: string;
    readonly fromOn: Day;
    readonly shape: Shape | null;
    readonly reason: string;
  }[];
  readonly channel: Channel;
  /** First evidence that it was there. */
  readonly seenOn: Day;
  /** Last dated evidence that it was not there. */
  readonly absentOn?: Day;
  /** What shows that it was not there: an image, an earlier patrol. */
  readonly absentEvidence?: string;
  readonly evidence: string;
  /** Where it is said to stand, with the radius that holds it with 95 %. */
  readonly position: MeasuredPosition;
  /** Where the device was when it was marked, as the device says itself: kept beside what was drawn, whatever it is worth. */
  readonly measured?: MeasuredPosition;
  /**
   * The circle of its position touches several parcels. `parcelId` is the one that somebody on site said it stands on; null leaves it
   * open. Absent where one parcel alone came into question.
   */
  readonly standsOn?: { readonly among: readonly string[]; readonly parcelId: string | null };
  readonly by: string;
  readonly stage: BuildStage;
  readonly structure: Structure;
  readonly floors: number;
  readonly use: BuildUse;
  readonly note: string;
  readonly photos: readonly string[];
  /** The land taken beside the building, as drawn on site; a case begins with it. */
  readonly occupiedLand?: Shape;
  readonly sameAs?: string;
  readonly caseId?: string;
}
