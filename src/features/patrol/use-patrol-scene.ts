import { useMemo } from 'react';
import { EMPTY_SCENE, type MapScene, type MapSighting } from '../../map/map-scene.ts';
import { useScene } from '../../state/scene.ts';
import { useGround } from '../district-map/use-ground.ts';
import { useKept } from '../district-map/use-kept.ts';
import { useMapRedLines } from '../district-map/use-map-red-lines.ts';
import { useTileLayers } from '../district-map/use-tile-layers.ts';
import { useBaseMapChoiceScene } from './base-map/use-base-map-choice.ts';
import { useDayScene } from './day/use-day-scene.ts';
import { nameOnce } from './track/name-once.ts';
import { useTrackScene } from './track/use-track-scene.ts';

const NONE: readonly never[] = [];

/** What a patrol sees of the district: ground, parcels, red lines, and the builds that are on record. */
export function usePatrolScene(): MapScene {
  const scene = useScene((s) => s.scene ?? s.outline);
  const { theme, locale, ground, baseMap, places, bare } = useGround();
  const layers = useTileLayers(bare, scene?.shapesOn);
  const redLines = useMapRedLines(locale);
  const sightings = useKept(
    useMemo<readonly MapSighting[]>(
      () => (scene?.sightings ?? NONE).map(({ id, no, lon, lat, shape }) => ({ id, no, at: [lon, lat], shape, overdue: false })),
      [scene],
    ),
  );
  const day = useDayScene();
  const statuses = scene?.statuses ?? NONE;
  const own = useTrackScene();
  const choice = useBaseMapChoiceScene();
  const named = useMemo(() => nameOnce(own.targets, { redLines, sightings }), [own.targets, redLines, sightings]);
  return useMemo(
    () => ({
      ...EMPTY_SCENE,
      theme,
      locale,
      ground,
      baseMap,
      places,
      layers,
      statuses,
      ...named,
      ...day,
      ...own,
      ...choice,
    }),
    [theme, locale, ground, baseMap, places, layers, statuses, named, day, own, choice],
  );
}
