import type { FastifyInstance } from 'fastify';
import { furtherDistrictSchema, settingsWishSchema } from '../../api/administration.ts';
import { changeSettings } from '../../core/register/actions/change-settings.ts';
import type { SettingsPatch } from '../../core/register/change.ts';
import { dayOf } from '../../core/register/day.ts';
import { isRefusal } from '../../core/register/refusal.ts';
import { versionOf } from '../../core/register/register.ts';
import { fieldLimits } from '../../core/report/field-package/field-limits.ts';
import type { Auth } from '../auth/auth.ts';
import { beginFurtherDistrict } from '../districts/begin-further-district.ts';
import { closeDistrict } from '../districts/close-district.ts';
import { cutFieldPackage } from '../districts/cut-field-package.ts';
import { ProblemError } from '../problem.ts';
import { refusedAs } from '../refused-as.ts';
import type { RouteContext } from './context.ts';
import { MEDIA } from './ogc/answer.ts';
import { readBody } from './read-body.ts';

/** What whoever runs the server decides, and its districts' administrators do not. */
export interface ServerRules {
  /** Origins that pages may fetch from beside the server's own. */
  readonly allowedOrigins: readonly string[];
  /** Whether a district's administrators may begin others. */
  mayBegin(district: string): boolean;
}

/** A year's holidays are a few kilobytes, fifty base maps some more. */
const BODY_BYTES = 512 * 1024;
const SMALL_BYTES = 16 * 1024;

/**
 * The administrators' routes for one district: `settings` as they stand and to be changed, `closed` put and deleted, `districts` for a
 * further one; and a patrol's own `field-package`.
 */
export function administrationRoutes(
  server: FastifyInstance,
  { database, districts, blobs, clock, ids, actorOf }: RouteContext,
  auth: Auth,
  rules: ServerRules,
): void {
  const base = '/api/districts/:district';

  /** As `administrationSchema` says. */
  const describe = async (district: string) => {
    const live = await districts.live(district);
    const { settings, units } = await live.session();
    const { name } = live.register.district ?? { name: district };
    const { areas_m2 } = units.polygons.view('ellipsoidal');
    const { timeZone, bounds, plane, holidays, baseMaps, allowedOrigins, mapApprovalNo } = settings;
    const closedAt = (await districts.list()).find((one) => one.district === district)?.closedAt ?? '';
    return {
      district: { id: district, name },
      closedAt: closedAt === '' ? null : closedAt,
      version: versionOf(live.register, 'district', district),
      settings: {
        timeZone,
        bounds,
        plane,
        holidays,
        baseMaps,
        allowedOrigins,
        mapApprovalNo,
        units: units.list.map((unit, row) => ({ ...unit, area_m2: areas_m2[row] })),
        mostArea_km2: fieldLimits(settings).area_km2,
      },
      servedOrigins: rules.allowedOrigins,
      mayBegin: rules.mayBegin(district),
    };
  };

  server.get(`${base}/settings`, async (request) => describe((await actorOf(request)).district));

  server.patch(`${base}/settings`, { bodyLimit: BODY_BYTES }, async (request) => {
    const actor = await actorOf(request);
    const { district } = actor;
    const wish = readBody(settingsWishSchema, request.body);
    const { name, reason } = wish;
    const patch = wish.patch as SettingsPatch;
    const { register } = await districts.live(district);
    if (!register.settings) throw new ProblemError(404, 'district-unknown', { district });
    const others = (await districts.list()).filter((one) => one.district !== district);
    if (others.some((one) => one.name === name)) throw new ProblemError(409, 'district-name-taken', { name: name ?? '' });
    const on = dayOf(clock.now(), register.settings.timeZone);
    const draft = changeSettings(register, { patch, ...(name !== undefined && { name }), reason, on });
    if (isRefusal(draft)) throw refusedAs(draft);
    if (draft.base !== wish.base) throw new ProblemError(412, 'settings-outdated', { version: draft.base });
    const stamp = { id: ids.next(), recordedAt: clock.now(), clockOffset_ms: 0, by: actor.name, device: actor.device };
    await districts.push(actor, [{ ...draft, ...stamp }]);
    return describe(district);
  });

  server.put(`${base}/closed`, { bodyLimit: SMALL_BYTES }, async (request, reply) => {
    await closeDistrict(auth, await actorOf(request), clock.now());
    return reply.code(204).send();
  });

  server.delete(`${base}/closed`, { bodyLimit: SMALL_BYTES }, async (request, reply) => {
    await closeDistrict(auth, await actorOf(request), null);
    return reply.code(204).send();
  });

  server.post(`${base}/districts`, { bodyLimit: SMALL_BYTES }, async (request, reply) => {
    const actor = await actorOf(request);
    if (!rules.mayBegin(actor.district)) throw new ProblemError(403, 'districts-elsewhere');
    const asked = readBody(furtherDistrictSchema, request.body);
    const { register } = await districts.live(actor.district);
    const place = { auth, blobs, clock, database, districts, ids };
    const begun = await beginFurtherDistrict(asked, actor, { holidays: register.settings?.holidays }, place);
    return reply.code(201).send(begun);
  });

  server.get(`${base}/field-package`, async (request, reply) => {
    const actor = await actorOf(request);
    const { district, account } = actor;
    const { bytes, container, counts, expiresOn } = await cutFieldPackage(actor, { database, districts, clock, ids });
    await auth.within(district, (connection) =>
      auth.audit(connection, district, {
        actor: account,
        action: 'field-package-made',
        subject: account,
        detail: { area_m2: Math.round(counts.area_m2), expiresOn, seq: container.field?.from.seq ?? 0 },
      }),
    );
    return reply
      .type(MEDIA.zip)
      .header('cache-control', 'private, no-store')
      .header('content-disposition', 'attachment; filename="field-package.chidu"')
      .send(Buffer.from(bytes));
  });
}
