import type { DistrictPlane } from '../core/geodesy/district-plane.ts';
import { ringTwiceArea } from '../core/measure/area.ts';
import { type FeatureTable, GEOMETRY } from '../formats/feature-table.ts';

/**
 * Areas of features from their vertices as given, without the rounding to millimetres, so that what a source states to its last
 * digit is met. For features that admission found valid: shells minus holes, whatever their direction.
 */
export class WrittenAreas {
  #planar = new Float64Array(256);
  #ellipsoidal = new Float64Array(256);
  /** m², of the feature measured last. */
  planar_m2 = 0;
  ellipsoidal_m2 = 0;

  constructor(
    private readonly table: FeatureTable,
    private readonly lonLat: Float64Array,
    private readonly district: DistrictPlane,
  ) {}

  measure(feature: number): void {
    const { featureOffsets, partOffsets, partKinds } = this.table;
    this.planar_m2 = 0;
    this.ellipsoidal_m2 = 0;
    for (let part = featureOffsets[feature]; part < featureOffsets[feature + 1]; part++) {
      if (partKinds[part] !== GEOMETRY.polygon) continue;
      for (let ring = partOffsets[part]; ring < partOffsets[part + 1]; ring++)
        this.addRing(ring, ring === partOffsets[part] ? 1 : -1);
    }
  }

  private addRing(ring: number, sign: 1 | -1): void {
    const from = this.table.ringOffsets[ring];
    const count = this.table.ringOffsets[ring + 1] - from;
    if (this.#planar.length < 2 * count) {
      this.#planar = new Float64Array(4 * count);
      this.#ellipsoidal = new Float64Array(4 * count);
    }
    const vertices = this.#planar.subarray(0, 2 * count);
    this.district.toFractionalMillimetres(this.lonLat.subarray(2 * from, 2 * (from + count)), vertices);
    const equalArea = this.district.toEqualArea(vertices, this.#ellipsoidal.subarray(0, 2 * count));
    this.planar_m2 += (sign * Math.abs(ringTwiceArea(vertices, 0, count))) / 2e6;
    this.ellipsoidal_m2 += (sign * Math.abs(ringTwiceArea(equalArea, 0, count))) / 2e6;
  }
}
