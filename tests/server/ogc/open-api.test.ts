import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { changeSettings } from '../../../src/core/register/actions/change-settings.ts';
import { isRefusal } from '../../../src/core/register/refusal.ts';
import { ROUTE_RIGHTS } from '../../../src/server/policy/route-rights.ts';
import { TEST_DATABASES } from '../../support/databases.ts';
import { squareShape } from '../../support/district-changes.ts';
import { type GuardedTeam, startGuardedTeam, type Ticket } from '../../support/guarded-team.ts';

interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Record<string, { readonly schema: object }> };
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema: object }> }>;
}
interface Api {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, object> };
}

describe('what the OpenAPI document says', () => {
  let team: GuardedTeam;
  let admin: Ticket;
  let patrol: Ticket;
  let patrolAccount: string;
  let api: Api;

  beforeAll(async () => {
    team = await startGuardedTeam(TEST_DATABASES[0]);
    const { password } = await team.account('d-1', 'admin', 'planner', { isAdmin: true });
    admin = await team.logIn('d-1', 'admin', password);
    const made = await team.account('d-1', 'patrol', 'patrol');
    patrolAccount = made.account;
    patrol = await team.logIn('d-1', 'patrol', made.password);
    const { register } = await team.districts.live('d-1');
    const units = [{ id: 'east', level: 'township' as const, name: '东', shape: squareShape(134.2, 24, 0.01).coordinates }];
    const draft = changeSettings(register, { patch: { units }, on: '2026-11-01' });
    if (isRefusal(draft)) throw new Error(draft.refused);
    const stamp = { id: 'c-units', recordedAt: team.now(), clockOffset_ms: 0, by: 'x', device: 'x' };
    expect((await ask(admin, 'POST', '/changes', { changes: [{ ...draft, ...stamp }] })).statusCode).toBe(200);
    api = (await ask(admin, 'GET', '/openapi')).json<Api>();
  }, 300_000);
  afterAll(() => team.close());

  const ask = (who: Ticket, method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, payload?: object) =>
    team.server.inject({
      method,
      url: `/api/districts/d-1${path}`,
      headers: { cookie: who.headers.cookie, 'chidu-device': who.headers['chidu-device'] },
      ...(payload && { payload }),
    });

  /** A schema of the document as a judge; references are to the document's own components. */
  const judge = (schema: object): z.ZodType => {
    const whole = JSON.stringify(schema).replace(/\{"\$ref":"#\/components\/schemas\/(\w+)"\}/g, (_, name: string) =>
      JSON.stringify(api.components.schemas[name]),
    );
    return z.fromJSONSchema(JSON.parse(whole) as never, { defaultTarget: 'openapi-3.0' });
  };
  const faultsOf = (schema: object, value: unknown) =>
    judge(schema)
      .safeParse(value)
      .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

  it('can be asked: each operation is a route with a row in the table of rights', () => {
    const told = Object.entries(api.paths).flatMap(([path, operations]) =>
      Object.keys(operations)
        .filter((method) => method !== 'parameters')
        .map((method) => {
          const address = path === '/' ? '' : path.replace(/\/collections\/[a-z-]+/, '/collections/:collection');
          return `${method.toUpperCase()} /api/districts/:district${address.replace(/\{(\w+)\}/g, ':$1')}`;
        }),
    );
    expect(told).toContain('PATCH /api/districts/:district/settings');
    expect([...new Set(told)].filter((one) => !(one in ROUTE_RIGHTS) || !team.routes.includes(one))).toEqual([]);
  });

  it.each([
    ['settings.get', 'GET', '/settings', undefined, 200],
    ['settings.change', 'PATCH', '/settings', { base: 0, name: '别名' }, 412],
    ['settings.change', 'PATCH', '/settings', { base: 2, name: '别名' }, 200],
    ['accounts.change', 'PATCH', '/accounts/{account}', { assignedArea: { units: ['nowhere'] } }, 422],
    ['accounts.change', 'PATCH', '/accounts/{account}', { assignedArea: { units: ['east'] } }, 200],
    [
      'accounts.change',
      'PATCH',
      '/accounts/{account}',
      { assignedArea: { shape: squareShape(134.2, 24, 0.01).coordinates } },
      200,
    ],
    ['fieldPackage.make', 'GET', '/field-package', undefined, 200],
    [
      'districts.begin',
      'POST',
      '/districts',
      {
        name: '邻区',
        timeZone: 'Asia/Shanghai',
        meridian: 120,
        bounds: [119.9, 30, 120.2, 30.2],
        admin: { login: 'chief', name: '首任' },
      },
      201,
    ],
    ['district.close', 'PUT', '/closed', {}, 204],
    ['district.reopen', 'DELETE', '/closed', undefined, 204],
  ] as const)('of %s is what is asked and answered: %s %s', async (operationId, method, path, payload, due) => {
    const operation = api.paths[path][method.toLowerCase()];
    expect(operation.operationId).toBe(operationId);
    const asked = operation.requestBody?.content['application/json'].schema;
    if (asked) expect(faultsOf(asked, payload)).toEqual([]);
    const who = operationId === 'fieldPackage.make' ? patrol : admin;
    const answer = await ask(who, method, path.replace('{account}', patrolAccount), payload);
    expect([answer.statusCode, due === answer.statusCode || answer.body]).toEqual([due, true]);
    const said = operation.responses[String(due)];
    if (!said.content) return expect(answer.body).toBe('');
    const [[type, { schema }]] = Object.entries(said.content);
    expect(answer.headers['content-type']).toContain(type);
    if (type !== 'application/zip') expect(faultsOf(schema, answer.json())).toEqual([]);
  });

  it('is a judge that finds what is missing or of another kind', async () => {
    const { schema } = api.paths['/settings'].get.responses[200].content?.['application/json'] ?? { schema: {} };
    const answer = (await ask(admin, 'GET', '/settings')).json<Record<string, unknown>>();
    expect(faultsOf(schema, { ...answer, version: undefined }).length).toBe(1);
    expect(faultsOf(schema, { ...answer, servedOrigins: 'none' }).length).toBe(1);
    const asked = api.paths['/settings'].patch.requestBody?.content['application/json'].schema ?? {};
    expect(faultsOf(asked, { base: 1, patch: { smallCell: 1 } }).length).toBe(1);
  });
});
