import type { Map as MapLibreMap } from 'maplibre-gl';
import { drawHatch, HATCHES, hatchName } from './hatch-pattern.ts';
import { drawSign } from './sign-images.ts';
import type { MapTheme } from './map-scene.ts';
import { PALETTES } from './palette.ts';

/** Draws the style's own images when the map first asks for them: no sprite is ever fetched. */
export function provideImages(map: MapLibreMap): void {
  map.setMissingStyleImageResolver((id) => addImage(map, id));
}

function addImage(map: MapLibreMap, id: string): void {
  if (map.hasImage(id)) return;
  const scale = Math.max(1, Math.round(map.getPixelRatio()));
  const mark = drawSign(id, scale);
  if (mark) {
    const { image, ...options } = mark;
    map.addImage(id, image, options);
    return;
  }
  for (const theme of Object.keys(PALETTES) as MapTheme[]) {
    const hatch = HATCHES.find((candidate) => hatchName(candidate, theme) === id);
    if (hatch) map.addImage(id, drawHatch(hatch, theme, scale), { pixelRatio: scale });
  }
}
