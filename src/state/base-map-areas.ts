import { create } from 'zustand';
import { type KeptArea, lastDayOf, whyNotDrawn } from '../core/base-map/kept-area.ts';
import { coversCoarser, coversTile, nameTile, type TilePart, type TilePlace } from '../core/base-map/tile-cover.ts';
import type { BaseMap } from '../core/register/base-map.ts';
import type { Day } from '../core/register/ports.ts';
import { dayOfInstant } from './day-of-instant.ts';
import { services } from './services.ts';
import { useSession } from './session.ts';

const NONE: readonly never[] = [];

interface BaseMapAreasState {
  /** Areas of the open district on this device, the newest first. */
  readonly areas: readonly KeptArea[];
  /** Today when they were last looked at: what is over by then is not drawn. */
  readonly on: Day;
  /** How often they were read from the device. */
  readonly looks: number;
}

/** Base maps on this device. */
export const useBaseMapAreas = create<BaseMapAreasState>()(() => ({ areas: NONE, on: '', looks: 0 }));

const configured = (): readonly BaseMap[] => useSession.getState().summary?.settings.baseMaps ?? NONE;

/** The configured base map of an area; undefined where the settings have it no longer. */
export const mapOfArea = (area: KeptArea): BaseMap | undefined => configured().find(({ id }) => id === area.map.id);

/** The areas of a base map that are drawn. */
export const drawnAreas = (
  { areas, on }: BaseMapAreasState,
  baseMaps: readonly BaseMap[] | undefined,
  baseMapId: string | undefined,
): readonly KeptArea[] =>
  areas.filter((area) => area.map.id === baseMapId && area.kept > 0 && whyNotDrawn(area, baseMaps ?? NONE, on) === null);

/** The last day on which an area is drawn. */
export const areaLastsUntil = (area: KeptArea): Day => lastDayOf(area, mapOfArea(area));

/** Reads the areas of the open district anew. Never rejects: without them there is the district's own ground. */
export async function lookAtAreas(): Promise<void> {
  const { summary } = useSession.getState();
  if (!summary) return;
  const on = dayOfInstant(services().clock.now(), summary.settings.timeZone);
  const found = await services()
    .store.baseMaps.areas(summary.district.id)
    .catch(() => NONE);
  if (summary.district.id !== useSession.getState().summary?.district.id) return;
  const areas = [...found].sort((a, b) => (a.id < b.id ? 1 : -1));
  useBaseMapAreas.setState(({ looks }) => ({ areas, on, looks: looks + 1 }));
  await Promise.all(areas.map(eraseRevoked));
}

/** The office took its permission back: the tiles go at once, and what is left says so. */
async function eraseRevoked(area: KeptArea): Promise<void> {
  const why = whyNotDrawn(area, configured(), useBaseMapAreas.getState().on);
  if (why === null || why === 'expired' || area.stopped === why) return;
  const { baseMaps } = services().store;
  const left: KeptArea = { ...area, state: 'stopped', stopped: why, kept: 0, bytes: 0 };
  await baseMaps.removeArea(area.id);
  await baseMaps.putArea(left);
  showArea(left);
}

/** Puts an area as it is now in the place of what was shown of it. */
export function showArea(area: KeptArea): void {
  useBaseMapAreas.setState(({ areas }) => ({
    areas: areas.some(({ id }) => id === area.id) ? areas.map((one) => (one.id === area.id ? area : one)) : [area, ...areas],
  }));
}

/** Takes an area off the list. */
export const hideArea = (id: string): void =>
  useBaseMapAreas.setState(({ areas }) => ({ areas: areas.filter((one) => one.id !== id) }));

/** What the map asks for tiles before it asks the network. */
export const keptTiles = {
  /** Whether anything of a base map is drawn from this device. */
  holds: (baseMapId: string): boolean => drawnAreas(useBaseMapAreas.getState(), configured(), baseMapId).length > 0,
  /** A tile as the map takes it; empty where the source has none there. Else whether a coarser one is on this device. */
  read: async (baseMapId: string, part: TilePart, tile: TilePlace): Promise<ArrayBuffer | 'coarser' | null> => {
    const areas = drawnAreas(useBaseMapAreas.getState(), configured(), baseMapId);
    for (const area of areas) {
      if (!coversTile(area, tile)) continue;
      const bytes = await services()
        .store.baseMaps.tile(area.id, nameTile(part, tile))
        .catch(() => null);
      if (bytes) return area.gzip && bytes.length > 0 ? unpack(bytes) : bytes.slice().buffer;
    }
    return areas.some((area) => coversCoarser(area, tile)) ? 'coarser' : null;
  },
};

const unpack = (bytes: Uint8Array): Promise<ArrayBuffer> =>
  new Response(new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();

let looked = '';
useSession.subscribe(({ phase, summary, keeping }) => {
  if (phase.at !== 'ready' || !summary || keeping.state === 'keeping') return;
  const now = `${summary.district.id} ${JSON.stringify(summary.settings.baseMaps ?? [])}`;
  if (now === looked) return;
  looked = now;
  void lookAtAreas();
});
