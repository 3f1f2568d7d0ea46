import type { MapCamera } from './map-scene.ts';

/** Ground metres of one CSS pixel: Web Mercator on a 512-pixel world: 40 075 016.686 m at the equator, shrinking with the cosine of the latitude. */
export function metresPerPixel({ lat, zoom }: MapCamera): number {
  return (40_075_016.686 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom);
}
