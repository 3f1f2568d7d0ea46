import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import { boxShape } from '../../../map/box-shape.ts';
import type {
  MapConflict,
  MapOverlap,
  MapScene,
  MapSelection,
  MapSighting,
  MapTileLayer,
  MapUnit,
} from '../../../map/map-scene.ts';
import { useConflicts } from '../../../state/conflicts.ts';
import { useMark } from '../../../state/mark.ts';
import { openImport, useImports } from '../../../state/imports.ts';
import { useScene } from '../../../state/scene.ts';
import { useSelection } from '../../../state/selection.ts';
import { useSession } from '../../../state/session.ts';
import { writeInDistrict } from '../measuring/notations.ts';
import { useTables } from '../../../state/tables.ts';
import { isVisible, useView } from '../../../state/view.ts';
import { groupThousands } from '../../district-map/group-thousands.ts';
import { useGround } from '../../district-map/use-ground.ts';
import { useMapRedLines } from '../../district-map/use-map-red-lines.ts';
import { useTileLayers } from '../../district-map/use-tile-layers.ts';
import { useKept } from '../../district-map/use-kept.ts';
import { useCandidateShapes, usePointedBox } from '../importing/use-import-shapes.ts';
import { useMapFindings } from '../findings/use-map-findings.ts';
import { sideLabels } from '../inspection/side-labels.ts';
import { useOutlines } from '../inspection/use-outlines.ts';

const NONE: readonly never[] = [];

/** The map's plain data, put together from what is looked at. Parts keep their identity while nothing in them changed. */
export function useMapScene(): MapScene {
  const { t } = useTranslation();
  const visible = useView((s) => s.visible);
  const settings = useSession((s) => s.summary?.settings);
  const hasItems = useSession((s) => (s.summary?.counts.items ?? 0) > 0);
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

  const candidates = useCandidateShapes();
  const isPlacing = candidates.length > 0;
  // From the height that candidates 300 km apart are seen from, only the degrees say where one is.
  const { theme, locale, ground, baseMap, places, bare } = useGround(isPlacing);
  const shapesOn = scene?.shapesOn;
  const own = useTileLayers(bare, shapesOn);
  const layers = useMemo<readonly MapTileLayer[]>(
    () => [
      ...own,
      ...(preview ? [{ id: `preview/${preview.importId}`, kind: 'reference' as const, visible: true, version: placing }] : NONE),
    ],
    [own, preview, placing],
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
            total && total.unresolvedPlots + total.openCases > 0
              ? [
                  `${groupThousands(formatArea(total.unresolved_cm2, 'mu', 0), locale)} ${t('unit.mu')}`,
                  total.unresolvedPlots > 0
                    ? t('cartography.plots', { count: total.unresolvedPlots })
                    : t('progressPanel.openCases', { count: total.openCases }),
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

  const keptRedLines = useMapRedLines(locale);

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
  const extent = hasItems ? settings?.bounds : undefined;
  const selected = useMemo<readonly MapSelection[]>(
    () =>
      selection
        ? [
            {
              id: 'selected',
              shape: selection.geometry,
              sides: sideLabels(selection),
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
    const meridian = settings?.plane.meridian;
    if (!marked || meridian === undefined) return NONE;
    const { x, y } = writeInDistrict(marked, meridian, 3);
    return [{ id: 'marked', at: marked, text: `X ${x}\nY ${y}` }];
  }, [marked, settings]);
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
