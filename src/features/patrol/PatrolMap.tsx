import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapController } from '../../map/map-controller.ts';
import { loadScene } from '../../state/scene.ts';
import { useSession } from '../../state/session.ts';
import { DistrictMap } from '../district-map/DistrictMap.tsx';
import { usePatrolScene } from './use-patrol-scene.ts';

/** The district from above, with what stands on record. */
export function PatrolMap({ onReady }: { onReady(controller: MapController | null): void }) {
  const { t } = useTranslation();
  const summary = useSession((s) => s.summary);
  const scene = usePatrolScene();
  const day = summary?.lastOn ?? '';
  useEffect(() => {
    if (day !== '') loadScene(day);
  }, [day]);
  if (!summary) return <div className="patrol__map" />;
  return (
    <div className="patrol__map">
      <DistrictMap scene={scene} label={t('app.mapLabel', { district: summary.district.name, day })} onReady={onReady} />
    </div>
  );
}
