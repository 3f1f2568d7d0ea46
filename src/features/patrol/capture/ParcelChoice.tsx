import { useTranslation } from 'react-i18next';
import { chooseParcel, useCapture } from '../../../state/patrol/capture.ts';
import { ChipGroup } from './ChipGroup.tsx';

/** Left open, in a list of ids. */
const OPEN = '';
const MOST_LISTED = 6;

/** The circle of the position touches several parcels: nobody but a person on site says which; until then it is open. */
export function ParcelChoice() {
  const { t } = useTranslation();
  const touched = useCapture((s) => s.report?.touched) ?? [];
  const parcelId = useCapture((s) => s.draft?.parcelId ?? null);
  if (touched.length < 2) return null;
  return (
    <div className="capture-stands" data-testid="capture-stands">
      <ChipGroup
        label={t('patrol.capture.stands.title', { count: touched.length })}
        options={[
          { value: OPEN, text: t('patrol.capture.stands.open') },
          ...touched.map(({ id, label }) => ({ value: id, text: label })),
        ]}
        value={touched.some(({ id }) => id === parcelId) && parcelId ? parcelId : OPEN}
        onChange={(value) => chooseParcel(value === OPEN ? null : value)}
      />
      {touched.length >= MOST_LISTED && <p className="capture-quiet">{t('patrol.capture.stands.other')}</p>}
    </div>
  );
}
