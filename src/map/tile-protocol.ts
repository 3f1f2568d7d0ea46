import { addProtocol } from 'maplibre-gl';
import { type BaseChannel, type BaseMapFailure, openBaseChannel } from './base-tiles.ts';
import type { KeptTileProvider, TileProvider } from './map-scene.ts';

const SCHEME = 'chidu';
const providers = new Map<string, TileProvider>();
let opened = 0;

export interface TileChannel extends BaseChannel {
  address(source: string, version: number, shapesOn?: string): string;
}

/** Lets one map ask its own provider for tiles. MapLibre's protocols are global, so the map's number is part of the address. */
export function openTileChannel(
  provider: TileProvider,
  onBaseFailure: (baseMapId: string, failure: BaseMapFailure) => void = () => {},
  kept?: KeptTileProvider,
): TileChannel {
  if (opened === 0) addProtocol(SCHEME, serveTile);
  opened += 1;
  const channel = `m${opened}`;
  providers.set(channel, provider);
  const base = openBaseChannel(onBaseFailure, kept);
  return {
    ...base,
    address: (source, version, shapesOn = '') =>
      `${SCHEME}://${channel}/${encodeURIComponent(source)}/${version}@${shapesOn}/{z}/{x}/{y}`,
    close: () => {
      base.close();
      providers.delete(channel);
    },
  };
}

async function serveTile(request: { url: string }, abort: AbortController): Promise<{ data: ArrayBuffer }> {
  const [channel, source, state, z, x, y] = request.url.slice(SCHEME.length + 3).split('/');
  const provider = providers.get(channel);
  if (!provider) return { data: new ArrayBuffer(0) };
  const [, shapesOn] = state.split('@');
  const asked = [decodeURIComponent(source), Number(z), Number(x), Number(y), abort.signal] as const;
  return { data: await (shapesOn ? provider(...asked, shapesOn) : provider(...asked)) };
}
