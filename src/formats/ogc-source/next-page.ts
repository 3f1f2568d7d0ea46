import type { NoteList } from '../note-list.ts';
import { isMembers } from './ask-service.ts';

/**
 * The address of the next page as the answer links to it, put right where that is safe: a service behind another server often names
 * its inner host, and then the same path is asked for where the last page came from. Null where there is none to be followed.
 */
export function nextPage(links: unknown, page: URL, items: URL, seen: ReadonlySet<string>, notes: NoteList): URL | null {
  const href = hrefOf(links);
  if (href === null) return null;
  let next = resolve(href, page);
  if (next === null || !/^https?:$/.test(next.protocol)) return left(notes, 'service-next-foreign', href);
  if (next.origin !== items.origin) {
    if (!next.pathname.endsWith(items.pathname.slice(items.pathname.lastIndexOf('/collections/'))))
      return left(notes, 'service-next-foreign', next.origin);
    notes.add('service-next-moved', next.origin);
    next = new URL(items.pathname + next.search, items.origin);
  }
  next.username = '';
  next.password = '';
  return seen.has(next.href) ? left(notes, 'service-next-repeats', next.search) : next;
}

function left(notes: NoteList, code: 'service-next-foreign' | 'service-next-repeats', detail: string): null {
  notes.add(code, detail);
  return null;
}

function hrefOf(links: unknown): string | null {
  const found = (Array.isArray(links) ? (links as unknown[]) : []).filter(
    (link): link is { href: string; type?: unknown } => isMembers(link) && link.rel === 'next' && typeof link.href === 'string',
  );
  const json = found.find(({ type }) => typeof type === 'string' && /json/.test(type));
  return (json ?? found.find(({ type }) => type === undefined) ?? found[0])?.href ?? null;
}

function resolve(href: string, page: URL): URL | null {
  try {
    return new URL(href, page);
  } catch {
    return null;
  }
}
