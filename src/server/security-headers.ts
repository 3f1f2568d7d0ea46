const ORIGIN = /^https?:\/\/(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i;

/**
 * The policy every page is served with. Styles may be inline because the UI kit injects style tags; scripts may not.
 * `allowedOrigins` are the only outside addresses (base maps) that pictures and data may come from; none by default.
 *
 * @throws RangeError when an entry is not a bare origin such as `https://maps.example:8443`: anything else could smuggle in a directive.
 */
export function contentSecurityPolicy(allowedOrigins: readonly string[] = []): string {
  const wrong = allowedOrigins.find((origin) => !ORIGIN.test(origin));
  if (wrong !== undefined) throw new RangeError(`not an origin: ${wrong}`);
  const also = allowedOrigins.map((origin) => ` ${origin}`).join('');
  const directives = [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob:${also}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  if (also !== '') directives.push(`connect-src 'self'${also}`);
  return directives.join('; ');
}

/** Headers of every answer, errors included. Position and camera are for the patrol screen, and for this origin alone. */
export function securityHeaders(allowedOrigins: readonly string[] = []): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy(allowedOrigins),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'geolocation=(self), camera=(self), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}
