import type { Choice, Deviation } from './deviation.ts';
import { M2_PER_UNIT, type TypedNumber, type TypedUnit } from './typed-number.ts';

/** How m² became the typed number's unit. */
export interface UnitReading extends Choice {
  /** m² → the typed unit, with any rounding on the way. */
  convert(area_m2: number): number;
}

/** Whether the typed digits can be what a value was rounded to. */
export interface RoundingReading extends Choice {
  gives(value: number, typed: TypedNumber): boolean;
}

/** Values for a mu in use, m². 2000/3 comes without a deviation. */
const MU_WORTHS_M2: readonly (readonly [m2: number, cost: number])[] = [
  [666.67, 0.6],
  [667, 1],
  [666, 1],
  [666.7, 1.2],
  [666.6, 1.3],
  [666.66, 1.3],
  [666.667, 1],
  [666.5, 2.1],
  [660, 2.1],
];

const EXACT_MU_M2 = 2000 / 3;

/** What a decimal in a double lies off by, relative. */
const TIE = 1e-12;

/** Half up, where a half that lies a hair too low in its double is still one. */
function roundUnit(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.floor(value * scale * (1 + TIE) + 0.5) / scale;
}

const direct = (m2PerUnit: number): UnitReading => ({ deviation: null, cost: 0, convert: (area_m2) => area_m2 / m2PerUnit });

function over(
  code: 'via-mu' | 'via-ha' | 'via-m2',
  decimals: number,
  m2PerVia: number,
  unit: TypedUnit,
  cost: number,
): UnitReading {
  const params = { decimals, ...(code === 'via-mu' && { m2: Number(m2PerVia.toFixed(4)) }) };
  return {
    deviation: { code, params },
    cost,
    convert: (area_m2) => (roundUnit(area_m2 / m2PerVia, decimals) * m2PerVia) / M2_PER_UNIT[unit],
  };
}

function throughMu(unit: TypedUnit): UnitReading[] {
  return [2, 1, 3, 4, 0].flatMap((decimals, place) => [
    over('via-mu', decimals, EXACT_MU_M2, unit, 1 + 0.1 * place),
    ...[666.67, 667, 666].map((worth, n) => over('via-mu', decimals, worth, unit, 1.1 + 0.1 * place + 0.3 * n)),
  ]);
}

const throughHectares = (unit: TypedUnit): UnitReading[] =>
  [4, 2, 3, 1].map((decimals, place) => over('via-ha', decimals, 1e4, unit, 1.1 + 0.15 * place));
const throughMetres = (unit: TypedUnit): UnitReading[] =>
  [0, 2, 1].map((decimals, place) => over('via-m2', decimals, 1, unit, 1 + 0.15 * place));

/** Over a rounded m², then with another worth of a mu. */
const metresThenMu = (): UnitReading[] =>
  [0, 2].flatMap((decimals) =>
    MU_WORTHS_M2.slice(0, 3).map(
      ([m2, cost]): UnitReading => ({
        deviation: { code: 'mu-factor', params: { m2, decimals } },
        cost: cost + 0.9,
        convert: (area_m2) => roundUnit(area_m2, decimals) / m2,
      }),
    ),
  );

function mixed(unit: TypedUnit): UnitReading[] {
  return (Object.keys(M2_PER_UNIT) as TypedUnit[])
    .filter((other) => other !== unit)
    .map((other) => ({
      deviation: { code: 'unit-mixed', params: { unit: other } } satisfies Deviation,
      cost: 1.5,
      convert: (area_m2: number) => area_m2 / M2_PER_UNIT[other],
    }));
}

/** Every way to the typed unit, the exact one first. */
export function listUnitReadings(unit: TypedUnit): readonly UnitReading[] {
  const factors = MU_WORTHS_M2.map(
    ([m2, cost]): UnitReading => ({
      deviation: { code: 'mu-factor', params: { m2 } },
      cost,
      convert: (area_m2) => area_m2 / m2,
    }),
  );
  const ways: Readonly<Record<TypedUnit, () => UnitReading[]>> = {
    m2: () => [...throughMu('m2'), ...throughHectares('m2')],
    mu: () => [...factors, ...throughMetres('mu'), ...throughHectares('mu'), ...metresThenMu()],
    ha: () => [...throughMetres('ha'), ...throughMu('ha')],
    km2: () => [...throughMetres('km2'), ...throughHectares('km2'), ...throughMu('km2')],
  };
  return [direct(M2_PER_UNIT[unit]), ...ways[unit](), ...mixed(unit)];
}

/** Tells what a computation leaves open, relative to the value. */
const SLACK = 2e-10;

const halfStep = (typed: TypedNumber): number => 0.5 * 10 ** -typed.decimals;

/** Zeros at the end of a whole number, which may be written or rounded. */
const trailingZeros = ({ digits, decimals }: TypedNumber): number => (decimals > 0 ? 0 : (/0*$/.exec(digits)?.[0].length ?? 0));

const halfUp: RoundingReading = {
  deviation: null,
  cost: 0,
  gives: (value, typed) => Math.abs(value - typed.value) <= halfStep(typed) + SLACK * typed.value,
};

/** Every rounding that may have led to the typed digits, the usual one first. */
export function listRoundings(typed: TypedNumber): readonly RoundingReading[] {
  const step = 2 * halfStep(typed);
  const zeros = Math.min(trailingZeros(typed), typed.digits.length - 1);
  const coarse = Array.from({ length: zeros }, (_, n): RoundingReading => {
    const wide = 10 ** (n + 1) / 2;
    return {
      deviation: { code: 'rounded-coarse', params: { step: 10 ** (n + 1) } },
      cost: 0.6 + 0.3 * n,
      gives: (value) => Math.abs(value - typed.value) <= wide,
    };
  });
  return [
    halfUp,
    {
      deviation: { code: 'cut-off' },
      cost: 1,
      gives: (value) => value >= typed.value * (1 - SLACK) && value < typed.value + step,
    },
    {
      deviation: { code: 'rounded-up' },
      cost: 1.5,
      gives: (value) => value > typed.value - step && value <= typed.value * (1 + SLACK),
    },
    ...coarse,
  ];
}
