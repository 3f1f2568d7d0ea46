import type { CoordinateReading } from '../../../core/geodesy/parse-coordinates.ts';
import { formatLength } from './describe-sketch.ts';

type Words = (key: string, values: Record<string, string | number>) => string;

/** How typed coordinates were read, and how far from the district that lies. */
export function describeReading({ notation, zone, meridian, swapped, distance_m }: CoordinateReading, t: Words): string {
  const how =
    notation === 'plane'
      ? zone
        ? t('measuring.typed.reading.zone', zone)
        : t('measuring.typed.reading.plane', { meridian: meridian ?? 0 })
      : t(`measuring.typed.reading.${notation}`, {});
  const where =
    distance_m === 0
      ? t('measuring.typed.within', {})
      : t('measuring.typed.away', { distance: formatLength(Math.round(distance_m / 100) * 100, 1000) });
  return [how, ...(swapped ? [t('measuring.typed.swapped', {})] : []), where].join(' · ');
}
