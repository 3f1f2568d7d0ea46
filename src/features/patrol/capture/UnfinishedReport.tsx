import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { continueReport, replaceReport, useBeginning } from '../../../state/patrol/begin-report.ts';
import { useCapture } from '../../../state/patrol/capture.ts';
import { usePhotos } from '../../../state/patrol/photos.ts';
import { Glance } from './Glance.tsx';

/** Asks what becomes of a report that is unfinished while a new one is wanted. */
export function UnfinishedReport() {
  const { t } = useTranslation();
  const wanted = useBeginning((s) => s.asked?.subject ?? null);
  const draft = useCapture((s) => s.draft);
  const photos = usePhotos((s) => s.shots.length);
  const label = draft?.madeFor?.label;
  const facts = [
    label !== undefined && t('patrol.day.capturing', { label }),
    photos > 0 && t('photos.count', { count: photos }),
    draft?.form.note,
  ].filter((fact): fact is string => typeof fact === 'string' && fact !== '');
  return (
    <section className="capture" aria-label={t('patrol.capture.unfinished.title')}>
      <h3>{t('patrol.capture.unfinished.title')}</h3>
      {facts.length > 0 && (
        <p className="capture-facts">
          {facts.map((fact, n) => (
            <Fragment key={fact}>
              {n > 0 && ' · '}
              <bdi>{fact}</bdi>
            </Fragment>
          ))}
        </p>
      )}
      <Glance />
      <button type="button" className="patrol__mark" onClick={continueReport}>
        {t('patrol.capture.unfinished.continue')}
      </button>
      <p className="capture-quiet">{t('patrol.capture.unfinished.lost', { count: photos })}</p>
      <button type="button" className="capture-button" onClick={() => void replaceReport()}>
        {wanted ? t('patrol.capture.unfinished.replaceFor', { label: wanted.label }) : t('patrol.capture.unfinished.replace')}
      </button>
    </section>
  );
}
