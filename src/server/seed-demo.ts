import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Role } from '../api/roles.ts';
import type { Ids } from '../core/register/ports.ts';
import { readContainer, unpackContainer } from '../formats/container/read.ts';
import { listAccounts } from './auth/account-table.ts';
import { createAccount } from './auth/administer-accounts.ts';
import { type Beginning, beginDistrict } from './begin-district.ts';

/** An account of the demo district, its password in the clear: told once. */
export interface DemoAccount {
  readonly login: string;
  readonly role: Role;
  readonly isAdmin: boolean;
  readonly password: string;
}

interface Seat {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly isAdmin?: true;
  readonly grants?: Record<string, string[]>;
}

const SEATS: readonly Seat[] = [
  { login: 'planner', name: '规划员', role: 'planner', isAdmin: true },
  { login: 'patrol', name: '巡查员', role: 'patrol' },
  { login: 'leader', name: '分管领导', role: 'leader' },
  { login: 'auditor', name: '审计员', role: 'auditor' },
  {
    login: 'partner',
    name: '协作部门',
    role: 'partner',
    grants: { 'red-lines': ['name', 'project'], parcels: ['parcelNo', 'landUse'] },
  },
];

/**
 * Begins an empty server with the district of a container, and gives it an account of every role. Nothing happens on a server that has
 * districts of its own; what an interrupted start left out is made up for.
 */
export async function seedDemo(path: string, place: SeedPlace): Promise<readonly DemoAccount[]> {
  const { auth, clock, districts, ids } = place;
  const before = await districts.list();
  const known = before.length === 0 ? await beginWith(path, place) : null;
  const district = known ?? (before.length === 1 ? before[0].district : null);
  if (district === null) return [];
  const accounts = await auth.within(district, (connection) => listAccounts(connection, district));
  if (accounts.some(({ login }) => !SEATS.some((seat) => seat.login === login))) return [];
  const made: DemoAccount[] = [];
  for (const { login, name, role, isAdmin = false, grants = {} } of SEATS) {
    if (accounts.some((one) => one.login === login)) continue;
    const { password } = await createAccount(
      auth,
      { district, account: 'system' },
      { login, name, role, isAdmin, grants },
      { account: ids.next(), at: clock.now(), mustChange: false },
    );
    made.push({ login, role, isAdmin, password });
  }
  return made;
}

interface SeedPlace extends Beginning {
  readonly ids: Ids;
}

async function beginWith(path: string, place: Beginning): Promise<string> {
  const files = await unpackContainer(await readFile(path), { fileName: basename(path) });
  return (await beginDistrict(await readContainer(files), place)).id;
}
