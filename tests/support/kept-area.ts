import type { KeptArea } from '../../src/core/base-map/kept-area.ts';
import type { BaseMap } from '../../src/core/register/base-map.ts';

/** A base map whose source allows keeping. */
export const CACHED_MAP: BaseMap = {
  id: 'b-1',
  name: '影像',
  kind: 'raster-xyz',
  url: '/t/{z}/{x}/{y}.png',
  minZoom: 0,
  maxZoom: 18,
  tileSize: 256,
  attribution: '市局',
  approvalNo: 'GS(2026)1号',
  datum: 'cgcs2000',
  allowCaching: true,
  cacheDays: 30,
};

/** An area on a device, with whatever a test wants different. */
export const keptArea = (part: Partial<KeptArea> = {}): KeptArea => ({
  id: 'a-1',
  district: 'd-1',
  map: CACHED_MAP,
  from: 'address',
  box: [117, 34, 117.06, 34.05],
  minZoom: 10,
  maxZoom: 14,
  state: 'fetching',
  tiles: 0,
  kept: 0,
  bytes: 0,
  expected: { bytes: 0, margin_bytes: 0 },
  absent: { count: 0, named: [] },
  failed: { count: 0, named: [] },
  fetchedOn: '2026-11-01',
  expiresOn: '2026-12-01',
  ...part,
});
