import type { PolygonIndex } from '../../src/core/overlay/index-polygons.ts';
import type { PolygonView } from '../../src/core/overlay/polygon-set.ts';
import { createRandom } from '../../src/demo/random.ts';

export interface SampledPairs {
  /** Pairs whose boxes meet: what any engine with an index has to look at. */
  readonly candidates: number;
  readonly pairs: readonly (readonly [subject: number, clip: number])[];
}

/** A seeded sample of the candidate pairs, each as likely as any other. */
export function samplePairs(index: PolygonIndex, clips: PolygonView, size: number, seed: number): SampledPairs {
  const random = createRandom(seed);
  const pairs: (readonly [number, number])[] = [];
  let candidates = 0;
  for (let clip = 0; clip < clips.columns.count; clip++) {
    const [minX, minY, maxX, maxY] = clips.boxes.subarray(4 * clip, 4 * clip + 4);
    for (const subject of index.search(minX, minY, maxX, maxY)) {
      candidates++;
      if (pairs.length < size) pairs.push([subject, clip]);
      else {
        const place = random.whole(0, candidates - 1);
        if (place < size) pairs[place] = [subject, clip];
      }
    }
  }
  return { candidates, pairs };
}
