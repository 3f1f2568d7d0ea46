import { LONGEST_PASSWORD } from '../core/team/password-rule.ts';
import { roleSchema } from './roles.ts';
import { idSchema, instantSchema, polygonSchema } from './values.ts';
import * as z from './zod.ts';

const NO_CONTROL = /^[^\p{Cc}\p{Cf}]+$/u;

/** Names are compared as people read them: composed alike, without case, without spaces around. */
export const loginSchema = z
  .string()
  .max(100)
  .transform((text) => text.normalize('NFKC').trim().toLowerCase())
  .refine((text) => text.length > 0 && NO_CONTROL.test(text), 'login');

export const displayNameSchema = z
  .string()
  .max(100)
  .transform((text) => text.normalize('NFC').trim())
  .refine((text) => text.length > 0 && NO_CONTROL.test(text), 'name');

const passwordSchema = z.string().min(1).max(LONGEST_PASSWORD);

/** `PUT /api/districts/{district}/session`: logs in. The device is named by the header `chidu-device`. */
export const logInSchema = z.strictObject({ login: loginSchema, password: passwordSchema });

/** Who is logged in, and until when at most. */
export const sessionSchema = z.object({
  account: idSchema,
  login: z.string(),
  name: z.string(),
  role: roleSchema,
  isAdmin: z.boolean(),
  device: z.string(),
  /** Nothing but the password can be asked for until it is changed. */
  mustChangePassword: z.boolean(),
  expiresAt: instantSchema,
  /** Of a patrol: whether it has one. */
  hasArea: z.boolean(),
});
export type Session = z.output<typeof sessionSchema>;

/** `PUT /api/districts/{district}/session/password`. */
export const changePasswordSchema = z.strictObject({ current: passwordSchema, next: passwordSchema });

/**
 * What a partner department may read: collections, and of each the properties by name. What is not named is not given; `geometry`
 * is given with the collection.
 */
export const partnerGrantsSchema = z.record(z.string().max(40), z.array(z.string().max(60)).max(100));
export type PartnerGrants = z.output<typeof partnerGrantsSchema>;

/**
 * The land that a patrol is sent to: units of the district's tree, as they lie at the time, or a shape of its own. Of the units inside
 * another one that is named nothing is said twice.
 */
export const assignedAreaSchema = z.union([
  z.strictObject({ units: z.array(idSchema).min(1).max(200) }),
  z.strictObject({ shape: polygonSchema }),
]);
export type AssignedArea = z.output<typeof assignedAreaSchema>;

export const newAccountSchema = z.strictObject({
  login: loginSchema,
  name: displayNameSchema,
  role: roleSchema,
  isAdmin: z.boolean().default(false),
  grants: partnerGrantsSchema.default({}),
});

/** `PATCH …/accounts/{account}`: only what is named changes. */
export const accountPatchSchema = z.strictObject({
  name: displayNameSchema.optional(),
  role: roleSchema.optional(),
  isAdmin: z.boolean().optional(),
  grants: partnerGrantsSchema.optional(),
  disabled: z.boolean().optional(),
  /** Null takes it away. */
  assignedArea: assignedAreaSchema.nullable().optional(),
});
export type AccountPatch = z.output<typeof accountPatchSchema>;

export const accountSchema = z.object({
  account: idSchema,
  login: z.string(),
  name: z.string(),
  role: roleSchema,
  isAdmin: z.boolean(),
  grants: partnerGrantsSchema,
  /** Whether it has a password here, or an identity provider knows it. */
  method: z.enum(['password', 'oidc']),
  mustChangePassword: z.boolean(),
  disabledAt: instantSchema.nullable(),
  createdAt: instantSchema,
  assignedArea: assignedAreaSchema.nullable(),
});
export type Account = z.output<typeof accountSchema>;

/** An account with the password that is told once: its owner must change it at the first login. */
export const accountWithPasswordSchema = z.object({ account: accountSchema, password: z.string() });

/** A session as lists show it. */
export const listedSessionSchema = z.object({
  session: idSchema,
  device: z.string(),
  createdAt: instantSchema,
  lastSeenAt: instantSchema,
  expiresAt: instantSchema,
  /** The one that asks. */
  isOwn: z.boolean(),
});
export type ListedSession = z.output<typeof listedSessionSchema>;

/** `POST …/tokens`: for a program that reads, under a name that its owner will know it by. */
export const newTokenSchema = z.strictObject({ name: displayNameSchema, days: z.int().min(1).max(366) });
export type NewToken = z.output<typeof newTokenSchema>;

/** A token as lists show it: what it is made of is told once, in `accessTokenSchema`. */
export const listedTokenSchema = z.object({
  token: idSchema,
  name: z.string(),
  createdAt: instantSchema,
  lastUsedAt: instantSchema.nullable(),
  expiresAt: instantSchema,
});
export type ListedToken = z.output<typeof listedTokenSchema>;
export const accessTokenSchema = z.object({ token: listedTokenSchema, secret: z.string() });
export type AccessToken = z.output<typeof accessTokenSchema>;

/** `GET /api/districts`: all that is told before anybody is known. */
export const districtListSchema = z.object({
  districts: z.array(
    z.object({ district: z.string(), name: z.string(), methods: z.array(z.enum(['password', 'oidc'])), closed: z.boolean() }),
  ),
});
export type DistrictList = z.output<typeof districtListSchema>;
