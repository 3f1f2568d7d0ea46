import type { Bounds } from '../core/geodesy/plane.ts';
import type { PartOfWidth } from './drawn-part.ts';
import type { MapDetail } from './map-scale.ts';
import type { BoxRequest } from './modes/box-request.ts';
import type { EditRequest } from './modes/edit-request.ts';
import type { FreehandRequest } from './modes/freehand.mode.ts';
import type { DrawRequest } from './modes/sketch.mode.ts';
import type { KeptTileProvider, LonLat, MapCamera, MapFailure, MapHit, MapScene, TileProvider } from './map-scene.ts';

export interface MapControllerOptions {
  readonly tiles: TileProvider;
  /** Base maps on this device. */
  readonly keptTiles?: KeptTileProvider;
  readonly scene: MapScene;
  /** Where to look first: a camera, or a box to fit. */
  readonly view: MapCamera | Bounds;
  /** What panels cover from the start, so that the first view fits what they leave. */
  readonly padding?: ViewPadding;
  /** `aria-label` of the map, in the reader's language. */
  readonly label: string;
  /** Name of the button that turns north up again. */
  readonly northLabel?: string;
  /** The page shows the container this many times as large: drawn with so many more pixels it is sharp there. */
  readonly magnified?: number;
  /** Draws a scale bar in the corner, for screens that have no bar of their own. */
  readonly scaleBar?: boolean;
  /** One of several maps whose scenes change together and often: each change is drawn whole, in one frame, and nothing fades. */
  readonly wholeFrames?: boolean;
  /** Hits topmost first; empty on bare ground. */
  readonly onClick?: (hits: readonly MapHit[], at: LonLat) => void;
  /**
   * Called at most once a frame; hits topmost first, none under a finger or while the map moves. `at` and `point` (CSS pixels of
   * the map) are null when the pointer leaves it.
   */
  readonly onHover?: (hits: readonly MapHit[], at: LonLat | null, point: ScreenPoint | null) => void;
  /** Each step of what is drawn: vertices in degrees (a ring not closed), and whether it was ended. */
  readonly onSketch?: (points: readonly LonLat[], finished: boolean) => void;
  /** With every frame of a movement, whoever caused it: for a second map that goes along. */
  readonly onMoving?: (camera: MapCamera) => void;
  /** After each movement. */
  readonly onMove?: (camera: MapCamera) => void;
  /** Everything asked for is drawn. */
  readonly onIdle?: () => void;
  readonly onFailure?: (code: MapFailure, detail: string) => void;
  /** The drawing context came back after `context-lost`. */
  readonly onRecover?: () => void;
}

/** CSS pixels from the map's upper left corner, with the size of the map. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ViewPadding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** The map on the page. Plain data in, callbacks out. */
export interface MapController {
  /** Applies the difference to what is drawn. Cheap where nothing changed: parts are compared by identity. */
  setScene(scene: MapScene): void;
  /** Where panels cover the map: the middle of what is left counts as the centre. */
  setPadding(padding: ViewPadding): void;
  setLabel(label: string, northLabel?: string): void;
  /**
   * Begins to draw: until `draw(null)` clicks, taps and keys set vertices and choose nothing. The same shape again goes on with
   * what is drawn; another shape begins anew.
   */
  draw(request: DrawRequest | null): void;
  /** Vertices from elsewhere (typed, cleared); taken back like any other step. */
  setSketch(points: readonly LonLat[], finished: boolean): void;
  finishSketch(): void;
  /** Takes the last step of the sketch back. */
  takeBack(): void;
  /**
   * Works on a drawing with parts and holes: until `edit(null)` clicks, taps and keys belong to it. Handed over anew after each step.
   * Draws nothing while `draw` does.
   */
  edit(request: EditRequest | null): void;
  /** Works on one rectangle: moved, sized and turned by its handles until `shapeBox(null)`. */
  shapeBox(request: BoxRequest | null): void;
  /** One finger draws a stroke around something until `drawFreehand(null)`; two move the map. */
  drawFreehand(request: FreehandRequest | null): void;
  /** Draws a part of the width alone, the rest being covered by another map; null draws all of it. */
  showPart(part: PartOfWidth | null): void;
  /** Gives the map the keyboard. */
  focus(): void;
  /** `duration_ms`: of a flight that rises and comes down; 0 cuts. Whoever wants no motion is given none. */
  flyTo(camera: Partial<MapCamera>, duration_ms?: number): void;
  /** Looks there at once: follows another map's movement. */
  jumpTo(camera: MapCamera): void;
  fitBounds(bounds: Bounds, maxZoom?: number): void;
  zoomBy(steps: number): void;
  getCamera(): MapCamera;
  getBounds(): Bounds;
  /** Of what the padding leaves of the map. */
  getSeenBounds(): Bounds;
  /** Whether totals of zones, totals of townships or parcels are drawn at this zoom. */
  getDetail(): MapDetail;
  /** Ground metres of one CSS pixel at the middle of the map, for a scale bar. */
  metresPerPixel(): number;
  /** PNG of what is drawn now, at the screen's resolution. Rejects with `no-map` where nothing is drawn. */
  snapshot(): Promise<Blob>;
  /** After the container changed its size other than through the window. */
  resize(): void;
  destroy(): void;
}
