import { AUDIENCES } from '../../core/report/audience.ts';
import { LEADER_VIEWS, type LeaderLook, PLAIN_LOOK } from '../../state/leader/screen.ts';
import type { LinkSearch } from './link.ts';

/** The parameters that a link to the leader's screen has beside the others; what is as at first is left out. */
export function writeLook({ view, audience, knownAt }: LeaderLook): LinkSearch {
  return {
    ...(view !== PLAIN_LOOK.view && { view }),
    ...(audience !== PLAIN_LOOK.audience && { for: audience }),
    ...(knownAt !== null && { known: String(knownAt) }),
  };
}

/** The inverse of `writeLook`; parts that cannot be understood are named in `unread`. */
export function readLook(search: LinkSearch): { readonly look: LeaderLook; readonly unread: readonly string[] } {
  const view = LEADER_VIEWS.find((one) => one === search.view);
  const audience = AUDIENCES.find((one) => one === search.for);
  const knownAt = /^\d{1,12}$/.test(search.known ?? '') ? Number(search.known) : undefined;
  const read = { view, for: audience, known: knownAt };
  return {
    look: {
      view: view ?? PLAIN_LOOK.view,
      audience: audience ?? PLAIN_LOOK.audience,
      knownAt: knownAt ?? PLAIN_LOOK.knownAt,
    },
    unread: Object.entries(read).flatMap(([name, value]) => (name in search && value === undefined ? [name] : [])),
  };
}
