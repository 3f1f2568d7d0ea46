import type { AreaCertificate } from '../../core/measure/certificate/area-certificate.ts';
import type { CertificateTexts } from '../../i18n/planner/certificate-zh.ts';
import { fill } from './fill.ts';
import { element, type Markup, type MarkupElement } from './markup.ts';

/** Of the drawing on paper, in millimetres: as wide as an A4 page between its margins. */
const WIDTH = 180;
const LEAST_HEIGHT = 60;
const MOST_HEIGHT = 120;
/** Room for the numbers, the scale bar and the arrow. */
const MARGIN = 11;
const SCALES = [50, 100, 200, 250, 500, 1000, 2000, 2500, 5000]
  .flatMap((n) => [n, 100 * n, 10_000 * n])
  .toSorted((a, b) => a - b);
const TEXT = 2.6;
/** Of more vertices the dots would be one line. */
const MOST_DOTS = 500;
/** A number needs this much room to be read. */
const LABEL = { width: 6.5, height: 3 } as const;

/** East, north in metres. */
type Point = readonly [east: number, north: number];
type Paper = (point: Point) => readonly [x: number, y: number];

/** The outline to a true scale with its numbered vertices, grid north up; of shared land both outlines beneath it. */
export function drawSketch({ rings, shapes }: AreaCertificate, words: CertificateTexts['sheet']): MarkupElement {
  const outlines = rings.map(({ vertices }) => vertices.map(({ x_m, y_m }): Point => [Number(y_m), Number(x_m)]));
  const [west, south, east, north] = boxOf(outlines.flat());
  const scale =
    SCALES.find(
      (n) => ((east - west) * 1000) / n <= WIDTH - 2 * MARGIN && ((north - south) * 1000) / n <= MOST_HEIGHT - 2 * MARGIN,
    ) ?? SCALES[SCALES.length - 1];
  const drawn = ((north - south) * 1000) / scale;
  const height = Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, Math.ceil(drawn + 2 * MARGIN)));
  const paper: Paper = ([e, n]) => [
    WIDTH / 2 + ((e - (west + east) / 2) * 1000) / scale,
    height / 2 - ((n - (south + north) / 2) * 1000) / scale,
  ];
  const beneath = shapes.flatMap(({ outline }) => outline ?? []);
  return element(
    'svg',
    { class: 'sketch', viewBox: `0 0 ${WIDTH} ${height}`, role: 'img', 'aria-label': words.sketch },
    beneath.map((ring) =>
      element('path', { class: 'sketch__beneath', d: pathOf([ring.map(([x, y]): Point => [Number(y), Number(x)])], paper) }),
    ),
    element('path', { class: 'sketch__shape', 'fill-rule': 'evenodd', d: pathOf(outlines, paper) }),
    numberVertices(rings, outlines, paper, height),
    drawNorth(words),
    drawScale(scale, height, words),
  );
}

function numberVertices(
  rings: AreaCertificate['rings'],
  outlines: readonly (readonly Point[])[],
  paper: Paper,
  height: number,
): Markup[] {
  const taken: (readonly [number, number])[] = [];
  const drawn: Markup[] = [];
  const hasDots = outlines.flat().length <= MOST_DOTS;
  for (const [r, { vertices }] of rings.entries()) {
    const points = outlines[r].map(paper);
    for (const [i, [x, y]] of points.entries()) {
      if (hasDots) drawn.push(element('circle', { class: 'sketch__vertex', cx: at(x), cy: at(y), r: '0.5' }));
      const before = points[(i + points.length - 1) % points.length];
      const next = points[(i + 1) % points.length];
      const place = outward([x, y], before, next);
      const isFree = taken.every(([a, b]) => Math.abs(a - place[0]) > LABEL.width || Math.abs(b - place[1]) > LABEL.height);
      if (!isFree || place[1] < LABEL.height || place[1] > height - 1) continue;
      taken.push(place);
      drawn.push(element('text', { class: 'sketch__no', x: at(place[0]), y: at(place[1] + TEXT / 3) }, vertices[i].no));
    }
  }
  return drawn;
}

type Place = readonly [x: number, y: number];

/** Beside a vertex, away from the inside: rings run with it on their right. */
function outward([x, y]: Place, before: Place, next: Place): Place {
  const unit = (dx: number, dy: number): Place => {
    const size = Math.sqrt(dx * dx + dy * dy) || 1;
    return [dx / size, dy / size];
  };
  const arriving = unit(x - before[0], y - before[1]);
  const leaving = unit(next[0] - x, next[1] - y);
  // To the left of the way on paper, where y grows downwards.
  const [dx, dy] = unit(arriving[1] + leaving[1], -arriving[0] - leaving[0]);
  return [x + 4 * dx, y + 3 * dy];
}

function drawNorth(words: CertificateTexts['sheet']): MarkupElement {
  return element(
    'g',
    { transform: `translate(${WIDTH - 7} 4)` },
    element('path', { class: 'sketch__ink', d: 'M0 0 2.4 9 0 7.2 -2.4 9Z' }),
    element('text', { class: 'sketch__label', y: '12.5', 'text-anchor': 'middle' }, words.north),
  );
}

function drawScale(scale: number, height: number, words: CertificateTexts['sheet']): MarkupElement {
  const metres = [1, 2, 5].flatMap((n) => [n, 10 * n, 100 * n, 1000 * n, 10_000 * n]).toSorted((a, b) => b - a);
  const length = metres.find((one) => (one * 1000) / scale <= 40) ?? 1;
  const onPaper = (length * 1000) / scale;
  return element(
    'g',
    { transform: `translate(4 ${height - 4})` },
    element('path', { class: 'sketch__bar', d: `M0 -1.4V0H${at(onPaper)}V-1.4` }),
    element('text', { class: 'sketch__label', x: at(onPaper + 1.5) }, `${length} m　${fill(words.scale, { n: scale })}`),
  );
}

function pathOf(outlines: readonly (readonly Point[])[], paper: Paper): string {
  return outlines.map((ring) => `M${ring.map((point) => paper(point).map(at).join(' ')).join('L')}Z`).join('');
}

function boxOf(points: readonly Point[]): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [e, n] of points) {
    box[0] = Math.min(box[0], e);
    box[1] = Math.min(box[1], n);
    box[2] = Math.max(box[2], e);
    box[3] = Math.max(box[3], n);
  }
  return box;
}

const at = (millimetres: number): string => String(Math.round(millimetres * 100) / 100);
