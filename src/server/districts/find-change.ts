import type { AcceptedChange } from '../../core/register/change.ts';
import { FIELD_CLASSES } from '../../core/register/field-class.ts';
import type { Database } from '../database/database.ts';
import { findOperations, readLinks } from './feed-table.ts';

/** What was accepted under the id of an operation; null where nothing was. */
export function findChange(
  database: Database,
  district: string,
  id: string,
): Promise<Pick<AcceptedChange, 'type' | 'entity' | 'on' | 'base' | 'body'> | null> {
  return database.transaction({ district, classes: FIELD_CLASSES }, async (connection) => {
    const known = (await findOperations(connection, district, [id])).get(id);
    if (!known) return null;
    const [link] = await readLinks(connection, district, known.seq - 1, 1, () => FIELD_CLASSES);
    return (link.change ?? null) as Pick<AcceptedChange, 'type' | 'entity' | 'on' | 'base' | 'body'> | null;
  });
}
