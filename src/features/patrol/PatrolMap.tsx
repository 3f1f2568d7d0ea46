import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapController } from '../../map/map-controller.ts';
import { tapCorner } from '../../state/patrol/base-map-choice.ts';
import { restoreBaseMap } from '../../state/patrol/shown-base-map.ts';
import { watchBaseMaps } from '../../state/patrol/watch-base-maps.ts';
import { loadScene } from '../../state/scene.ts';
import { useSession } from '../../state/session.ts';
import { DistrictMap } from '../district-map/DistrictMap.tsx';
import { NoDistrict } from './NoDistrict.tsx';
import { usePatrolScene } from './use-patrol-scene.ts';

/** The district from above, with what stands on record. */
export function PatrolMap({ onReady }: { onReady(controller: MapController | null): void }) {
  const { t } = useTranslation();
  const summary = useSession((s) => s.summary);
  const scene = usePatrolScene();
  const day = summary?.lastOn ?? '';
  const districtId = summary?.district.id;
  useEffect(() => watchBaseMaps(), []);
  useEffect(() => {
    if (districtId !== undefined) void restoreBaseMap(districtId);
  }, [districtId]);
  useEffect(() => {
    if (day !== '') loadScene(day);
  }, [day]);
  if (!summary)
    return (
      <div className="patrol__map">
        <NoDistrict />
      </div>
    );
  return (
    <div className="patrol__map">
      <DistrictMap
        scene={scene}
        label={t('app.mapLabel', { district: summary.district.name, day })}
        onReady={onReady}
        onClick={(_, at) => tapCorner(at)}
      />
    </div>
  );
}
