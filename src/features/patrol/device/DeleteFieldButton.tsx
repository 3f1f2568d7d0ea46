import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Takes the package off this phone; asks once, and says what stays. */
export function DeleteFieldButton({ unsent, onDelete }: { readonly unsent: number; onDelete(): void }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <button type="button" className="device__action" onClick={() => setAsked(true)}>
        {t('patrol.package.delete')}
      </button>
    );
  return (
    <div role="group" aria-label={t('patrol.package.delete')}>
      <p>{unsent > 0 ? t('patrol.package.deleteButOwn', { count: unsent }) : t('patrol.package.deleteAll')}</p>
      <div className="device__chips">
        <button
          type="button"
          onClick={() => {
            setAsked(false);
            onDelete();
          }}
        >
          {t('patrol.package.deleteSurely')}
        </button>
        <button type="button" onClick={() => setAsked(false)}>
          {t('app.cancel')}
        </button>
      </div>
    </div>
  );
}
