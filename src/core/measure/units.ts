declare const unit: unique symbol;
type InUnit<Name extends string> = number & { readonly [unit]: Name };

/** Lengths and areas with their unit in the type: a number of one cannot pass for the other. */
export type Metres = InUnit<'m'>;
export type Millimetres = InUnit<'mm'>;
export type SquareMetres = InUnit<'m2'>;
export type SquareMillimetres = InUnit<'mm2'>;
/** Whole square centimetres: what an area is settled to, and what totals are sums of. */
export type SquareCentimetres = InUnit<'cm2'>;

/** Longitude, latitude in degrees, in GeoJSON's order. */
export type LngLat = readonly [lon: number, lat: number];

export const metres = (value: number): Metres => value as Metres;
export const squareMetres = (value: number): SquareMetres => value as SquareMetres;

/** Names a whole number of cm². @throws RangeError where it is not whole or not exact in a double. */
export function squareCentimetres(value: number): SquareCentimetres {
  if (!Number.isSafeInteger(value)) throw new RangeError('not a whole number of square centimetres');
  return value as SquareCentimetres;
}

/** The units an area is shown in. */
export type AreaUnit = 'm2' | 'ha' | 'mu';

/**
 * cm² in one unit as a fraction of whole numbers: 1 m² = 10⁴ cm², 1 ha = 10⁸ cm², 1 mu = 2000/3 m² = (2·10⁷ / 3) cm² exactly.
 * An area in the unit = cm² × numerator ÷ denominator.
 */
export const AREA_UNITS: Readonly<Record<AreaUnit, { readonly numerator: bigint; readonly denominator: bigint }>> = {
  m2: { numerator: 1n, denominator: 10_000n },
  ha: { numerator: 1n, denominator: 100_000_000n },
  mu: { numerator: 3n, denominator: 20_000_000n },
};

/** cm² → m² as a number for computing and for JSON keys in `_m2`; shown figures come from `formatArea`. */
export const m2OfCm2 = (area_cm2: number): SquareMetres => (area_cm2 / 10_000) as SquareMetres;

export const m2OfMm2 = (area_mm2: number): SquareMetres => (area_mm2 / 1e6) as SquareMetres;
export const m2OfMu = (area_mu: number): SquareMetres => ((area_mu * 2000) / 3) as SquareMetres;
export const m2OfHectares = (area_ha: number): SquareMetres => (area_ha * 10_000) as SquareMetres;
