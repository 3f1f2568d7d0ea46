import type { MapEmphasis } from './map-scene.ts';

/** Rows marked between two frames: a few milliseconds. */
const ROWS_PER_FRAME = 4000;

/** Marks and unmarks one row of a layer. */
export type MarkRow = (layerId: string, row: number, named: boolean) => void;

/** Keeps the rows that emphases name marked, a few thousand a frame: fifty thousand at once would hold up the page. */
export class EmphasisPainter {
  readonly #marked = new Map<string, Set<number>>();
  #wanted: readonly MapEmphasis[] = [];
  #isWaiting = false;

  /** `nextFrame` calls back soon, never at once. */
  constructor(
    private readonly mark: MarkRow,
    private readonly nextFrame: (work: () => void) => void,
  ) {}

  show(emphases: readonly MapEmphasis[]): void {
    this.#wanted = emphases;
    if (!this.#isWaiting) this.#work();
  }

  /** All marks were lost with the style. */
  forget(): void {
    this.#marked.clear();
  }

  #work(): void {
    let left = ROWS_PER_FRAME;
    for (const layerId of new Set([...this.#marked.keys(), ...this.#wanted.map((emphasis) => emphasis.layerId)])) {
      const rows = this.#wanted.find((emphasis) => emphasis.layerId === layerId)?.rows ?? new Uint32Array();
      left = this.#bringTo(layerId, new Set(rows), left);
      if (left === 0) break;
    }
    if (left > 0) return;
    this.#isWaiting = true;
    this.nextFrame(() => {
      this.#isWaiting = false;
      this.#work();
    });
  }

  /** Marks up to `most` rows towards what is wanted; returns how many could still have been. */
  #bringTo(layerId: string, wanted: ReadonlySet<number>, most: number): number {
    const marked = this.#marked.get(layerId) ?? new Set<number>();
    this.#marked.set(layerId, marked);
    let left = most;
    for (const row of marked) {
      if (wanted.has(row)) continue;
      if (left-- === 0) return 0;
      this.mark(layerId, row, false);
      marked.delete(row);
    }
    for (const row of wanted) {
      if (marked.has(row)) continue;
      if (left-- === 0) return 0;
      this.mark(layerId, row, true);
      marked.add(row);
    }
    if (marked.size === 0) this.#marked.delete(layerId);
    return left;
  }
}
