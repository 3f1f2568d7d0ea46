import { ReadError } from '../reader.ts';

/** Where requests may go: to the page's own server, and to origins that the district's settings name. */
export interface AllowedOrigins {
  readonly own: string;
  readonly others: readonly string[];
}

/** A service as somebody typed it. */
export interface ServiceAddress {
  /** Of its landing page, without a slash at its end. */
  readonly root: string;
  /** Where the address was that of a collection. */
  readonly collection?: string;
}

/**
 * Reads the address of a service, of its list or of one collection; a query is left out.
 * @throws ReadError `service-address` where it is none, or holds a password; `service-origin` where settings do not name its origin
 */
export function readServiceAddress(text: string, allowed: AllowedOrigins): ServiceAddress {
  const url = parse(text.trim(), allowed.own);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new ReadError('service-address', {}, { address: text });
  if (!isAllowed(url, allowed)) throw new ReadError('service-origin', {}, { origin: url.origin });
  const found = /^(.*?)\/collections(?:\/([^/]+)(?:\/items)?)?\/*$/.exec(url.pathname);
  const path = found?.[1] ?? url.pathname.replace(/\/+$/, '');
  return { root: url.origin + path, ...(found?.[2] !== undefined && { collection: decode(found[2]) }) };
}

export const isAllowed = ({ origin }: URL, { own, others }: AllowedOrigins): boolean => origin === own || others.includes(origin);

function parse(text: string, own: string): URL | null {
  try {
    return own === '' ? new URL(text) : new URL(text, own);
  } catch {
    return null;
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
