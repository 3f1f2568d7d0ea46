import type { Map as MapLibreMap } from 'maplibre-gl';

/** From the left edge to the right, as parts of the width: 0…1. */
export interface PartOfWidth {
  readonly from: number;
  readonly to: number;
}

const WHOLE: PartOfWidth = { from: 0, to: 1 };
/** Beyond the part, in pixels of the canvas: no seam at its edge, however the page rounds. */
const MARGIN_px = 2;

/** The parts of MapLibre's map that are needed. */
export type PartlyDrawnMap = Pick<MapLibreMap, 'getCanvas' | 'triggerRepaint' | 'on'>;

/**
 * Leaves out what nobody sees of a map that another one covers: the graphics fill the pixels of a part of the width alone. MapLibre never
 * sets the scissor itself (only in its debug mode), so that what is set here holds for every frame until it is set anew.
 */
export class DrawnPart {
  #wanted: PartOfWidth = WHOLE;
  /** What the last frame filled. */
  #drawn: PartOfWidth = WHOLE;

  constructor(private readonly map: PartlyDrawnMap) {
    map.on('render', () => {
      this.#drawn = this.#wanted;
    });
    map.on('resize', () => this.#apply());
    map.on('webglcontextrestored', () => this.#apply());
  }

  /** Draws anew only where the last frame lacks something of the part. @param part null: the whole width */
  show(part: PartOfWidth | null): void {
    this.#wanted = part ?? WHOLE;
    this.#apply();
    if (this.#wanted.from < this.#drawn.from || this.#wanted.to > this.#drawn.to) this.map.triggerRepaint();
  }

  #apply(): void {
    const canvas = this.map.getCanvas();
    const gl = canvas.getContext('webgl2');
    if (!gl) return;
    const { from, to } = this.#wanted;
    if (from <= 0 && to >= 1) {
      gl.disable(gl.SCISSOR_TEST);
      return;
    }
    const left = Math.max(0, Math.floor(from * canvas.width) - MARGIN_px);
    const right = Math.min(canvas.width, Math.ceil(to * canvas.width) + MARGIN_px);
    gl.enable(gl.SCISSOR_TEST);
    gl.scissor(left, 0, right - left, canvas.height);
  }
}
