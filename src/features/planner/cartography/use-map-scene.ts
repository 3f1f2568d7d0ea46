import type { Layer } from '../../../core/register/layer.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import { fillAddress } from '../../../core/register/base-map.ts';
import { boxShape } from '../../../map/box-shape.ts';
import type {
  MapBaseMap,
  MapConflict,
  MapOverlap,
  MapPlace,
  MapRedLine,
  MapScene,
  MapSelection,
  MapSighting,
  MapTileLayer,
  MapUnit,
} from '../../../map/map-scene.ts';
import { BLANK, chosenBaseMap, useBaseMaps } from '../../../state/base-maps.ts';
import { useConflicts } from '../../../state/conflicts.ts';
import { useMark } from '../../../state/mark.ts';
import { openImport, useImports } from '../../../state/imports.ts';
import { useScene } from '../../../state/scene.ts';
import { useSelection } from '../../../state/selection.ts';
import { useSession } from '../../../state/session.ts';
import { zoneOfMeridian } from '../../../core/geodesy/format-coordinates.ts';
import { writeInDistrict } from '../measuring/notations.ts';
import { useTables } from '../../../state/tables.ts';
import { isVisible, useView } from '../../../state/view.ts';
import { useKept } from './use-kept.ts';
import { useCandidateShapes, usePointedBox } from '../importing/use-import-shapes.ts';
import { useMapFindings } from '../findings/use-map-findings.ts';
import { useOutlines } from '../inspection/use-outlines.ts';

const NONE: readonly never[] = [];

/** A layer's tiles change with its package, and with the day where parcels were reshaped. */
const versionOf = (layer: Pick<Layer, 'package_sha256'>): number => Number.parseInt(layer.package_sha256.slice(0, 8), 16);

/** The map's plain data, put together from what is looked at. Parts keep their identity while nothing in them changed. */
export function useMapScene(): MapScene {
  const { t, i18n } = useTranslation();
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  const baseMapId = useView((s) => s.baseMap);
  const theme = useView((s) => s.theme);
  const visible = useView((s) => s.visible);
  const summary = useSession((s) => s.summary);
  const units = useSession((s) => s.units);
  const scene = useScene((s) => s.scene ?? s.outline);
  // Two that are compared have outlines of their own.
  const selection = useSelection((s) => (s.pinned ? null : s.detail));
  const shapes = useSelection((s) => s.overlapShapes);
  const open = useImports((s) => openImport(s));
  // What lies nowhere has no tiles.
  const preview = open?.preview.crs ? open.preview : null;
  const placing = open?.placing ?? 0;
  const emphasis = useTables((s) => s.listed) ?? NONE;

  const groundOn = isVisible(visible, 'ground') && baseMapId !== BLANK;
  const candidates = useCandidateShapes();
  const isPlacing = candidates.length > 0;
  // From the height that candidates 300 km apart are seen from, only the degrees say where one is.
  const graticule = isVisible(visible, 'graticule') || isPlacing;
  const surround = summary?.ground?.surround ?? 'land';
  const meridian = summary?.settings.plane.meridian;
  const gridOn = isVisible(visible, 'grid') && meridian !== undefined;
  const ground = useMemo(() => {
    const grid = gridOn ? { grid: { meridian, zone: zoneOfMeridian(meridian) } } : {};
    return { visible: groundOn, graticule, surround, version: 0, ...grid };
  }, [groundOn, graticule, surround, gridOn, meridian]);

  const opacity = useBaseMaps((s) => s.opacity);
  const chosen = chosenBaseMap(baseMapId, summary?.settings);
  const baseMap = useMemo<MapBaseMap | null>(() => {
    if (!chosen) return null;
    const { id, url, labelsUrl, kind, tileSize, minZoom, maxZoom } = chosen;
    return {
      id,
      tiles: fillAddress(url, chosen),
      ...(labelsUrl === undefined ? {} : { labels: fillAddress(labelsUrl, chosen) }),
      ...(kind === 'pmtiles' ? { pmtiles: url } : {}),
      tileSize,
      minZoom,
      maxZoom,
      opacity,
    };
  }, [chosen, opacity]);

  const places = useMemo<readonly MapPlace[]>(
    () =>
      (groundOn && !baseMap ? (summary?.ground?.places ?? NONE) : NONE).map(({ id, kind, name, nameEn, turn, lon, lat }) => ({
        id,
        kind,
        name: locale === 'en' ? (nameEn ?? name) : name,
        turn,
        at: [lon, lat],
      })),
    [summary, groundOn, baseMap, locale],
  );

  const bare = !baseMap && (!summary?.ground || !groundOn);
  const shapesOn = scene?.shapesOn;
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
          ...(layer.kind === 'parcels' && shapesOn !== undefined && { shapesOn }),
        })),
      ...(preview ? [{ id: `preview/${preview.importId}`, kind: 'reference' as const, visible: true, version: placing }] : NONE),
    ],
    [summary, visible, bare, shapesOn, preview, placing],
  );

  const known = useConflicts((s) => s.conflicts?.shown ?? NONE);
  const marksByUnit = useConflicts((s) => s.conflicts?.units ?? NONE);
  const mapUnits = useMemo<readonly MapUnit[]>(() => {
    // Their cards would lie over the places that are asked about.
    if (!scene || isPlacing || !isVisible(visible, 'units')) return NONE;
    const totals = new Map(scene.units.map((total) => [total.unitId, total]));
    const marks = new Map(marksByUnit.map((one) => [one.unitId, one]));
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
            total && total.unresolvedPlots > 0
              ? [
                  `${formatArea(total.unresolved_cm2, 'mu', 0)} ${t('unit.mu')}`,
                  t('cartography.plots', { count: total.unresolvedPlots }),
                ]
              : plots > 0
                ? [t('cartography.resolved')]
                : [],
          builds: isVisible(visible, 'sightings') ? marks.get(unit.id)?.builds : undefined,
          conflicts: isVisible(visible, 'conflicts') ? marks.get(unit.id)?.conflicts : undefined,
          unresolvedShare: total && plots > 0 ? total.unresolvedPlots / plots : undefined,
          shape: unit.shape,
        };
      });
  }, [units, scene, marksByUnit, visible, locale, t, isPlacing]);

  const redLines = useMemo<readonly MapRedLine[]>(() => {
    if (!scene || !isVisible(visible, 'red-lines')) return NONE;
    const known = new Map((summary?.redLines ?? []).map((line) => [line.id, line]));
    return scene.redLines.features.map(({ properties: p, geometry }) => {
      const line = known.get(p.id);
      const { unresolved_cm2 = 0 } = p;
      return {
        id: p.id,
        name: locale === 'en' ? (line?.nameEn ?? p.name) : p.name,
        revised: p.revised,
        overdue: !!line?.dueOn && line.dueOn < scene.on && unresolved_cm2 > 0,
        figure: unresolved_cm2 > 0 ? `${formatArea(unresolved_cm2, 'mu', 1)} ${t('unit.mu')}` : undefined,
        shape: geometry,
      };
    });
  }, [scene, summary, visible, locale, t]);

  const sightings = useMemo<readonly MapSighting[]>(() => {
    if (!scene || !isVisible(visible, 'sightings')) return NONE;
    const inTheWay = new Set(
      isVisible(visible, 'conflicts') ? known.flatMap(({ claims: [one] }) => (one.kind === 'sighting' ? [one.id] : [])) : NONE,
    );
    return scene.sightings.map((s) => ({
      id: s.id,
      no: s.no,
      at: [s.lon, s.lat],
      shape: s.shape,
      overdue: false,
      conflict: inTheWay.has(s.id),
    }));
  }, [scene, known, visible]);

  const { marks: findings, accepted } = useMapFindings();
  const keptUnits = useKept(mapUnits);
  const keptRedLines = useKept(redLines);
  const keptSightings = useKept(sightings);

  const overlaps = useMemo<readonly MapOverlap[]>(() => {
    if (!shapes || !isVisible(visible, 'overlaps')) return NONE;
    return shapes.features.map((feature, n) => ({
      id: String(feature.id ?? n),
      kind: (feature.properties?.kind as MapOverlap['kind']) ?? 'overlap',
      shape: feature.geometry,
    }));
  }, [shapes, visible]);

  const conflicts = useMemo<readonly MapConflict[]>(() => {
    if (!isVisible(visible, 'conflicts')) return NONE;
    return known.map(({ id, kind, area_cm2, lon, lat, shape }) => ({
      id,
      kind: kind === 'parcels' || kind === 'red-lines' ? 'conflict' : 'occupied',
      accepted: accepted.has(id),
      at: [lon, lat],
      side_m: Math.sqrt(area_cm2) / 100,
      shape,
    }));
  }, [known, accepted, visible]);
  const keptFindings = useKept(isVisible(visible, 'findings') ? findings : NONE);

  // A district without items has no totals: its parcels are there from the start.
  const extent = summary && summary.counts.items > 0 ? summary.settings.bounds : undefined;
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
    () => (preview?.bounds && !isPlacing ? [{ id: preview.importId, shape: boxShape(preview.bounds) }] : NONE),
    [preview, isPlacing],
  );

  const marked = useMark((s) => s.at);
  const marks = useMemo(() => {
    if (!marked || meridian === undefined) return NONE;
    const { x, y } = writeInDistrict(marked, meridian, 3);
    return [{ id: 'marked', at: marked, text: `X ${x}\nY ${y}` }];
  }, [marked, meridian]);
  const pointed = useOutlines();
  const row = usePointedBox();
  const outlines = useMemo(() => (row.length > 0 ? [...pointed, ...row] : pointed), [pointed, row]);

  return useMemo<MapScene>(
    () => ({
      theme,
      locale,
      ground,
      baseMap,
      extent,
      places,
      layers,
      statuses: scene?.statuses ?? NONE,
      emphasis,
      units: keptUnits,
      redLines: keptRedLines,
      sightings: keptSightings,
      overlaps,
      conflicts,
      findings: keptFindings,
      selection: selected,
      preview: previewed,
      marks,
      outlines,
      candidates,
    }),
    [
      theme,
      locale,
      ground,
      baseMap,
      extent,
      places,
      layers,
      scene,
      emphasis,
      keptUnits,
      keptRedLines,
      keptSightings,
      overlaps,
      conflicts,
      keptFindings,
      selected,
      previewed,
      outlines,
      candidates,
      marks,
    ],
  );
}
