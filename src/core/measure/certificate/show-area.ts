import { formatArea, roundHalfUp } from '../decimal.ts';
import type { Measurement } from '../measurement.ts';
import { supportedDecimals } from '../sigma.ts';
import type { CertifiedArea } from './area-certificate.ts';
import type { CertificateFacts } from './certificate-facts.ts';

const UNITS = ['m2', 'ha', 'mu'] as const;
/** For choosing digits only; areas themselves are converted exactly. */
const M2_PER_UNIT = { m2: 1, ha: 10_000, mu: 2000 / 3 } as const;
const SIGMA_DECIMALS = 4;

type Decimals = CertificateFacts['decimals'];

/** An area in figures. What was surveyed has its official decimals, all else those that its ± supports. */
export function showMeasurement(measured: Measurement, decimals: Decimals, isSurveyed: boolean): CertifiedArea {
  const { value_cm2, method, sigma_m2 } = measured;
  const supported = supportedBy(decimals, isSurveyed ? undefined : sigma_m2);
  return {
    method,
    value_cm2,
    sigma_m2: sigma_m2 === undefined ? null : roundHalfUp(sigma_m2, SIGMA_DECIMALS),
    shown: {
      ...showArea(value_cm2, supported),
      sigma_m2: sigma_m2 === undefined ? null : formatArea(Math.round(sigma_m2 * 10_000), 'm2', supported.m2),
    },
  };
}

/** Decimals per unit that an error supports, at most the official ones. */
export function supportedBy(decimals: Decimals, sigma_m2: number | undefined): Decimals {
  const of = (unit: (typeof UNITS)[number]) =>
    supportedDecimals(sigma_m2 === undefined ? undefined : sigma_m2 / M2_PER_UNIT[unit], decimals[unit]);
  return { m2: of('m2'), ha: of('ha'), mu: of('mu') };
}

export function showArea(value_cm2: number, decimals: Decimals): { m2: string; ha: string; mu: string } {
  const shown = (unit: (typeof UNITS)[number]) => formatArea(value_cm2, unit, decimals[unit]);
  return { m2: shown('m2'), ha: shown('ha'), mu: shown('mu') };
}
