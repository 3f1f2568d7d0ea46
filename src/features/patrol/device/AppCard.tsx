import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SOFTWARE_VERSION } from '../../../core/software-version.ts';
import { lookForUpdate, takeUpdate, useAppUpdate } from '../../../state/app-update.ts';
import { useConnection } from '../../../state/connection.ts';
import { useOpenWork } from '../../../state/open-work.ts';

/** The part of the program's file name that changes with every build. */
const build = (): string =>
  /-([\w-]{8})\.js$/.exec(document.querySelector<HTMLScriptElement>('script[type=module]')?.src ?? '')?.[1] ?? '';

/** Version of the app, whether it starts without a network, and a newer one where there is one. */
export function AppCard() {
  const { t } = useTranslation();
  const { shell, detail, waiting, takenElsewhere, held, taking } = useAppUpdate();
  const online = useConnection((s) => s.online);
  const isBusy = useOpenWork((s) => s.count > 0);
  const [looked, setLooked] = useState<'no' | 'looking' | 'done'>('no');
  const isNewer = waiting || takenElsewhere;
  const look = async () => {
    setLooked('looking');
    await lookForUpdate();
    setLooked('done');
  };
  return (
    <section className="device__card" aria-labelledby="device-app">
      <h3 id="device-app">{t('patrol.device.app')}</h3>
      <dl>
        <dt>{t('patrol.device.version')}</dt>
        <dd>
          {SOFTWARE_VERSION} {build() && <small>{build()}</small>}
        </dd>
        <dt>{t('patrol.device.offline')}</dt>
        <dd>{t(`patrol.device.shell.${shell}`)}</dd>
      </dl>
      {shell === 'failed' && (
        <p role="alert">
          {t('patrol.device.shellFailed')} {detail}
        </p>
      )}
      <div role="status">
        {isNewer && <p>{held || isBusy ? t('patrol.device.updateHeld') : t('update.waiting')}</p>}
        {!isNewer && looked === 'done' && <p>{t('patrol.device.newest')}</p>}
      </div>
      {isNewer ? (
        <button type="button" className="device__action" disabled={taking || isBusy} onClick={() => void takeUpdate()}>
          {t('update.take')}
        </button>
      ) : (
        shell === 'ready' && (
          <button type="button" className="device__action" disabled={!online || looked === 'looking'} onClick={() => void look()}>
            {t('patrol.device.look')}
          </button>
        )
      )}
    </section>
  );
}
