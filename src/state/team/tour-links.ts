import { madeTourLinkSchema, type TourLink, tourLinksSchema } from '../../api/shared-tours.ts';
import type { Day } from '../../core/register/ports.ts';
import { isUnsafe } from '../../core/register/outbox/outbox-entry.ts';
import { useOutbox } from '../patrol/outbox.ts';
import { syncNow } from '../sync.ts';
import { useSync } from '../sync-state.ts';
import { askFor, askServer, districtAddress, TeamError } from './ask-server.ts';
import { rememberedLogin } from './remembered-login.ts';

export type { TourLink };

/** Links belong to the district whose server this device is logged in to. @throws TeamError `login-needed` */
function addressOf(...path: readonly string[]): string {
  const district = rememberedLogin()?.district;
  if (district === undefined) throw new TeamError(401, 'login-needed');
  return districtAddress(district, 'tours', ...path);
}

/** Links to one tour, newest first. @throws TeamError */
export async function listTourLinks(tour: string): Promise<readonly TourLink[]> {
  const { links } = await askFor(tourLinksSchema, 'GET', addressOf());
  return links.filter((link) => link.tour === tour);
}

/** How long the server is waited for, milliseconds. */
const SENDING_MS = 30_000;

/** The tour was saved a moment ago, as a rule: it is with the server, or it cannot be sent now. */
function untilSent(tour: string): Promise<void> {
  const isWaiting = () => useOutbox.getState().entries.some((entry) => entry.entity.id === tour && isUnsafe(entry));
  const isSending = () => ['connecting', 'connected'].includes(useSync.getState().phase);
  if (!isWaiting() || !isSending()) return Promise.resolve();
  syncNow();
  return new Promise((resolve) => {
    const look = () => {
      if (isWaiting() && isSending()) return;
      stops.forEach((stop) => stop());
      resolve();
    };
    const longest = setTimeout(() => {
      stops.forEach((stop) => stop());
      resolve();
    }, SENDING_MS);
    const stops = [useOutbox.subscribe(look), useSync.subscribe(look), () => clearTimeout(longest)];
  });
}

/**
 * Keeps a tour's page at the server, once the tour itself is there. Returns its address, which is told this once.
 * @throws TeamError `tour-not-saved` where it could not be sent
 */
export async function makeTourLink(tour: string, page: Blob): Promise<string> {
  await untilSent(tour);
  const { path } = await askFor(madeTourLinkSchema, 'POST', addressOf(), page);
  return new URL(path, location.href).href;
}

/** @throws TeamError `link-unknown` */
export async function revokeTourLink(link: string): Promise<void> {
  await askServer('DELETE', addressOf(link));
}

export const isOpenLink = ({ revokedAt, endsOn }: TourLink, today: Day): boolean => revokedAt === null && today <= endsOn;
