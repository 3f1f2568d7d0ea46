import type { DistrictContainer } from '../formats/container/container.ts';
import { packContainer, writeContainer } from '../formats/container/write.ts';
import type { DemoDistrict } from './generate-district.ts';

/** The demo as a district container; `writeContainer` and `packContainer` make it a folder or one file. */
export function containerOf({ district, settings, packages, changes }: DemoDistrict): DistrictContainer {
  return { district, settings, packages, photos: new Map(), feed: changes };
}

/** The demo as the bytes of one `.chidu`; the same request always gives the same bytes. */
export async function packDemo(demo: DemoDistrict): Promise<Uint8Array> {
  return packContainer(await writeContainer(containerOf(demo)));
}
