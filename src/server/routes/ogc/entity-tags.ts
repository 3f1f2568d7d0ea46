/*
 * Entity tags: `"<version>-<digest>"`. The version counts the accepted changes of the feature and is what a writer has to have seen;
 * the digest tells one role's answer, and one day's, from another's. Features of no version (`zones`, `parcels`) have the digest alone.
 */

export const tagOf = (version: number | undefined, digest?: string): string =>
  `"${[version, digest].filter((part) => part !== undefined).join('-')}"`;

/** Whether the reader has this already (`If-None-Match`, weak comparison). */
export function isKnownToReader(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === '*' || splitTags(header).some((one) => one.replace(/^W\//, '') === tag);
}

/** Whether the writer saw this version (`If-Match`): a weak tag proves nothing. */
export function hasSeen(header: string, version: number): boolean {
  if (header.trim() === '*') return true;
  return splitTags(header).some((one) => new RegExp(`^"${version}(-[0-9a-f]+)?"$`).test(one));
}

const splitTags = (header: string): string[] => header.match(/(W\/)?"[^"]*"/g) ?? [];
