import { type BaseMap, listForeignOrigins } from '../../core/register/base-map.ts';
import { services } from '../services.ts';
import { recordSettings, useAdministration } from './administration.ts';

const standing = () => useAdministration.getState().administration?.settings;

/**
 * Records a base map, new or in the place of the one of that id, and the origins that it needs, as one dated change of the settings.
 * @throws TeamError `settings-outdated` where somebody changed the settings meanwhile
 */
export async function putBaseMap(map: Omit<BaseMap, 'id'>, id: string | null, reason: string): Promise<void> {
  const { baseMaps = [], allowedOrigins = [] } = standing() ?? {};
  const put: BaseMap = { ...map, id: id ?? services().ids.next() };
  const isThere = baseMaps.some((one) => one.id === put.id);
  const origins = listForeignOrigins(put, { origin: location.origin, allowedOrigins });
  const patch = {
    baseMaps: isThere ? baseMaps.map((one) => (one.id === put.id ? put : one)) : [...baseMaps, put],
    ...(origins.length > 0 && { allowedOrigins: [...allowedOrigins, ...origins] }),
  };
  await recordSettings({ patch: structuredClone(patch) as never, reason });
}

/** Takes a base map out of the settings. Its origins stay: services are read from them too. @throws TeamError `settings-outdated` */
export async function dropBaseMap(id: string, reason: string): Promise<void> {
  const baseMaps = (standing()?.baseMaps ?? []).filter((one) => one.id !== id);
  await recordSettings({ patch: structuredClone({ baseMaps }) as never, reason });
}
