import { readServiceAddress } from '../../formats/ogc-source/address.ts';
import type { Asking } from '../../formats/ogc-source/ask-service.ts';
import { fetchCollection } from '../../formats/ogc-source/fetch-collection.ts';
import { meets } from '../../formats/ogc-source/item-bounds.ts';
import { listCollections } from '../../formats/ogc-source/list-collections.ts';
import type { SourceFile } from '../../formats/reader.ts';
import type { ListedService, ServiceRequest } from '../calls/importing.ts';
import type { Call } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';

/** Read only, from the page's own server and from the origins that the open district's settings name. */
function askingOf(call: Call, district: DistrictSession | null): Asking {
  const page = globalThis.location as Location | undefined;
  return {
    fetch: (address, init) => fetch(address, init),
    allowed: { own: page?.origin ?? '', others: district?.settings.allowedOrigins ?? [] },
    signal: call.signal,
    now: () => performance.now(),
  };
}

export async function listService(call: Call, district: DistrictSession | null, text: string): Promise<ListedService> {
  const asking = askingOf(call, district);
  const address = readServiceAddress(text, asking.allowed);
  call.progress({ phase: 'ask-service', done: 0, total: 0, unit: 'features' });
  const collections = await listCollections(asking, address);
  const bounds = district?.settings.bounds;
  return {
    collections: collections.map((one) => ({ ...one, insideDistrict: one.bounds && bounds ? meets(one.bounds, bounds) : null })),
    named: address.collection ?? null,
  };
}

export function fetchService(call: Call, district: DistrictSession | null, request: ServiceRequest): Promise<SourceFile> {
  const asking = askingOf(call, district);
  const bounds = request.isWithinDistrict ? (district?.settings.bounds ?? null) : null;
  return fetchCollection(
    asking,
    readServiceAddress(request.address, asking.allowed),
    { collection: request.collection, bounds },
    (done, total) => call.progress({ phase: 'ask-service', done, total, unit: 'features' }),
  );
}
