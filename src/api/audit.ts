import { instantSchema, sha256Schema } from './values.ts';
import * as z from './zod.ts';

/** What is on the log. Kept in archives: never renamed. */
export const AUDIT_ACTIONS = [
  'logged-in',
  'login-failed',
  'logged-out',
  'password-changed',
  'password-reset',
  'session-revoked',
  'token-created',
  'token-revoked',
  'tour-link-made',
  'tour-link-revoked',
  'account-created',
  'account-changed',
  'account-disabled',
  'account-enabled',
  'person-erased',
  'track-erased',
  'export-made',
  'audit-exported',
  'district-begun',
  'district-closed',
  'district-reopened',
  'settings-changed',
  'area-assigned',
  'field-package-made',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** One event, chained as the feed is (`docs/contracts/rights.md`); `person` is absent where it was erased, and its digest stays. */
export const auditEventSchema = z.object({
  seq: z.int().positive(),
  at: instantSchema,
  /** Account, or `system`. */
  actor: z.string(),
  action: z.enum(AUDIT_ACTIONS),
  /** Id of the account, session or thing that it was done to. */
  subject: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** Names and addresses of natural persons, with the salt of their digest. */
  person: z.record(z.string(), z.string()).optional(),
  salt: z.string().optional(),
  digests: z.record(z.string(), z.string()),
  prev: sha256Schema,
  hash: sha256Schema,
});
export type AuditEvent = z.output<typeof auditEventSchema>;

export const MOST_EVENTS_PER_PAGE = 1000;
export const auditPageSchema = z.object({
  events: z.array(auditEventSchema),
  head: z.object({ seq: z.int(), hash: sha256Schema }),
});

/** `POST …/exports`: a device tells what left it: kind of paper or file, and its SHA-256. */
export const exportMadeSchema = z.strictObject({
  kind: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  sha256: sha256Schema,
  rows: z.int().nonnegative().optional(),
});
