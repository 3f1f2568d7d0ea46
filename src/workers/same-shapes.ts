import type { MultiPolygon, Polygon } from 'geojson';
import type { DayScene } from './engine-api.ts';

/** Stands for the shape that the same object has in a scene that the caller named: no real shape is empty. */
export const SAME_SHAPE: Polygon = { type: 'Polygon', coordinates: [] };

const isSame = (shape: Polygon | MultiPolygon | null) => shape !== null && shape.coordinates.length === 0;

/** A scene with the shapes that were left out of it, taken from the one that it was asked beside: the very objects. */
export function fillShapes(scene: DayScene, beside: DayScene): DayScene {
  const lines = new Map(beside.redLines.features.map(({ properties, geometry }) => [properties.id, geometry]));
  const outlines = new Map(beside.sightings.map(({ id, shape }) => [id, shape]));
  return {
    ...scene,
    redLines: {
      ...scene.redLines,
      features: scene.redLines.features.map((one) => {
        const geometry = isSame(one.geometry) ? lines.get(one.properties.id) : undefined;
        return geometry ? { ...one, geometry } : one;
      }),
    },
    sightings: scene.sightings.map((one) => {
      const shape = isSame(one.shape) ? outlines.get(one.id) : undefined;
      return shape ? { ...one, shape } : one;
    }),
  };
}
