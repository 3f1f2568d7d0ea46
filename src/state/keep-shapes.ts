import type { MultiPolygon, Polygon } from 'geojson';
import type { DayScene } from '../workers/engine-api.ts';

type Shape = Polygon | MultiPolygon;

/**
 * The scene with the very shapes of the one before wherever they are equal. What crosses a thread is a copy each time; the map draws
 * anew whatever is not the same object, so an unchanged red line has to stay one.
 */
export function keepShapes(before: DayScene | null, scene: DayScene): DayScene {
  if (!before) return scene;
  const lines = new Map(before.redLines.features.map(({ properties, geometry }) => [properties.id, geometry]));
  const sightings = new Map(before.sightings.map((one) => [one.id, one]));
  return {
    ...scene,
    redLines: {
      ...scene.redLines,
      features: scene.redLines.features.map((feature) => ({
        ...feature,
        geometry: keepShape(lines.get(feature.properties.id), feature.geometry),
      })),
    },
    sightings: scene.sightings.map((one) => {
      const known = sightings.get(one.id);
      if (!known) return one;
      const shape = one.shape && keepShape(known.shape, one.shape);
      return shape === known.shape ? known : { ...one, shape };
    }),
  };
}

function keepShape(before: Shape | null | undefined, shape: Shape): Shape {
  return before && before.type === shape.type && isEqual(before.coordinates, shape.coordinates) ? before : shape;
}

function isEqual(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((part, n) => isEqual(part, b[n]));
}
