import { madeTourLinkSchema, type TourLink, tourLinksSchema } from '../../api/shared-tours.ts';
import type { Day } from '../../core/register/ports.ts';
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

/** Keeps a tour's page at the server. Returns its address, which is told this once. @throws TeamError */
export async function makeTourLink(page: Blob): Promise<string> {
  const { path } = await askFor(madeTourLinkSchema, 'POST', addressOf(), page);
  return new URL(path, location.href).href;
}

/** @throws TeamError `link-unknown` */
export async function revokeTourLink(link: string): Promise<void> {
  await askServer('DELETE', addressOf(link));
}

export const isOpenLink = ({ revokedAt, endsOn }: TourLink, today: Day): boolean => revokedAt === null && today <= endsOn;
