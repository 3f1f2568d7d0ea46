import type { Bounds } from '../../core/geodesy/plane.ts';
import { ReadError } from '../reader.ts';
import type { ServiceAddress } from './address.ts';
import { askService, type Asking, isMembers } from './ask-service.ts';

/** A collection of features as the service describes it; nothing of it is believed. */
export interface ServiceCollection {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Longitude and latitude that it says it lies within; null where it does not. */
  readonly bounds: Bounds | null;
}

const MOST_COLLECTIONS = 2_000;
const LONGEST_TEXT = 300;

/** Collections of a service whose items are features. @throws ReadError as `askService`, `service-not-features` where it lists none */
export async function listCollections(asking: Asking, { root }: ServiceAddress): Promise<ServiceCollection[]> {
  const { value } = await askService(asking, new URL(`${root}/collections`), 'collections');
  if (!Array.isArray(value.collections)) throw new ReadError('service-not-features', {}, { address: root });
  return (value.collections as unknown[]).slice(0, MOST_COLLECTIONS).flatMap(readCollection);
}

/** Its features' address. */
export const itemsOf = (root: string, collection: string): URL =>
  new URL(`${root}/collections/${encodeURIComponent(collection)}/items`);

function readCollection(value: unknown): ServiceCollection[] {
  if (!isMembers(value)) return [];
  const { id, title, description, extent, itemType = 'feature' } = value;
  const name = typeof id === 'string' || typeof id === 'number' ? String(id) : '';
  if (name === '' || itemType !== 'feature') return [];
  return [{ id: name, title: textOf(title) || name, description: textOf(description), bounds: readBounds(extent) }];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : '');

function readBounds(extent: unknown): Bounds | null {
  const spatial = isMembers(extent) && isMembers(extent.spatial) ? extent.spatial.bbox : undefined;
  const box: unknown = Array.isArray(spatial) ? spatial[0] : undefined;
  if (!Array.isArray(box) || !box.every((one) => typeof one === 'number') || (box.length !== 4 && box.length !== 6)) return null;
  return box.length === 4 ? [box[0], box[1], box[2], box[3]] : [box[0], box[1], box[3], box[4]];
}
