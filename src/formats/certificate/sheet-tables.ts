import { roundHalfUp, writeDecimal } from '../../core/measure/decimal.ts';
import type { AreaCertificate, CertifiedRing, CertifiedVertex } from '../../core/measure/certificate/area-certificate.ts';
import type { CertificateTexts } from '../../i18n/planner/certificate-zh.ts';
import { fill } from './fill.ts';
import { element, type Markup, type MarkupElement } from './markup.ts';

/** How tables are written: in which words, and how many rows of a ring; on a screen thousands of rows would hold it up. */
export interface TableLayout {
  readonly words: CertificateTexts['sheet'];
  readonly mostRows: number;
}

/** Beyond as many rows an annex stays folded until somebody opens it, on paper too. */
const MOST_OPEN = 400;
const DEGREE_DECIMALS = 9;

/** The numbered vertices in the plane and in degrees, with the side to the next. */
export function listVertices({ rings }: AreaCertificate, layout: TableLayout): MarkupElement {
  const { words } = layout;
  const hasOriginals = rings.some(({ vertices }) => vertices.some(({ original }) => original));
  const heads = [words.no, words.x, words.y, words.side, words.lon, words.lat, ...(hasOriginals ? [words.original] : [])];
  const row = ({ no, x_m, y_m, side_m, lon, lat, original }: CertifiedVertex) => [
    no,
    x_m,
    y_m,
    side_m,
    roundHalfUp(lon, DEGREE_DECIMALS),
    roundHalfUp(lat, DEGREE_DECIMALS),
    ...(hasOriginals ? [original?.join(', ') ?? ''] : []),
  ];
  return section(
    words.vertices,
    element('p', { class: 'quiet' }, words.verticesNote),
    tabulate(rings, layout, heads, row, ({ perimeter_m }) => fill(words.perimeter, { length: perimeter_m })),
  );
}

/** Every side's product, so that the planar area can be followed. */
export function listProducts({ rings, computation }: AreaCertificate, layout: TableLayout): MarkupElement {
  const { words } = layout;
  const { x_m, y_m } = computation.reduction;
  const lessOf = (own: string, from: string) => String(BigInt(own.replace('.', '')) - BigInt(from.replace('.', '')));
  const { planar, sigma } = computation;
  return annex(
    rings,
    words.annexPlanar,
    layout,
    element('p', { class: 'quiet' }, fill(words.annexPlanarNote, { x: x_m, y: y_m })),
    tabulate(
      rings,
      layout,
      [words.no, words.u, words.v, words.cross],
      (vertex) => [vertex.no, lessOf(vertex.x_m, x_m), lessOf(vertex.y_m, y_m), vertex.cross_mm2],
      ({ twice_mm2 }) => `${words.sum} ${twice_mm2} mm²，${halved(twice_mm2)} m²`,
    ),
    element('p', {}, byVertices(planar, words)),
    sigma && element('p', {}, fill(words.sigmaSum, { sum: sigma.sumOfSquares_mm2, sigma: sigma.vertex_m })),
  );
}

/** Every side's terms of the statutory series. */
export function listSeries({ rings, computation }: AreaCertificate, layout: TableLayout): MarkupElement {
  const { words } = layout;
  return annex(
    rings,
    words.annexStatutory,
    layout,
    element('p', { class: 'quiet' }, fill(words.annexStatutoryNote, { lon: computation.reduction.lon })),
    tabulate(
      rings,
      layout,
      [words.no, words.lon, words.lat, words.dL, words.dB, words.Bm, words.S],
      ({ no, lon, lat, dL, dB, Bm, S_m2 }) => [no, lon, lat, dL, dB, Bm, S_m2],
      ({ statutory_m2 }) => `${words.sum} ${statutory_m2} m²`,
    ),
    element('p', {}, byVertices(computation.ellipsoidal, words)),
  );
}

/** The boundary points of both shapes of shared land. */
export function listOutlines({ shapes }: AreaCertificate, layout: TableLayout): MarkupElement | null {
  const { words, mostRows } = layout;
  const outlined = shapes.filter(({ outline }) => outline);
  if (outlined.length === 0) return null;
  const count = outlined.reduce((sum, { outline }) => sum + (outline?.flat().length ?? 0), 0);
  return folded(
    count,
    words.annexOutlines,
    layout,
    element('p', { class: 'quiet' }, words.annexOutlinesNote),
    outlined.map(({ name, kind, outline }) =>
      table(
        [words.no, words.x, words.y],
        (outline ?? []).map((ring, n) => ({
          head: [words.kind[kind], ' ', element('bdi', {}, name), ` · ${n + 1}`],
          rows: ring.slice(0, mostRows).map(([x, y], i) => [String(i + 1), x, y]),
          more: Math.max(0, ring.length - mostRows),
        })),
        layout,
      ),
    ),
  );
}

function byVertices(
  { area_m2, difference_m2, tolerance_m2 }: AreaCertificate['computation']['planar' | 'ellipsoidal'],
  words: TableLayout['words'],
): string {
  return fill(words.byVertices, { area: area_m2, difference: difference_m2, tolerance: tolerance_m2 });
}

/** Half of whole mm² in m², exact. */
const halved = (twice_mm2: string): string => writeDecimal(5n * BigInt(twice_mm2), 7);

function annex(
  rings: readonly CertifiedRing[],
  title: string,
  layout: TableLayout,
  ...content: (Markup | null)[]
): MarkupElement {
  const count = rings.reduce((sum, { vertices }) => sum + vertices.length, 0);
  return folded(count, title, layout, ...content);
}

function folded(
  count: number,
  title: string,
  { words }: TableLayout,
  ...content: (Markup | readonly Markup[] | null)[]
): MarkupElement {
  if (count <= MOST_OPEN) return section(title, ...content);
  return section(
    title,
    element('details', {}, element('summary', {}, fill(words.open, { count })), ...content),
    element('p', { class: 'unprinted' }, fill(words.unprinted, { count })),
  );
}

export function section(title: string, ...content: (Markup | readonly Markup[] | null)[]): MarkupElement {
  return element('section', {}, element('h2', {}, title), ...content);
}

function tabulate(
  rings: readonly CertifiedRing[],
  layout: TableLayout,
  heads: readonly string[],
  rowOf: (vertex: CertifiedVertex) => readonly string[],
  footOf: (ring: CertifiedRing) => string,
): MarkupElement {
  const { words, mostRows } = layout;
  return table(
    heads,
    rings.map((ring) => ({
      head: rings.length > 1 ? [fill(ring.role === 'shell' ? words.shell : words.hole, { part: ring.part })] : null,
      rows: ring.vertices.slice(0, mostRows).map(rowOf),
      more: Math.max(0, ring.vertices.length - mostRows),
      foot: footOf(ring),
    })),
    layout,
  );
}

interface Group {
  readonly head: readonly Markup[] | null;
  readonly rows: readonly (readonly string[])[];
  /** Rows that are left out here. */
  readonly more: number;
  readonly foot?: string;
}

/** Figures in columns; the heads stand again on every printed page. */
function table(heads: readonly string[], groups: readonly Group[], { words }: TableLayout): MarkupElement {
  const whole = { colspan: String(heads.length) };
  return element(
    'div',
    { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': heads.join(', ') },
    element(
      'table',
      { class: 'figures' },
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          heads.map((head) => element('th', { scope: 'col' }, head)),
        ),
      ),
      groups.map(({ head, rows, more, foot }) =>
        element(
          'tbody',
          {},
          head && element('tr', {}, element('th', { ...whole, scope: 'rowgroup', class: 'group' }, head)),
          rows.map(([no, ...cells]) =>
            element(
              'tr',
              {},
              element('th', { scope: 'row' }, no),
              cells.map((cell) => element('td', {}, cell)),
            ),
          ),
          more > 0 && element('tr', {}, element('td', { ...whole, class: 'quiet' }, fill(words.moreRows, { count: more }))),
          foot !== undefined && element('tr', { class: 'sum' }, element('td', whole, foot)),
        ),
      ),
    ),
  );
}
