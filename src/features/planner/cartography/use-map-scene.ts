import type { Layer } from '../../../core/register/layer.ts';
import type { Polygon } from 'geojson';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bounds } from '../../../core/geodesy/plane.ts';
import { formatArea } from '../../../core/measure/decimal.ts';
import type {
  MapOverlap,
  MapPlace,
  MapRedLine,
  MapScene,
  MapSelection,
  MapSighting,
  MapTileLayer,
  MapUnit,
} from '../../../map/map-scene.ts';
import { previewOf, useImports } from '../../../state/imports.ts';
import { useScene } from '../../../state/scene.ts';
import { useSelection } from '../../../state/selection.ts';
import { useSession } from '../../../state/session.ts';
import { useTables } from '../../../state/tables.ts';
import { isVisible, useView } from '../../../state/view.ts';

const NONE: readonly never[] = [];

/** A layer's tiles change with its package only. */
const versionOf = (layer: Layer): number => Number.parseInt(layer.package_sha256.slice(0, 8), 16);

const boxAround = ([west, south, east, north]: Bounds): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});

/** The map's plain data, put together from what is looked at. Parts keep their identity while nothing in them changed. */
export function useMapScene(): MapScene {
  const { t, i18n } = useTranslation();
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  const { theme, visible } = useView();
  const { summary, units } = useSession();
  const scene = useScene((s) => s.scene);
  const selection = useSelection((s) => s.detail);
  const shapes = useSelection((s) => s.overlapShapes);
  const preview = useImports((s) => previewOf(s.step));
  const emphasis = useTables((s) => s.listed) ?? NONE;

  const groundOn = isVisible(visible, 'ground');
  const graticule = isVisible(visible, 'graticule');
  const surround = summary?.ground?.surround ?? 'land';
  const ground = useMemo(() => ({ visible: groundOn, graticule, surround, version: 0 }), [groundOn, graticule, surround]);

  const places = useMemo<readonly MapPlace[]>(
    () =>
      (groundOn ? (summary?.ground?.places ?? NONE) : NONE).map(({ id, kind, name, nameEn, turn, lon, lat }) => ({
        id,
        kind,
        name: locale === 'en' ? (nameEn ?? name) : name,
        turn,
        at: [lon, lat],
      })),
    [summary, groundOn, locale],
  );

  const bare = !summary?.ground || !groundOn;
  const layers = useMemo<readonly MapTileLayer[]>(
    () => [
      ...(summary?.layers ?? NONE)
        .filter((layer) => layer.kind !== 'red-lines')
        .map((layer) => ({
          id: layer.id,
          kind: layer.kind,
          visible: isVisible(visible, layer.id),
          bare,
          version: versionOf(layer),
        })),
      ...(preview ? [{ id: `preview/${preview.importId}`, kind: 'reference' as const, visible: true, version: 0 }] : NONE),
    ],
    [summary, visible, bare, preview],
  );

  const mapUnits = useMemo<readonly MapUnit[]>(() => {
    if (!scene || !isVisible(visible, 'units')) return NONE;
    const totals = new Map(scene.units.map((total) => [total.unitId, total]));
    return units
      .filter((unit) => unit.level !== 'village')
      .map((unit) => {
        const total = totals.get(unit.id);
        const plots = total ? total.unresolvedPlots + total.resolvedPlots : 0;
        return {
          id: unit.id,
          level: unit.level,
          name: locale === 'en' ? (unit.nameEn ?? unit.name) : unit.name,
          figures:
            total && plots > 0
              ? [
                  `${formatArea(total.unresolved_cm2, 'mu', 0)} ${t('unit.mu')}`,
                  t('progressPanel.plots', { count: total.unresolvedPlots }),
                ]
              : [],
          unresolvedShare: total && plots > 0 ? total.unresolvedPlots / plots : undefined,
          shape: unit.shape,
        };
      });
  }, [units, scene, visible, locale, t]);

  const redLines = useMemo<readonly MapRedLine[]>(() => {
    if (!scene || !isVisible(visible, 'red-lines')) return NONE;
    const known = new Map((summary?.redLines ?? []).map((line) => [line.id, line]));
    return scene.redLines.features.map(({ properties: p, geometry }) => {
      const line = known.get(p.id);
      return {
        id: p.id,
        name: locale === 'en' ? (line?.nameEn ?? p.name) : p.name,
        revised: p.revised,
        overdue: !!line?.dueOn && line.dueOn < scene.on && p.unresolved_cm2 > 0,
        figure: p.unresolved_cm2 > 0 ? `${formatArea(p.unresolved_cm2, 'mu', 1)} ${t('unit.mu')}` : undefined,
        shape: geometry,
      };
    });
  }, [scene, summary, visible, locale, t]);

  const sightings = useMemo<readonly MapSighting[]>(() => {
    if (!scene || !isVisible(visible, 'sightings')) return NONE;
    return scene.sightings.map((s) => ({ id: s.id, no: s.no, at: [s.lon, s.lat], shape: s.shape, overdue: false }));
  }, [scene, visible]);

  const overlaps = useMemo<readonly MapOverlap[]>(() => {
    if (!shapes || !isVisible(visible, 'overlaps')) return NONE;
    return shapes.features.map((feature, n) => ({
      id: String(feature.id ?? n),
      kind: (feature.properties?.kind as MapOverlap['kind']) ?? 'overlap',
      shape: feature.geometry,
    }));
  }, [shapes, visible]);

  const selected = useMemo<readonly MapSelection[]>(
    () =>
      selection
        ? [
            {
              id: 'selected',
              shape: selection.geometry,
              sides: selection.sides.map((s) => ({ from: [...s.from], to: [...s.to], text: `${s.length_m.toFixed(2)} m` })),
            },
          ]
        : NONE,
    [selection],
  );

  // The box shows where a file lies from any distance; its shapes come as tiles, as of any layer.
  const previewed = useMemo(
    () => (preview?.bounds ? [{ id: preview.importId, shape: boxAround(preview.bounds) }] : NONE),
    [preview],
  );

  return useMemo<MapScene>(
    () => ({
      theme,
      locale,
      ground,
      places,
      layers,
      statuses: scene?.statuses ?? NONE,
      emphasis,
      units: mapUnits,
      redLines,
      sightings,
      overlaps,
      selection: selected,
      preview: previewed,
    }),
    [theme, locale, ground, places, layers, scene, emphasis, mapUnits, redLines, sightings, overlaps, selected, previewed],
  );
}
