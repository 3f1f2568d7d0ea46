import type { AreaCertificate, CertifiedArea, CertifiedShape } from '../../core/measure/certificate/area-certificate.ts';
import { fingerprint } from '../../core/measure/certificate/fingerprint.ts';
import type { CertificateTexts } from '../../i18n/planner/certificate-zh.ts';
import { fill } from './fill.ts';
import { element, type Markup, type MarkupElement } from './markup.ts';
import { drawSketch } from './sketch.ts';
import { listOutlines, listProducts, listSeries, listVertices, section } from './sheet-tables.ts';

type Words = CertificateTexts['sheet'];

/** The languages that a sheet can be written in. */
export type SheetLanguage = 'zh-CN' | 'en';

const titleIn = ({ title }: AreaCertificate, language: SheetLanguage): string => (language === 'en' ? title.en : title.zh);

/** What the page is called: title and subject. */
export const nameSheet = (certificate: AreaCertificate, language: SheetLanguage): string =>
  `${titleIn(certificate, language)} · ${certificate.subject.name}`;

/** How much of a certificate stands on a sheet. */
export interface SheetExtent {
  readonly annexes?: boolean;
  /** Of each ring's table. */
  readonly mostRows?: number;
}

/** The sheet of a certificate, the same on the screen, on paper and in its file. */
export function composeSheet(
  certificate: AreaCertificate,
  { sheet: words }: CertificateTexts,
  language: SheetLanguage,
  { annexes = true, mostRows = Number.POSITIVE_INFINITY }: SheetExtent = {},
): MarkupElement {
  const layout = { words, mostRows };
  const { subject, district, on, sha256 } = certificate;
  return element(
    'article',
    { class: 'certificate', lang: language },
    element(
      'header',
      {},
      element('h1', { class: `title title--${certificate.title.code}` }, titleIn(certificate, language)),
      element('p', { class: 'subject' }, words.kind[subject.kind], ' ', element('bdi', {}, subject.name)),
      element(
        'p',
        { class: 'quiet' },
        element('bdi', {}, district.name),
        ` · ${fill(words.asOf, { day: on })} · ${words.code} `,
        element('span', { class: 'code' }, fingerprint(sha256)),
      ),
    ),
    tellAreas(certificate, words),
    section(words.sketch, drawSketch(certificate, words)),
    tellFacts(certificate, words),
    listVertices(certificate, layout),
    tellMethod(certificate, words),
    !annexes
      ? []
      : [listProducts(certificate, layout), listSeries(certificate, layout), listOutlines(certificate, layout)].filter(
          (part) => part !== null,
        ),
    section(
      words.proof,
      facts([[words.proofCode, element('span', { class: 'hash' }, groupHash(sha256))]]),
      element('p', {}, words.proofHow),
      element('p', {}, words.proofMeaning),
    ),
  );
}

function tellAreas({ areas, plane, title }: AreaCertificate, words: Words): MarkupElement {
  const { planar, ellipsoidal, stated, record, recordOf } = areas;
  const row = (name: string, isRecord: boolean, area: CertifiedArea | null) =>
    element(
      'tr',
      isRecord ? { class: 'record' } : {},
      element('th', { scope: 'row' }, name, isRecord && [' ', element('em', {}, words.record)]),
      area
        ? [
            element('td', {}, area.shown.m2, area.shown.sigma_m2 !== null && element('small', {}, ` ± ${area.shown.sigma_m2}`)),
            element('td', {}, area.shown.ha),
            element('td', {}, area.shown.mu),
          ]
        : element('td', { colspan: '3', class: 'quiet' }, words.outsidePlane),
    );
  return element(
    'section',
    { 'aria-label': words.area },
    element(
      'table',
      { class: 'areas' },
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          element('th', { scope: 'col' }, words.measure),
          [words.m2, words.ha, words.mu].map((unit) => element('th', { scope: 'col' }, unit)),
        ),
      ),
      element(
        'tbody',
        {},
        row(fill(words.planar, { meridian: plane.meridian_deg }), record === 'planar', planar),
        row(words.ellipsoidal, record === 'ellipsoidal', ellipsoidal),
        stated &&
          element(
            'tr',
            {},
            element(
              'th',
              { scope: 'row' },
              words.stated,
              element(
                'small',
                {},
                `　${words.statedDifference} ${stated.difference_cm2 > 0 ? '+' : ''}${stated.difference_m2} m²`,
              ),
            ),
            [stated.shown.m2, stated.shown.ha, stated.shown.mu].map((figure) => element('td', {}, figure)),
          ),
      ),
    ),
    element(
      'p',
      { class: 'quiet' },
      `${fill(words.recordWhy, { kind: words.kind[recordOf], measure: words.measureName[record] })} `,
      ellipsoidal.sigma_m2 === null ? words.noSigma : title.code === 'surveyed' ? words.sigmaSurveyed : words.sigmaNote,
    ),
  );
}

function tellFacts(certificate: AreaCertificate, words: Words): MarkupElement {
  const { district, on, knownAt, issuedAt, software, plane, shapes, notes, rounding } = certificate;
  const planeText = fill(words.planeValue, { meridian: plane.meridian_deg, crs: plane.crs });
  return section(
    words.facts,
    facts([
      [words.district, element('bdi', {}, district.name)],
      [words.day, on],
      ...shapes.flatMap((shape) => tellShape(shape, words, shapes.length > 1)),
      ...(notes.length > 0 ? [[words.notes, notes.map((note) => words.note[note] ?? note).join('；')] as const] : []),
      [words.plane, plane.zone === null ? planeText : `${planeText}；${fill(words.zone, { zone: plane.zone })}`],
      [words.rounding, fill(words.roundingValue, { ...rounding.decimals })],
      [words.knownAt, String(knownAt.seq)],
      ...(knownAt.hash === null ? [] : [[words.chain, element('span', { class: 'hash' }, groupHash(knownAt.hash))] as const]),
      [words.issued, `${issuedAt.slice(0, 19).replace('T', ' ')} UTC`],
      [words.software, fill(words.softwareValue, { version: software.version, ruler: software.ruler })],
    ]),
  );
}

function tellShape(shape: CertifiedShape, words: Words, isOneOfTwo: boolean): Fact[] {
  const { kind, name, origin, sigma_m, relativeSigma_m, source } = shape;
  const whose: Markup[] = isOneOfTwo ? [`${words.kind[kind]} `, element('bdi', {}, name), '：'] : [];
  const error = fill(sigma_m === null ? words.vertexSigmaUnknown : words.vertexSigmaValue, {
    origin: words.origin[origin],
    sigma: sigma_m ?? '',
  });
  const names = [source.fileName, source.layer].filter((text) => text !== undefined);
  return [
    [words.vertexSigma, [...whose, error]],
    ...(relativeSigma_m === undefined
      ? []
      : [[words.relativeSigma, [...whose, fill(words.relativeSigmaValue, { sigma: relativeSigma_m })]] as const]),
    [words.source, [...names.flatMap((text) => [element('bdi', {}, text), ' · ']), fill(words.sourceCrs, { crs: source.crs })]],
    ...(source.file_sha256 === undefined
      ? []
      : [[words.sourceHash, element('span', { class: 'hash' }, groupHash(source.file_sha256))] as const]),
  ];
}

function tellMethod({ method }: AreaCertificate, words: Words): MarkupElement {
  const { planar, ellipsoidal, sigma, overlap } = method;
  const formula = (text: string) => element('span', { class: 'formula' }, text);
  const { a_m, inverseFlattening, b_m, e2, A, B, C, D, E } = ellipsoidal.constants;
  const constants = `a = ${a_m} m，1/f = ${inverseFlattening}，b = ${b_m} m，e² = ${e2}，A = ${A}，B = ${B}，C = ${C}，D = ${D}，E = ${E}`;
  return section(
    words.method,
    facts([
      [words.methodPlanar, formula(planar.formula)],
      [words.methodEllipsoidal, [formula(ellipsoidal.formula), element('br', {}), formula(ellipsoidal.terms)]],
      [words.constants, formula(constants)],
      [words.methodSigma, formula(sigma)],
      ...(overlap === null
        ? []
        : [[words.methodOverlap, [formula(overlap), element('br', {}), words.methodOverlapText]] as const]),
    ]),
  );
}

type Fact = readonly [name: string, value: Markup | readonly Markup[]];

function facts(list: readonly Fact[]): MarkupElement {
  return element(
    'dl',
    {},
    list.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))),
  );
}

/** A hash in groups of eight, so that two can be compared by eye. */
const groupHash = (hash: string): string => hash.replace(/.{8}(?=.)/g, '$& ');
