import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { services } from '../../../state/services.ts';
import { useSession } from '../../../state/session.ts';
import { askToPersist, measureStorage, useStorage } from '../../../state/storage.ts';

/** Bytes as a phone's own settings print them: decimal megabytes, gigabytes from a thousand. */
function size(bytes: number | null): string | null {
  if (bytes === null) return null;
  const mega = bytes / 1e6;
  return mega >= 1000 ? `${(mega / 1000).toFixed(1)} GB` : `${mega < 10 ? mega.toFixed(1) : Math.round(mega)} MB`;
}

/** Whether what is entered here lasts, how much it takes, and how much room is left. */
export function StorageCard() {
  const { t } = useTranslation();
  const { persisted, used_bytes, available_bytes, full } = useStorage();
  const phase = useSession((s) => s.phase.at);
  const isReady = phase !== 'starting';
  useEffect(() => {
    if (isReady) void measureStorage();
  }, [isReady]);
  const lasting = isReady ? services().store.lasting : true;
  const unknown = t('patrol.device.unknown');
  return (
    <section className="device__card" aria-labelledby="device-storage">
      <h3 id="device-storage">{t('patrol.device.storage')}</h3>
      {!lasting && <p role="alert">{t('patrol.device.notLasting')}</p>}
      {full && <p role="alert">{t('patrol.device.full')}</p>}
      <dl>
        <dt>{t('patrol.device.persisted')}</dt>
        <dd>{persisted === null ? unknown : persisted ? t('patrol.device.yes') : t('patrol.device.no')}</dd>
        <dt>{t('patrol.device.used')}</dt>
        <dd>{size(used_bytes) ?? unknown}</dd>
        <dt>{t('patrol.device.available')}</dt>
        <dd>{size(available_bytes) ?? unknown}</dd>
      </dl>
      {persisted === false && (
        <>
          <p>{t('patrol.device.persistWhy')}</p>
          <button type="button" className="device__action" onClick={() => void askToPersist()}>
            {t('patrol.device.persist')}
          </button>
        </>
      )}
    </section>
  );
}
