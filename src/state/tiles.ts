import type { Day } from '../core/register/ports.ts';
import { services } from './services.ts';

/** Between two tiles of one view less goes by than this. */
const QUIET_ms = 60;
/** A page that draws no map is not waited for longer. */
const LONGEST_ms = 3000;

let asked = 0;
let answered = 0;
let lastAt = 0;

/** Tiles from the engine's columns; an empty buffer where there is nothing to draw. */
export async function readTile(
  source: string,
  z: number,
  x: number,
  y: number,
  signal: AbortSignal,
  shapesOn?: Day,
): Promise<ArrayBuffer> {
  asked++;
  try {
    return (await services().engine.tile([source, z, x, y, shapesOn], { signal })) ?? new ArrayBuffer(0);
  } finally {
    answered++;
    lastAt = performance.now();
  }
}

/** Resolves when a map has got the tiles of its view, so that long work in the engine does not come before them. */
export async function viewServed(signal: AbortSignal): Promise<void> {
  const before = answered;
  const latest = performance.now() + LONGEST_ms;
  const isServed = (now: number) => answered > before && asked === answered && now - lastAt > QUIET_ms;
  for (let now = performance.now(); !signal.aborted && now < latest && !isServed(now); now = performance.now())
    await new Promise((resolve) => setTimeout(resolve, QUIET_ms / 2));
}
