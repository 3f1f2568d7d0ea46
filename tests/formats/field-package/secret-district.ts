import { createDistrictPlane } from '../../../src/core/geodesy/district-plane.ts';
import { MeasuredPolygons } from '../../../src/core/overlay/measured-polygons.ts';
import { buildColumns } from '../../../src/core/overlay/build-columns.ts';
import { ACTIONS } from '../../../src/core/register/actions/index.ts';
import { createDistrict } from '../../../src/core/register/actions/create-district.ts';
import type { LayerKind } from '../../../src/core/register/layer.ts';
import type { Shape } from '../../../src/core/register/shape.ts';
import type { Sighting } from '../../../src/core/register/sighting.ts';
import type { FieldLayer } from '../../../src/core/report/field-package/select-field.ts';
import { createWriter, DISTRICT_INPUT, PLANE, SIGHTING, squareShape } from '../../support/district-changes.ts';

/** The area of the package: everything of the district but `far` lies in it. */
export const AREA = squareShape(134.2, 24, 0.02).coordinates;
export const ME = 'patrol-me';

/**
 * A district in which every field that may hold a word holds one that nobody may see; `told` are those that a phone is given.
 * @param write the n-th secret, where it is not to be written as a word of the seed
 */
export function secretDistrict(seed = '', write = (n: number, what: string) => `SECRET${seed}-${n}-${what}`) {
  const secrets: string[] = [];
  const told: string[] = [];
  const secret = (what: string): string => {
    const word = write(secrets.length, what);
    secrets.push(word);
    return word;
  };
  const mine = (what: string): string => {
    const word = `MINE${seed}-${told.length}-${what}`;
    told.push(word);
    return word;
  };
  const writer = createWriter();
  const { register } = writer;
  const shapeAt = (lon: number, lat: number, size?: number): Shape => ({
    ...squareShape(lon, lat, size),
    source: { crs: secret('crs'), file_sha256: 'ab'.repeat(32) },
  });
  writer.accept(
    createDistrict(register, {
      ...DISTRICT_INPUT,
      settings: {
        units: [
          { id: 'z-1', level: 'zone', name: '一片区', shape: squareShape(134.2, 24, 0.05).coordinates },
          {
            id: 'v-far',
            level: 'village',
            parentId: 'z-1',
            name: secret('far village'),
            shape: squareShape(134.29, 24.09).coordinates,
          },
        ],
        assistingUnits: [{ id: 'a-1', name: secret('assisting unit') }],
        office: { name: secret('office'), address: secret('office address'), phone: secret('office phone') },
        noticeTemplates: { 'planning-stop-work': secret('template') },
      },
    }),
  );

  const plane = createDistrictPlane(PLANE);
  const layers: FieldLayer[] = [];
  const lay = (id: string, kind: LayerKind, shapes: readonly Shape[], names: readonly string[]) => {
    const rings = shapes.map(({ coordinates }) => {
      const [ring] = coordinates.coordinates as number[][][];
      const { coordinates: mm } = plane.toMillimetres(Float64Array.from(ring.flat()));
      return [[ring.map((_, n): [number, number] => [mm[2 * n], mm[2 * n + 1]])]];
    });
    const columns = new Map(names.map((name) => [name, shapes.map(() => secret(`${id} ${name}`))]));
    columns.set(
      'parcelNo',
      shapes.map((_, n) => `${id}-no-${n}`),
    );
    const layer = {
      id,
      kind,
      name: `图层 ${id}`,
      source: { fileName: secret('file'), format: secret('format'), crs: secret('layer crs'), file_sha256: 'cd'.repeat(32) },
      notes: [{ code: 'note', count: 1, detail: secret('note') }],
      package_sha256: 'a'.repeat(64),
      count: shapes.length,
      replaces: [secret('replaced layer')],
    };
    writer.accept(ACTIONS.importLayer(register, { layer, on: '2026-01-02' }));
    layers.push({
      layer: { ...layer, importedOn: '2026-01-02' },
      polygons: new MeasuredPolygons(buildColumns(rings), plane),
      isGround: false,
      idOf: (row) => `${id}-p-${row}`,
      rowOf: (feature) => {
        const row = shapes.findIndex((_, n) => feature === `${id}-p-${n}`);
        return row < 0 ? undefined : row;
      },
      column: (name) => columns.get(name),
    });
  };
  const near = squareShape(134.205, 24.005);
  const far = squareShape(134.28, 24.08);
  const holderColumns = ['holder', 'name', '权利人', '联系电话', '身份证', 'note', 'address'];
  lay('parcels', 'parcels', [near, far], holderColumns);
  lay('paid', 'compensated', [near], holderColumns);
  lay('permits', 'permits', [near], holderColumns);
  lay('poor', 'reference', [near], holderColumns);
  lay('patched', 'patches', [near], holderColumns);
  lay('built', 'builds', [near], holderColumns);

  writer.accept(
    ACTIONS.reshapeParcel(register, {
      parcelId: 'parcels-p-0',
      layerId: 'parcels',
      parcelNo: 'parcels-no-0',
      shape: shapeAt(134.205, 24.005, 0.0011),
      reason: secret('reshaped because'),
      on: '2026-01-05',
    }),
  );
  const redLine = {
    id: 'r-1',
    name: '滨河路',
    layerId: 'lines',
    project: '滨河路改扩建',
    approvalNo: secret('approval'),
    regime: 'collective' as const,
    freezeOn: '2026-01-10',
    targets: [],
  };
  writer.accept(
    ACTIONS.drawRedLine(register, { redLine, shape: shapeAt(134.2, 24, 0.01), reason: secret('drawn'), on: '2026-01-04' }),
  );
  writer.accept(
    ACTIONS.reviseRedLine(register, {
      redLineId: 'r-1',
      shape: shapeAt(134.2, 24, 0.012),
      reason: secret('revised'),
      on: '2026-02-04',
    }),
  );
  const household = {
    id: 'house-1',
    no: secret('household no'),
    name: secret('person'),
    address: secret('home'),
    phone: secret('phone'),
  };
  writer.accept(ACTIONS.registerHousehold(register, { household, on: '2026-01-05' }));
  const item = {
    id: 'i-1',
    parcelId: 'parcels-p-0',
    redLineId: 'r-1',
    unit: 'z-1',
    assistingUnit: 'a-1',
    households: [{ householdId: 'house-1', share: 1 }],
    buildings: ['build-1'],
  };
  writer.accept(ACTIONS.registerItem(register, { item, on: '2026-01-05' }));
  const building = { id: 'build-1', itemId: 'i-1', no: secret('building'), floors: 2 };
  writer.accept(ACTIONS.registerBuilding(register, { building, on: '2026-01-05' }));
  for (const [kind, on] of [
    ['surveyed', '2026-01-06'],
    ['published', '2026-01-07'],
    ['signed', '2026-01-20'],
    ['paid', '2026-02-10'],
  ] as const) {
    const papers = { documentNo: secret(`${kind} document`), proof: secret(`${kind} proof`), amount: 77_112_233 };
    writer.accept(ACTIONS.recordMilestone(register, { itemId: 'i-1', kind, on, ...papers }));
  }
  writer.accept(
    ACTIONS.receiveObjection(register, {
      itemId: 'i-1',
      objection: { id: 'o-1', receivedOn: '2026-02-01' },
      on: '2026-02-01',
    }),
  );
  writer.accept(
    ACTIONS.answerObjection(register, {
      itemId: 'i-1',
      objectionId: 'o-1',
      result: secret('objection'),
      documentNo: secret('objection answer'),
      on: '2026-02-03',
    }),
  );

  const sighting = (id: string, by: string, say: (what: string) => string): Omit<Sighting, 'shapes'> => ({
    ...SIGHTING,
    id,
    no: `XC-${id}`,
    channel: 'public-report',
    by,
    evidence: say('evidence'),
    absentOn: '2026-01-01',
    absentEvidence: say('absent evidence'),
    note: say('note'),
    photos: [],
    position: { lon: 134.2912345, lat: 24.0912345, accuracy_m: 5, at: '2026-02-01T01:02:03.456Z' },
    occupiedLand: by === ME ? squareShape(134.206, 24.006) : shapeAt(134.206, 24.006),
  });
  writer.accept(
    ACTIONS.reportSighting(register, {
      sighting: sighting('s-theirs', secret('reporter'), secret),
      shape: shapeAt(134.206, 24.006),
      reason: secret('reported'),
      on: '2026-02-01',
    }),
  );
  writer.accept(
    ACTIONS.reshapeSighting(register, {
      sightingId: 's-theirs',
      shape: shapeAt(134.206, 24.006, 0.0012),
      reason: secret('grown'),
      on: '2026-02-05',
    }),
  );
  writer.accept(
    ACTIONS.reportSighting(register, {
      sighting: { ...sighting('s-mine', ME, mine), sameAs: 's-theirs' },
      shape: squareShape(134.206, 24.006),
      reason: mine('reported'),
      on: '2026-02-06',
    }),
  );
  writer.accept(
    ACTIONS.reportSighting(register, {
      sighting: { ...sighting('s-far', secret('far reporter'), secret), occupiedLand: undefined },
      shape: shapeAt(134.28, 24.08),
      reason: secret('far'),
      on: '2026-02-01',
    }),
  );
  const file = { id: 'case-1', no: 'AJ-1', begunOn: '2026-02-02', sightings: ['s-theirs', 's-far'], track: 'planning' as const };
  writer.accept(ACTIONS.openCase(register, { case: file, reason: secret('case'), on: '2026-02-02' }));
  writer.accept(
    ACTIONS.drawOccupiedLand(register, {
      caseId: 'case-1',
      shape: shapeAt(134.206, 24.006),
      reason: secret('land'),
      on: '2026-02-03',
    }),
  );
  const verified = { documentNo: secret('verification'), note: secret('step note'), verification: 'violation' as const };
  writer.accept(ACTIONS.takeCaseStep(register, { caseId: 'case-1', kind: 'verified', on: '2026-02-03', ...verified }));
  const order = {
    documentNo: secret('order'),
    served: { on: '2026-02-04', proof: secret('receipt') },
    note: secret('order note'),
  };
  writer.accept(ACTIONS.takeCaseStep(register, { caseId: 'case-1', kind: 'stop-work-ordered', on: '2026-02-03', ...order }));
  const patch = {
    id: 'patch-1',
    no: 'TB-1',
    source: 'satellite' as const,
    imagedOn: '2026-02-01',
    areas: { patch: 99_887_766 },
    shape: shapeAt(134.207, 24.007),
    layerId: 'patched',
    featureId: secret('patch feature'),
  };
  writer.accept(ACTIONS.receivePatch(register, { patch, on: '2026-02-10' }));
  const track = [
    [
      ['134.2905', '24.0905'],
      ['134.2906', '24.0906'],
    ],
  ].map((segment) => segment.map(([lon, lat], n) => [Number(lon), Number(lat), `2026-11-20T01:00:0${n}.000Z`, 5] as const));
  const patrol = (id: string, by: string, say: (what: string) => string) => ({
    id,
    by,
    how: 'recorded' as const,
    startedAt: '2026-11-20T01:00:00.000Z',
    endedAt: '2026-11-20T02:00:00.000Z',
    segments: by === ME ? [[[134.2, 24, '2026-11-20T01:00:00.000Z', 5] as const]] : track,
    visits: [
      {
        target: { kind: 'sighting' as const, id: 's-theirs' },
        at: '2026-11-20T01:30:00.000Z',
        outcome: 'unchanged' as const,
        note: say('visit'),
      },
    ],
    note: say('patrol'),
  });
  writer.accept(ACTIONS.recordPatrol(register, { patrol: patrol('walk-theirs', 'patrol-other', secret), on: '2026-11-20' }));
  writer.accept(ACTIONS.recordPatrol(register, { patrol: patrol('walk-mine', ME, mine), on: '2026-11-20' }));
  const photo = (id: string, subject: string, model: string) => ({
    id,
    subject: { kind: 'sighting' as const, id: subject },
    sha256: (id === 'photo-mine' ? 'e' : 'f').repeat(64),
    mediaType: 'image/jpeg',
    bytes: 5,
    how: 'camera' as const,
    takenAt: '2026-02-01T01:00:00.000Z',
    exif: { model },
    sidecar_sha256: (id === 'photo-mine' ? '1' : '2').repeat(64),
  });
  writer.accept(ACTIONS.attachPhoto(register, { photo: photo('photo-theirs', 's-theirs', secret('camera')), on: '2026-02-06' }));
  writer.accept(ACTIONS.attachPhoto(register, { photo: photo('photo-mine', 's-mine', mine('camera')), on: '2026-02-06' }));
  const task = (id: string, assignee: string, title: string) => ({
    id,
    from: 'complaint' as const,
    title,
    subject: { kind: 'sighting' as const, id: 's-theirs' },
    assignee,
    dueOn: '2026-12-01',
  });
  writer.accept(ACTIONS.assignTask(register, { task: task('t-theirs', secret('assignee'), secret('task')), on: '2026-11-01' }));
  writer.accept(ACTIONS.assignTask(register, { task: task('t-mine', ME, mine('task')), on: '2026-11-01' }));
  // What no action of others leaves behind in another form than its words: the position of whoever stood there, areas, amounts.
  secrets.push(
    '134.2912345',
    '24.0912345',
    '134.2905',
    '77112233',
    '99887766',
    'u-1',
    'dev-1',
    'public-report',
    's-far',
    'house-1',
    'build-1',
    'walk-theirs',
    'photo-theirs',
    't-theirs',
    'poor',
    'built',
    'parcels-no-1',
    'abababab',
    'cdcdcdcd',
  );
  // One's own may be named by what one wrote oneself.
  const ofMine = new Set(['134.2912345', '24.0912345', 'public-report']);
  return { writer, plane, layers, secrets, told, ofMine };
}
