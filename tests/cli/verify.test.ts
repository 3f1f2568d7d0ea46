import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate } from '../../src/core/measure/certificate/make-certificate.ts';
import { writeCertificateHtml, writeCertificateJson } from '../../src/formats/certificate/write.ts';
import { certificateZh } from '../../src/i18n/planner/certificate-zh.ts';
import { parcelFacts } from '../support/certificate-facts.ts';
import { chidu } from './command-output.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chidu-verify-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const certificate = makeCertificate(parcelFacts());
const json = writeCertificateJson(certificate);
const html = writeCertificateHtml(certificate, certificateZh, 'zh-CN', { script: 'void 0', style: 'p{}' });

describe('chidu verify', () => {
  it('passes a certificate as it was issued, in both forms, and says what that proves', async () => {
    for (const path of [file('good.json', json), file('good.html', html)]) {
      const { code, out, err } = await chidu('verify', path);
      expect([code, err]).toEqual([0, '']);
      expect(out).toMatch(/^Area certificate: Parcel 330127001002GB00017, 2026-11-20\n {2}Planar area 9394\.00 m² ± 6\.86\n/);
      expect(out).toMatch(/Verified: .*\n.*does not tell who issued it/);
    }
  });

  it('tells by one line of JSON', async () => {
    const { code, out } = await chidu('verify', file('good.json', json), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      title: 'surveyed',
      subject: { kind: 'parcels', name: '330127001002GB00017' },
      record: 'planar',
      planar_m2: 9394,
      sha256: certificate.sha256,
      stated_sha256: certificate.sha256,
      findings: [],
    });
  });

  it('finds a millimetre, names the vertex, and exits with 1', async () => {
    const altered = json.replace('"x_m": "3800101.002"', '"x_m": "3800101.003"');
    const { code, out, err } = await chidu('verify', file('altered.json', altered));
    expect([code, err]).toEqual([1, '']);
    expect(out).toMatch(/Altered: do not rely on it\. \d+ differences:\n {2}The content does not fit its check code/);
    expect(out).toMatch(/J1, latitude: /);
    const page = await chidu('verify', file('altered.html', html.replace('9394.00', '9894.00')), '--json');
    expect(page.code).toBe(1);
    expect(JSON.parse(page.out).findings.map((one: { code: string }) => one.code)).toEqual(['page-differs']);
  });

  it('compares with what the office noted', async () => {
    const path = file('good.json', json);
    expect((await chidu('verify', path, '--sha256', certificate.sha256.slice(0, 16).toUpperCase())).code).toBe(0);
    const other = await chidu('verify', path, '--sha256', 'AB12-CD34-EF56-7890');
    expect(other.code).toBe(1);
    expect(other.out).toContain('Not the certificate asked for');
  });

  it.each([
    ['nothing', [], /FILE is missing/],
    ['a file that is not there', ['nowhere.json'], /no such file/i],
    ['another file', [() => file('other.json', '{"type":"Feature"}')], /other\.json: .*incomplete or damaged \(format\)/],
    ['a truncated one', [() => file('cut.html', html.slice(0, -300))], /cut\.html: /],
    ['no code', [() => file('good.json', json), '--sha256', 'abc'], /at least 16 hexadecimal digits/],
  ] as const)('exits with 2 for %s', async (_, words, message) => {
    const given = words.map((word) => (typeof word === 'function' ? word() : word));
    const { code, out, err } = await chidu('verify', ...given);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });
});
