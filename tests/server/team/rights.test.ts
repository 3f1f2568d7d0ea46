import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from '../../../src/api/roles.ts';
import { collectionsGiven, fieldsGiven } from '../../../src/server/features/collections.ts';
import { writeRights } from '../../../src/server/policy/write-rights.ts';
import { TEST_DATABASES } from '../../support/databases.ts';
import { startGuardedTeam, type GuardedTeam, type Ticket } from '../../support/guarded-team.ts';

const ASKERS = ['planner', 'patrol', 'leader', 'auditor', 'partner', 'admin'] as const;
type Asker = (typeof ASKERS)[number];

const EVERYBODY = 'everybody';
const ALL = ASKERS.join(' ');
const OFFICE = 'planner patrol leader auditor';

/** Who may ask for what, written down a second time: `admin` is a partner department's account that manages accounts. */
const EXPECTED: Readonly<Record<string, string>> = {
  'GET /api/districts': EVERYBODY,
  'PUT /api/districts/:district/session': EVERYBODY,
  'GET /api/districts/:district/session': ALL,
  'DELETE /api/districts/:district/session': EVERYBODY,
  'PUT /api/districts/:district/session/password': ALL,
  'GET /api/districts/:district/sessions': ALL,
  'DELETE /api/districts/:district/sessions/:session': ALL,
  'GET /api/districts/:district/oidc': EVERYBODY,
  'GET /api/districts/:district/oidc/callback': EVERYBODY,
  'GET /api/districts/:district/accounts': 'auditor admin',
  'POST /api/districts/:district/accounts': 'admin',
  'PATCH /api/districts/:district/accounts/:account': 'admin',
  'POST /api/districts/:district/accounts/:account/password': 'admin',
  'GET /api/districts/:district/accounts/:account/sessions': 'auditor admin',
  'DELETE /api/districts/:district/accounts/:account/sessions': 'admin',
  'DELETE /api/districts/:district/accounts/:account/sessions/:session': 'admin',
  'GET /api/districts/:district/tokens': ALL,
  'POST /api/districts/:district/tokens': ALL,
  'DELETE /api/districts/:district/tokens/:token': ALL,
  'GET /api/districts/:district/accounts/:account/tokens': 'auditor admin',
  'DELETE /api/districts/:district/accounts/:account/tokens/:token': 'admin',
  'GET /api/districts/:district/settings': 'auditor admin',
  'PATCH /api/districts/:district/settings': 'admin',
  'PUT /api/districts/:district/closed': 'admin',
  'DELETE /api/districts/:district/closed': 'admin',
  'POST /api/districts/:district/districts': 'admin',
  'GET /api/districts/:district/field-package': 'patrol',
  'GET /api/districts/:district/tours': 'planner leader admin',
  'POST /api/districts/:district/tours': 'planner leader',
  'DELETE /api/districts/:district/tours/:link': 'planner leader admin',
  'GET /api/districts/:district/tours/:secret/page': EVERYBODY,
  'GET /api/districts/:district/audit': 'auditor admin',
  'GET /api/districts/:district/audit/export': 'auditor admin',
  'POST /api/districts/:district/exports': OFFICE,
  'DELETE /api/districts/:district/persons/:household': 'admin',
  'POST /api/districts/:district/changes': 'planner patrol leader admin',
  'GET /api/districts/:district/changes': OFFICE,
  'GET /api/districts/:district/events': OFFICE,
  'GET /api/districts/:district/snapshots/current': 'planner leader auditor',
  'GET /api/districts/:district': ALL,
  'GET /api/districts/:district/': ALL,
  'GET /api/districts/:district/conformance': ALL,
  'GET /api/districts/:district/openapi': ALL,
  'GET /api/districts/:district/collections': ALL,
  'GET /api/districts/:district/collections/:collection': ALL,
  'GET /api/districts/:district/collections/:collection/queryables': ALL,
  'GET /api/districts/:district/collections/:collection/items': ALL,
  'GET /api/districts/:district/collections/:collection/items/:id': ALL,
  'OPTIONS /api/districts/:district/collections/:collection/items': ALL,
  'OPTIONS /api/districts/:district/collections/:collection/items/:id': ALL,
  'POST /api/districts/:district/collections/:collection/items': 'planner patrol',
  'PUT /api/districts/:district/collections/:collection/items/:id': 'planner patrol',
  'DELETE /api/districts/:district/collections/:collection/items/:id': 'planner patrol',
  'GET /api/districts/:district/packages/:sha256': 'planner auditor',
  'PUT /api/districts/:district/packages/:sha256': 'planner',
  'POST /api/districts/:district/photos': 'planner patrol leader',
  'OPTIONS /api/districts/:district/photos': 'planner patrol leader',
  'PATCH /api/districts/:district/photos/uploads/:upload': 'planner patrol leader',
  'DELETE /api/districts/:district/photos/uploads/:upload': 'planner patrol leader',
  'OPTIONS /api/districts/:district/photos/uploads/:upload': 'planner patrol leader',
  // Of patrols and leaders HEAD alone is answered.
  'GET /api/districts/:district/photos/:sha256': 'planner auditor',
};

it('the table of rights in the documents is the one of the code', async () => {
  await expect(writeRights()).toMatchFileSnapshot('../../../docs/contracts/rights.md');
});

it('gives a partner department what its account names, and nothing else', () => {
  const grants = { parcels: ['parcelNo', 'holder', 'toString'], patrols: ['by'] };
  expect(collectionsGiven({ role: 'partner', grants })).toEqual(['parcels']);
  // Persons' values are no partner's, whatever an administrator writes.
  expect(Object.keys(fieldsGiven({ role: 'partner', grants }, 'parcels'))).toEqual(['parcelNo']);
  expect(collectionsGiven({ role: 'partner' })).toEqual([]);
  expect(Object.keys(fieldsGiven({ role: 'partner' }, 'parcels'))).toEqual([]);
});

describe.each(TEST_DATABASES)('who may ask for what, on $name', (where) => {
  let team: GuardedTeam;
  const tickets = new Map<Asker | 'fresh' | 'stranger', Ticket>();

  beforeAll(async () => {
    team = await startGuardedTeam(where);
    const enter = async (asker: Asker | 'fresh' | 'stranger', district: string, role: (typeof ROLES)[number], more = {}) => {
      const { password } = await team.account(district, asker, role, more);
      tickets.set(asker, await team.logIn(district, asker, password));
    };
    for (const role of ROLES) await enter(role, 'd-1', role);
    await enter('admin', 'd-1', 'partner', { isAdmin: true });
    await enter('fresh', 'd-1', 'planner', { isAdmin: true, mustChange: true });
    await enter('stranger', 'd-2', 'planner', { isAdmin: true });
  });
  afterAll(() => team.close());

  /** Status of an empty request; what may be asked for is refused for its content or answered. */
  const ask = async (route: string, headers: Record<string, string> = {}, district = 'd-1'): Promise<number> => {
    const [method, url] = route.split(' ') as ['GET', string];
    const answer = await team.server.inject({
      method,
      url: url.replace(':district', district).replace(/:\w+/g, 'none'),
      headers: { 'chidu-device': 'device-x', ...headers },
      ...(['POST', 'PUT', 'PATCH'].includes(method) && { payload: {} }),
      payloadAsStream: true,
    });
    answer.stream().destroy();
    return answer.statusCode;
  };

  it('knows every route that is registered, and no other', () => {
    expect([...team.routes].sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(Object.entries(EXPECTED))('%s', async (route, may) => {
    const isOpen = may === EVERYBODY;
    const told = { nobody: await ask(route) } as Record<string, number>;
    const isLogout = route.startsWith('DELETE') && isOpen;
    for (const asker of isLogout ? [] : ASKERS) told[asker] = await ask(route, tickets.get(asker)?.headers);
    told.stranger = await ask(route, tickets.get('stranger')?.headers);
    const verdict = Object.entries(told).map(([asker, status]) => [asker, status === 401 ? 401 : status === 403 ? 403 : 'in']);
    const due = Object.keys(told).map((asker) => [
      asker,
      isOpen || may.split(' ').includes(asker) ? 'in' : asker === 'nobody' || asker === 'stranger' ? 401 : 403,
    ]);
    expect(verdict).toEqual(due);
    const isOfFresh = /:district\/session(\/password)?$/.test(route);
    if (!isOpen)
      expect(await ask(route, tickets.get('fresh')?.headers)).toBe(isOfFresh ? (route.startsWith('PUT') ? 400 : 200) : 403);
  });

  it('ends no session of a district by a log-out from another', async () => {
    expect(await ask('DELETE /api/districts/:district/session', tickets.get('stranger')?.headers)).toBe(204);
    expect(await ask('GET /api/districts/:district/session', tickets.get('stranger')?.headers, 'd-2')).toBe(200);
  });

  it('gives what is not there as what is not one’s own: the same answer', async () => {
    const { account } = await team.account('d-2', 'target', 'patrol');
    const admin = tickets.get('admin')?.headers;
    for (const id of [account, 'none', '../d-2', '%00'])
      for (const method of ['POST', 'PATCH'] as const) {
        const url = `/api/districts/d-1/accounts/${encodeURIComponent(id)}${method === 'POST' ? '/password' : ''}`;
        const answer = await team.server.inject({
          method,
          url,
          headers: admin,
          ...(method === 'PATCH' && { payload: { disabled: true } }),
        });
        expect([id, answer.statusCode, answer.json()]).toMatchObject([id, 404, { code: 'account-unknown' }]);
      }
  });
});
