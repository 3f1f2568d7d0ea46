import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { takeUpdate, useAppUpdate } from '../state/app-update.ts';
import { useOpenWork } from '../state/open-work.ts';

/** Says that a newer version of the app waits. Silent while something is under way in this tab; taken when somebody says so. */
export function UpdateBar() {
  const { t } = useTranslation();
  const { waiting, takenElsewhere, held, taking } = useAppUpdate();
  const isBusy = useOpenWork((s) => s.count > 0);
  const [isLater, setLater] = useState(false);
  if (!(waiting || takenElsewhere) || isBusy || isLater) return null;
  return (
    <section className="update-bar" role="status" aria-label={t('update.title')}>
      <p>{held ? t('update.held') : takenElsewhere ? t('update.elsewhere') : t('update.waiting')}</p>
      <button type="button" className="update-bar__take" disabled={taking} onClick={() => void takeUpdate()}>
        {takenElsewhere ? t('app.reload') : t('update.take')}
      </button>
      <button type="button" onClick={() => setLater(true)}>
        {t('update.later')}
      </button>
    </section>
  );
}
