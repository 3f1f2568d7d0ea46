import type { Position } from 'geojson';
import { feature, type PartFeatures } from './live-feature.ts';
import type { LonLat, MapTrackPart } from './map-scene.ts';

/** What a patrol sees of itself: where it is, its way, and what it goes to see. */
export const PATROL_FEATURES: readonly PartFeatures[] = [
  {
    source: 'position',
    part: 'position',
    list: ({ position }) => {
      if (!position) return [];
      const { at, accuracy_m, bearing_deg, isGood } = position;
      const circle = { type: 'Polygon' as const, coordinates: [circleAround(at, accuracy_m)] };
      const dot = { type: 'Point' as const, coordinates: [...at] };
      return [
        { id: 'circle', from: position, make: () => feature('circle', circle, { part: 'circle', good: isGood }) },
        {
          id: 'dot',
          from: position,
          make: () =>
            feature('dot', dot, { part: 'dot', good: isGood, ...(bearing_deg === null ? {} : { bearing: bearing_deg }) }),
        },
      ];
    },
  },
  {
    source: 'track',
    part: 'track',
    list: ({ track }) => (track ?? []).map((part) => ({ id: part.id, from: part, make: () => trackFeature(part) })),
  },
  {
    source: 'targets',
    part: 'targets',
    list: ({ targets }) =>
      (targets ?? []).map((target) => ({
        id: target.id,
        from: target,
        make: () =>
          feature(target.id, { type: 'Point', coordinates: [...target.at] }, { state: target.state, text: target.text }),
      })),
  },
];

function trackFeature(part: MapTrackPart) {
  if (part.kind === 'end') return feature(part.id, { type: 'Point', coordinates: [...part.at] }, { part: 'end' });
  const [first] = part.line;
  // Somebody was there, and nothing is known of a way.
  if (part.line.length === 1) return feature(part.id, { type: 'Point', coordinates: [...first] }, { part: 'place' });
  return feature(part.id, { type: 'LineString', coordinates: part.line.map((at) => [...at]) }, { part: part.kind });
}

const CORNERS = 64;
const METRES_PER_DEGREE = 111_320;

/** A circle of so many metres, true to a few parts in a thousand: it is looked at, not measured. */
function circleAround([lon, lat]: LonLat, radius_m: number): Position[] {
  const north = radius_m / METRES_PER_DEGREE;
  const east = north / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  const ring = Array.from({ length: CORNERS }, (_, n): Position => {
    const turn = (2 * Math.PI * n) / CORNERS;
    return [lon + east * Math.cos(turn), lat + north * Math.sin(turn)];
  });
  return [...ring, ring[0]];
}
