import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../src/api/roles.ts';
import { createDistrict } from '../../../src/core/register/actions/create-district.ts';
import { createWriter, DISTRICT_INPUT, squareShape } from '../../support/district-changes.ts';
import { TEST_DATABASES } from '../../support/databases.ts';
import { as, seed, startTeam, type TestTeam } from '../../support/team.ts';

const ITEMS = '/api/districts/d-1/collections/sightings/items';
let made = 0;
const newId = () => `01900000-0000-7000-8000-${String(++made).padStart(12, '0')}`;

const PROPERTIES = {
  no: 'XC-1',
  channel: 'drone',
  seenOn: '2026-05-01',
  evidence: 'image of 1 May',
  positionLon: 134.2,
  positionLat: 24,
  positionAccuracy_m: 3,
  positionAt: '2026-05-01T01:00:00.000Z',
  stage: 'foundation',
  structure: 'frame',
  floors: 1,
  use: 'residential',
  shapeReason: 'seen from the air',
  shapeSigma_m: 0.5,
};
const feature = (lon = 134.2, more: object = {}) => ({
  type: 'Feature',
  geometry: squareShape(lon, 24).coordinates,
  properties: { ...PROPERTIES, ...more },
});

describe.each(TEST_DATABASES)('sightings written by their UUID on $name', (database) => {
  let team: TestTeam;

  beforeAll(async () => {
    team = await startTeam(database);
    const writer = createWriter();
    writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
    await seed(team, '试验区', writer.changes, new Map());
  });
  afterAll(() => team.stop());

  const ask = (
    method: 'GET' | 'PUT' | 'POST' | 'DELETE',
    id: string,
    headers: object = {},
    body?: object,
    role: Role = 'planner',
  ) =>
    team.server.inject({
      method,
      url: id === '' || id.startsWith('?') ? `${ITEMS}${id}` : `${ITEMS}/${id}`,
      headers: { ...as(role), ...(body && { 'content-type': 'application/geo+json' }), ...headers },
      ...(body && { payload: JSON.stringify(body) }),
    });
  const put = (id: string, headers: object, body: object = feature(), role?: Role) => ask('PUT', id, headers, body, role);
  const create = { 'if-none-match': '*' };
  const seqNow = async () => (await team.districts.live('d-1')).head.seq;

  it('reports, reshapes and withdraws, each as one change of the feed', async () => {
    const id = newId();
    const before = await seqNow();
    const created = await put(id, create, feature(134.2, { shapeFromOn: '2026-05-01' }));
    expect([created.statusCode, created.headers.etag, created.body]).toEqual([201, '"1"', '']);
    expect(String(created.headers.location)).toMatch(new RegExp(`${ITEMS}/${id}$`));
    const read = await ask('GET', id);
    expect(read.json()).toMatchObject({
      id,
      geometry: feature().geometry,
      properties: { ...PROPERTIES, by: 'n-planner', standing: true },
    });
    expect(read.json().properties.area_cm2).toBeGreaterThan(0);

    const grown = { ...read.json(), geometry: squareShape(134.2, 24, 0.002).coordinates };
    grown.properties = { ...grown.properties, shapeReason: 'grown', shapeFromOn: '2026-06-01' };
    const reshaped = await put(id, { 'if-match': String(read.headers.etag) }, grown);
    expect([reshaped.statusCode, reshaped.headers.etag]).toEqual([204, '"2"']);
    const again = (await ask('GET', id)).json();
    expect(again.geometry).toEqual(grown.geometry);
    expect(again.properties).toMatchObject({ shapeFromOn: '2026-06-01', shapeReason: 'grown' });

    const gone = await put(id, { 'if-match': '"2"' }, { ...grown, geometry: null, properties: { shapeReason: 'pulled down' } });
    expect(gone.statusCode, gone.body).toBe(204);
    expect((await ask('GET', id)).json()).toMatchObject({ geometry: null, properties: { standing: false } });

    expect((await ask('DELETE', `${id}`, { 'if-match': '"3"' })).json()).toMatchObject({ status: 422, code: 'reason-missing' });
    const withdrawn = await ask('DELETE', `${id}?reason=${encodeURIComponent('重复')}`, { 'if-match': '"3"' });
    expect(withdrawn.statusCode).toBe(204);
    expect((await ask('GET', id)).statusCode).toBe(404);
    const { links } = await team.districts.pull(
      { district: 'd-1', account: 'a', name: 'n', role: 'planner', isAdmin: false, device: 'x' },
      before,
      100,
    );
    expect(links.map(({ change }) => change?.type)).toEqual([
      'sighting-reported',
      'sighting-reshaped',
      'sighting-reshaped',
      'sighting-withdrawn',
    ]);
    expect(links[0].change).toMatchObject({ by: 'n-planner', device: 'desk-1' });
  });

  it('asks for a precondition, and tells the version that there is', async () => {
    const id = newId();
    expect((await put(id, {})).json()).toMatchObject({ status: 428, code: 'precondition-missing' });
    expect((await put(id, { 'if-match': '"1"' })).json()).toMatchObject({ status: 412, params: { version: 0 } });
    await put(id, create);
    for (const headers of [create, { 'if-match': '"7"' }, { 'if-match': 'W/"1"' }, { 'if-match': 'nonsense' }]) {
      const refused = await put(id, headers);
      expect(refused.json()).toMatchObject({ status: 412, code: 'entity-changed', params: { version: 1 } });
      expect(refused.headers.etag).toBe('"1"');
    }
    expect((await ask('DELETE', `${id}?reason=x`, {})).statusCode).toBe(428);
    expect((await put(id, { 'if-match': '"9", "1"' })).statusCode).toBe(204);
    expect((await put(id, { 'if-match': '*' })).statusCode).toBe(204);
  });

  it('does an operation once, however often it arrives', async () => {
    const id = newId();
    const headers = { ...create, 'idempotency-key': `op-${id}` };
    const [first, second] = [await put(id, headers), await put(id, headers)];
    const seq = await seqNow();
    expect([second.statusCode, second.headers.etag]).toEqual([first.statusCode, first.headers.etag]);
    const third = await put(id, headers);
    expect([third.statusCode, await seqNow()]).toEqual([201, seq]);
    expect((await put(id, headers, feature(134.25))).json()).toMatchObject({ status: 409, code: 'operation-reused' });
    expect((await put(newId(), headers)).json()).toMatchObject({ status: 409, code: 'operation-reused' });
    const reshape = { 'if-match': '"1"', 'idempotency-key': `re-${id}` };
    expect((await put(id, reshape)).headers.etag).toBe('"2"');
    // The version that it asks for is gone, and it's done all the same.
    expect((await put(id, reshape)).headers.etag).toBe('"2"');
    const withdraw = { 'if-match': '"2"', 'idempotency-key': `out-${id}` };
    expect((await ask('DELETE', `${id}?reason=twice`, withdraw)).statusCode).toBe(204);
    expect((await ask('DELETE', `${id}?reason=twice`, withdraw)).statusCode).toBe(204);
    const posted = { 'idempotency-key': `post-${id}` };
    const [one, two] = [await ask('POST', '', posted, feature(134.11)), await ask('POST', '', posted, feature(134.11))];
    expect([one.statusCode, two.statusCode]).toEqual([201, 201]);
    expect(two.headers.location).toBe(one.headers.location);
  });

  it('takes two writers one after the other: one of them has to look again', async () => {
    const id = newId();
    await put(id, create);
    const answers = await Promise.all([134.21, 134.22, 134.23].map((lon) => put(id, { 'if-match': '"1"' }, feature(lon))));
    expect(answers.map(({ statusCode }) => statusCode).sort((a, b) => a - b)).toEqual([204, 412, 412]);
  });

  it.each<[string, object, number, string]>([
    ['a field of nobody', feature(134.2, { caseId: 'c-1' }), 400, 'feature-malformed'],
    ['a missing field', { ...feature(), properties: { no: '1' } }, 400, 'feature-malformed'],
    ['no geometry', { ...feature(), geometry: null }, 400, 'feature-malformed'],
    ['a point', { ...feature(), geometry: { type: 'Point', coordinates: [134, 24] } }, 400, 'feature-malformed'],
    ['an id of another', { ...feature(), id: 'other' }, 400, 'feature-malformed'],
    [
      'an open ring',
      {
        ...feature(),
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [134, 24],
              [134.1, 24],
              [134.1, 24.1],
              [134, 24.1],
            ],
          ],
        },
      },
      422,
      'shape-unclosed',
    ],
    ['a day that has not come', feature(134.2, { shapeFromOn: '2027-01-01' }), 422, 'day-in-future'],
  ])('refuses %s', async (_, body, status, code) => {
    const refused = await put(newId(), create, body);
    expect(refused.json()).toMatchObject({ status, code });
    expect((await put('not-a-uuid', create, feature())).statusCode).toBe(400);
  });

  it('tells a patrol neither who reported, by its guesses, nor that there is a build where it may not look', async () => {
    const [near, far, own] = [newId(), newId(), newId()];
    await put(near, create);
    await put(far, create, feature(136.6));
    await put(own, create, feature(136.6), 'patrol');
    const guess = (id: string, by: string) =>
      put(id, { 'if-match': '"1"' }, feature(134.2, { by, shapeReason: 'again' }), 'patrol');
    const reporter = (await team.districts.live('d-1')).register.sightings.get(near)?.by ?? '';
    expect(reporter).not.toBe('');
    const answers = [await guess(near, reporter), await guess(near, 'somebody else')].map(({ body }) => body);
    expect(answers[0]).toContain('feature-field-fixed');
    expect(answers[1]).toBe(answers[0]);
    expect((await put(far, { 'if-match': '"1"' }, feature(136.6), 'patrol')).json()).toMatchObject({
      status: 404,
      code: 'feature-unknown',
    });
    const bare = { ...feature(), properties: { shapeReason: 'again', shapeSigma_m: 0.5, floors: 1 } };
    expect((await put(near, { 'if-match': '"1"' }, bare, 'patrol')).statusCode).toBe(204);
    expect((await put(own, { 'if-match': '"1"' }, feature(136.6, { shapeReason: 'again' }), 'patrol')).statusCode).toBe(204);
  });

  it('lets a report stay as it was made, and whoever may not write not write', async () => {
    const id = newId();
    await put(id, create);
    const other = feature(134.2, { floors: 4 });
    expect((await put(id, { 'if-match': '"1"' }, other)).json()).toMatchObject({
      status: 422,
      code: 'feature-field-fixed',
      params: { field: 'floors' },
    });
    for (const role of ['leader', 'auditor', 'partner'] as const) {
      expect((await put(newId(), create, feature(), role)).statusCode).toBe(403);
      expect((await put(id, { 'if-match': '"1"' }, feature(), role)).statusCode).toBe(403);
      expect((await ask('DELETE', `${id}?reason=x`, { 'if-match': '"1"' }, undefined, role)).statusCode).toBe(403);
    }
    expect((await put(newId(), create, feature(), 'patrol')).statusCode).toBe(201);
    expect((await ask('DELETE', `${id}?reason=x`, { 'if-match': '"1"' }, undefined, 'patrol')).statusCode).toBe(403);
    const zones = await team.server.inject({
      method: 'PUT',
      url: '/api/districts/d-1/collections/zones/items/x',
      headers: { ...as('planner'), ...create },
      payload: feature(),
    });
    expect(zones.json()).toMatchObject({ status: 405, code: 'collection-read-only' });
    const options = await team.server.inject({ method: 'OPTIONS', url: `${ITEMS}/${id}`, headers: as('planner') });
    expect(options.headers.allow).toBe('GET, HEAD, PUT, DELETE, OPTIONS');
  });
});
