import type { Role } from '../../api/roles.ts';
import { ProblemError } from '../problem.ts';
import type { Actor } from './policy.ts';

/** Who may ask for an address, in the district that the account belongs to and in no other. */
export interface RouteRight {
  /** What it does; stands in the table of rights. */
  readonly does: string;
  /** `everybody`: nobody needs to be known · `known`: any account · otherwise the roles. */
  readonly may: 'everybody' | 'known' | readonly Role[];
  /** Administrators too, whatever their role. */
  readonly admin?: true;
  /** Also while the first password is not changed yet. */
  readonly anyPassword?: true;
  /** Also by an access token, without a session: for programs that only read. */
  readonly byToken?: true;
}

const DISTRICT = '/api/districts/:district';
const RECORD: readonly Role[] = ['planner', 'patrol', 'leader'];
const READERS: readonly Role[] = ['planner', 'patrol', 'leader', 'auditor'];
/** Of a partner department its account says which collections and fields. */
const FEATURES: readonly Role[] = [...READERS, 'partner'];
const ITEMS = `${DISTRICT}/collections/:collection/items`;
/** Who may save tours. */
const SHOWERS: readonly Role[] = ['planner', 'leader'];
const REPORTERS: readonly Role[] = ['planner', 'patrol'];
const PHOTOS = `${DISTRICT}/photos`;

/**
 * The one table of rights, by method and address as routes are registered; HEAD goes with GET. An address without a row is refused to
 * everybody. What a change may be recorded by is `mayRecord`, what is given of an answer `classesOf`.
 */
export const ROUTE_RIGHTS: Readonly<Record<string, RouteRight>> = {
  'GET /api/districts': { does: 'names of the districts, and how one logs in', may: 'everybody' },
  [`PUT ${DISTRICT}/session`]: { does: 'log in', may: 'everybody' },
  [`GET ${DISTRICT}/session`]: { does: 'who am I', may: 'known', anyPassword: true },
  [`DELETE ${DISTRICT}/session`]: { does: 'log out', may: 'everybody' },
  [`PUT ${DISTRICT}/session/password`]: { does: 'change one’s own password', may: 'known', anyPassword: true },
  [`GET ${DISTRICT}/sessions`]: { does: 'list one’s own sessions', may: 'known' },
  [`DELETE ${DISTRICT}/sessions/:session`]: { does: 'end one of one’s own sessions', may: 'known' },
  [`GET ${DISTRICT}/oidc`]: { does: 'log in at the identity provider', may: 'everybody' },
  [`GET ${DISTRICT}/oidc/callback`]: { does: 'come back from the identity provider', may: 'everybody' },
  [`GET ${DISTRICT}/tokens`]: { does: 'list one’s own access tokens', may: 'known' },
  [`POST ${DISTRICT}/tokens`]: { does: 'make an access token that reads as its owner does', may: 'known' },
  [`DELETE ${DISTRICT}/tokens/:token`]: { does: 'revoke one of one’s own access tokens', may: 'known' },
  [`GET ${DISTRICT}/accounts`]: { does: 'list accounts', may: ['auditor'], admin: true },
  [`POST ${DISTRICT}/accounts`]: { does: 'create an account', may: [], admin: true },
  [`PATCH ${DISTRICT}/accounts/:account`]: { does: 'change, disable or enable an account', may: [], admin: true },
  [`POST ${DISTRICT}/accounts/:account/password`]: { does: 'give an account a new first password', may: [], admin: true },
  [`GET ${DISTRICT}/accounts/:account/sessions`]: { does: 'list an account’s sessions', may: ['auditor'], admin: true },
  [`DELETE ${DISTRICT}/accounts/:account/sessions`]: { does: 'end all sessions of an account', may: [], admin: true },
  [`DELETE ${DISTRICT}/accounts/:account/sessions/:session`]: { does: 'end a session of an account', may: [], admin: true },
  [`GET ${DISTRICT}/accounts/:account/tokens`]: { does: 'list an account’s access tokens', may: ['auditor'], admin: true },
  [`DELETE ${DISTRICT}/accounts/:account/tokens/:token`]: { does: 'revoke an access token of an account', may: [], admin: true },
  [`GET ${DISTRICT}/settings`]: {
    does: 'what administrators set: units, holiday tables, base maps',
    may: ['auditor'],
    admin: true,
  },
  [`PATCH ${DISTRICT}/settings`]: { does: 'rename the district, set holiday tables and base maps', may: [], admin: true },
  [`PUT ${DISTRICT}/closed`]: { does: 'close the district: it is read and written no more', may: [], admin: true },
  [`DELETE ${DISTRICT}/closed`]: { does: 'open it again', may: [], admin: true },
  [`POST ${DISTRICT}/districts`]: {
    does: 'begin a further district, where whoever runs the server lets this one’s administrators',
    may: [],
    admin: true,
  },
  [`GET ${DISTRICT}/field-package`]: { does: 'the field package of one’s own assigned area (is logged)', may: ['patrol'] },
  [`GET ${DISTRICT}/tours`]: { does: 'list links to shared tours', may: SHOWERS, admin: true },
  [`POST ${DISTRICT}/tours`]: { does: 'share a tour under a link, for some days', may: SHOWERS },
  [`DELETE ${DISTRICT}/tours/:link`]: { does: 'revoke a link', may: SHOWERS, admin: true },
  [`GET ${DISTRICT}/tours/:secret/page`]: { does: 'a shared tour, by the secret in its address', may: 'everybody' },
  [`GET ${DISTRICT}/audit`]: { does: 'read the audit log', may: ['auditor'], admin: true },
  [`GET ${DISTRICT}/audit/export`]: { does: 'export the audit log (is logged)', may: ['auditor'], admin: true },
  [`POST ${DISTRICT}/exports`]: { does: 'tell that a file or paper was made (is logged)', may: READERS },
  [`DELETE ${DISTRICT}/persons/:household`]: { does: 'erase a person’s values (is logged)', may: [], admin: true },
  [`POST ${DISTRICT}/changes`]: { does: 'record changes; which ones, see below', may: RECORD, admin: true },
  [`GET ${DISTRICT}/changes`]: { does: 'read the feed, as far as the role is given it', may: READERS },
  [`GET ${DISTRICT}/events`]: { does: 'be told that the feed moved', may: READERS },
  [`GET ${DISTRICT}/snapshots/current`]: {
    does: 'the district as it stands, redacted for leaders: figures and map',
    may: ['planner', 'leader', 'auditor'],
  },
  [`GET ${DISTRICT}`]: { does: 'OGC API Features: landing page', may: FEATURES, byToken: true },
  [`GET ${DISTRICT}/`]: { does: 'the same', may: FEATURES, byToken: true },
  [`GET ${DISTRICT}/conformance`]: { does: 'conformance classes', may: FEATURES, byToken: true },
  [`GET ${DISTRICT}/openapi`]: { does: 'description of the addresses', may: FEATURES, byToken: true },
  [`GET ${DISTRICT}/collections`]: { does: 'collections that the role is given', may: FEATURES, byToken: true },
  [`GET ${DISTRICT}/collections/:collection`]: { does: 'one of them', may: FEATURES, byToken: true },
  [`GET ${DISTRICT}/collections/:collection/queryables`]: {
    does: 'properties that can be filtered by',
    may: FEATURES,
    byToken: true,
  },
  [`GET ${ITEMS}`]: { does: 'features, as far as the role is given them', may: FEATURES, byToken: true },
  [`GET ${ITEMS}/:id`]: { does: 'one of them', may: FEATURES, byToken: true },
  [`OPTIONS ${ITEMS}`]: { does: 'what can be done with features', may: FEATURES, byToken: true },
  [`OPTIONS ${ITEMS}/:id`]: { does: 'what can be done with a feature', may: FEATURES, byToken: true },
  [`POST ${ITEMS}`]: { does: 'report a sighting', may: REPORTERS },
  [`PUT ${ITEMS}/:id`]: { does: 'report or reshape a sighting', may: REPORTERS },
  [`DELETE ${ITEMS}/:id`]: { does: 'withdraw a sighting', may: REPORTERS },
  [`GET ${DISTRICT}/packages/:sha256`]: { does: 'a layer with all its columns', may: ['planner', 'auditor'] },
  [`PUT ${DISTRICT}/packages/:sha256`]: { does: 'bring a layer, before its import is recorded', may: ['planner'] },
  [`POST ${PHOTOS}`]: { does: 'begin to send a photo, its sidecar or a snapshot', may: RECORD },
  [`OPTIONS ${PHOTOS}`]: { does: 'how photos are sent', may: RECORD },
  [`GET ${PHOTOS}/uploads/:upload`]: { does: 'how far one’s own upload got (HEAD)', may: RECORD },
  [`PATCH ${PHOTOS}/uploads/:upload`]: { does: 'go on with it', may: RECORD },
  [`DELETE ${PHOTOS}/uploads/:upload`]: { does: 'give it up', may: RECORD },
  [`OPTIONS ${PHOTOS}/uploads/:upload`]: { does: 'how photos are sent', may: RECORD },
  [`GET ${PHOTOS}/:sha256`]: {
    does: 'a photo as it came; patrols are given their own, else told by HEAD whether it arrived, as leaders are',
    may: READERS,
  },
};

/** The row of an address as it was registered. */
export function findRight(method: string, url: string | undefined): RouteRight | undefined {
  return ROUTE_RIGHTS[`${method === 'HEAD' ? 'GET' : method} ${url ?? ''}`];
}

/** Whether somebody known may ask. */
export function mayAsk({ may, admin }: RouteRight, { role, isAdmin }: Pick<Actor, 'role' | 'isAdmin'>): boolean {
  return may === 'everybody' || may === 'known' || may.includes(role) || (admin === true && isAdmin);
}

/** @throws ProblemError 403 `not-permitted`, `password-change-needed` */
export function refuseUnlessPermitted(right: RouteRight | undefined, actor: Actor): void {
  if (!right || !mayAsk(right, actor)) throw new ProblemError(403, 'not-permitted');
  if (actor.mustChangePassword === true && right.anyPassword !== true) throw new ProblemError(403, 'password-change-needed');
}
