import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ApiSlot } from './api-slot.ts';
import { type OpenTeam, openTeam, type TeamPlace } from './open-team.ts';
import { type ServeOptions, serveClient } from './serve-client.ts';

export interface ServeTeamOptions extends ServeOptions, Omit<TeamPlace, 'dataFolder' | 'demo'> {
  /** From the current directory. Default `.data`. */
  readonly dataFolder?: string;
  /** Whether an empty server begins with the demo district: always on the embedded database. */
  readonly withDemo?: boolean;
}

/**
 * Serves the client at once and its team as soon as the database is open. Prints the demo's accounts the one time that they are made.
 * @throws what `serveClient` and `openTeam` throw
 */
export async function serveTeam({ dataFolder, withDemo, ...options }: ServeTeamOptions): Promise<void> {
  const { databaseUrl } = options;
  const folder = resolve(dataFolder || '.data');
  const api = new ApiSlot();
  const opening: { team?: Promise<OpenTeam> } = {};
  await serveClient({
    ...options,
    api,
    close: async () => (await opening.team?.catch(() => undefined))?.close(),
  });
  const container = join(resolve(options.clientFolder ?? 'dist'), 'data', 'demo.chidu');
  const isDemo = (withDemo ?? databaseUrl === undefined) && existsSync(container);
  if (databaseUrl === undefined) say(`Opening the embedded database in ${folder} …`);
  opening.team = openTeam({ ...options, dataFolder: folder, ...(isDemo && { demo: container }) });
  const team = await opening.team;
  api.fill(team.api);
  tell(team, folder);
}

function tell({ kind, demoAccounts }: OpenTeam, folder: string): void {
  if (kind === 'pglite')
    say(
      `For trying out: the embedded database in ${folder} does not wait for the disk, so that a power cut may lose what was saved. ` +
        'Teams use PostgreSQL: DATABASE_URL=postgresql://…',
    );
  else say('The team’s record is in PostgreSQL.');
  if (demoAccounts.length === 0) return;
  say('Accounts of the demo district, printed this once:');
  for (const { login, role, isAdmin, password } of demoAccounts)
    say(`  ${login.padEnd(8)} ${password}  ${role}${isAdmin ? ', manages accounts' : ''}`);
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
