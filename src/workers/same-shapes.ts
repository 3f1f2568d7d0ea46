import type { MultiPolygon, Polygon } from 'geojson';
import type { DayScene } from './engine-api.ts';

/** Stands for the shape that the same object has in a scene that the caller named: no real shape is empty. */
export const SAME_SHAPE: Polygon = { type: 'Polygon', coordinates: [] };

const isSame = ({ coordinates }: Polygon | MultiPolygon) => coordinates.length === 0;

/** A scene with the shapes and reports that were left out of it, taken from the one that it was asked beside: the very objects. */
export function fillShapes({ sightingIds, ...scene }: DayScene, beside: DayScene): DayScene {
  const lines = new Map(beside.redLines.features.map(({ properties, geometry }) => [properties.id, geometry]));
  return {
    ...scene,
    redLines: {
      ...scene.redLines,
      features: scene.redLines.features.map((one) => {
        const geometry = isSame(one.geometry) ? lines.get(one.properties.id) : undefined;
        return geometry ? { ...one, geometry } : one;
      }),
    },
    sightings: sightingIds ? fillSightings(scene, beside, sightingIds) : scene.sightings,
  };
}

function fillSightings(scene: DayScene, beside: DayScene, ids: readonly string[]): DayScene['sightings'] {
  const known = new Map(beside.sightings.map((one) => [one.id, one]));
  for (const one of scene.sightings) known.set(one.id, one);
  return ids.flatMap((id) => known.get(id) ?? []);
}
