import type { Map as MapLibreMap } from 'maplibre-gl';

/** Data that take longer are drawn as they come: a picture that is half of two days for a moment is better than none. */
const LONGEST_ms = 500;

/** The parts of MapLibre's map that draw and tell of data. */
export type DrawnMap = Pick<MapLibreMap, 'triggerRepaint' | 'isSourceLoaded' | 'isMoving' | 'getSource' | 'loaded' | 'on'>;

/**
 * Draws a change of several sources in one frame. MapLibre draws with each tile that comes, and half of a change costs as much as all of
 * it; where drawing is slow that is most of the time that a change takes. A map that is moved draws every frame. For maps that fade nothing.
 */
export class WholeFrames {
  #sources: readonly string[] = [];
  #isChanging = false;
  #isWanted = false;
  /** A frame was just drawn, and nothing else done since. */
  #isDrawn = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #draw: () => void;

  constructor(private readonly map: DrawnMap) {
    this.#draw = map.triggerRepaint.bind(map);
    map.triggerRepaint = () => {
      if (this.#isDrawn && map.loaded() && !map.isMoving()) return;
      const isHeld = this.#isChanging || this.#sources.length > 0;
      if (isHeld && !map.isMoving()) this.#isWanted = true;
      else this.#draw();
    };
    map.on('sourcedata', () => {
      if (this.#sources.length > 0 && this.#sources.every((id) => this.#isLoaded(id))) this.release();
    });
    // Where texts changed MapLibre asks at the end of a frame for another, to place them anew. With nothing to fade it placed all of them
    // in this one already: the next would be the same picture. What really lacks, a style or a tile, makes the map not loaded.
    map.on('render', () => {
      this.#isDrawn = true;
      queueMicrotask(() => {
        this.#isDrawn = false;
      });
    });
    map.on('movestart', () => this.release());
  }

  /** Makes a change, and draws nothing of it until the sources that it names have cut what they were given. */
  change(make: () => readonly string[]): void {
    this.#isChanging = true;
    try {
      this.#sources = [...new Set([...this.#sources, ...make()])];
    } finally {
      this.#isChanging = false;
    }
    clearTimeout(this.#timer);
    if (this.#sources.length === 0 || this.map.isMoving()) this.release();
    else this.#timer = setTimeout(() => this.release(), LONGEST_ms);
  }

  /** Draws what waits. */
  release(): void {
    clearTimeout(this.#timer);
    this.#sources = [];
    if (!this.#isWanted) return;
    this.#isWanted = false;
    this.#draw();
  }

  /** The map is going away. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#isWanted = false;
    this.#sources = [];
  }

  #isLoaded(id: string): boolean {
    return !this.map.getSource(id) || this.map.isSourceLoaded(id);
  }
}
