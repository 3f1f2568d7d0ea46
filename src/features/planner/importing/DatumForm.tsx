import { NumberInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type DatumDraft, FOUR, SEVEN } from './datum-draft.ts';

/** Xi'an 1980 and Beijing 1954: their shift is the office's own knowledge, or the position is said to be unverified. */
export function DatumForm({ draft, onChange }: { draft: DatumDraft; onChange(draft: DatumDraft): void }) {
  const { t } = useTranslation();
  const name = useId();
  const names = draft.how === 'seven' ? SEVEN : draft.how === 'four' ? FOUR : [];
  return (
    <div className="datum-form">
      <p className="warning" role="note">
        {t('import.place.datumWarning')}
      </p>
      <fieldset className="choices">
        <legend>{t('import.place.datumHow')}</legend>
        {(['unverified', 'seven', 'four'] as const).map((how) => (
          <label key={how} className="choice">
            <input type="radio" name={name} checked={draft.how === how} onChange={() => onChange({ ...draft, how })} />
            <span>{t(`import.place.datum.${how}`)}</span>
          </label>
        ))}
      </fieldset>
      {names.length > 0 && (
        <div className="datum-form__parameters">
          {names.map((parameter) => (
            <NumberInput
              key={parameter}
              label={t(`import.place.parameter.${parameter}`)}
              value={draft.values[parameter] ?? ''}
              hideControls
              onChange={(value) =>
                onChange({
                  ...draft,
                  values: { ...draft.values, [parameter]: value === '' ? undefined : Number(value) },
                })
              }
            />
          ))}
        </div>
      )}
    </div>
  );
}
