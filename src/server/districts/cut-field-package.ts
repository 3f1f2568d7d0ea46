import type { AssignedArea } from '../../api/accounts.ts';
import { dayOf } from '../../core/register/day.ts';
import { FIELD_CLASSES } from '../../core/register/field-class.ts';
import type { Clock, Ids } from '../../core/register/ports.ts';
import { usualExpiry } from '../../core/report/field-package/field-limits.ts';
import { type MadeFieldPackage, makeFieldPackage } from '../../formats/field-package/make-field-package.ts';
import { nextTask } from '../../formats/next-task.ts';
import { fieldLayersOf } from '../../workers/engine/field-layers.ts';
import type { Connection, Database } from '../database/database.ts';
import { landOf } from '../features/assigned-area.ts';
import type { Actor } from '../policy/policy.ts';
import { ProblemError } from '../problem.ts';
import type { Districts } from './districts.ts';

interface Place {
  readonly database: Database;
  readonly districts: Districts;
  readonly clock: Clock;
  readonly ids: Ids;
}

/**
 * The field package of a patrol's assigned area, as the feed stands and for as long as the office allows.
 * @throws ProblemError 409 `area-missing` where nothing is assigned; 422 with the refusal's code
 */
export async function cutFieldPackage(
  { district, name, assignedArea }: Pick<Actor, 'district' | 'name'> & { readonly assignedArea?: AssignedArea | null },
  { database, districts, clock, ids }: Place,
): Promise<MadeFieldPackage & { readonly expiresOn: string }> {
  const live = await districts.live(district);
  const head = live.head;
  const session = await live.session();
  const { settings, register, plane } = session;
  const area = assignedArea ? landOf(assignedArea, settings) : null;
  if (!area) throw new ProblemError(409, 'area-missing');
  const at = clock.now();
  const madeOn = dayOf(at, settings.timeZone);
  const expiresOn = usualExpiry(settings, madeOn);
  const received = await database.transaction({ district, classes: FIELD_CLASSES }, (connection) =>
    findChangesBy(connection, district, name),
  );
  const source = { register, plane, layers: fieldLayersOf(session), from: head, received, at, ids };
  try {
    const made = await makeFieldPackage(source, { area, for: name, madeOn, expiresOn }, nextTask);
    return { ...made, expiresOn };
  } catch (error) {
    const { code, params = {} } = error as { readonly code?: string; readonly params?: Record<string, string | number> };
    // A refusal of the package; anything else is a fault of the program.
    if (typeof code !== 'string' || error instanceof TypeError) throw error;
    throw new ProblemError(422, code, params);
  }
}

/** Ids of the changes that somebody recorded: no phone has to send them again. */
async function findChangesBy(connection: Connection, district: string, name: string): Promise<readonly string[]> {
  const rows = await connection.query<{ readonly id: string }>(
    `SELECT c.id FROM changes c JOIN change_values v ON v.district = c.district AND v.seq = c.seq AND v.class = 'office'
     WHERE c.district = $1 AND v.class_values::json ->> 'by' = $2 ORDER BY c.seq`,
    [district, name],
  );
  return rows.map(({ id }) => id);
}
