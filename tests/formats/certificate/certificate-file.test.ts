import { describe, expect, it } from 'vitest';
import { CertificateError, type MillimetrePoint } from '../../../src/core/measure/certificate/certificate-facts.ts';
import { hashContent, makeCertificate } from '../../../src/core/measure/certificate/make-certificate.ts';
import { describeFinding } from '../../../src/formats/certificate/describe-finding.ts';
import { writeMarkup } from '../../../src/formats/certificate/markup.ts';
import { composeSheet } from '../../../src/formats/certificate/sheet.ts';
import { verifyCertificateFile } from '../../../src/formats/certificate/read.ts';
import {
  DATA_BEGINS,
  sealOf,
  sealWith,
  UNSEALED,
  writeCertificateHtml,
  writeCertificateJson,
} from '../../../src/formats/certificate/write.ts';
import { certificateEn } from '../../../src/i18n/planner/certificate-en.ts';
import { certificateZh } from '../../../src/i18n/planner/certificate-zh.ts';
import { script, style } from '../../../src/player/certificate/main.ts?page';
import { mutateBytes } from '../../support/mutate-bytes.ts';
import { parcelFacts } from '../../support/certificate-facts.ts';

const HOSTILE = '</script><script>alert(1)</script><!-- "\'&\u202e00001\u2066 \u0000';
const bytes = (text: string) => new TextEncoder().encode(text);
const page = (facts = parcelFacts()) => writeCertificateHtml(makeCertificate(facts), certificateZh, 'zh-CN', { script, style });
const codesOf = (text: string, recorded?: string) =>
  verifyCertificateFile(bytes(text), recorded).findings.map(({ code }) => code);

describe('the program of a page', () => {
  it('is one script that asks for nothing else', () => {
    expect(script.length).toBeLessThan(150_000);
    expect(script).not.toMatch(/\bimport\b\s*[({*"']|\bfetch\(|XMLHttpRequest|https?:\/\/(?!www\.w3\.org)/);
    expect(style).not.toMatch(/url\(|@import/);
  });
});

describe('a certificate’s file', () => {
  it.each([
    ['JSON', () => writeCertificateJson(makeCertificate(parcelFacts()))],
    ['HTML', page],
  ])('as %s verifies, and says which certificate it is', (_, write) => {
    const { ok, sha256, certificate } = verifyCertificateFile(bytes(write()));
    expect(ok).toBe(true);
    expect(sha256).toBe(makeCertificate(parcelFacts()).sha256);
    expect(certificate).toEqual(makeCertificate(parcelFacts()));
    expect(codesOf(write(), sha256.slice(0, 16))).toEqual([]);
    expect(codesOf(write(), 'AB12 CD34 EF56 7890')).toEqual(['not-as-recorded']);
  });

  it('holds names of any kind without letting them become markup or turn what follows', () => {
    const [shape] = parcelFacts().shapes;
    const facts = parcelFacts({
      subject: { kind: 'parcels', name: HOSTILE },
      district: { id: 'd', name: HOSTILE },
      shapes: [{ ...shape, name: HOSTILE, source: { ...shape.source, fileName: HOSTILE, layer: HOSTILE } }],
      notes: [HOSTILE],
    });
    const text = page(facts);
    expect(text.match(/<script/g)).toHaveLength(2);
    expect(text.match(/<\/script>/g)).toHaveLength(2);
    expect(text.match(/<!--/g)).toBeNull();
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0000]/);
    const { ok, certificate } = verifyCertificateFile(bytes(text));
    expect(ok).toBe(true);
    expect(certificate.subject.name).toBe(HOSTILE);
  });

  it('as HTML is altered by any digit of its text', () => {
    const text = page();
    const begin = text.indexOf('<noscript>');
    const places = [...text.slice(0, text.indexOf('<style>')).matchAll(/\d/g)].map(({ index }) => index);
    const inText = [...text.slice(begin, text.indexOf('</noscript>')).matchAll(/\d/g)].map(({ index }) => begin + index);
    for (const at of [...places, ...inText.filter((_, n) => n % 7 === 0), text.length - 20]) {
      const changed = text.slice(0, at) + (text[at] === '7' ? '8' : '7') + text.slice(at + 1);
      expect(codesOf(changed)).toEqual(['page-differs']);
    }
  });

  it('survives mail that changes its line ends', () => {
    expect(codesOf(page().replaceAll('\n', '\r\n'))).toEqual([]);
  });

  it('in which a member stands twice is altered, whichever counts', () => {
    const text = writeCertificateJson(makeCertificate(parcelFacts()));
    expect(codesOf(text.replace('"value_cm2": 93940000', '"value_cm2": 99940000, "value_cm2": 93940000'))).toEqual([
      'members-repeated',
    ]);
  });

  it('with digits that a double does not hold is altered, because others may read them', () => {
    const text = writeCertificateJson(makeCertificate(parcelFacts()));
    for (const [from, to] of [
      ['"value_cm2": 93940000', '"value_cm2": 93940000.0000000001'],
      ['"scale": 1', '"scale": 1e0'],
      ['"falseNorthing_m": 0', '"falseNorthing_m": -0'],
    ]) {
      expect(codesOf(text.replace(from, to))).toEqual(['figure-differs']);
    }
    // White space, the order of members and escapes are spelling only.
    const reversed = Object.fromEntries(Object.entries(JSON.parse(text)).reverse());
    expect(codesOf(JSON.stringify(reversed).replace('"format"', '"\\u0066ormat"'))).toEqual([]);
  });

  it.each([
    ['in a comment', (data: string) => `<!--${data}-->`],
    ['beside its own', (data: string) => data],
    ['in a script of another spelling', (data: string) => data.replace('<script', '<SCRIPT')],
  ])('that hides another certificate’s data %s is altered, even where it was sealed again', (_, hide) => {
    const [text, other] = [page(), page(parcelFacts({ on: '2026-11-19' }))];
    const data = other.slice(other.indexOf(DATA_BEGINS), other.indexOf('</script>') + '</script>'.length);
    const open = text.replace(/(?<=chidu-seal" content=")\w+/, UNSEALED).replace('<body>', `<body>${hide(data)}`);
    expect(codesOf(open.replace(sealWith(UNSEALED), sealWith(sealOf(open))))).toContain('page-differs');
  });

  it.each([
    ['', 'certificate-missing'],
    ['<!doctype html><p>none</p>', 'certificate-missing'],
    ['{"format":', 'certificate-unreadable'],
    ['{"format":"chidu-area-certificate/9"}', 'certificate-format-unknown'],
    ['{"format":"chidu-area-certificate/1","plane":[]}', 'certificate-unreadable'],
    [`{"format":"chidu-area-certificate/1","plane":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, 'certificate-unreadable'],
    ...[40, 5_000, 6_000].map((deep): [string, string] => [
      writeCertificateJson(makeCertificate(parcelFacts())).replace('{', `{"x":${'['.repeat(deep)}${']'.repeat(deep)},`),
      'certificate-unreadable',
    ]),
    [
      writeCertificateJson(makeCertificate(parcelFacts())).replace('"on": "2026-11-20"', '"on": "2026-11-20 by the court"'),
      'certificate-unreadable',
    ],
    [
      page()
        .slice(0, -30_000)
        .replace(/<\/script>[^]*/, ''),
      'certificate-unreadable',
    ],
  ])('that is none is refused', (text, code) => {
    expect(() => verifyCertificateFile(bytes(text))).toThrow(expect.objectContaining({ code }));
  });
});

describe('a damaged file', () => {
  const original = makeCertificate(parcelFacts());
  it.each([
    ['JSON', writeCertificateJson(original)],
    ['HTML', page()],
  ])('of 300 as %s never passes for another certificate, and never fails but by saying so', (_, text) => {
    for (let seed = 0; seed < 300; seed++) {
      const damaged = mutateBytes(bytes(text), seed);
      try {
        const { ok, sha256 } = verifyCertificateFile(damaged);
        if (ok && sha256 !== original.sha256) throw new Error(`seed ${seed} passes`);
      } catch (error) {
        if (!(error instanceof CertificateError)) throw error;
      }
    }
  });
});

describe('the sheet', () => {
  it('says on paper which annexes stay folded', () => {
    const round = (n: number): MillimetrePoint => [Math.round(1e5 * Math.sin(n / 80)), Math.round(1e5 * Math.cos(n / 80))];
    const sheetOf = (count: number) => {
      const rings = [{ part: 1, points: Array.from({ length: count }, (_, n) => round(n)) }];
      return writeMarkup(composeSheet(makeCertificate(parcelFacts({ rings })), certificateZh, 'zh-CN'));
    };
    expect(sheetOf(401).match(/<\/details><p class="unprinted">401 行未打印/g)).toHaveLength(2);
    expect(sheetOf(400)).not.toContain('unprinted');
  });
});

describe('what is wrong', () => {
  it('is told by the vertex’s number and the figure’s name', () => {
    const certificate = makeCertificate(parcelFacts());
    const forged = JSON.parse(JSON.stringify(certificate));
    forged.rings[1].vertices[0].side_m = '47.002';
    forged.areas.planar.value_cm2 += 10_000;
    forged.sha256 = hashContent(forged);
    const { findings } = verifyCertificateFile(bytes(JSON.stringify(forged)));
    const told = findings.map((one) => describeFinding(one, forged, certificateZh));
    expect(told).toContain('J5 的边长：所载 47.002，应为 2.000');
    expect(findings.map((one) => describeFinding(one, forged, certificateEn))[0]).toBe(
      'Planar area (areas.planar.value_cm2): 93950000 is stated, it should be 93940000',
    );
  });
});
