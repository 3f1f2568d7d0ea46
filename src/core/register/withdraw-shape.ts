import type { Reduced } from './reduced.ts';

/** Versions without the one that a change brought; the first stays, because without it there is no entity. */
export function withdrawVersion<V extends { readonly changeId: string }>(
  versions: readonly V[],
  changeId: string,
): readonly V[] | 'shape-unknown' {
  const left = versions.filter((version) => version.changeId !== changeId);
  return left.length < versions.length && left.length > 0 ? left : 'shape-unknown';
}

/** The entity with other versions under a member's name, or why there are none. */
export function replaceVersions<E>(before: E, versions: object | string, name: keyof E): Reduced<E> {
  return typeof versions === 'string' ? (versions as Reduced<E>) : { ...before, [name]: versions };
}
