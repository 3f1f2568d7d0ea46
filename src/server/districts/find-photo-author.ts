import { FIELD_CLASSES } from '../../core/register/field-class.ts';
import type { Register } from '../../core/register/register.ts';
import type { Database } from '../database/database.ts';
import { readLinks } from './feed-table.ts';

/**
 * Under whose names the photos were put on record that a file, or its sidecar, belongs to; of photos that were withdrawn nobody's.
 * @param register of the district, as it stands
 */
export async function findPhotoAuthors(
  database: Database,
  district: string,
  register: Register,
  sha256: string,
): Promise<ReadonlySet<string>> {
  const ids = [...register.photos.values()]
    .filter((photo) => photo.sha256 === sha256 || photo.sidecar_sha256 === sha256)
    .map(({ id }) => id);
  if (ids.length === 0) return new Set();
  return database.transaction({ district, classes: FIELD_CLASSES }, async (connection) => {
    const rows = await connection.query<{ readonly seq: number }>(
      `SELECT seq FROM changes WHERE district = $1 AND entity_kind = 'photo' AND entity_id = ANY ($2) AND type = 'photo-attached'`,
      [district, ids],
    );
    const links = await Promise.all(rows.map(({ seq }) => readLinks(connection, district, seq - 1, 1, () => FIELD_CLASSES)));
    return new Set(links.flat().flatMap(({ change }) => (typeof change?.by === 'string' ? [change.by] : [])));
  });
}
