import { create } from 'zustand';
import { type DistrictList, districtListSchema } from '../../api/accounts.ts';
import { asCodedError } from '../failure.ts';
import type { CodedError } from '../../core/register/coded-error.ts';
import { askFor } from './ask-server.ts';

export type TeamDistrict = DistrictList['districts'][number];

/** Whether the page comes from a server of a team. */
export type TeamPresence =
  | { readonly at: 'unasked' | 'asking' | 'none' }
  /** The server is there and its database is still being opened. */
  | { readonly at: 'starting' }
  | { readonly at: 'unreached'; readonly error: CodedError }
  | { readonly at: 'there'; readonly districts: readonly TeamDistrict[] };

export const useTeamPresence = create<{ readonly presence: TeamPresence }>()(() => ({ presence: { at: 'unasked' } }));

const tell = (presence: TeamPresence): void => useTeamPresence.setState({ presence });

/** Asks once for the districts of the team; again only where the last answer did not settle it. Never rejects. */
export async function findTeam(): Promise<void> {
  const { presence } = useTeamPresence.getState();
  if (presence.at === 'there' || presence.at === 'none' || presence.at === 'asking') return;
  tell({ at: 'asking' });
  try {
    const { districts } = await askFor(districtListSchema, 'GET', '/api/districts');
    tell(districts.length === 0 ? { at: 'none' } : { at: 'there', districts });
  } catch (error) {
    const failed = asCodedError(error);
    if (failed.code === 'server-starting') tell({ at: 'starting' });
    // Any server of files answers so: it has no team.
    else if (failed.code === 'team-unreadable' || (error as { status?: number }).status === 404) tell({ at: 'none' });
    else tell({ at: 'unreached', error: failed });
  }
}

/** The same for a menu that is opened: without a network nothing is asked, and what lies on this device is worked on as ever. */
export async function lookForTeam(): Promise<void> {
  if (navigator.onLine) await findTeam();
}
