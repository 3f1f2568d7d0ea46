import type { LineString, MultiPolygon, Polygon, Position } from 'geojson';
import type { Bounds } from '../core/geodesy/plane.ts';
import type { LayerKind } from '../core/register/layer.ts';

/** Everything the map shows, as plain data. The controller compares it with what is drawn and applies the difference. */
export interface MapScene {
  readonly theme: MapTheme;
  /** Which name of the ground's own places is preferred; the scene's texts come already in the reader's language. */
  readonly locale: 'zh-CN' | 'en';
  readonly ground: MapGround;
  /** A configured base map in place of the ground. */
  readonly baseMap?: MapBaseMap | null;
  /** The whole district where it has totals to show: how far out they are shown depends on it. */
  readonly extent?: Bounds;
  /** Names on the ground (rivers, parks, roads, villages), drawn last in priority. */
  readonly places?: readonly MapPlace[];
  /** Imported layers served as tiles, drawn in this order (later ones above). */
  readonly layers: readonly MapTileLayer[];
  /** Status by row, per layer id of `layers`. Rows that are not named have no status. */
  readonly statuses: readonly ParcelStatuses[];
  /** Layers of which only some rows stand out, each once; absent or empty fades nothing. */
  readonly emphasis?: readonly MapEmphasis[];
  readonly units: readonly MapUnit[];
  readonly redLines: readonly MapRedLine[];
  readonly sightings: readonly MapSighting[];
  /** Land of clearance items by its status, where no tiles bring it. */
  readonly plots?: readonly MapPlot[];
  /** The ground where no tiles bring it; `ground.fromShapes` then. */
  readonly groundShapes?: readonly MapGroundShape[];
  readonly overlaps: readonly MapOverlap[];
  /** All conflicts of the district: hatched near, marked far out. */
  readonly conflicts?: readonly MapConflict[];
  /** What the rules find where no conflict is drawn: signs, in groups far out. */
  readonly findings?: readonly MapFinding[];
  readonly selection: readonly MapSelection[];
  /** Shapes that are not in the register yet: the preview of an import, a draft. */
  readonly preview: readonly MapPreview[];
  /** Places that somebody asked for. */
  readonly marks?: readonly MapMark[];
  /** Where this device is. */
  readonly position?: MapPosition | null;
  /** A patrol's way; what is not known of it is left open. */
  readonly track?: readonly MapTrackPart[];
  /** What a patrol goes to see. */
  readonly targets?: readonly MapTarget[];
  /** What the pointer rests on, what is compared and what is asked about: drawn over everything but the selection. */
  readonly outlines?: readonly MapOutline[];
  /** Where a file may lie whose coordinate system is not settled; empty while nobody asks. */
  readonly candidates?: readonly MapCandidate[];
}

export interface MapPosition {
  readonly at: LonLat;
  readonly accuracy_m: number;
  /** Direction of travel, degrees clockwise from north; null where the device does not say. */
  readonly bearing_deg: number | null;
  /** Accurate enough to count; else the dot is hollow. */
  readonly isGood: boolean;
}

/** `piece`: a way without a gap, or a single place · `end`: where the way is lost or found again · `guide`: straight to the next target. */
export type MapTrackPart = { readonly id: string } & (
  | { readonly kind: 'piece' | 'guide'; readonly line: readonly LonLat[] }
  | { readonly kind: 'end'; readonly at: LonLat }
);

export interface MapTarget {
  readonly id: string;
  /** `next`: where the guide leads, or a point that somebody stands on. */
  readonly state: 'seen' | 'unseen' | 'overdue' | 'next';
  readonly at: LonLat;
  /** Beside the mark of the next one, formatted. */
  readonly text: string;
}

/** `district`: what the others are compared with · `chosen`: the one that is looked at, with its distance from the district. */
export interface MapCandidate {
  readonly id: string;
  readonly role: 'district' | 'plain' | 'chosen';
  /** In a disc over the box, so that a tiny one is seen from any height; empty for the district. */
  readonly letter: string;
  /** Beside the disc, formatted; lines are kept. */
  readonly text: string;
  readonly box: Bounds;
  /** Where the dashed line to a chosen one begins: the middle of the district. */
  readonly from?: LonLat;
}

export interface MapMark {
  readonly id: string;
  readonly at: LonLat;
  /** Beside the mark, formatted; lines are kept. */
  readonly text: string;
}

/** `print`: white ground, black texts, tints that stay apart in greyscale. `contrast`: for a screen in the sun. */
export type MapTheme = 'light' | 'dark' | 'print' | 'contrast';

export interface MapGround {
  readonly visible: boolean;
  /** What lies around the drawn ground: `water` for an island; `land` (the default) where nothing is known. */
  readonly surround?: 'land' | 'water';
  readonly graticule: boolean;
  /** The plane whose lines of constant X and Y are drawn; absent draws none. */
  readonly grid?: MapPlane;
  /** Drawn from `groundShapes` of the scene: tiles are not asked for. */
  readonly fromShapes?: boolean;
  /** As for tile layers; 0 where it never changes. */
  readonly version?: number;
}

/** Pictures from elsewhere, drawn below everything of the district's own. */
export interface MapBaseMap {
  readonly id: string;
  /** Address templates with `{z}`, `{x}`, `{y}` (or `{-y}`), everything else filled in; labels lie above, as a second picture. */
  readonly tiles: readonly string[];
  readonly labels?: readonly string[];
  /** A PMTiles archive instead of templates; empty where it is not asked for over a network. */
  readonly pmtiles?: string;
  /** Layers of a vector archive: drawn as a quiet ground, not as pictures. */
  readonly vectorLayers?: readonly string[];
  /** Boxes of it that lie on this device: they are drawn above the district's own ground, which is seen around them. */
  readonly kept?: readonly Bounds[];
  /** Changes when more of it came to lie on this device: tiles that were not there are asked for again. */
  readonly keptMark?: string;
  readonly tileSize: 256 | 512;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** 0…1. */
  readonly opacity: number;
}

/** What of base maps lies on this device. The map asks here before it asks the network. */
export interface KeptTileProvider {
  holds(baseMapId: string): boolean;
  /** A tile's bytes, empty where the source has none there; `coarser` where only one of a lower zoom lies here; null: not here. */
  read(
    baseMapId: string,
    part: 'picture' | 'labels',
    tile: { readonly z: number; readonly x: number; readonly y: number },
  ): Promise<ArrayBuffer | 'coarser' | null>;
}

/** A Gauss-Krüger plane; `zone` stands in front of its Y. */
export interface MapPlane {
  readonly meridian: number;
  readonly zone?: number;
}

export interface MapPlace {
  readonly id: string;
  readonly kind: 'water' | 'green' | 'road' | 'settlement';
  readonly name: string;
  readonly at: Position;
  /** Degrees clockwise from east, for a name along a road or river. */
  readonly turn?: number;
}

export interface MapTileLayer {
  /** The layer's id; the tile provider is asked for tiles under this name. */
  readonly id: string;
  readonly kind: LayerKind;
  readonly visible: boolean;
  /** No ground is drawn below it: parcels are filled more strongly. */
  readonly bare?: boolean;
  /** Changes when the tiles of this layer are out of date: they are then asked for again, feature-state stays. */
  readonly version: number;
  /** Day whose shapes are asked for, where some changed in time; its tiles are others than those of another such day. */
  readonly shapesOn?: string;
}

/** Index in `ITEM_STATUSES` (0 registered … 4 handed over) of each named row. Same length; a new object where anything changed. */
export interface ParcelStatuses {
  readonly layerId: string;
  readonly rows: Uint32Array;
  readonly status: Uint8Array;
}

/** The rows that stand out in a layer, given by the smaller set: themselves, or all the others. */
export interface MapEmphasis {
  readonly layerId: string;
  readonly rows: Uint32Array;
  readonly names: 'listed' | 'others';
}

/** A zone, township or village: one flat tone with name and figures, drawn far out (LOOK: below zoom 12). */
export interface MapUnit {
  readonly id: string;
  readonly level: 'zone' | 'township' | 'village';
  readonly name: string;
  /** Two short figures, formatted: the first stands out under the name, the second beside it. */
  readonly figures: readonly string[];
  /** 0 (all handed over) … 1 (nothing resolved): depth of the tone. Absent: neutral. */
  readonly unresolvedShare?: number;
  /** Builds standing and conflicts in it: its card counts them where they are too many to be marked. */
  readonly builds?: number;
  readonly conflicts?: number;
  readonly shape: Polygon | MultiPolygon;
}

export interface MapRedLine {
  readonly id: string;
  readonly name: string;
  /** A second line under the name, formatted; shown from zoom 13. */
  readonly figure?: string;
  /** The version in force is not the first one: drawn with a tick mark beside its name. */
  readonly revised: boolean;
  readonly overdue: boolean;
  readonly shape: Polygon | MultiPolygon;
}

export interface MapSighting {
  readonly id: string;
  readonly no: string;
  /** The marker's place; inside the shape. */
  readonly at: Position;
  /** Null: nothing left standing on the day shown; the marker is then hollow. */
  readonly shape: Polygon | MultiPolygon | null;
  readonly overdue: boolean;
  /** It stands on land that is paid for, or was built after the freeze: its mark carries a ring. */
  readonly conflict?: boolean;
}

/** Index in `ITEM_STATUSES`; `no` is shown from zoom 16. */
export interface MapPlot {
  readonly id: string;
  readonly status: number;
  readonly no?: string;
  readonly shape: Polygon | MultiPolygon;
}

/** `class` as the tiles of the ground have it. */
export interface MapGroundShape {
  readonly id: string;
  readonly class: string;
  readonly shape: Polygon | MultiPolygon;
}

/** An overlap drawn as geometry. Hatched, so that it reads without colour. */
export interface MapOverlap {
  readonly id: string;
  /** `conflict`: double claim · `occupied`: build on compensated land or in a red line · `overlap`: any other. */
  readonly kind: 'conflict' | 'occupied' | 'overlap';
  readonly shape: Polygon | MultiPolygon;
}

/** Land under two claims. `occupied`: one of them is a build. */
export interface MapConflict {
  readonly id: string;
  readonly kind: 'conflict' | 'occupied';
  /** Looked at and let stand with a reason: hatched fainter. */
  readonly accepted?: boolean;
  readonly at: Position;
  /** Side of a square as large: marked while that is too small to be seen. */
  readonly side_m: number;
  readonly shape: Polygon | MultiPolygon | null;
}

/** Something that a rule found, by the sign of its severity; one that is let stand with a reason is fainter. */
export interface MapFinding {
  readonly id: string;
  readonly severity: 'unlawful' | 'conflict' | 'overdue' | 'question';
  readonly accepted: boolean;
  readonly at: Position;
}

/** Drawn as a double outline over everything, from its own geometry and not from clipped tiles. */
export interface MapSelection {
  readonly id: string;
  readonly shape: Polygon | MultiPolygon;
  /** Texts along sides, formatted; shown from zoom 18. */
  readonly sides?: readonly { readonly from: Position; readonly to: Position; readonly text: string }[];
}

/** `hover`: thin · `first`, `second`: the two that are compared (or after and before a change), solid and dashed · `area`: an asked shape · `ring`: a distance around a place. */
export interface MapOutline {
  readonly id: string;
  readonly style: 'hover' | 'first' | 'second' | 'area' | 'ring';
  /** A letter in the middle of the shape. */
  readonly letter?: string;
  readonly shape: Polygon | MultiPolygon | LineString;
}

export interface MapPreview {
  readonly id: string;
  readonly shape: Polygon | MultiPolygon;
}

export interface MapCamera {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
  readonly bearing: number;
}

export type LonLat = readonly [lon: number, lat: number];

/** What lies under the pointer, topmost first (sighting, red line, overlap, parcel and other rows, unit). */
export type MapHit =
  | { readonly kind: 'row'; readonly layerId: string; readonly row: number }
  | { readonly kind: 'red-line' | 'sighting' | 'overlap' | 'conflict' | 'finding' | 'preview' | 'unit'; readonly id: string }
  /** Several builds, conflicts or findings under one mark; nearer they stand apart. */
  | { readonly kind: 'group'; readonly at: LonLat };

/** Why there is no map; wording lies with the screen. `context-lost` may be followed by `onRecover`. */
export type MapFailure = 'webgl2-missing' | 'context-lost' | 'drawing-failed' | 'tile-failed' | 'base-map-failed';

/**
 * Gives one tile (MVT bytes, extent 4096) from memory. `source` is `ground` or the id of a tile layer, `shapesOn` that layer's.
 * One MVT layer `rows`, feature id = row number in the package.
 * Ground features carry `class`: `land`, `farmland`, `block` (built-up), `green`, `water`, `road`, `building` (drawn from
 * zoom 14); other classes are left out. Ground is asked for from zoom 8.
 * Tile layers are asked for from zoom 11. At zoom 16 rows carry `no`, the office number, and `area`, formatted, but only in the one tile that holds
 * the middle of the row's bounding box: with a number in each tile that a parcel reaches into it would stand there twice.
 * Both are asked for up to zoom 16 and enlarged beyond.
 * An empty buffer is an empty tile; a rejection is reported through `onFailure('tile-failed')`.
 */
export type TileProvider = (
  source: string,
  z: number,
  x: number,
  y: number,
  signal: AbortSignal,
  shapesOn?: string,
) => Promise<ArrayBuffer>;

export const GROUND_SOURCE = 'ground';
/** Name of the one layer inside every tile. */
export const TILE_LAYER = 'rows';
export const TILE_MAX_ZOOM = 16;

export const EMPTY_SCENE: MapScene = {
  theme: 'light',
  locale: 'zh-CN',
  ground: { visible: true, graticule: false },
  layers: [],
  statuses: [],
  units: [],
  redLines: [],
  sightings: [],
  overlaps: [],
  conflicts: [],
  findings: [],
  selection: [],
  preview: [],
};
