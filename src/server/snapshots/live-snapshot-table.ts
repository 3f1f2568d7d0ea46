import type { Database } from '../database/database.ts';

/** The last snapshot of a district as it stood, as it was given. */
export interface LiveSnapshot {
  /** Of the file before it was compressed. */
  readonly sha256: string;
  readonly gzipped: Uint8Array;
  /** Where the feed stood, and the day: what stands the same is the same. */
  readonly standing: string;
}

export async function readLiveSnapshot(database: Database, district: string): Promise<LiveSnapshot | null> {
  const [row] = await database.transaction({ district, classes: [] }, (connection) =>
    connection.query<LiveSnapshot>(
      `SELECT sha256, gzipped, standing FROM live_snapshots WHERE district = $1 AND audience = 'leader'`,
      [district],
    ),
  );
  return row ?? null;
}

/**
 * Puts a snapshot in the place of the one that it was held against. False where another process of the server was faster: what it gave
 * is the one to be held against now. @param before SHA-256 of that one, empty for the first
 */
export async function replaceLiveSnapshot(
  database: Database,
  district: string,
  { sha256, gzipped, standing }: LiveSnapshot,
  before: string,
): Promise<boolean> {
  const rows = await database.transaction({ district, classes: [] }, (connection) =>
    before === ''
      ? connection.query(
          `INSERT INTO live_snapshots (district, audience, sha256, gzipped, standing) VALUES ($1, 'leader', $2, $3, $4)
           ON CONFLICT (district, audience) DO NOTHING RETURNING district`,
          [district, sha256, gzipped, standing],
        )
      : connection.query(
          `UPDATE live_snapshots SET sha256 = $2, gzipped = $3, standing = $4
           WHERE district = $1 AND audience = 'leader' AND sha256 = $5 RETURNING district`,
          [district, sha256, gzipped, standing, before],
        ),
  );
  return rows.length > 0;
}
