import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Bounds } from '../core/geodesy/plane.ts';
import type { MapScene, MapUnit } from './map-scene.ts';

/** Zooms at which the map changes what it tells: totals far out, then blocks and red lines, then parcels. */
export interface MapScale {
  /** Cards have room beside each other from here on: farther out they are short, and one gives way to another. */
  readonly cardsFrom: number;
  /** Townships take over from zones. */
  readonly townshipsFrom: number;
  /** The tones of zones and townships begin to give way to parcels. */
  readonly parcelsFrom: number;
  /** The tones are gone; red lines and townships carry their names. */
  readonly tonesUntil: number;
  /** Builds and conflicts are counted in groups below, marked one by one from here on. */
  readonly singlesFrom: number;
}

/** What the map tells at a zoom. */
export type MapDetail = 'zones' | 'townships' | 'parcels';

/** Earliest and latest end of the tones: below, parcels would be dust; above, a planner waits in vain for blocks. */
const EARLIEST = 12;
const LATEST = 14;
/** How far the view may close in on the whole district before its totals give way. */
const PAST_WHOLE = 0.75;
const FADE = 0.4;
/** Side in CSS pixels that a unit needs for its card: names of the same places are longer in Latin letters. */
const CARD_px: Readonly<Record<MapScene['locale'], number>> = { 'zh-CN': 116, en: 150 };
const WORLD_px = 512;

/** Without units to total, or without an extent, parcels are there from the start. */
export const USUAL_SCALE: MapScale = scaleOf(EARLIEST, 11.2, 0);

/**
 * A small district fits a screen at zoom 13, a large one at 9, and whoever opens either asks first where it stands: the totals
 * therefore last from the whole district's own zoom until a little closer. Zones give way where most townships have room for a card.
 */
export function findScale(
  units: readonly Pick<MapUnit, 'level' | 'shape'>[],
  extent: Bounds | undefined,
  size: { readonly width: number; readonly height: number },
  locale: MapScene['locale'],
): MapScale {
  if (!extent || units.length === 0) return USUAL_SCALE;
  const tonesUntil = clamp(roundTenth(wholeZoom(extent, size) + PAST_WHOLE), EARLIEST, LATEST);
  const townships = units.filter(({ level }) => level === 'township');
  const room =
    townships.length === 0
      ? tonesUntil
      : roomZoom(
          townships.map(({ shape }) => shape),
          CARD_px[locale],
        );
  const zones = units.filter(({ level }) => level === 'zone');
  const coarsest = zones.length > 0 ? zones : townships;
  const cardsFrom =
    coarsest.length === 0
      ? 0
      : Math.min(
          roundTenth(
            roomZoom(
              coarsest.map(({ shape }) => shape),
              CARD_px[locale],
            ),
          ),
          tonesUntil,
        );
  return scaleOf(tonesUntil, zones.length > 0 ? Math.min(roundTenth(room), tonesUntil) : 0, cardsFrom);
}

/** What is told at a zoom. */
export function detailAt(scale: MapScale, zoom: number): MapDetail {
  if (zoom >= scale.tonesUntil) return 'parcels';
  return zoom >= scale.townshipsFrom ? 'townships' : 'zones';
}

/** Zoom at which a box of degrees just fits a frame of CSS pixels. */
export function wholeZoom([west, south, east, north]: Bounds, size: { readonly width: number; readonly height: number }): number {
  const across = (WORLD_px * (east - west)) / 360;
  const up = WORLD_px * (mercatorShare(north) - mercatorShare(south));
  return Math.log2(Math.min(Math.max(1, size.width) / across, Math.max(1, size.height) / up));
}

function scaleOf(tonesUntil: number, townshipsFrom: number, cardsFrom: number): MapScale {
  return { cardsFrom, townshipsFrom, parcelsFrom: tonesUntil - FADE, tonesUntil, singlesFrom: tonesUntil + 0.6 };
}

/** Zoom at which the middle one of the shapes, by size, has room for a card. */
function roomZoom(shapes: readonly (Polygon | MultiPolygon)[], card_px: number): number {
  const sides = shapes.map(sideShare).sort((a, b) => a - b);
  return Math.log2(card_px / (WORLD_px * sides[sides.length >> 1]));
}

/**
 * Side of a square as large as the shape's box, as a share of the world's width; of one that stands upright its breadth, because cards are
 * broader than high and lie over each other's ends.
 */
function sideShare(shape: Polygon | MultiPolygon): number {
  const rings: Position[][] = shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat();
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of rings.flat()) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  const breadth = (east - west) / 360;
  return Math.min(breadth, Math.sqrt(breadth * (mercatorShare(north) - mercatorShare(south))));
}

/** Distance from the equator in Web Mercator as a share of the world's width, north positive. */
function mercatorShare(lat: number): number {
  return Math.atanh(Math.sin((lat * Math.PI) / 180)) / (2 * Math.PI);
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
const roundTenth = (value: number): number => Math.round(10 * value) / 10;
