import { useTranslation } from 'react-i18next';
import { isShifted } from '../../../core/register/base-map.ts';
import { useBaseMapAreas, drawnAreas } from '../../../state/base-map-areas.ts';
import { chosenBaseMap } from '../../../state/base-maps.ts';
import { useConnection } from '../../../state/connection.ts';
import { drawBox, useBaseMapChoice } from '../../../state/patrol/base-map-choice.ts';
import { usePatrolScreen } from '../../../state/patrol/screen.ts';
import { useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import './base-map-note.css';
import { useTextPart } from '../../district-map/use-text-part.ts';

/** Whose base map is drawn and by which approval number, that one is out of date, and what to do while a box is drawn. */
export function BaseMapNote() {
  const { t } = useTranslation();
  const isWorded = useTextPart('offline-map');
  const id = useView((s) => s.baseMap);
  const settings = useSession((s) => s.summary?.settings);
  const isOnline = useConnection((s) => s.online);
  const onDevice = useBaseMapAreas();
  const choice = useBaseMapChoice((s) => s.choice);
  const drawn = drawnAreas(onDevice, settings?.baseMaps, id ?? undefined);
  const own = onDevice.areas.filter(({ map }) => map.id === id);
  const map = chosenBaseMap(id, settings) ?? own[0]?.map ?? null;
  const isShown = map !== null && (drawn.length > 0 || (isOnline && map.url !== ''));
  if (!isWorded) return null;
  if (choice?.drawing) {
    const step = choice.drawing === 'corners' && choice.corner ? 'corner' : choice.drawing;
    return (
      <div className="base-map-note base-map-note--draw">
        <span role="status">{t(`offlineMap.drawing.${step}`)}</span>
        <button
          type="button"
          onClick={() => {
            drawBox(null);
            usePatrolScreen.getState().setHeight('half');
          }}
        >
          {t('app.cancel')}
        </button>
      </div>
    );
  }
  if (!map) return null;
  if (!isShown)
    return own.length === 0 ? null : (
      <p className="base-map-note base-map-note--warn">{t('offlineMap.shownExpired', { name: map.name })}</p>
    );
  const { datum } = map;
  return (
    <div className="base-map-note">
      {(isShifted(datum) || datum === 'unknown') && (
        <strong>{datum === 'gcj02' || datum === 'bd09' ? t(`offlineMap.shifted.${datum}`) : t('offlineMap.unknownDatum')}</strong>
      )}
      <span>{map.attribution}</span>
      {map.approvalNo !== undefined && <span>{t('offlineMap.approval', { no: map.approvalNo })}</span>}
    </div>
  );
}
