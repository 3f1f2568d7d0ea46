import { ActionIcon } from '@mantine/core';
import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapController, ScreenPoint } from '../../map/map-controller.ts';
import type { LonLat, MapFailure, MapHit } from '../../map/map-scene.ts';
import { claimsOf } from '../../state/conflicts.ts';
import { mark } from '../../state/mark.ts';
import { select } from '../../state/selection.ts';
import { shownDay, useSession } from '../../state/session.ts';
import { useView } from '../../state/view.ts';
import { type FeatureRef, sameRef } from '../../workers/feature-ref.ts';
import { BaseMapFoot } from './cartography/BaseMapFoot.tsx';
import { CheckingNote } from './CheckingNote.tsx';
import { hoverAt } from '../../state/hover.ts';
import { LegendCard } from './cartography/LegendCard.tsx';
import { MapView } from './cartography/MapView.tsx';
import { PrintButton } from './cartography/PrintButton.tsx';
import { useMapCommands } from './map-commands.ts';
import { HoverCard } from './inspection/HoverCard.tsx';
import { StatusBar } from './StatusBar.tsx';

/** The map with what floats over it. */
export function Stage({ onReady }: { onReady(controller: MapController | null): void }) {
  const { t } = useTranslation();
  const district = useSession((s) => s.summary?.district);
  const on = useView((s) => s.on);
  const { controller } = useMapCommands();
  const [pointer, setPointer] = useState<LonLat | null>(null);
  const [failure, setFailure] = useState<{ code: MapFailure; detail: string } | null>(null);
  const day = useSession((s) => shownDay(on, s.summary));
  const label = t('app.mapLabel', { district: district?.name ?? '', day });
  const fitDistrict = () => {
    const bounds = useSession.getState().summary?.settings.bounds;
    if (bounds) controller()?.fitBounds(bounds);
  };
  const pick = useCallback(
    (hits: readonly MapHit[]) => {
      if (hits[0]?.kind === 'group') {
        const [lon, lat] = hits[0].at;
        controller()?.flyTo({ lon, lat, zoom: (controller()?.getCamera().zoom ?? 0) + 1.5 });
        return;
      }
      mark(null);
      if (hits[0]?.kind === 'finding') {
        useView.getState().openDossier({ kind: 'finding', id: hits[0].id });
        return;
      }
      const refs = distinctRefs(hits);
      void select(refs[0] ?? null, refs);
    },
    [controller],
  );
  const rest = useCallback((hits: readonly MapHit[], at: LonLat | null, point: ScreenPoint | null) => {
    setPointer(at);
    hoverAt(distinctRefs(hits), point);
  }, []);
  return (
    <main className="stage">
      {district && (
        <MapView
          label={label}
          onReady={onReady}
          onPick={pick}
          onPointer={rest}
          onFailure={(code, detail) => setFailure(code ? { code, detail } : null)}
        />
      )}
      {failure && (
        <p className="map-failure" role="alert">
          {t(`map.failure.${failure.code}`, { detail: failure.detail })}
        </p>
      )}
      <div className="map-tools">
        <ActionIcon variant="default" size="lg" aria-label={t('map.zoomIn')} onClick={() => controller()?.zoomBy(1)}>
          <IconPlus size={18} />
        </ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label={t('map.zoomOut')} onClick={() => controller()?.zoomBy(-1)}>
          <IconMinus size={18} />
        </ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label={t('map.whole')} onClick={fitDistrict}>
          <IconFocusCentered size={18} />
        </ActionIcon>
        <PrintButton />
      </div>
      <BaseMapFoot />
      <CheckingNote />
      <LegendCard />
      <StatusBar at={pointer} />
      <HoverCard />
    </main>
  );
}

/** A parcel may be hit by itself and as one side of a conflict. */
function distinctRefs(hits: readonly MapHit[]): readonly FeatureRef[] {
  const refs = hits.flatMap(toRef);
  return refs.filter((ref, n) => refs.findIndex((one) => sameRef(one, ref)) === n);
}

/** What of the map's hits can be described: units and previews cannot; a conflict is its two claims. */
function toRef(hit: MapHit): readonly FeatureRef[] {
  if (hit.kind === 'row') return [{ kind: 'parcel', layerId: hit.layerId, row: hit.row }];
  if (hit.kind === 'conflict') return claimsOf(hit.id);
  if (hit.kind === 'red-line' || hit.kind === 'sighting') return [{ kind: hit.kind, id: hit.id }];
  return [];
}
