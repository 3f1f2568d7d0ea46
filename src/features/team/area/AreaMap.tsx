import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MultiPolygon, Polygon } from 'geojson';
import { createMapController } from '../../../map/create-map-controller.ts';
import type { MapController } from '../../../map/map-controller.ts';
import { EMPTY_SCENE, type LonLat, type MapBaseMap, type MapFailure, type MapScene } from '../../../map/map-scene.ts';
import type { Account } from '../../../state/team/accounts.ts';
import type { Administration } from '../../../state/team/administration.ts';
import { chooseAreaVertex, previewAreaStep, sayOfArea, takeAreaStep, useAreaDrawing } from '../../../state/team/area-drawing.ts';
import { useView } from '../../../state/view.ts';
import '../../district-map/district-map.css';
import { boundsOf } from './bounds-of.ts';

interface AreaMapProps {
  readonly account: Account;
  readonly settings: Administration['settings'];
  readonly faultsAt?: readonly LonLat[];
  readonly baseMap: MapBaseMap | null;
  onBaseMapFailed(): void;
}

const NONE: readonly never[] = [];
const NOTHING = { sides: NONE, total: null } as const;
/** No layer of the district is given to whoever manages accounts. */
const noTiles = async () => new ArrayBuffer(0);

/** The district's units, the land that is assigned by units, and the drawing over them. */
export function AreaMap({ account, settings, faultsAt = NONE, baseMap, onBaseMapFailed }: AreaMapProps) {
  const { t, i18n } = useTranslation();
  const theme = useView((s) => s.theme);
  const frame = useRef<HTMLDivElement>(null);
  const [controller, setController] = useState<MapController | null>(null);
  const [failed, setFailed] = useState<MapFailure | null>(null);
  const { plane, drawing, chosen } = useAreaDrawing();
  const isEnglish = i18n.language === 'en';
  const { assignedArea } = account;
  const assigned = useMemo(() => {
    if (assignedArea === null) return NONE;
    if ('shape' in assignedArea) return [assignedArea.shape as Polygon | MultiPolygon];
    return settings.units.filter(({ id }) => assignedArea.units.includes(id)).map(({ shape }) => shape as Polygon | MultiPolygon);
  }, [assignedArea, settings.units]);
  const scene = useMemo<MapScene>(
    () => ({
      ...EMPTY_SCENE,
      theme,
      locale: isEnglish ? 'en' : 'zh-CN',
      ground: { visible: false, graticule: true },
      baseMap,
      units: settings.units.map(({ id, level, name, nameEn, shape }) => ({
        id,
        level,
        name: isEnglish ? (nameEn ?? name) : name,
        figures: NONE,
        shape: shape as Polygon | MultiPolygon,
      })),
      outlines:
        assignedArea && 'units' in assignedArea
          ? assigned.map((shape, n) => ({ id: `assigned-${n}`, style: 'area' as const, shape }))
          : NONE,
    }),
    [theme, isEnglish, settings.units, baseMap, assigned, assignedArea],
  );
  const label = t('team.administration.area.mapLabel', { name: account.name });
  const handlers = useRef({ onBaseMapFailed });
  handlers.current = { onBaseMapFailed };
  const opening = useRef({ scene, label, northLabel: t('map.northUp'), view: boundsOf(assigned) ?? settings.bounds });

  useEffect(() => {
    if (!frame.current) return;
    const made = createMapController(frame.current, {
      tiles: noTiles,
      ...opening.current,
      scaleBar: true,
      onFailure: (code) => {
        if (code === 'base-map-failed') handlers.current.onBaseMapFailed();
        else if (code !== 'tile-failed') setFailed(code);
      },
      onRecover: () => setFailed(null),
    });
    setController(made);
    return () => {
      setController(null);
      made.destroy();
    };
  }, []);
  useEffect(() => controller?.setScene(scene), [controller, scene]);
  useEffect(() => {
    if (!plane) return;
    controller?.edit({
      drawing,
      chosen,
      warnings: faultsAt,
      preview: previewAreaStep,
      describe: () => NOTHING,
      onStep: takeAreaStep,
      onHold: () => undefined,
      onChoose: chooseAreaVertex,
      onToggleSnapping: () => undefined,
      onSay: sayOfArea,
    });
  }, [controller, plane, drawing, chosen, faultsAt]);

  return (
    <div className="area-map__frame">
      <div ref={frame} className="map-frame" data-testid="area-map" role="region" aria-label={label} />
      {failed && (
        <p className="team-note area-map__failed" role="alert">
          {t(`map.failure.${failed}`)}
        </p>
      )}
    </div>
  );
}
