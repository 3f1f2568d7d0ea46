import { namedFiles } from '../../core/register/outbox/field-work.ts';
import { hashName, isHashName } from '../package/name.ts';
import { type ReadContext, ReadError } from '../reader.ts';
import { checkPath } from './check-path.ts';
import {
  CONTAINER_FORMAT,
  CONTAINER_PATHS,
  type ContainerFiles,
  type ContainerManifest,
  type DistrictContainer,
} from './container.ts';
import { readFeed } from './feed.ts';
import { openContainer } from './open.ts';

export interface ReadContainerResult extends DistrictContainer {
  /** Files that no part of the container names: left alone. */
  readonly ignored: readonly string[];
  /** SHA-256 of photos and sidecars that the feed names and the container does not bring; a package for the field brings none. */
  readonly missingPhotos: readonly string[];
}

/**
 * The files of a zipped container.
 * @throws ReadError `zip-*`, `unpacked-too-large`, `decompression-bomb`, `container-unsafe-name`, `cancelled`
 */
export async function unpackContainer(bytes: Uint8Array, context: ReadContext): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const container = await openContainer(bytes, context);
  for (const path of container.paths) files.set(path, (await container.read(path)) ?? new Uint8Array());
  return files;
}

/**
 * Reads and proves a container: every hash, the feed's order, nothing missing.
 * @throws ReadError `container-no-manifest`, `container-damaged`, `container-version`, `container-unsafe-name`,
 * `container-missing-file`, `container-hash`, `feed-damaged`, `feed-gap`, `feed-of-others`
 */
export async function readContainer(files: ContainerFiles): Promise<ReadContainerResult> {
  const read = await readUnchecked(files);
  const { checkShapes } = await import('./check-shapes.ts');
  checkShapes(read.feed, 0, read.feed.length);
  return read;
}

/** The same without a look into the changes, which `checkShapes` is then still to give. */
export async function readUnchecked(files: ContainerFiles): Promise<ReadContainerResult> {
  for (const path of files.keys()) checkPath(path);
  const manifest = readManifest(files.get(CONTAINER_PATHS.manifest));
  const packages = await readHashed(files, CONTAINER_PATHS.packages, manifest.packages);
  const photos = await readHashed(files, CONTAINER_PATHS.photos, manifest.photos);
  const feedBytes = await proven(files, CONTAINER_PATHS.feed, manifest.feed.sha256);
  const feed = readFeed(feedBytes);
  if (feed.length !== manifest.feed.changes)
    throw new ReadError('feed-gap', { file: CONTAINER_PATHS.feed }, { expected: manifest.feed.changes, found: feed.length });
  if (feed.length > 0 && feed[0].district !== manifest.district.id)
    throw new ReadError('feed-of-others', { file: CONTAINER_PATHS.feed, line: 1 }, { found: feed[0].district });
  const field = manifest.field === undefined ? undefined : (await import('./check-field.ts')).checkField(manifest.field);
  const named = new Set<string>([CONTAINER_PATHS.manifest, CONTAINER_PATHS.feed]);
  for (const name of packages.keys()) named.add(CONTAINER_PATHS.packages + name);
  for (const name of photos.keys()) named.add(CONTAINER_PATHS.photos + name);
  return {
    district: manifest.district,
    settings: manifest.settings,
    packages,
    photos,
    feed,
    ...(field && { field }),
    ignored: [...files.keys()].filter((path) => !named.has(path)),
    missingPhotos: namedFiles(feed).flatMap(({ name }) => (photos.has(name) ? [] : [name])),
  };
}

async function readHashed(files: ContainerFiles, folder: string, names: readonly string[]): Promise<Map<string, Uint8Array>> {
  const contents = new Map<string, Uint8Array>();
  for (const name of names) contents.set(name, await proven(files, folder + name, name));
  return contents;
}

async function proven(files: ContainerFiles, path: string, hash: string): Promise<Uint8Array> {
  const bytes = files.get(path);
  if (bytes === undefined) throw new ReadError('container-missing-file', {}, { name: path });
  if ((await hashName(bytes)) !== hash) throw new ReadError('container-hash', {}, { name: path });
  return bytes;
}

function readManifest(bytes: Uint8Array | undefined): ContainerManifest {
  if (bytes === undefined) throw new ReadError('container-no-manifest');
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw damagedManifest();
  }
  if (!isObject(value)) throw damagedManifest();
  if (value.format !== CONTAINER_FORMAT)
    throw new ReadError('container-version', {}, { format: String(value.format).slice(0, 40) });
  if (!isManifest(value)) throw damagedManifest();
  return value;
}

function isManifest(value: Record<string, unknown>): value is Record<string, unknown> & ContainerManifest {
  const { district, settings, packages, photos, feed } = value;
  const isDistrict = isObject(district) && typeof district.id === 'string' && typeof district.name === 'string';
  const isFeed = isObject(feed) && Number.isSafeInteger(feed.changes) && typeof feed.sha256 === 'string';
  return isDistrict && isObject(settings) && isObject(settings.plane) && isHashList(packages) && isHashList(photos) && isFeed;
}

function isHashList(value: unknown): boolean {
  return Array.isArray(value) && value.every((name) => typeof name === 'string' && isHashName(name));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function damagedManifest(): ReadError {
  return new ReadError('container-damaged', { file: CONTAINER_PATHS.manifest });
}
