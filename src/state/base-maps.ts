import { create } from 'zustand';
import { USUAL_CACHE_DAYS, USUAL_CACHE_LIMIT_MB } from '../core/base-map/kept-area.ts';
import type { BaseMap } from '../core/register/base-map.ts';
import type { Settings } from '../core/register/district.ts';
import { record, today } from './record.ts';
import { services } from './services.ts';
import { useSession } from './session.ts';
import { useView } from './view.ts';

/** Chosen instead of any base map: no ground at all. */
export const BLANK = 'blank';

interface BaseMapsState {
  /** 0…1; holds for every base map of this visit. */
  readonly opacity: number;
  /** The last base map that could not be shown, and why. */
  readonly failed: { readonly id: string; readonly reason: string } | null;
}

export const useBaseMaps = create<BaseMapsState>()(() => ({ opacity: 0.85, failed: null }));

/** The configured base map that the view asks for; null where the district's own ground is drawn. */
export function chosenBaseMap(id: string | null, settings: Settings | undefined): BaseMap | null {
  return settings?.baseMaps?.find((one) => one.id === id) ?? null;
}

/** Takes the base map off the map again, so that the district's ground is there, and keeps why. */
export function baseMapFailed(reason: string): void {
  const id = useView.getState().baseMap;
  if (!id || id === BLANK) return;
  useBaseMaps.setState({ failed: { id, reason } });
  useView.setState({ baseMap: null });
}

/** Records a base map, and the origins it needs, as one dated change of the settings; then shows it. */
export async function addBaseMap(map: Omit<BaseMap, 'id'>, origins: readonly string[]): Promise<void> {
  const settings = useSession.getState().summary?.settings;
  const id = services().ids.next();
  const allowed = settings?.allowedOrigins ?? [];
  await changeSettings({
    baseMaps: [...(settings?.baseMaps ?? []), { ...map, id }],
    ...(origins.length > 0 ? { allowedOrigins: [...allowed, ...origins] } : {}),
  });
  useBaseMaps.setState({ failed: null });
  useView.getState().setBaseMap(id);
}

/** Says of a base map anew whether its source lets devices keep areas of it; what they hold is erased where it does not. */
export async function allowCaching(id: string, allowed: boolean): Promise<void> {
  const baseMaps = useSession.getState().summary?.settings.baseMaps ?? [];
  await changeSettings({ baseMaps: baseMaps.map((one) => (one.id === id ? withCaching(one, allowed) : one)) });
}

function withCaching(map: BaseMap, allowed: boolean): BaseMap {
  const { allowCaching, cacheDays = USUAL_CACHE_DAYS, cacheLimit_mb = USUAL_CACHE_LIMIT_MB, ...rest } = map;
  if (allowed === (allowCaching ?? false)) return map;
  return allowed ? { ...rest, allowCaching: true, cacheDays, cacheLimit_mb } : rest;
}

export async function removeBaseMap(id: string): Promise<void> {
  const baseMaps = useSession.getState().summary?.settings.baseMaps ?? [];
  await changeSettings({ baseMaps: baseMaps.filter((one) => one.id !== id) });
  if (useView.getState().baseMap === id) useView.getState().setBaseMap(null);
}

/** Records that data may come from an origin, as one dated change of the settings. */
export async function allowOrigin(origin: string): Promise<void> {
  const allowed = useSession.getState().summary?.settings.allowedOrigins ?? [];
  if (!allowed.includes(origin)) await changeSettings({ allowedOrigins: [...allowed, origin] });
}

async function changeSettings(patch: Partial<Settings>): Promise<void> {
  await record([await services().engine.draftSettings([patch, today()])]);
}
