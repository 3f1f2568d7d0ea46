import type { KeptArea } from '../core/base-map/kept-area.ts';
import type { Database } from './database.ts';

/** A tile as it came from the source. */
export interface BaseTile {
  /** `picture/14/13520/6534` */
  readonly tile: string;
  readonly bytes: Uint8Array;
}

/** Areas of base maps that are kept on this device. They are no records: nothing of a district depends on them. */
export interface BaseMapStore {
  areas(district: string): Promise<readonly KeptArea[]>;
  /** Puts an area under its id. */
  putArea(area: KeptArea): Promise<void>;
  /** Keeps tiles and where the fetch stands, together. False where the area was deleted meanwhile: nothing is then kept. */
  keepTiles(area: KeptArea, tiles: readonly BaseTile[]): Promise<boolean>;
  /** The bytes of a tile; null where it is not kept. */
  tile(area: string, tile: string): Promise<Uint8Array | null>;
  tileNames(area: string): Promise<readonly string[]>;
  removeArea(area: string): Promise<void>;
}

/** @param guard words what the database throws as a StoreError */
export function createBaseMapStore(database: Database, guard: <T>(step: () => PromiseLike<T>) => Promise<T>): BaseMapStore {
  const { baseAreas, baseTiles } = database;
  return {
    areas: (district) => guard(() => baseAreas.where('district').equals(district).toArray()),
    putArea: (area) =>
      guard(async () => {
        await baseAreas.put(area);
      }),
    keepTiles: (area, tiles) =>
      guard(() =>
        database.transaction('rw', baseAreas, baseTiles, async () => {
          if (!(await baseAreas.get(area.id))) return false;
          await baseTiles.bulkPut(tiles.map((one) => ({ area: area.id, ...one })));
          await baseAreas.put(area);
          return true;
        }),
      ),
    tile: (area, tile) => guard(async () => (await baseTiles.get([area, tile]))?.bytes ?? null),
    tileNames: (area) => guard(async () => (await baseTiles.where('area').equals(area).primaryKeys()).map(([, tile]) => tile)),
    removeArea: (area) =>
      guard(() =>
        database.transaction('rw', baseAreas, baseTiles, async () => {
          await dropTiles(database, area);
        }),
      ),
  };
}

async function dropTiles({ baseAreas, baseTiles }: Database, area: string): Promise<void> {
  await baseTiles.where('area').equals(area).delete();
  await baseAreas.delete(area);
}

/** Erases a district's areas. In a transaction of the caller's. */
export async function dropBaseMaps(database: Database, district: string): Promise<void> {
  for (const area of await database.baseAreas.where('district').equals(district).primaryKeys()) await dropTiles(database, area);
}
