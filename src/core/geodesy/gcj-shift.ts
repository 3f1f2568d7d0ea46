import gcoord from 'gcoord';

/** Where a map service of the mainland (GCJ-02) says that a place in WGS 84 is; the place itself outside the box that it shifts in. */
export function shiftToGcj(lon: number, lat: number): readonly [lon: number, lat: number] {
  const [shiftedLon, shiftedLat] = gcoord.transform<[number, number]>([lon, lat], gcoord.WGS84, gcoord.GCJ02);
  return [shiftedLon, shiftedLat];
}
