import type { Day } from './ports.ts';
import type { Shape } from './shape.ts';

/** Areas that a patch's card states, whole cm²; what it does not state is absent, never 0. Their balance is checked (`patch-unbalanced`). */
export interface PatchAreas {
  /** Of the whole patch. */
  readonly patch?: number;
  readonly farmland?: number;
  readonly cropland?: number;
  readonly basicFarmland?: number;
  readonly construction?: number;
  readonly unused?: number;
  readonly inPlan?: number;
  readonly offPlan?: number;
}

export const PATCH_FINDINGS = ['false-change', 'legal', 'farming', 'violation', 'transferred'] as const;
/** What was found on the spot. */
export type PatchFinding = (typeof PATCH_FINDINGS)[number];

export interface PatchAnswer {
  readonly on: Day;
  readonly finding: PatchFinding;
  readonly note: string;
  /** Report that the answer led to. */
  readonly sightingId?: string;
}

/** A patch (图斑): land that changed between two pictures from a satellite or drone, to be answered. */
export interface Patch {
  readonly id: string;
  readonly no: string;
  readonly source: 'satellite' | 'drone';
  /** Day of the earlier picture, and of the one that shows the change. */
  readonly imagedBeforeOn?: Day;
  readonly imagedOn: Day;
  readonly receivedOn: Day;
  readonly answerByOn?: Day;
  readonly areas: PatchAreas;
  readonly shape: Shape;
  /** Layer and feature that it was taken from. */
  readonly layerId?: string;
  readonly featureId?: string;
  readonly answer?: PatchAnswer;
}
