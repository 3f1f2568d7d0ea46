/** Eight directions, clockwise from grid north. */
export const COMPASS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Compass = (typeof COMPASS)[number];

/** The direction of a way in the plane, by grid north (not true north); null for no way at all. */
export function compassOf(east: number, north: number): Compass | null {
  if (east === 0 && north === 0) return null;
  const turns = Math.atan2(east, north) / (2 * Math.PI);
  return COMPASS[(Math.round(8 * turns) + 8) % 8];
}
