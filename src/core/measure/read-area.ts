import { roundHalfUp } from './decimal.ts';
import { squareCentimetres, type AreaUnit, type SquareCentimetres } from './units.ts';

const CM2_EXPONENT = { m2: 4, ha: 8 } as const;
const CM2_PER_MU = 20_000_000 / 3;
const DECORATION = /[,，\s]|m²|m2|㎡|平方米|亩|公顷|ha|mu$/giu;

/** The number of a stated area, without the thousands separators and the units that people write behind it. */
export const bareArea = (stated: string | number): string => String(stated).replace(DECORATION, '');

/** An area that somebody stated, as text or number in a unit, in whole cm² (half up); undefined for what is no area. */
export function readAreaAsCm2(stated: unknown, unit: AreaUnit): SquareCentimetres | undefined {
  if (typeof stated !== 'string' && typeof stated !== 'number') return undefined;
  const text = bareArea(stated);
  const value = Number(text);
  if (text === '' || !Number.isFinite(value) || value < 0 || /^0[xob]|e[+-]?\d{3}/i.test(text)) return undefined;
  const area_cm2 = unit === 'mu' ? Math.round(value * CM2_PER_MU) : Number(shift(text, CM2_EXPONENT[unit]));
  return Number.isSafeInteger(area_cm2) ? squareCentimetres(area_cm2) : undefined;
}

/** The decimal moved by powers of ten without binary fractions, rounded half up to a whole number. */
function shift(text: string, exponent: number): string {
  const [mantissa, own = '0'] = text.toLowerCase().split('e');
  return roundHalfUp(`${mantissa}e${Number(own) + exponent}`, 0);
}
