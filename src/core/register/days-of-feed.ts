import type { AcceptedChange } from './change.ts';
import type { Day } from './ports.ts';

/** Days of the first and the last record. How the office works (settings, base maps) says nothing about the land on a day. */
export function daysOfFeed(feed: readonly AcceptedChange[]): { readonly firstOn: Day; readonly lastOn: Day } {
  let firstOn = '9999-12-31';
  let lastOn = '0000-01-01';
  for (const { on, type } of feed) {
    if (type === 'settings-changed') continue;
    if (on < firstOn) firstOn = on;
    if (on > lastOn) lastOn = on;
  }
  return { firstOn, lastOn };
}
