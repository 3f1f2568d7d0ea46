import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { openImportList } from '../../../state/import-pointer.ts';
import type { AreaJudgement } from '../../../workers/calls/importing.ts';

/** Verdicts that are no reason to doubt the column. */
const SOUND: ReadonlySet<string> = new Set(['agrees', 'planar', 'ellipsoidal']);

/** What is wrong with a column of areas, if anything, in plain words. */
export function AreaVerdict({ areas, column }: { areas: AreaJudgement | null; column: string | undefined }) {
  const { t, i18n } = useTranslation();
  if (!column || !areas) return <p className="quiet">{t('import.check.areasNone')}</p>;
  if (areas.compared === 0) return <p className="quiet">{t('import.check.areasUncompared', { column })}</p>;
  const percent = Math.abs(areas.ratio - 1).toLocaleString(i18n.language, { style: 'percent', maximumSignificantDigits: 2 });
  const text = t(`import.check.verdict.${areas.verdict}`, {
    column,
    agreeing: areas.agreeing,
    compared: areas.compared,
    percent,
    unit: t(`import.check.unit.${areas.unit}`),
    fitting: t(`import.check.unit.${areas.fittingUnit ?? areas.unit}`),
  });
  return (
    <>
      <p className={SOUND.has(areas.verdict) ? undefined : 'verdict--doubt'}>{text}</p>
      {areas.deviations.length > 0 && (
        <Button size="compact-sm" variant="default" onClick={() => openImportList('areas')}>
          {t('import.check.showDeviations', { count: areas.deviations.length })}
        </Button>
      )}
      <p className="quiet">{t('import.check.areasKept')}</p>
    </>
  );
}
