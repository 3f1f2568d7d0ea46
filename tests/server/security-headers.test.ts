import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, securityHeaders } from '../../src/server/security-headers.ts';

describe('the Content-Security-Policy', () => {
  it('lists no outside origin by default', () => {
    expect(contentSecurityPolicy()).not.toMatch(/https?:|connect-src|\*/);
  });

  it('lists allowed origins for pictures and data, and for nothing else', () => {
    const directives = contentSecurityPolicy(['https://maps.example', 'http://10.1.2.3:8080']).split('; ');
    const listing = directives.filter((directive) => directive.includes('maps.example'));
    expect(listing).toEqual([
      "img-src 'self' data: blob: https://maps.example http://10.1.2.3:8080",
      "connect-src 'self' https://maps.example http://10.1.2.3:8080",
    ]);
  });

  it.each([
    '*',
    'https:',
    "https://a.example; script-src 'unsafe-inline'",
    'https://a.example/path',
    "'unsafe-eval'",
    'a.example',
    '',
  ])('refuses what is no bare origin: %j', (origin) => {
    expect(() => contentSecurityPolicy([origin])).toThrow(RangeError);
  });
});

it('position and camera are for this origin alone', () => {
  expect(securityHeaders()['permissions-policy']).toMatch(/geolocation=\(self\), camera=\(self\)/);
});
