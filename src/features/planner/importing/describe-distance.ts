import type { Translate } from '../tables/table-words.ts';

/** How far a place lies from the district: metres up to a kilometre, then kilometres. Empty where there is no district. */
export function describeDistance(t: Translate, locale: string, distance_m: number | null): string {
  if (distance_m === null) return '';
  if (distance_m === 0) return t('import.place.inDistrict');
  const [value, unit] = distance_m < 1000 ? [distance_m, 'm'] : [distance_m / 1000, 'km'];
  const digits = value < 10 ? 1 : 0;
  const text = value.toLocaleString(locale, { maximumFractionDigits: digits });
  return t('import.place.fromDistrict', { distance: `${text}\u00a0${unit}` });
}
