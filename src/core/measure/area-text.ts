import { formatArea } from './decimal.ts';
import { supportedDecimals } from './sigma.ts';

/** An area as text, without its unit: with its ± and in the digits that it supports, or in the official ones where it has none. */
export function areaText(area_cm2: number, sigma_m2: number | undefined, decimals: number): string {
  if (sigma_m2 === undefined) return formatArea(area_cm2, 'm2', decimals);
  const shown = supportedDecimals(sigma_m2, decimals);
  return `${formatArea(area_cm2, 'm2', shown)} ± ${sigmaText(sigma_m2, shown)}`;
}

/** An error of an area (m²) in as many decimals as the area is shown with. */
export const sigmaText = (sigma_m2: number, decimals: number): string =>
  formatArea(Math.round(sigma_m2 * 10_000), 'm2', decimals);

/** For choosing digits only; areas themselves are converted exactly. */
const M2_PER_MU = 2000 / 3;

/** Decimals of an area in mu that its error (m²) supports, at most `decimals`. */
export const supportedMuDecimals = (sigma_m2: number | undefined, decimals: number): number =>
  supportedDecimals(sigma_m2 === undefined ? undefined : sigma_m2 / M2_PER_MU, decimals);
