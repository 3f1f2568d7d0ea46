import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea, formatAreaChange } from '../../../core/measure/decimal.ts';
import { supportedDecimals } from '../../../core/measure/sigma.ts';
import type { FeatureHistory, HistoryEvent } from '../../../workers/calls/inspection.ts';
import { usePersonName } from '../use-person-name.ts';
import { useNames } from './use-names.ts';

/** Words an event: what happened, and in a second line the record's own words, areas, documents and who recorded it. */
export function useEventText(): (event: HistoryEvent, history: FeatureHistory) => { label: string; note?: string } {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const personName = usePersonName();
  return useCallback(
    (event, history) => {
      const { kind, milestone, documentNo, by, note, area_cm2, sigma_m2, difference_cm2 } = event;
      const { label: name, redLineId } = history.lanes[event.lane];
      const lane = redLineId ? nameOf({ kind: 'red-line', id: redLineId }, name) : name;
      const label = t(`inspection.history.event.${kind}`, { milestone: milestone && t(`milestone.${milestone}`), lane, note });
      const decimals = supportedDecimals(sigma_m2, 2);
      const error = sigma_m2 ? ` ± ${formatArea(Math.round(sigma_m2 * 10_000), 'm2', decimals)}` : '';
      const area = area_cm2 === undefined || kind === 'gone' ? undefined : `${formatArea(area_cm2, 'm2', decimals)}${error}`;
      const signed = difference_cm2 === undefined ? undefined : formatAreaChange(difference_cm2, 'm2', decimals);
      const parts = [
        area && (signed ? t('inspection.history.change', { area, difference: signed }) : t('inspection.history.area', { area })),
        documentNo,
        kind === 'linked' ? undefined : note,
        by && t('inspection.history.by', { by: personName(by) }),
      ].filter(Boolean);
      return { label, ...(parts.length > 0 ? { note: parts.join(' · ') } : {}) };
    },
    [t, nameOf, personName],
  );
}
