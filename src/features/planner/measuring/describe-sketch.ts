import type { DistrictPlane } from '../../../core/geodesy/district-plane.ts';
import { formatArea, roundHalfUp } from '../../../core/measure/decimal.ts';
import { type LineMeasurement, measureLine } from '../../../core/measure/measure-line.ts';
import { crossesItself, measureOpenRing } from '../../../core/measure/measure-sketch.ts';
import type { Measurement } from '../../../core/measure/measurement.ts';
import type { BothMeasures } from '../../../core/measure/ruler.ts';
import { MeasureError } from '../../../core/measure/settle.ts';
import { supportedMuDecimals } from '../../../core/measure/area-text.ts';
import { sideSigma_m, supportedDecimals } from '../../../core/measure/sigma.ts';
import type { Settings } from '../../../core/register/district.ts';
import type { LonLat } from '../../../map/map-scene.ts';
import type { SketchTexts } from '../../../map/modes/sketch-features.ts';
import type { SketchShape } from '../../../map/modes/sketch-reducer.ts';

/** Decimals of a length whose error is not known: a surveyor's centimetre. */
const LENGTH_DECIMALS = 2;
/** Beyond, sides are too many to be read, and comparing each with each would take longer than a frame. */
const MOST_DESCRIBED = 200;

interface Describing {
  readonly shape: SketchShape;
  readonly plane: DistrictPlane;
  readonly settings: Pick<Settings, 'decimals' | 'measureOfRecord'>;
  readonly sigma_m: number | null;
  readonly t: (key: string) => string;
}

/** Texts of what is being drawn, from the same ruler as the panel's figures, in the digits that the vertex error supports. */
export function describeSketch(points: readonly LonLat[], with_: Describing): SketchTexts {
  const { shape, plane, sigma_m, t } = with_;
  if (shape === 'point' || points.length < 2) return { sides: [], total: null };
  const isRing = shape === 'polygon' && points.length > 2;
  const line = measureLine(plane, points, { isRing, sigma_m: sigma_m ?? undefined });
  const segmentSigma = sigma_m === null ? undefined : sideSigma_m(sigma_m);
  const sides =
    points.length > MOST_DESCRIBED
      ? []
      : line.segments.map(({ planar_m, geodesic_m }) => formatLength(planar_m ?? geodesic_m, segmentSigma));
  if (!isRing) return { sides, total: points.length > 2 ? totalLength(line) : null };
  if (points.length <= MOST_DESCRIBED && crossesItself(points)) return { sides, total: t('measuring.crossing') };
  return { sides, total: totalArea(points, with_) };
}

const totalLength = ({ planar_m, geodesic_m, sigma_m }: LineMeasurement): string => formatLength(planar_m ?? geodesic_m, sigma_m);

function totalArea(points: readonly LonLat[], { plane, settings, sigma_m, t }: Describing): string | null {
  const both = measureIfPossible(points, plane, sigma_m ?? undefined);
  if (!both) return null;
  const area: Measurement = settings.measureOfRecord.parcels === 'planar' ? (both.planar ?? both.ellipsoidal) : both.ellipsoidal;
  const { sigma_m2, value_cm2 } = area;
  const { m2, mu } = settings.decimals;
  return [
    `${formatArea(value_cm2, 'm2', supportedDecimals(sigma_m2, m2))} m²`,
    `${formatArea(value_cm2, 'mu', supportedMuDecimals(sigma_m2, mu))} ${t('unit.mu')}`,
  ].join('\n');
}

/** Larger than any area that can be settled, while somebody draws at the scale of a continent, is no figure and no failure. */
function measureIfPossible(points: readonly LonLat[], plane: DistrictPlane, sigma_m?: number): BothMeasures | null {
  try {
    return measureOpenRing(plane, points, sigma_m);
  } catch (error) {
    if (error instanceof MeasureError) return null;
    throw error;
  }
}

/** Metres (kilometres from 10 km on) in the digits that the error supports. */
export function formatLength(length_m: number, sigma_m?: number): string {
  if (!Number.isFinite(length_m)) return '—';
  if (length_m >= 10_000) return `${roundHalfUp(length_m / 1000, supportedDecimals(sigma_m && sigma_m / 1000, 3))} km`;
  return `${roundHalfUp(length_m, supportedDecimals(sigma_m, LENGTH_DECIMALS))} m`;
}
