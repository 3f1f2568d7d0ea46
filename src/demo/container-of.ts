import { CONTAINER_PATHS, type DistrictContainer } from '../formats/container/container.ts';
import { packContainer, writeContainer } from '../formats/container/write.ts';
import type { DemoDistrict } from './generate-district.ts';

/** The demo as a district container. */
export function containerOf({ district, settings, packages, changes }: DemoDistrict): DistrictContainer {
  return { district, settings, packages, photos: new Map(), feed: changes };
}

/** The demo's files, for a folder or a zip. `district.json` also says from which seed it came and on which day it stands still. */
export async function writeDemo(demo: DemoDistrict): Promise<Map<string, Uint8Array>> {
  const files = await writeContainer(containerOf(demo));
  const manifest: object = JSON.parse(new TextDecoder().decode(files.get(CONTAINER_PATHS.manifest)));
  const origin = { seed: demo.seed, today: demo.today, parcels: demo.drawing.parcels.length };
  files.set(CONTAINER_PATHS.manifest, new TextEncoder().encode(`${JSON.stringify({ ...manifest, demo: origin }, null, 1)}\n`));
  return files;
}

/** The demo as the bytes of one `.chidu`; the same request always gives the same bytes. */
export async function packDemo(demo: DemoDistrict): Promise<Uint8Array> {
  return packContainer(await writeDemo(demo));
}
