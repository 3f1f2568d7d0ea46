/**
 * What a track is read by. The accuracy comes from the district's settings. The rules of gaps and jumps are the product's, stated on
 * the screen and no office's choice: they say what positions can prove, and an office that could widen them could turn a tunnel into a
 * way that somebody walked. They are the same for everybody, so that two readings of one track agree.
 */
export interface TrackRules {
  /** A fix with a larger radius says nothing of where somebody was. */
  readonly accuracy_m: number;
  /** No fix for longer than this: nothing is known in between. */
  readonly gap_s: number;
  /** Nor is the way known between two fixes that are farther apart than `far_m` and further in time than `far_s`: a tunnel. */
  readonly far_s: number;
  readonly far_m: number;
  /** Nobody patrols faster. A step counts as faster only beyond the accuracy of both its ends. */
  readonly fastest_mps: number;
  /** Nobody brakes, turns and speeds up again harder: a single fix off to the side and back is a jump of the position. */
  readonly hardest_mps2: number;
  /** So many fixes in a row must agree before a place that was reached too fast is believed. */
  readonly proof: number;
}

/** 60 s without a fix, or 15 s and 100 m; 180 km/h; half of gravity; five fixes to believe a jump. */
export const USUAL_TRACK_RULES: Omit<TrackRules, 'accuracy_m'> = {
  gap_s: 60,
  far_s: 15,
  far_m: 100,
  fastest_mps: 50,
  hardest_mps2: 5,
  proof: 5,
};
