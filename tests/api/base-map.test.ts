import { expect, it } from 'vitest';
import { baseMapSchema, settingsSchema } from '../../src/api/district.ts';
import { TIANDITU } from '../../src/core/register/check-base-map.ts';

const MAP = { ...TIANDITU.imagery, id: 'b-1', key: 'K', approvalNo: 'GS(2026)1号' };

it('takes a base map as the form writes it', () => {
  expect(baseMapSchema.safeParse(MAP).success).toBe(true);
  const cached = { ...MAP, allowCaching: true, cacheDays: 30, cacheLimit_mb: 200 };
  expect(baseMapSchema.safeParse(cached).success).toBe(true);
  expect(settingsSchema.partial().safeParse({ baseMaps: [MAP] }).success).toBe(true);
});

it.each([
  ['a member it does not know', { ...MAP, tilesize: 512 }],
  ['an address of no known scheme', { ...MAP, url: 'javascript:alert(1)//{z}/{x}/{y}' }],
  ['an address on whatever server the page has', { ...MAP, url: '//evil.example/{z}/{x}/{y}' }],
  ['a subdomain that is more than a name', { ...MAP, subdomains: ['evil.example/'] }],
  ['a datum it does not know', { ...MAP, datum: 'wgs72' }],
  ['a zoom beyond the map', { ...MAP, maxZoom: 25 }],
  ['a validity of no days', { ...MAP, allowCaching: true, cacheDays: 0 }],
  ['a permission that is no yes or no', { ...MAP, allowCaching: 'yes' }],
  ['no attribution', { ...MAP, attribution: '' }],
])('refuses %s', (_, value) => {
  expect(baseMapSchema.safeParse(value).success).toBe(false);
});
