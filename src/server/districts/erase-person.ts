import type { Connection } from '../database/database.ts';
import { ProblemError } from '../problem.ts';

/**
 * Takes a household's personal values off the record for good, salts included: what stays is a digest that nothing can be guessed from,
 * and the chain verifies as before. The household itself stays, or is withdrawn by a change; a correction is a new change.
 * @returns how many changes lost values @throws ProblemError 404 `person-unknown`
 */
export async function erasePerson(connection: Connection, district: string, household: string): Promise<number> {
  const changes = await connection.query<{ seq: number }>(
    `SELECT seq FROM changes WHERE district = $1 AND entity_kind = 'household' AND entity_id = $2`,
    [district, household],
  );
  if (changes.length === 0) throw new ProblemError(404, 'person-unknown', { household });
  const erased = await connection.query(
    `DELETE FROM change_values WHERE district = $1 AND class = 'person' AND seq = ANY ($2::bigint[]) RETURNING seq`,
    [district, changes.map(({ seq }) => seq)],
  );
  // Every process of the server that holds the district reads it anew.
  await connection.query('UPDATE districts SET erasures = erasures + 1 WHERE district = $1', [district]);
  return erased.length;
}
