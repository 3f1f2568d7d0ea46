import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CERTIFICATE_FORMAT, CERTIFICATE_TITLES } from '../../../../src/core/measure/certificate/area-certificate.ts';
import { makeCertificate } from '../../../../src/core/measure/certificate/make-certificate.ts';
import { parcelFacts } from '../../../support/certificate-facts.ts';
import { redoSigma_m2, redoStatutory_m2, redoTwice_mm2 } from '../../../support/redo-certificate.ts';

const contract = readFileSync('docs/contracts/area-certificate.md', 'utf8');
const certificate = makeCertificate(parcelFacts());

/** Rows of the tables in the contract whose first cell is a vertex's number. */
const rows = contract
  .split('\n')
  .filter((line) => /^\| J\d+ /.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe('the contract of the area certificate', () => {
  it('names the format and its titles', () => {
    expect(contract).toContain(`\`${CERTIFICATE_FORMAT}\``);
    for (const { zh } of Object.values(CERTIFICATE_TITLES)) expect(contract).toContain(zh);
    const codes =
      readFileSync('src/core/measure/certificate/verify-certificate.ts', 'utf8').match(/(?<=\| ')[a-z0-9-]+(?=')/g) ?? [];
    expect(codes.length).toBe(10);
    for (const code of codes) expect(contract).toContain(`\`${code}\``);
  });

  it('has an example with the figures of the program', () => {
    const vertices = certificate.rings.flatMap((ring) => ring.vertices);
    const points = vertices.map(({ no, x_m, y_m, side_m, lon, lat }) => [no, x_m, y_m, side_m, lon, lat]);
    const terms = vertices.map(({ no, cross_mm2, dL, dB, Bm, S_m2 }) => [no, cross_mm2, dL, dB, Bm, S_m2]);
    expect(rows.slice(0, 8)).toEqual(points);
    expect(rows.slice(8).map(([no, , , ...rest]) => [no, ...rest])).toEqual(terms);
    const sums = certificate.rings.flatMap(({ twice_mm2, statutory_m2 }) =>
      [twice_mm2, statutory_m2].map((sum) => sum.replace('-', '')),
    );
    for (const sum of sums) expect(contract).toContain(sum);
    expect(contract).toContain(`${certificate.computation.ellipsoidal.area_m2} m²`);
    expect(contract).toContain(`${certificate.areas.ellipsoidal.value_cm2 / 10_000} m²`);
    expect(contract).toContain(`${certificate.areas.planar?.sigma_m2} m²`);
    expect(contract).toContain(`${certificate.computation.sigma?.sumOfSquares_mm2} mm²`);
  });

  it('has an example that comes out when its own rows are redone', () => {
    const shell = rows.slice(0, 4);
    const hole = rows.slice(4, 8);
    const listed = {
      rings: [shell, hole].map((ring) => ({
        vertices: ring.map(([, x_m, y_m, , lon, lat]) => ({ x_m, y_m, lon, lat })),
      })),
      computation: { sigma: { vertex_m: '0.05' } },
    };
    expect(redoTwice_mm2(listed)).toBe(18_800_000_000n - 12_000_000n);
    expect(redoStatutory_m2(listed)).toBeCloseTo(9393.628687, 5);
    expect(redoSigma_m2(listed)).toBeCloseTo(6.8646, 4);
  });
});
