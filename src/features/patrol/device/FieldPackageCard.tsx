import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../../i18n/describe-error.ts';
import { answerWhole, deleteField, openFieldFile, stopOpening, useFieldPackage } from '../../../state/patrol/field-package.ts';
import { today } from '../../../state/record.ts';
import { useSession } from '../../../state/session.ts';
import { FieldFacts } from './FieldFacts.tsx';
import { DeleteFieldButton } from './DeleteFieldButton.tsx';

/** The package on this phone: whose, how old, until when; another one can be opened here, and this one taken off. */
export function FieldPackageCard() {
  const { t, i18n } = useTranslation();
  const summary = useSession((s) => s.summary);
  const { field, emptied, unsent, opening, asking, failure, opened } = useFieldPackage();
  const picker = useRef<HTMLInputElement>(null);
  const progress = opening?.progress;
  return (
    <section className="device__card" aria-labelledby="device-field">
      <h3 id="device-field">{t('patrol.package.title')}</h3>
      {field ? (
        <FieldFacts field={field} unsent={unsent} on={today()} />
      ) : (
        <p role={emptied ? 'alert' : undefined}>
          {summary
            ? t(emptied ? 'patrol.package.emptied' : 'patrol.package.none', { name: summary.district.name })
            : t('patrol.device.noDistrict')}
        </p>
      )}
      {emptied && !field && <p>{t('patrol.package.emptiedHow')}</p>}
      {summary && !field?.erased && !emptied && <p>{t('patrol.device.counts', { ...summary.counts })}</p>}
      {opened && <p role="status">{t('patrol.package.opened', { unsent: opened.unsent, arrived: opened.arrived })}</p>}
      {failure && <p role="alert">{describeError(i18n, failure)}</p>}
      {asking ? (
        <div role="group" aria-label={t('patrol.package.whole', { name: asking.name })}>
          <p role="alert">{t('patrol.package.whole', { name: asking.name })}</p>
          <div className="device__chips">
            <button type="button" onClick={() => void answerWhole(true)}>
              {t('patrol.package.replaceWhole')}
            </button>
            <button type="button" onClick={() => void answerWhole(false)}>
              {t('patrol.package.keepWhole')}
            </button>
          </div>
        </div>
      ) : opening ? (
        <>
          <progress
            aria-label={t('patrol.package.opening')}
            max={progress && progress.total > 0 ? progress.total : undefined}
            value={progress && progress.total > 0 ? progress.done : undefined}
          />
          <button type="button" className="device__action" onClick={stopOpening}>
            {t('app.cancel')}
          </button>
        </>
      ) : (
        <button type="button" className="device__action" onClick={() => picker.current?.click()}>
          {t(field ? 'patrol.package.openNewer' : emptied ? 'patrol.package.openEither' : 'patrol.package.open')}
        </button>
      )}
      {field && !opening && <DeleteFieldButton unsent={unsent} onDelete={() => void deleteField()} />}
      <input
        ref={picker}
        type="file"
        accept=".chidu,.zip"
        hidden
        aria-label={t('patrol.package.open')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) void openFieldFile(file);
          // The same file chosen again is a new wish.
          event.currentTarget.value = '';
        }}
      />
    </section>
  );
}
