/** Where the demo district's container is fetched, from the base of the site. */
export const DEMO_DISTRICT_ADDRESS = 'data/demo.chidu';

/** Where a package is fetched, from the base of the site. Its name is its content's SHA-256 in hexadecimal. */
export function packageAddress(sha256: string): string {
  return `data/packages/${sha256}`;
}
