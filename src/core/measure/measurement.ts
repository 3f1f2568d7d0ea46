/** The two legal ways to measure an area, and the figure that somebody else stated (deed, file header). */
export type Method = 'planar-gk' | 'ellipsoidal-2008-32' | 'stated';

/** The measure a district settles on per kind of layer; each is integrated wholly in its own plane. */
export type Measure = 'planar' | 'ellipsoidal';

export const METHOD_OF: Record<Measure, Method> = { planar: 'planar-gk', ellipsoidal: 'ellipsoidal-2008-32' };

/**
 * An area with everything needed to recompute it. A number without a method does not exist.
 * `value_cm2` is settled once to whole square centimetres; totals are sums of these integers.
 */
export interface Measurement {
  readonly value_cm2: number;
  readonly method: Method;
  /** Central meridian of the plane in degrees; only with `planar-gk`. */
  readonly meridian?: number;
  /** One standard deviation of the area, from the vertex error σ; absent where the error is unknown. */
  readonly sigma_m2?: number;
  readonly rulerVersion: string;
}
