import { notifications } from '@mantine/notifications';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isShifted } from '../../../core/register/base-map.ts';
import { chosenBaseMap, useBaseMaps } from '../../../state/base-maps.ts';
import { useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import './base-map.css';

/** Whose base map is shown and by which approval number; and, where it is shifted, that nothing may be measured on it. */
export function BaseMapFoot() {
  const { t } = useTranslation();
  const settings = useSession((s) => s.summary?.settings);
  const shown = chosenBaseMap(
    useView((s) => s.baseMap),
    settings,
  );
  const failed = useBaseMaps((s) => s.failed);
  useEffect(() => {
    const map = failed && chosenBaseMap(failed.id, useSession.getState().summary?.settings);
    if (!map) return;
    const reason = wordFailure(t, failed.reason);
    notifications.show({
      closeButtonProps: { 'aria-label': t('app.close') },
      id: `base-map-${map.id}`,
      color: 'orange',
      autoClose: 12_000,
      message: t('cartography.baseMap.failed', { name: map.name, reason }),
    });
  }, [failed, t]);
  if (!shown) return null;
  return (
    <>
      {(isShifted(shown.datum) || shown.datum === 'unknown') && (
        <p className="shifted-badge" role="status">
          <IconAlertTriangle size={16} aria-hidden />
          {shown.datum === 'gcj02' || shown.datum === 'bd09'
            ? t(`cartography.baseMap.shifted.${shown.datum}`)
            : t('cartography.baseMap.unknownDatum')}
        </p>
      )}
      <p className="map-source">
        <span>{shown.attribution}</span>
        {shown.approvalNo !== undefined && <span>{t('cartography.baseMap.approval', { no: shown.approvalNo })}</span>}
      </p>
    </>
  );
}

function wordFailure(t: ReturnType<typeof useTranslation>['t'], reason: string): string {
  const status = /^http-(\d+)$/.exec(reason)?.[1];
  if (status) {
    const denied = ['401', '403', '418', '429'].includes(status);
    return t(`cartography.baseMap.reason.${denied ? 'denied' : 'http'}`, { status });
  }
  return t(`cartography.baseMap.reason.${reason}`);
}
