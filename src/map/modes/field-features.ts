import type { Feature } from 'geojson';
import type { LonLat } from '../map-scene.ts';
import type { SketchPart } from './sketch-features.ts';

/** What is shown while something else is drawn: a shape that belongs to it, or the circle of a position. */
export interface BesideShape {
  readonly kind: 'shape' | 'circle';
  /** Degrees, not closed. */
  readonly ring: readonly LonLat[];
}

/** Dashed outlines, a shape with a tint. */
export function besideFeatures(beside: readonly BesideShape[]): Feature[] {
  const feature = (part: SketchPart, id: string, geometry: Feature['geometry']): Feature => ({
    type: 'Feature',
    properties: { id, part },
    geometry,
  });
  return beside.flatMap(({ kind, ring }, n) => {
    const closed = [...ring, ring[0]].map(([lon, lat]) => [lon, lat]);
    const outline = feature('next', `beside/${n}`, { type: 'LineString', coordinates: closed });
    return kind === 'circle'
      ? [outline]
      : [feature('area', `beside-area/${n}`, { type: 'Polygon', coordinates: [closed] }), outline];
  });
}

/** In the colour of builds: what is marked in the field. */
export const inViolet = (features: readonly Feature[]): Feature[] =>
  features.map((one) => ({ ...one, properties: { ...one.properties, tone: 'build' } }));
