import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { lookAtField, openFieldAddress, takeAskedAddress, useFieldPackage } from '../../../state/patrol/field-package.ts';
import { usePatrolScreen } from '../../../state/patrol/screen.ts';
import { useSession } from '../../../state/session.ts';
import { usePatrolMap } from '../patrol-map-context.ts';
import { boundsOfArea } from './bounds-of-area.ts';

/** How often a screen that stays open asks whether the package's last day is over. */
const EVERY_MS = 10 * 60_000;

/** Watches over the package on every view: opens the one that the address names, erases one whose time is over, tells of it the day before, says why the map is empty. */
export function FieldWatch() {
  const { t } = useTranslation();
  const field = useFieldPackage((s) => s.field);
  const emptied = useFieldPackage((s) => s.emptied);
  const soon = useFieldPackage((s) => s.soon);
  const isReady = useSession((s) => s.phase.at === 'ready' && s.keeping.state !== 'keeping');
  const map = usePatrolMap();
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void lookAtField();
    };
    const timer = setInterval(look, EVERY_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  useEffect(() => {
    if (!isReady) return;
    const address = takeAskedAddress();
    if (address === null) return;
    usePatrolScreen.getState().open('device', 'full');
    void openFieldAddress(address);
  }, [isReady]);
  const area = field?.area;
  useEffect(() => {
    if (map && area) map.fitBounds(boundsOfArea(area), 16);
  }, [map, area]);
  if (!field?.erased && !emptied && !soon) return null;
  return (
    <button
      type="button"
      className="patrol__pill patrol__pill--package"
      onClick={() => usePatrolScreen.getState().open('device', 'full')}
    >
      <span role="status">
        {field?.erased
          ? t(`patrol.package.short.${field.erased.because}`)
          : emptied
            ? t('patrol.package.emptiedShort')
            : `${t('patrol.package.title')} · ${t('patrol.package.expires')} ${field?.expiresOn}`}
      </span>
    </button>
  );
}
