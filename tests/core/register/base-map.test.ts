import { describe, expect, it } from 'vitest';
import { type BaseMap, fillAddress, listForeignOrigins } from '../../../src/core/register/base-map.ts';
import { checkBaseMap, TIANDITU } from '../../../src/core/register/check-base-map.ts';

const PAGE = { origin: 'https://maps.district.example', allowedOrigins: ['https://tiles.district.example:8443'] };
const PLAIN: Omit<BaseMap, 'id'> = {
  name: '影像',
  kind: 'raster-xyz',
  url: '/maps/{z}/{x}/{y}.png',
  minZoom: 0,
  maxZoom: 18,
  tileSize: 256,
  attribution: '市局',
  datum: 'cgcs2000',
};

describe('a base map', () => {
  it('of the same server is taken as it is', () => {
    expect(checkBaseMap(PLAIN, PAGE)).toEqual([]);
    expect(checkBaseMap({ ...PLAIN, kind: 'pmtiles', url: '/maps/base.pmtiles' }, PAGE)).toEqual([]);
    expect(checkBaseMap({ ...PLAIN, url: 'https://tiles.district.example:8443/{z}/{x}/{-y}.png' }, PAGE)).toEqual([]);
  });

  it.each([
    [{ name: ' ' }, 'name-missing'],
    [{ attribution: '' }, 'attribution-missing'],
    [{ url: 'ftp://x/{z}/{x}/{y}' }, 'url-invalid'],
    [{ url: '//other.example/{z}/{x}/{y}' }, 'url-invalid'],
    [{ url: 'https://user@evil.example/{z}/{x}/{y}' }, 'url-invalid'],
    [{ url: '/maps/{z}/{x}.png' }, 'placeholders-missing'],
    [{ url: '/wmts?SERVICE=WMTS&REQUEST=GetCapabilities' }, 'url-capabilities'],
    [{ url: 'https://{s}.district.example/{z}/{x}/{y}', subdomains: ['t0', 'a@evil.example/'] }, 'url-invalid'],
    [{ url: 'https://{s}.district.example/{z}/{x}/{y}', subdomains: ['evil.example/'] }, 'origin-not-allowed'],
    [{ url: 'javascript:alert(1)//{z}/{x}/{y}' }, 'url-invalid'],
    [{ url: 'data:image/png,{z}/{x}/{y}' }, 'url-invalid'],
    [{ url: 'file:///{z}/{x}/{y}' }, 'url-invalid'],
    [{ url: '/{s}/{z}/{x}/{y}' }, 'subdomains-missing'],
    [{ url: '/{z}/{x}/{y}?tk={key}' }, 'key-missing'],
    [{ minZoom: 9, maxZoom: 3 }, 'zooms-invalid'],
    [{ allowCaching: true, cacheDays: 0 }, 'cache-terms-invalid'],
    [{ allowCaching: true, cacheDays: 1.5 }, 'cache-terms-invalid'],
    [{ allowCaching: true, cacheLimit_mb: 10_001 }, 'cache-terms-invalid'],
    [{ url: 'https://elsewhere.example/{z}/{x}/{y}' }, 'origin-not-allowed'],
    [{ datum: 'gcj02' }, 'shifted-datum'],
    [{ datum: 'bd09' }, 'shifted-datum'],
  ] as const)('with %j is refused: %s', (change, problem) => {
    expect(checkBaseMap({ ...PLAIN, ...change }, PAGE)).toContain(problem);
  });

  it('names each origin that the administrator has still to allow, once', () => {
    const map = {
      url: 'https://{s}.a.example/{z}/{x}/{y}',
      labelsUrl: 'https://b.example/{z}/{x}/{y}',
      subdomains: ['t0', 't1'],
    };
    expect(listForeignOrigins(map, PAGE)).toEqual(['https://t0.a.example', 'https://t1.a.example', 'https://b.example']);
    expect(listForeignOrigins(map, { ...PAGE, allowedOrigins: ['https://t0.a.example', 'https://t1.a.example'] })).toEqual([
      'https://b.example',
    ]);
  });

  it('has its key and subdomains filled in, and the places of the tile left', () => {
    expect(fillAddress('https://{s}.a.example/{z}/{y}/{x}?tk={key}', { subdomains: ['t0', 't1'], key: ' a&b ' })).toEqual([
      'https://t0.a.example/{z}/{y}/{x}?tk=a%26b',
      'https://t1.a.example/{z}/{y}/{x}?tk=a%26b',
    ]);
  });
});

describe('Tianditu', () => {
  it.each(Object.entries(TIANDITU))('%s asks for nothing but a key and allowed origins', (_, preset) => {
    expect(checkBaseMap(preset, PAGE)).toEqual(['key-missing', 'origin-not-allowed']);
    expect(listForeignOrigins(preset, PAGE)).toHaveLength(8);
  });

  // The address as the platform documents it for its GetTile service.
  it('has the documented address, in the Web Mercator matrix set', () => {
    expect(fillAddress(TIANDITU.vector.labelsUrl ?? '', { subdomains: ['t3'], key: 'K' })).toEqual([
      'https://t3.tianditu.gov.cn/cva_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=cva&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=K',
    ]);
  });
});
