import { USUAL_CACHE_DAYS, USUAL_CACHE_LIMIT_MB } from '../../core/base-map/kept-area.ts';
import type { BaseMap } from '../../core/register/base-map.ts';
import { TIANDITU } from '../../core/register/check-base-map.ts';

/** A base map while it is entered. */
export type BaseMapDraft = Omit<BaseMap, 'id'>;

/** What a new one begins from: the national platform's maps, of which only the key and the approval number are missing, or a bare kind. */
export const PRESETS = ['vector', 'imagery', 'terrain', 'raster-xyz', 'wmts', 'pmtiles'] as const;
export type Preset = (typeof PRESETS)[number];

export const isTianditu = (preset: Preset): preset is keyof typeof TIANDITU => preset in TIANDITU;

export function draftOf(preset: Preset): BaseMapDraft {
  if (isTianditu(preset)) return { ...TIANDITU[preset], key: '' };
  return { name: '', kind: preset, url: '', minZoom: 0, maxZoom: 18, tileSize: 256, attribution: '', datum: 'unknown' };
}

/** Terms of keeping belong together: without the permission there are none. */
export const CACHED = { allowCaching: true, cacheDays: USUAL_CACHE_DAYS, cacheLimit_mb: USUAL_CACHE_LIMIT_MB } as const;
export const NOT_CACHED = { allowCaching: undefined, cacheDays: undefined, cacheLimit_mb: undefined } as const;

/** Words between commas or spaces; none: undefined. */
export function readList(text: string): readonly string[] | undefined {
  const parts = text
    .split(/[,，\s]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length > 0 ? parts : undefined;
}

/** Without members that say nothing. */
export function tidyDraft(draft: BaseMapDraft): BaseMapDraft {
  const kept = Object.entries(draft)
    .map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value] as const)
    .filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(kept) as unknown as BaseMapDraft;
}
