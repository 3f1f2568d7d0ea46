import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AreaCertificate } from '../../../../src/core/measure/certificate/area-certificate.ts';
import { fingerprint, isFingerprint, matchesFingerprint } from '../../../../src/core/measure/certificate/fingerprint.ts';
import { hashContent, makeCertificate } from '../../../../src/core/measure/certificate/make-certificate.ts';
import { type FindingCode, verifyCertificate } from '../../../../src/core/measure/certificate/verify-certificate.ts';
import { measureRings } from '../../../../src/core/measure/ruler.ts';
import { createDistrictPlane } from '../../../../src/core/geodesy/district-plane.ts';
import { buildColumns } from '../../../../src/core/overlay/build-columns.ts';
import { SOFTWARE_VERSION } from '../../../../src/core/software-version.ts';
import { intersectByOracle } from '../../../support/clip-oracle.ts';
import { parcelFacts, randomFacts, sharedFacts } from '../../../support/certificate-facts.ts';
import { densify, geodesicArea_m2 } from '../../../support/geographiclib.ts';
import { createRandom, randomShape } from '../../../support/random-polygons.ts';
import { redoPlane, redoSide_m2, redoSigma_m2, redoStatutory_m2, redoTwice_mm2 } from '../../../support/redo-certificate.ts';
import { seeded } from '../../../support/seeded.ts';

/** As it is read back from a file. */
const copy = (certificate: AreaCertificate) => JSON.parse(JSON.stringify(certificate));
const codesOf = (value: unknown): FindingCode[] => verifyCertificate(value).findings.map(({ code }) => code);

describe('a certificate', () => {
  it('of a parcel says its areas in figures', () => {
    const { areas, title, rings } = makeCertificate(parcelFacts());
    expect(title).toEqual({ code: 'surveyed', zh: '面积计算书', en: 'Area certificate' });
    expect(areas.planar).toMatchObject({ value_cm2: 93_940_000, shown: { m2: '9394.00', ha: '0.9394', mu: '14.09' } });
    expect(areas.stated).toMatchObject({ difference_cm2: 10_000, difference_m2: '1.00' });
    expect(rings.map(({ role, vertices }) => [role, vertices[0].no, vertices[0].x_m, vertices[0].y_m])).toEqual([
      ['shell', 'J1', '3800101.002', '540001.001'],
      ['hole', 'J5', '3800050.002', '540050.001'],
    ]);
    expect(rings[0].vertices.map(({ side_m }) => side_m)).toEqual(['100.000', '94.000', '100.000', '94.000']);
  });

  it('of what was not surveyed is indicative, and shows only what its ± supports', () => {
    const [shape] = parcelFacts().shapes;
    const walked = { ...shape, origin: 'gps' as const, sigma_m: 5 };
    const { title, areas } = makeCertificate(parcelFacts({ shapes: [walked] }));
    expect(title.code).toBe('indicative');
    expect(title.zh).toContain('不得作为处罚或补偿依据');
    expect(areas.planar?.shown).toEqual({ m2: '9390', ha: '0.939', mu: '14.1', sigma_m2: '690' });
    for (const note of ['position-unverified', 'converted-gcj-02', 'converted-bd-09', 'repaired'])
      expect(makeCertificate(parcelFacts({ notes: [note] })).title.code).toBe('indicative');
    const placed = { ...walked, relativeSigma_m: 0.1 };
    const measured = makeCertificate(parcelFacts({ shapes: [placed] }));
    expect(measured.shapes[0]).toMatchObject({ sigma_m: '5', relativeSigma_m: '0.1' });
    expect(measured.areas.planar?.shown).toMatchObject({ m2: '9394', sigma_m2: '14' });
    expect(verifyCertificate(copy(measured)).findings).toEqual([]);
    const better = { ...copy(measured), shapes: [{ ...copy(measured).shapes[0], relativeSigma_m: '0.01' }] };
    expect(codesOf({ ...better, sha256: hashContent(better) })).not.toEqual([]);
    const unstated = { ...shape, sigma_m: undefined };
    expect(makeCertificate(parcelFacts({ shapes: [unstated] })).areas.planar?.sigma_m2).toBeNull();
  });

  it('names this version of the program', () => {
    expect(SOFTWARE_VERSION).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
  });

  it('has the areas of the ruler, to the last digit', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const facts = randomFacts(seed);
        const { coordinates, ringOffsets } = buildColumns([
          [facts.rings.map(({ points: [first, ...rest] }) => [first, ...rest.toReversed(), first])],
        ]);
        const district = createDistrictPlane(facts.plane);
        const both = measureRings(district, coordinates, ringOffsets, 0, facts.rings.length, 0.05);
        const { areas } = makeCertificate(facts);
        expect(areas.planar?.value_cm2).toBe(both.planar?.value_cm2);
        expect(areas.ellipsoidal.value_cm2).toBe(both.ellipsoidal.value_cm2);
      }),
      seeded(60),
    );
  });

  it('verifies, wherever in China and however large', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        expect(verifyCertificate(copy(makeCertificate(randomFacts(seed)))).findings).toEqual([]);
      }),
      seeded(150),
    );
  });

  it('can be redone from its vertices by anybody', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const facts = randomFacts(seed);
        const certificate = copy(makeCertificate(facts)) as AreaCertificate;
        const { areas, computation, rings } = certificate;
        const twice_mm2 = redoTwice_mm2(certificate);
        expect(computation.planar.twice_mm2).toBe(String(twice_mm2));
        // Half up to whole cm²: 200 mm² of the doubled sum.
        expect(areas.planar?.value_cm2).toBe(Number((twice_mm2 + 100n) / 200n));
        const statutory_m2 = redoStatutory_m2(certificate);
        const tolerance_m2 = Number(computation.ellipsoidal.tolerance_m2);
        expect(Math.abs(statutory_m2 - areas.ellipsoidal.value_cm2 / 10_000)).toBeLessThan(tolerance_m2);
        expect(Math.abs(statutory_m2 - Number(computation.ellipsoidal.area_m2))).toBeLessThan(1e-6 * (1 + rings.length * 40));
        expect(Math.abs(redoSigma_m2(certificate) - Number(areas.ellipsoidal.sigma_m2))).toBeLessThan(1e-3);
        for (const { x_m, y_m, lon, lat, dL, dB, Bm, S_m2 } of rings.flatMap(({ vertices }) => vertices)) {
          const side_m2 = Number(S_m2);
          expect(Math.abs(redoSide_m2(Number(dL), Number(dB), Number(Bm)) - side_m2)).toBeLessThan(
            6e-7 + 1e-13 * Math.abs(side_m2),
          );
          const redone = redoPlane(facts.plane.meridian, Number(lon), Number(lat));
          expect(Math.abs(redone.x_m - Number(x_m))).toBeLessThan(5e-4);
          expect(Math.abs(redone.y_m - Number(y_m))).toBeLessThan(5e-4);
        }
      }),
      seeded(60),
    );
  });

  it('has no planar area farther than 3° from the meridian, and then the other is of record', () => {
    const { rings } = parcelFacts();
    const far = rings.map(({ part, points }) => ({ part, points: points.map(([x, y]) => [x + 400_000_000, y] as const) }));
    const certificate = makeCertificate(parcelFacts({ rings: far }));
    expect(certificate.areas).toMatchObject({ planar: null, record: 'ellipsoidal' });
    expect(certificate.areas.ellipsoidal.value_cm2).toBeGreaterThan(92_000_000);
    expect(verifyCertificate(copy(certificate)).findings).toEqual([]);
  });

  it('keeps the pairs that the source gave', () => {
    const [shell] = parcelFacts().rings;
    const originals = shell.points.map((_, n) => [`39540001.00${n}`, '3800101.002'] as const);
    const certificate = makeCertificate(parcelFacts({ rings: [{ ...shell, originals }] }));
    expect(certificate.rings[0].vertices[2].original).toEqual(['39540001.002', '3800101.002']);
    expect(verifyCertificate(copy(certificate)).ok).toBe(true);
  });

  it('agrees with GeographicLib along the sides that the statutory area means', () => {
    const facts = randomFacts(7);
    const district = createDistrictPlane(facts.plane);
    const { areas, rings } = makeCertificate(facts);
    let area_m2 = 0;
    for (const { vertices } of rings) {
      const lonLat = Float64Array.from(vertices.flatMap(({ lon, lat }) => [Number(lon), Number(lat)]));
      const equalArea = district.toEqualArea(district.toFractionalMillimetres(lonLat));
      area_m2 -= geodesicArea_m2(densify(district, equalArea, 1000));
    }
    expect(Math.abs(area_m2 - areas.ellipsoidal.value_cm2 / 10_000)).toBeLessThan(1e-4 + 1e-9 * area_m2);
  });
});

describe('the certificate of shared land', () => {
  /** Two random shapes that overlap, and what they share by the oracle, rounded to millimetres. */
  function shared(seed: number) {
    const random = createRandom(seed);
    const span = 10 ** (5 + random());
    const [first, second] = [randomShape(random, span), randomShape(random, span)];
    const parts = intersectByOracle(first, second);
    return parts.length === 0 ? null : sharedFacts(seed, first, second, parts);
  }

  it('verifies: its vertices give the integral of both outlines within what rounding them allows', () => {
    let some = 0;
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const facts = shared(seed);
        if (!facts) return;
        some++;
        const certificate = makeCertificate(facts);
        expect(verifyCertificate(copy(certificate)).findings).toEqual([]);
        expect(certificate.computation.planar.twice_mm2).toBe(String(redoTwice_mm2(certificate)));
      }),
      seeded(150),
    );
    expect(some).toBeGreaterThan(30);
  });

  it('is refused where its vertices are others than those of the overlap', () => {
    const square = (x: number, y: number, size: number): [number, number][] => [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ];
    const [a, b] = [[[square(0, 0, 100_000)]], [[square(50_000, 50_000, 100_000)]]];
    expect(codesOf(copy(makeCertificate(sharedFacts(1, a, b, [[square(50_000, 50_000, 50_000)]]))))).toEqual([]);
    // Of the same size, but elsewhere.
    expect(codesOf(copy(makeCertificate(sharedFacts(1, a, b, [[square(0, 0, 50_000)]]))))).toEqual(['not-shared']);
    expect(codesOf(copy(makeCertificate(sharedFacts(1, a, b, [[square(50_000, 50_000, 49_000)]]))))).toEqual([
      'sums-disagree',
      'sums-disagree',
    ]);
  });
});

describe('an altered certificate', () => {
  const certificate = makeCertificate(parcelFacts());
  const text = JSON.stringify(certificate);

  it('is found out, whichever digit was changed', () => {
    let altered = 0;
    for (const { index, 0: digit } of text.matchAll(/\d/g)) {
      const other = String((Number(digit) + 1) % 10);
      const changed = text.slice(0, index) + other + text.slice(index + 1);
      let value: unknown;
      try {
        value = JSON.parse(changed);
      } catch {
        continue;
      }
      let ok: boolean;
      try {
        ok = verifyCertificate(value).ok;
      } catch {
        ok = false;
      }
      if (ok) throw new Error(`unseen: …${changed.slice(index - 40, index + 20)}…`);
      altered++;
    }
    expect(altered).toBeGreaterThan(900);
  });

  it('is found out by its figures, even where it was hashed again', () => {
    const places: ((forged: ReturnType<typeof copy>) => void)[] = [
      (forged) => (forged.rings[0].vertices[1].x_m = '3800101.003'),
      (forged) => (forged.rings[0].vertices[1].lon = '117.438430000000'),
      (forged) => (forged.rings[0].vertices[2].side_m = '94.001'),
      (forged) => (forged.areas.planar.value_cm2 += 1),
      (forged) => (forged.areas.planar.shown.mu = '14.10'),
      (forged) => (forged.areas.stated.difference_cm2 = 0),
      (forged) => (forged.method.ellipsoidal.constants.B = '0.0011'),
      (forged) => (forged.title.zh = '面积计算书（有效）'),
      (forged) => (forged.plane.meridian_deg = '120'),
      (forged) => (forged.remark = 'paid'),
      (forged) => delete forged.rounding.mu_m2,
    ];
    for (const alter of places) {
      const forged = copy(certificate);
      alter(forged);
      forged.sha256 = hashContent(forged);
      const { ok, findings } = verifyCertificate(forged);
      expect(ok).toBe(false);
      expect(findings.map(({ code }) => code)).not.toContain('sha256-differs');
    }
  });

  it('by a millimetre names the vertex, what is stated and what follows', () => {
    const forged = copy(certificate);
    forged.rings[0].vertices[1].x_m = '3800101.003';
    const { findings } = verifyCertificate(forged);
    expect(findings[0].code).toBe('sha256-differs');
    expect(findings).toContainEqual({
      code: 'figure-differs',
      place: 'areas.planar.value_cm2',
      stated: '93940000',
      computed: '93940500',
    });
    expect(findings.map(({ place }) => place)).toEqual(
      expect.arrayContaining(['rings[0].vertices[1].lat', 'rings[0].vertices[1].side_m']),
    );
  });

  it('whose ring runs the other way is no longer a parcel', () => {
    const facts = parcelFacts();
    const turned = facts.rings.map(({ part, points }) => ({ part, points: points.toReversed() }));
    expect(codesOf(copy(makeCertificate({ ...facts, rings: turned })))).toContain('ring-direction');
  });

  it.each([
    ['nothing', null],
    ['another format', { ...certificate, format: 'chidu-area-certificate/2' }],
    ['no rings', { ...certificate, rings: [] }],
    ['a vertex without a number', { ...certificate, rings: [{ part: 1, vertices: [{ x_m: 'x', y_m: '1.000' }, {}, {}] }] }],
    ['a plane off the Earth', { ...certificate, plane: { ...certificate.plane, meridian_deg: '999' } }],
    [
      'a vertex beyond the plane',
      { ...certificate, plane: { ...certificate.plane, origin: { x_m: '-9000000.000', y_m: '0.000' } } },
    ],
    ['an outline without its twin', { ...certificate, shapes: [{ ...certificate.shapes[0], outline: [] }] }],
  ])('with %s is no certificate', (_, value) => {
    expect(() => verifyCertificate(value)).toThrow(/certificate-(unreadable|format-unknown)/);
  });
});

describe('a fingerprint', () => {
  const hash = 'ab12cd34ef567890'.padEnd(64, '0');
  it('is read out in groups and compared in any grouping', () => {
    expect(fingerprint(hash)).toBe('AB12-CD34-EF56-7890');
    expect(matchesFingerprint(hash, 'ab12 cd34 ef56 7890')).toBe(true);
    expect(matchesFingerprint(hash, 'AB12-CD34-EF56-7891')).toBe(false);
    expect(matchesFingerprint(hash, 'AB12')).toBe(false);
    expect(isFingerprint('not hexadecimal!')).toBe(false);
  });
});
