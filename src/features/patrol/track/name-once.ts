import type { MapScene, MapTarget } from '../../../map/map-scene.ts';

type Named = Pick<MapScene, 'redLines' | 'sightings'>;

/** Without the name of what the guide leads to, which bears it itself. The others are the very objects that were given. */
export function nameOnce(targets: readonly MapTarget[], { redLines, sightings }: Named): Named {
  const [kind, id] = targets.find(({ state }) => state === 'next')?.id.split('/') ?? [];
  return {
    redLines: kind === 'red-line' ? redLines.map((one) => (one.id === id ? { ...one, name: '' } : one)) : redLines,
    sightings: kind === 'sighting' ? sightings.map((one) => (one.id === id ? { ...one, no: '' } : one)) : sightings,
  };
}
