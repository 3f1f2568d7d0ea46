import { create } from 'zustand';
import {
  type Administration,
  administrationSchema,
  type BegunDistrict,
  begunDistrictSchema,
  type FurtherDistrict,
  type SettingsWish,
} from '../../api/administration.ts';
import type { CodedError } from '../../core/register/coded-error.ts';
import { dayOf } from '../../core/register/day.ts';
import { asCodedError } from '../failure.ts';
import { services } from '../services.ts';
import { districtInUse } from './account.ts';
import { askFor, askServer, districtAddress } from './ask-server.ts';

export type { Administration };

interface AdministrationState {
  /** Null until it was asked for. */
  readonly administration: Administration | null;
  readonly error: CodedError | null;
}

/** What administrators set of the district in use, as the server last told it. */
export const useAdministration = create<AdministrationState>()(() => ({ administration: null, error: null }));

const addressOf = (...path: readonly string[]): string => districtAddress(districtInUse(), ...path);

/** Never rejects: what went wrong is in the state. */
export async function loadAdministration(): Promise<void> {
  try {
    const administration = await askFor(administrationSchema, 'GET', addressOf('settings'));
    useAdministration.setState({ administration, error: null });
  } catch (error) {
    useAdministration.setState({ error: asCodedError(error) });
  }
}

export const forgetAdministration = (): void => useAdministration.setState({ administration: null, error: null });

/** Records settings, or another name, as one change on what was last told. @throws TeamError `settings-outdated`, and what settings are refused for */
export async function recordSettings(wish: Omit<SettingsWish, 'base'>): Promise<void> {
  const base = useAdministration.getState().administration?.version ?? 0;
  try {
    const administration = await askFor(administrationSchema, 'PATCH', addressOf('settings'), { ...wish, base });
    useAdministration.setState({ administration, error: null });
  } catch (error) {
    // Somebody was faster: what stands now is shown beside the refusal, and the next try is made on it.
    if (asCodedError(error).code === 'settings-outdated') await loadAdministration();
    throw error;
  }
}

/** The year that it is in a district now. */
export const thisYearIn = (timeZone: string): number => Number(dayOf(services().clock.now(), timeZone).slice(0, 4));

/** Closes the district, or opens it again. @throws TeamError */
export async function setClosed(closed: boolean): Promise<void> {
  await askServer(closed ? 'PUT' : 'DELETE', addressOf('closed'));
  await loadAdministration();
}

/** Returns the district with the first password of its administrator, which is told this once. @throws TeamError `district-name-taken`, … */
export const beginDistrict = (asked: FurtherDistrict): Promise<BegunDistrict> =>
  askFor(begunDistrictSchema, 'POST', addressOf('districts'), asked);

/** Where a patrol's phone opens the package of its own area. */
export const ownPackageAddress = (): string =>
  `/patrol?${new URLSearchParams({ package: addressOf('field-package') }).toString()}`;
