import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import type { Audience } from '../../../core/report/audience.ts';
import { EMPTY_SCENE, type MapScene, type MapSighting, type MapUnit } from '../../../map/map-scene.ts';
import { useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import type { DayScene } from '../../../workers/engine-api.ts';
import { groupThousands } from '../../district-map/group-thousands.ts';
import { useGround } from '../../district-map/use-ground.ts';
import { useKept } from '../../district-map/use-kept.ts';
import { useMapRedLines } from '../../district-map/use-map-red-lines.ts';
import { useTileLayers } from '../../district-map/use-tile-layers.ts';

const NONE: readonly never[] = [];

const drawn = new WeakMap<DayScene['sightings'][number], MapSighting>();

/** One of thousands that stay the same from day to day: what is drawn of it is made once. */
function drawSighting(sighting: DayScene['sightings'][number]): MapSighting {
  const { id, no, lon, lat, shape } = sighting;
  const made = drawn.get(sighting) ?? { id, no, at: [lon, lat], shape, overdue: false };
  drawn.set(sighting, made);
  return made;
}

/**
 * The map of one day for an audience: what is hidden from it has no figure, and the public is shown neither parcels nor red lines nor
 * reports. @param hidden ids of units and red lines whose figures are not told; null while that is not known
 */
export function useDayMapScene(scene: DayScene | null, audience: Audience, hidden: ReadonlySet<string> | null): MapScene {
  const { t } = useTranslation();
  const { theme, locale, ground, baseMap, places, bare } = useGround();
  const units = useSession((s) => s.units);
  const bounds = useSession((s) => s.summary?.settings.bounds);
  const toggles = useView((s) => s.visible);
  const isPublic = audience === 'public';
  const isHidden = useCallback((id: string) => audience !== 'planner' && (hidden?.has(id) ?? true), [audience, hidden]);
  const tiles = useTileLayers(bare, scene?.shapesOn);
  const layers = isPublic ? NONE : tiles;
  const lines = useMapRedLines(locale, scene);
  const redLines = useKept(
    useMemo(
      () => (isPublic ? NONE : lines.map((line) => (isHidden(line.id) ? { ...line, figure: undefined } : line))),
      [lines, isHidden, isPublic],
    ),
  );
  const sightings = useKept(
    useMemo<readonly MapSighting[]>(
      () => (isPublic || toggles.sightings === false ? NONE : (scene?.sightings ?? NONE).map(drawSighting)),
      [scene, isPublic, toggles],
    ),
  );
  const mapUnits = useKept(
    useMemo<readonly MapUnit[]>(() => {
      const totals = new Map((scene?.units ?? NONE).map((one) => [one.unitId, one]));
      return units
        .filter(({ level }) => level === 'zone' || (level === 'township' && !isPublic))
        .map((unit) => {
          const total = isHidden(unit.id) ? undefined : totals.get(unit.id);
          const plots = total ? total.unresolvedPlots + total.resolvedPlots : 0;
          const left = total && total.unresolvedPlots + total.openCases > 0;
          return {
            id: unit.id,
            level: unit.level,
            name: locale === 'en' ? (unit.nameEn ?? unit.name) : unit.name,
            figures: left
              ? [
                  `${groupThousands(formatArea(total.unresolved_cm2, 'mu', 0), locale)} ${t('compare.unit.mu')}`,
                  ...(total.unresolvedPlots > 0 ? [t('compare.plots', { n: total.unresolvedPlots })] : NONE),
                ]
              : plots > 0
                ? [t('compare.resolved')]
                : NONE,
            unresolvedShare: total && plots > 0 ? total.unresolvedPlots / plots : undefined,
            shape: unit.shape,
          };
        });
    }, [scene, units, isHidden, isPublic, locale, t]),
  );
  const statuses = isPublic ? NONE : (scene?.statuses ?? NONE);
  return useMemo<MapScene>(
    () => ({
      ...EMPTY_SCENE,
      theme,
      locale,
      ground,
      baseMap,
      places,
      ...(bounds && { extent: bounds }),
      layers,
      statuses,
      units: mapUnits,
      redLines,
      sightings,
    }),
    [theme, locale, ground, baseMap, places, bounds, layers, statuses, mapUnits, redLines, sightings],
  );
}
