/** In which order two numbers are read: likeliest first, `true` where they change places. */
export interface AxesVerdict {
  readonly orders: readonly boolean[];
  readonly certain: boolean;
}

export interface AxesEvidence {
  /** Whether the numbers fit the system as written, and turned. */
  readonly fits: readonly [asWritten: boolean, turned: boolean];
  /** Whether they would lie in the district; absent without one. */
  readonly lands?: readonly [asWritten: boolean, turned: boolean];
  /** Whether they would lie in China, where that tells the orders apart. */
  readonly chinese?: readonly [asWritten: boolean, turned: boolean];
  /** The source does not say which number is east. */
  readonly unsure: boolean;
}

/** Ranges decide; where both orders fit, the district; then China, but against what a source says only as a question. */
export function settleAxes({ fits, lands, chinese, unsure }: AxesEvidence): AxesVerdict | undefined {
  if (!fits[0] && !fits[1]) return undefined;
  if (fits[0] !== fits[1]) return { orders: [fits[1]], certain: true };
  if (lands && lands[0] !== lands[1]) return { orders: [lands[1]], certain: true };
  if (chinese && chinese[0] !== chinese[1]) {
    if (chinese[0]) return { orders: [false], certain: true };
    return unsure ? { orders: [true], certain: true } : { orders: [false, true], certain: false };
  }
  return unsure ? { orders: [false, true], certain: false } : { orders: [false], certain: true };
}
