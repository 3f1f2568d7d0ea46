import { services } from './services.ts';

/** Tiles from the engine's columns; an empty buffer where there is nothing to draw. */
export async function readTile(source: string, z: number, x: number, y: number, signal: AbortSignal): Promise<ArrayBuffer> {
  return (await services().engine.tile([source, z, x, y], { signal })) ?? new ArrayBuffer(0);
}
