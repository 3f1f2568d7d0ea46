import { findMalformedChange } from '../../api/change.ts';
import type { AcceptedChange } from '../../core/register/change.ts';
import { ReadError } from '../reader.ts';
import { CONTAINER_PATHS } from './container.ts';

/** Checks a stretch of the feed. @throws ReadError `feed-malformed` for a change of no known shape: a figure that left it out would be wrong */
export function checkShapes(feed: readonly AcceptedChange[], from: number, to: number): void {
  const malformed = findMalformedChange(feed.slice(from, to));
  if (malformed)
    throw new ReadError(
      'feed-malformed',
      { file: CONTAINER_PATHS.feed, line: from + malformed.index + 1 },
      { member: malformed.path },
    );
}
