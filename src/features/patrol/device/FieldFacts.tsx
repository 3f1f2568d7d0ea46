import { useTranslation } from 'react-i18next';
import { numberDay } from '../../../core/register/day.ts';
import type { Day } from '../../../core/register/ports.ts';
import type { KeptField } from '../../../state/patrol/field-package.ts';

interface FieldFactsProps {
  readonly field: KeptField;
  readonly unsent: number;
  /** Today. */
  readonly on: Day;
}

/** Whose package it is, when it was made and until when it may be read; once it is erased, why. */
export function FieldFacts({ field, unsent, on }: FieldFactsProps) {
  const { t } = useTranslation();
  const { madeOn, expiresOn, erased } = field;
  const left = numberDay(expiresOn) - numberDay(on);
  return (
    <>
      {erased && (
        <p role="alert">
          {t(`patrol.package.erased.${erased.because}`, { on: erased.on, expiresOn })}
          {unsent > 0 && ` ${t('patrol.package.ownStays', { count: unsent })}`}
        </p>
      )}
      {!erased && left <= 1 && <p role="alert">{t('patrol.package.soon', { expiresOn })}</p>}
      <dl>
        <dt>{t('patrol.package.for')}</dt>
        <dd>{field.for}</dd>
        <dt>{t('patrol.package.made')}</dt>
        <dd>
          {madeOn} <small>{t('patrol.package.age', { count: Math.max(0, numberDay(on) - numberDay(madeOn)) })}</small>
        </dd>
        <dt>{t('patrol.package.expires')}</dt>
        <dd>{expiresOn}</dd>
        <dt>{t('patrol.package.unsent')}</dt>
        <dd>{unsent}</dd>
      </dl>
    </>
  );
}
