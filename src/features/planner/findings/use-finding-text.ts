import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import type { FindingEntry } from '../../../workers/calls/findings.ts';
import { useNames } from '../inspection/use-names.ts';
import { areaOf_cm2 } from './filter-findings.ts';

const M2_DECIMALS = 2;

/** Words for findings, by the rule's code; a rule without words of its own goes by its code. */
export function useFindingText() {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  return useMemo(() => {
    const labelOf = ({ ref, label }: FindingEntry['entities'][number]) => (ref ? nameOf(ref, label) : label);
    const areaText = (area_cm2: number) => formatArea(area_cm2, 'm2', M2_DECIMALS);
    return {
      ruleName: (code: string): string => t(`findings.rule.${code}.name`, { defaultValue: t('findings.unknownRule', { code }) }),
      found: (entry: FindingEntry): string =>
        t(`findings.rule.${entry.code}.found`, {
          ...entry.params,
          on: entry.on,
          until: entry.until,
          m2: entry.m2 === undefined ? undefined : areaText(areaOf_cm2(entry)),
          defaultValue: '',
        }),
      todo: (entry: FindingEntry): string =>
        t(`findings.rule.${entry.code}.todo`, {
          ...entry.params,
          on: entry.on,
          until: entry.until,
          defaultValue: t('findings.card.todoNone'),
        }),
      labelOf,
      labelsOf: (entry: FindingEntry): string => entry.entities.map(labelOf).join(' · '),
      areaText,
    };
  }, [t, nameOf]);
}
