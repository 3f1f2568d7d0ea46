import type { CrsChoice } from '../../../workers/calls/importing.ts';

export const SEVEN = ['dx_m', 'dy_m', 'dz_m', 'rx_s', 'ry_s', 'rz_s', 'scale_ppm'] as const;
export const FOUR = ['dx_m', 'dy_m', 'rotation_s', 'scale_ppm'] as const;
export type DatumParameter = (typeof SEVEN)[number] | (typeof FOUR)[number];

/** How an old datum is dealt with; parameters stay while another way is looked at. */
export interface DatumDraft {
  readonly how: 'unverified' | 'seven' | 'four';
  readonly values: Readonly<Partial<Record<DatumParameter, number>>>;
}

export const UNVERIFIED: DatumDraft = { how: 'unverified', values: {} };

/** Null while a parameter is missing. */
export function readDatum({ how, values }: DatumDraft): Pick<CrsChoice, 'shift' | 'unverified'> | null {
  if (how === 'unverified') return { unverified: true };
  const names = how === 'seven' ? SEVEN : FOUR;
  if (names.some((name) => values[name] === undefined || !Number.isFinite(values[name]))) return null;
  return { shift: Object.fromEntries(names.map((name) => [name, values[name]])) as unknown as CrsChoice['shift'] };
}
