import type { Database } from '../database/database.ts';

/** What is known of kept bytes. */
export interface Blob {
  readonly kind: 'package' | 'photo';
  readonly mediaType: string;
  readonly bytes: number;
}

/** Notes bytes that lie in the store; the same again is harmless. */
export async function noteBlob(
  database: Database,
  district: string,
  sha256: string,
  { kind, mediaType, bytes }: Blob,
  storedAt: string,
): Promise<void> {
  await database.transaction({ district, classes: [] }, (connection) =>
    connection.query(
      `INSERT INTO blobs (district, sha256, kind, media_type, bytes, stored_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (district, sha256) DO NOTHING`,
      [district, sha256, kind, mediaType, bytes, storedAt],
    ),
  );
}

export async function findBlob(database: Database, district: string, sha256: string): Promise<Blob | null> {
  const [row] = await database.transaction({ district, classes: [] }, (connection) =>
    connection.query<Blob>('SELECT kind, media_type AS "mediaType", bytes FROM blobs WHERE district = $1 AND sha256 = $2', [
      district,
      sha256,
    ]),
  );
  return row ?? null;
}
