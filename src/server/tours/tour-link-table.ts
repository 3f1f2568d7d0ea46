import type { TourLink } from '../../api/shared-tours.ts';
import type { Audience } from '../../core/report/audience.ts';
import type { Connection } from '../database/database.ts';
import { ProblemError } from '../problem.ts';

export interface TourLinkRow {
  readonly link: string;
  readonly tour: string;
  readonly title: string;
  readonly audience: Audience;
  readonly page_sha256: string;
  readonly policy: string;
  readonly account: string;
  readonly created_at: string;
  readonly ends_on: string;
  /** Empty until it is. */
  readonly revoked_at: string;
  readonly opened: number;
  readonly last_opened_at: string;
}

const COLUMNS =
  'link, tour, title, audience, page_sha256, policy, account, created_at, ends_on, revoked_at, opened, last_opened_at';
/** Of a district at the same time: each keeps its page. */
const MOST_OPEN_LINKS = 100;

/** @param today in the district's time zone @throws ProblemError 409 `links-too-many` */
export async function addTourLink(
  connection: Connection,
  district: string,
  row: Omit<TourLinkRow, 'revoked_at' | 'opened' | 'last_opened_at'>,
  secret_sha256: string,
  today: string,
): Promise<void> {
  const open = (await listTourLinks(connection, district)).filter((one) => isOpen(one, today));
  if (open.length >= MOST_OPEN_LINKS) throw new ProblemError(409, 'links-too-many', { most: MOST_OPEN_LINKS });
  await connection.query(
    `INSERT INTO shared_tours (district, link, secret_sha256, tour, title, audience, page_sha256, policy, account, created_at, ends_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      district,
      row.link,
      secret_sha256,
      row.tour,
      row.title,
      row.audience,
      row.page_sha256,
      row.policy,
      row.account,
      row.created_at,
      row.ends_on,
    ],
  );
}

export const isOpen = ({ revoked_at, ends_on }: TourLinkRow, today: string): boolean => revoked_at === '' && today <= ends_on;

/** Newest first. */
export async function listTourLinks(connection: Connection, district: string): Promise<readonly TourLinkRow[]> {
  return connection.query<TourLinkRow>(
    `SELECT ${COLUMNS} FROM shared_tours WHERE district = $1 ORDER BY created_at DESC, link DESC`,
    [district],
  );
}

export async function findTourLink(connection: Connection, district: string, secret_sha256: string): Promise<TourLinkRow | null> {
  const [row] = await connection.query<TourLinkRow>(
    `SELECT ${COLUMNS} FROM shared_tours WHERE district = $1 AND secret_sha256 = $2`,
    [district, secret_sha256],
  );
  return row ?? null;
}

export async function countOpening(connection: Connection, district: string, link: string, at: string): Promise<void> {
  await connection.query('UPDATE shared_tours SET opened = opened + 1, last_opened_at = $3 WHERE district = $1 AND link = $2', [
    district,
    link,
    at,
  ]);
}

/** @throws ProblemError 404 `link-unknown`, also where it was revoked before */
export async function revokeTourLink(connection: Connection, district: string, link: string, at: string): Promise<TourLinkRow> {
  const [row] = await connection.query<TourLinkRow>(
    `UPDATE shared_tours SET revoked_at = $3 WHERE district = $1 AND link = $2 AND revoked_at = '' RETURNING ${COLUMNS}`,
    [district, link, at],
  );
  if (!row) throw new ProblemError(404, 'link-unknown');
  return row;
}

/** As lists show it. */
export const toTourLink = (row: TourLinkRow): TourLink => ({
  link: row.link,
  tour: row.tour,
  title: row.title,
  audience: row.audience,
  account: row.account,
  createdAt: row.created_at,
  endsOn: row.ends_on,
  revokedAt: row.revoked_at === '' ? null : row.revoked_at,
  opened: row.opened,
  lastOpenedAt: row.last_opened_at === '' ? null : row.last_opened_at,
});
