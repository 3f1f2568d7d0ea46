import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, DatabaseError } from './database/database.ts';
import { openPglite } from './database/pglite.ts';
import { openPostgres } from './database/postgres.ts';

/** Folder of the embedded database in a folder of data. */
export const embeddedFolder = (dataFolder: string): string => join(dataFolder, 'database');

/**
 * Opens the database of a team that there is: an address of PostgreSQL, or a folder of data.
 * @throws DatabaseError `database-missing`, and what opening throws
 */
export async function openDatabase(place: string): Promise<Database> {
  if (/^postgres(ql)?:/.test(place)) return openPostgres(place);
  const folder = embeddedFolder(place);
  if (!existsSync(join(folder, 'pglite', 'PG_VERSION')))
    throw new DatabaseError('database-missing', `there is no database of a team in ${place}`);
  return openPglite(folder);
}
