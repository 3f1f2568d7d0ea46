import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import { supportedDecimals } from '../../../core/measure/sigma.ts';
import { describeFinding, nameRule } from '../../../i18n/describe-finding.ts';
import type { FindingEntry } from '../../../workers/calls/findings.ts';
import { useNames } from '../inspection/use-names.ts';
import { areaOf_cm2 } from './filter-findings.ts';

const M2_DECIMALS = 2;

/** Words for findings, by the rule's code; a rule without words of its own goes by its code. */
export function useFindingText() {
  const { i18n } = useTranslation();
  const { nameOf } = useNames();
  return useMemo(() => {
    const labelOf = ({ ref, label }: FindingEntry['entities'][number]) => (ref ? nameOf(ref, label) : label);
    const areaText = (area_cm2: number, sigma_m2?: number) =>
      formatArea(area_cm2, 'm2', supportedDecimals(sigma_m2, M2_DECIMALS));
    return {
      ruleName: (code: string): string => nameRule(i18n, code),
      found: (entry: FindingEntry): string =>
        describeFinding(i18n, { ...entry, m2: entry.m2 === undefined ? undefined : areaText(areaOf_cm2(entry), entry.sigma_m2) }),
      todo: (entry: FindingEntry): string => describeFinding(i18n, { ...entry, m2: undefined }, 'todo'),
      labelOf,
      labelsOf: (entry: FindingEntry): string => entry.entities.map(labelOf).join(' · '),
      areaText,
    };
  }, [i18n, nameOf]);
}
