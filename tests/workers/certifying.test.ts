import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AreaCertificate } from '../../src/core/measure/certificate/area-certificate.ts';
import { verifyCertificate } from '../../src/core/measure/certificate/verify-certificate.ts';
import type { CertificateSubject } from '../../src/workers/calls/certifying.ts';
import type { EngineApi, FeatureRef, Opened } from '../../src/workers/engine-api.ts';
import type { Remote } from '../../src/workers/rpc.ts';
import { connectEngine, type DemoEngine, startDemoEngine } from '../support/demo-engine.ts';
import { squareParcels } from '../support/square-parcels.ts';
import { openSquares } from '../support/square-district.ts';

const ISSUED = '2026-11-23T02:03:04.567Z';
const LATEST = '2026-11-20';

/** Certified, written as JSON, read and verified. */
async function certify(engine: Remote<EngineApi>, subject: CertificateSubject, on: string): Promise<AreaCertificate> {
  const certificate = await engine.certify([subject, on, ISSUED]);
  expect(verifyCertificate(JSON.parse(JSON.stringify(certificate))).findings).toEqual([]);
  return certificate;
}

describe('three squares and a red line', () => {
  const { engine, stop } = connectEngine();
  let parcel: (row: number) => FeatureRef;
  let redLine: FeatureRef;
  beforeAll(async () => {
    const { layerId, redLineId } = await openSquares(engine);
    parcel = (row) => ({ kind: 'parcel', layerId, row });
    redLine = { kind: 'red-line', id: redLineId };
  });
  afterAll(stop);

  it('certify a parcel with its stated area, its source and where the records stood', async () => {
    const { areas, shapes, subject, title, knownAt, plane, issuedAt, rings } = await certify(
      engine,
      { of: 'feature', ref: parcel(1) },
      '2026-02-01',
    );
    expect(subject).toEqual({ kind: 'parcels', name: 'T-002' });
    expect(areas.planar?.value_cm2).toBe(100_000_000);
    expect(areas.stated).toMatchObject({ value_cm2: 99_900_000, difference_cm2: -100_000 });
    expect(title.code).toBe('surveyed');
    expect(shapes[0]).toMatchObject({
      origin: 'surveyed',
      sigma_m: '0.05',
      source: { fileName: 'parcels.geojson', format: 'geojson' },
    });
    expect(knownAt.seq).toBe(4);
    expect(knownAt.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(plane).toMatchObject({ crs: 'EPSG:4548', meridian_deg: '117', zone: 39 });
    expect(issuedAt).toBe(ISSUED);
    const written = JSON.parse(squareParcels()).features[1].geometry.coordinates[0] as [number, number][];
    const originals = rings[0].vertices.map(({ original }) => original?.join(' '));
    expect(new Set(originals)).toEqual(new Set(written.map(([lon, lat]) => `${lon} ${lat}`)));
    // The source writes counter-clockwise, the certificate goes clockwise from the same vertex.
    expect(originals[1]).toBe(written[3].join(' '));
  });

  it('certify what two of them share, from both sides alike', async () => {
    const shared = await certify(engine, { of: 'overlap', ref: parcel(2), with: parcel(1) }, '2026-02-01');
    expect(shared.areas.planar?.value_cm2).toBe(10_000_000);
    expect(shared.rings.map(({ vertices }) => vertices.map(({ x_m, y_m }) => [x_m, y_m]))).toEqual([
      [
        ['3800100.000', '540190.000'],
        ['3800100.000', '540200.000'],
        ['3800000.000', '540200.000'],
        ['3800000.000', '540190.000'],
      ],
    ]);
    const other = await certify(engine, { of: 'overlap', ref: parcel(1), with: parcel(2) }, '2026-02-01');
    expect(other.areas.planar?.value_cm2).toBe(10_000_000);
    expect(other.areas.ellipsoidal.value_cm2).toBe(shared.areas.ellipsoidal.value_cm2);
    const line = await certify(engine, { of: 'overlap', ref: redLine, with: parcel(0) }, '2026-02-01');
    expect([line.areas.planar?.value_cm2, line.areas.recordOf]).toEqual([50_000_000, 'red-lines']);
  });

  it('certify nothing where there is nothing', async () => {
    const certified = (subject: CertificateSubject) => engine.certify([subject, '2026-02-01', ISSUED]);
    await expect(certified({ of: 'overlap', ref: parcel(0), with: parcel(1) })).rejects.toMatchObject({
      code: 'nothing-to-certify',
    });
    await expect(certified({ of: 'item', itemId: 'none' })).rejects.toMatchObject({ code: 'nothing-to-certify' });
    await expect(certified({ of: 'feature', ref: { kind: 'sighting', id: 'none' } })).rejects.toMatchObject({
      code: 'feature-unknown',
    });
    await expect(engine.certify([{ of: 'feature', ref: redLine }, '2025-01-01', ISSUED])).rejects.toMatchObject({
      code: 'nothing-to-certify',
    });
  });
});

describe('the demo district', () => {
  let demo: DemoEngine;
  let engine: Remote<EngineApi>;
  let opened: Opened;
  beforeAll(async () => {
    demo = await startDemoEngine();
    ({ engine, opened } = demo);
  });
  afterAll(() => demo.stop());

  it('has verifying certificates of parcels, their items and double claims, with the areas that the screens show', async () => {
    const layer = opened.summary.layers.find(({ kind }) => kind === 'parcels');
    let [items, overlaps] = [0, 0];
    for (let row = 0; row < (layer?.count ?? 0); row += 61) {
      const ref: FeatureRef = { kind: 'parcel', layerId: layer?.id ?? '', row };
      const detail = await engine.describe([ref, LATEST]);
      const { areas } = await certify(engine, { of: 'feature', ref }, LATEST);
      expect(areas.planar?.value_cm2).toBe(detail.area.planar?.value_cm2);
      expect(areas.ellipsoidal.value_cm2).toBe(detail.area.ellipsoidal.value_cm2);
      if (detail.kind !== 'parcel') continue;
      for (const { id } of detail.items) {
        const certificate = await certify(engine, { of: 'item', itemId: id }, LATEST);
        expect(certificate.subject.kind).toBe('item');
        items++;
      }
      for (const overlap of detail.overlaps.filter(({ sliver }) => !sliver)) {
        const certificate = await certify(engine, { of: 'overlap', ref, with: overlap.with }, LATEST);
        expect(certificate.areas.planar?.value_cm2).toBe(overlap.area.value_cm2);
        overlaps++;
      }
    }
    expect(items).toBeGreaterThan(5);
    expect(overlaps).toBeGreaterThan(20);
  });

  it('has verifying certificates of red lines and of builds, surveyed ones alone without the word indicative', async () => {
    for (const { id } of opened.summary.redLines) {
      const { title, subject } = await certify(engine, { of: 'feature', ref: { kind: 'red-line', id } }, LATEST);
      expect([title.code, subject.kind]).toEqual(['indicative', 'red-lines']);
    }
    const { sightings } = await engine.sceneOn([LATEST]);
    const titles = new Map<string, number>();
    for (const { id, shape } of sightings) {
      const subject: CertificateSubject = { of: 'feature', ref: { kind: 'sighting', id } };
      if (!shape) {
        await expect(engine.certify([subject, LATEST, ISSUED])).rejects.toMatchObject({ code: 'nothing-to-certify' });
        continue;
      }
      const { title, areas } = await certify(engine, subject, LATEST);
      titles.set(title.code, (titles.get(title.code) ?? 0) + 1);
      expect(areas.planar?.sigma_m2).not.toBeNull();
    }
    // Builds that a case was decided on were surveyed; all others are the walk of a patrol.
    expect([...titles.keys()].sort()).toEqual(['indicative', 'surveyed']);
    expect(titles.get('indicative')).toBeGreaterThan(200);
    expect(titles.get('surveyed')).toBeGreaterThan(30);
  });
});
