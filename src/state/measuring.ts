import { keepLatest } from './latest.ts';
import { services } from './services.ts';
import type { SketchPoint } from './tools.ts';

/** What the ruler says of a sketch; null when a newer one overtook it. */
export const measureSketch = keepLatest(
  (signal: AbortSignal, shape: 'line' | 'polygon', points: readonly SketchPoint[], sigma_m: number | null) =>
    services().engine.measureSketch([shape, points, sigma_m ?? undefined], { signal }),
);
