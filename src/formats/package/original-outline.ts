import { isCrsRefusal, resolveCrs } from '../../core/geodesy/crs.ts';
import type { WrittenOutline } from '../../core/measure/explain/explained-shape.ts';
import { outlineOf } from '../../core/measure/explain/outline.ts';
import type { OriginalShape } from './original-coordinates.ts';

/** A feature as its source wrote it, in degrees without any rounding; undefined where its system is no longer known. */
export function originalOutline({ choice, polygons }: OriginalShape): WrittenOutline | undefined {
  const crs = resolveCrs(choice.crs, choice);
  if (isCrsRefusal(crs)) return undefined;
  const outline = outlineOf(polygons).map((rings) =>
    rings.map((ring) => {
      const placed = choice.swapped ? ring.map((_, i) => ring[i % 2 === 0 ? i + 1 : i - 1]) : ring;
      crs.toLonLat(placed);
      return placed;
    }),
  );
  if (outline.flat().some((ring) => ring.some(Number.isNaN))) return undefined;
  return { outline, ...(crs.meridian !== undefined && { meridian: crs.meridian }) };
}
