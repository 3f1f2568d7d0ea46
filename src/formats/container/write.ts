import { zipSync, type Zippable } from 'fflate';
import { hashName } from '../package/name.ts';
import {
  CONTAINER_FORMAT,
  CONTAINER_PATHS,
  type ContainerFiles,
  type ContainerManifest,
  type DistrictContainer,
} from './container.ts';
import { writeFeed } from './feed.ts';
import { addPhotos, ContainerStream, type FileReader, FIXED_TIME, type Sink } from './stream.ts';

/**
 * The files of a container, for a folder or for `packContainer`.
 * @throws ReadError `feed-gap`; RangeError where a package or photo does not bear its hash
 */
export async function writeContainer(container: DistrictContainer): Promise<Map<string, Uint8Array>> {
  const photos = [...container.photos.keys()].sort();
  const files = await writeBase(container, photos);
  for (const name of photos) files.set(CONTAINER_PATHS.photos + name, await proven(name, container.photos));
  return files;
}

/** Everything but the photos, which the manifest names. */
async function writeBase(
  container: Omit<DistrictContainer, 'photos'>,
  photos: readonly string[],
): Promise<Map<string, Uint8Array>> {
  const feed = writeFeed(container.feed);
  const manifest: ContainerManifest = {
    format: CONTAINER_FORMAT,
    district: container.district,
    settings: container.settings,
    packages: [...container.packages.keys()].sort(),
    photos,
    feed: { changes: container.feed.length, sha256: await hashName(feed) },
    ...(container.field && { field: container.field }),
  };
  const files = new Map<string, Uint8Array>();
  files.set(CONTAINER_PATHS.manifest, new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`));
  files.set(CONTAINER_PATHS.feed, feed);
  for (const name of manifest.packages) files.set(CONTAINER_PATHS.packages + name, await proven(name, container.packages));
  return files;
}

/** The files as one `.chidu`: a zip whose bytes depend on the content alone. Photos are stored, they do not get smaller. */
export function packContainer(files: ContainerFiles): Uint8Array {
  const zippable: Zippable = {};
  for (const path of [...files.keys()].sort()) {
    const bytes = files.get(path);
    if (bytes !== undefined) zippable[path] = [bytes, { level: path.startsWith(CONTAINER_PATHS.photos) ? 0 : 6 }];
  }
  return zipSync(zippable, { mtime: FIXED_TIME });
}

/**
 * Writes a district in one pass, its manifest last: each photo is read, hashed, written and let go, so that a district with photos
 * is never whole in memory. A photo that is not there, or is not what its name says, is left out and told.
 */
export async function streamContainer(
  container: Omit<DistrictContainer, 'photos'>,
  names: readonly string[],
  read: FileReader,
  sink: Sink,
  progress?: (done: number, total: number) => void,
): Promise<{ readonly missing: readonly string[] }> {
  const stream = new ContainerStream(sink);
  const { given, missing } = await addPhotos(stream, names, read, progress);
  const files = await writeBase(container, given);
  for (const path of [...files.keys()].sort().reverse()) stream.add(path, files.get(path) ?? new Uint8Array());
  stream.end();
  return { missing };
}

async function proven(name: string, files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const bytes = files.get(name);
  if (bytes === undefined || (await hashName(bytes)) !== name) throw new RangeError(`content is not ${name}`);
  return bytes;
}
