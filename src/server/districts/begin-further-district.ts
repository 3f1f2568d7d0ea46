import type * as z from '../../api/zod.ts';
import type { BegunDistrict, furtherDistrictSchema } from '../../api/administration.ts';
import { planeAbout } from '../../core/geodesy/district-plane.ts';
import { createDistrict } from '../../core/register/actions/create-district.ts';
import { dayOf } from '../../core/register/day.ts';
import type { Settings } from '../../core/register/district.ts';
import { acceptChange, EMPTY_FEED } from '../../core/register/feed.ts';
import type { Ids } from '../../core/register/ports.ts';
import { isRefusal } from '../../core/register/refusal.ts';
import { EMPTY_REGISTER } from '../../core/register/register.ts';
import { createAccount } from '../auth/administer-accounts.ts';
import { type Beginning, beginDistrict } from '../begin-district.ts';
import type { Actor } from '../policy/policy.ts';
import { ProblemError } from '../problem.ts';
import { refusedAs } from '../refused-as.ts';

/**
 * Begins a district beside the actor's own: empty, in its plane, with the holiday tables of the actor's district and a first
 * administrator, a planner. Each district is written in transactions of its own.
 * @throws ProblemError 409 `district-name-taken`, 422 `time-zone-unknown`, `setting-malformed` and what else a district is refused for
 */
export async function beginFurtherDistrict(
  { name, timeZone, meridian, bounds, admin }: z.output<typeof furtherDistrictSchema>,
  actor: Actor,
  { holidays }: Pick<Settings, 'holidays'>,
  { ids, ...place }: Beginning & { readonly ids: Ids },
): Promise<BegunDistrict> {
  const { auth, clock, districts } = place;
  if ((await districts.list()).some((one) => one.name === name)) throw new ProblemError(409, 'district-name-taken', { name });
  const id = ids.next();
  const at = clock.now();
  const draft = createDistrict(EMPTY_REGISTER, {
    id,
    name,
    on: startOf(at, timeZone),
    plane: planeAbout(meridian, bounds),
    bounds,
    settings: { timeZone, ...(holidays && { holidays }) },
  });
  if (isRefusal(draft)) throw refusedAs(draft);
  const stamp = { id: ids.next(), recordedAt: at, clockOffset_ms: 0, by: actor.name, device: actor.device };
  const feed = [acceptChange(EMPTY_FEED, { ...draft, ...stamp }, at, () => ids.salt())];
  const { settings } = draft.body;
  const district = { id, name };
  await beginDistrict({ district, settings, packages: new Map(), photos: new Map(), feed }, place);
  const made = await createAccount(
    auth,
    { district: id, account: 'system' },
    { ...admin, role: 'planner', isAdmin: true, grants: {} },
    { account: ids.next(), at },
  );
  await auth.within(actor.district, (connection) =>
    auth.audit(connection, actor.district, {
      actor: actor.account,
      action: 'district-begun',
      subject: id,
      detail: { changes: 1 },
    }),
  );
  return { district, admin: made.account, password: made.password };
}

/** @throws ProblemError 422 `time-zone-unknown` */
function startOf(at: string, timeZone: string): string {
  try {
    return dayOf(at, timeZone);
  } catch {
    throw new ProblemError(422, 'time-zone-unknown', { found: timeZone });
  }
}
