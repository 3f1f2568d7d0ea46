import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import type { Measure } from '../../../core/measure/measurement.ts';
import type { PaperBox } from '../../../core/report/print-sheet/paper.ts';
import { widthInEms } from '../../../core/report/print-sheet/place-texts.ts';
import type { SheetSet } from '../../../core/report/print-sheet/sheet-set.ts';
import { scaleBarLength } from '../../../map/print-scale.ts';
import type { DrawnKind, DrawnSheet } from '../../../state/leader/print.ts';
import { INK, INK_SOFT, PAPER_WHITE, styleOf } from './kind-style.ts';

const HEAD_mm = 3.1;
const TEXT_mm = 2.6;
const SMALL_mm = 2.2;
const ROW_mm = 4.4;
const LINE_mm = 3.3;
/** Ten mu: below it a tenth says too little of a building. */
const FEW_cm2 = 66_666_667;

/** Kinds whose features are counted and measured; of the ground and of boundaries there is only how they look. */
const COUNTED: ReadonlySet<DrawnKind> = new Set([
  'parcel',
  'registered',
  'signed',
  'paid',
  'demolished',
  'handed-over',
  'build',
  'red-line',
]);

/** Length of the scale's bar on paper, its metres; the arrow to the plane's north. */
export function ScaleBlock({ x, y, width, scale }: { x: number; y: number; width: number; scale: number }) {
  const { t, i18n } = useTranslation();
  const bar = scaleBarLength(scale, width - 20);
  const unit =
    bar.metres >= 1000 ? t('print.unit.kilometres', { n: bar.metres / 1000 }) : t('print.unit.metres', { n: bar.metres });
  return (
    <g transform={`translate(${x} ${y})`} fill={INK}>
      <text y={4} fontSize={4.2} fontWeight={600}>
        {`1:${scale.toLocaleString(i18n.language)}`}
      </text>
      <g className="scale-bar" transform="translate(0 7)">
        {[0, 1, 2, 3].map((part) => (
          <rect
            key={part}
            x={(part * bar.length_mm) / 4}
            width={bar.length_mm / 4}
            height={1.4}
            fill={part % 2 === 0 ? INK : PAPER_WHITE}
            stroke={INK}
            strokeWidth={0.15}
          />
        ))}
        <text y={4.4} fontSize={SMALL_mm}>
          0
        </text>
        <text x={bar.length_mm} y={4.4} fontSize={SMALL_mm} textAnchor="middle">
          {unit}
        </text>
      </g>
      <g transform={`translate(${width - 6} 0)`}>
        <path d="M0 0 3 10.5 0 8.4Z" />
        <path d="M0 0 -3 10.5 0 8.4Z" fill={PAPER_WHITE} stroke={INK} strokeWidth={0.15} />
        <text y={13.6} fontSize={SMALL_mm} textAnchor="middle">
          {t('print.north')}
        </text>
      </g>
    </g>
  );
}

/** Height of a legend, paper millimetres. */
export const legendHeight = (sheet: DrawnSheet): number => HEAD_mm + 3 + sheet.drawn.length * ROW_mm + 3 * LINE_mm;

/** Each kind on the sheet as it looks there, records with their number and land. */
export function SheetLegend({
  box: { x, y, width },
  sheet,
  scale,
  measure,
}: {
  box: PaperBox;
  sheet: DrawnSheet;
  scale: number;
  measure: Measure;
}) {
  const { t, i18n } = useTranslation();
  const note = t('print.legendNote', { measure: t(`print.measure.${measure}`) });
  // What lies on top stands first.
  const shown = sheet.drawn.toReversed();
  return (
    <g transform={`translate(${x} ${y})`} fill={INK} className="sheet-legend">
      <text y={HEAD_mm} fontSize={HEAD_mm} fontWeight={600}>
        {t('print.legend')}
      </text>
      {shown.map(({ kind, count, area_cm2 }, n) => (
        <g key={kind} transform={`translate(0 ${HEAD_mm + 2 + n * ROW_mm})`} fontSize={TEXT_mm}>
          <rect
            x={0.3}
            y={0.3}
            width={5.4}
            height={2.8}
            stroke={INK_SOFT}
            strokeWidth={0.08}
            {...styleOf(kind, Math.min(scale, 2000))}
          />
          <text x={7.5} y={2.7}>
            {t(`print.kind.${kind}`)}
          </text>
          {COUNTED.has(kind) && (
            <>
              <text x={width - 17} y={2.7} textAnchor="end">
                {count.toLocaleString(i18n.language)}
              </text>
              <text x={width} y={2.7} textAnchor="end" fill={INK_SOFT}>
                {`${formatArea(area_cm2, 'mu', area_cm2 < FEW_cm2 ? 2 : 1)} ${t('print.unit.mu')}`}
              </text>
            </>
          )}
        </g>
      ))}
      <Lines x={0} y={HEAD_mm + 3 + shown.length * ROW_mm + SMALL_mm} width={width} text={note} />
    </g>
  );
}

/** Small text in lines of at most a width. */
export function Lines({ x, y, width, text }: { x: number; y: number; width: number; text: string }) {
  return (
    <g fontSize={SMALL_mm} fill={INK_SOFT}>
      {breakText(text, width / SMALL_mm).map((line, n) => (
        <text key={line} x={x} y={y + n * LINE_mm}>
          {line}
        </text>
      ))}
    </g>
  );
}

/** Lines of at most so many ems: Latin words stay whole, Chinese breaks anywhere. */
function breakText(text: string, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[\u2e80-\uffef][，。；：、）”]*|[^\s\u2e80-\uffef]+[，。；：、）”]*\s*|\s+/g) ?? []) {
    if (line !== '' && widthInEms(line + piece.trimEnd()) > most) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

/** Where this sheet lies among the others. */
export function SheetIndex({
  x,
  y,
  width,
  height,
  set,
  shown,
}: {
  x: number;
  y: number;
  width: number;
  height: number;
  set: SheetSet;
  shown: number;
}) {
  const { t } = useTranslation();
  const [west, south, east, north] = set.sheets[0].box;
  const ratio = (north - south) / (east - west);
  const across = Math.min(width / set.columns, (height - 5) / (set.rows * ratio), 12);
  const up = across * ratio;
  return (
    <g transform={`translate(${x} ${y})`} fill={INK}>
      <text y={HEAD_mm} fontSize={HEAD_mm} fontWeight={600}>
        {t('print.index')}
      </text>
      {set.sheets.map(({ no, column, row }) => (
        <g key={no} transform={`translate(${column * across} ${5 + row * up})`}>
          <rect width={across} height={up} fill={no === shown ? INK : 'none'} stroke={INK} strokeWidth={0.15} />
          <text
            x={across / 2}
            y={up / 2 + Math.min(SMALL_mm, up / 2) * 0.36}
            fontSize={Math.min(SMALL_mm, up / 2)}
            textAnchor="middle"
            fill={no === shown ? PAPER_WHITE : INK}
          >
            {no}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Lines of the title block, each a name and what it says. */
export type BlockLine = readonly [name: string, value: string];

const NAME_mm = 12.5;
const BLOCK_LINE_mm = 3.8;

/** Who made this of what, in a column that ends at the box's foot. */
export function TitleBlock({ box: { x, y, width, height }, lines }: { box: PaperBox; lines: readonly BlockLine[] }) {
  const broken = lines.map(([name, value]) => ({ name, own: breakText(value, (width - NAME_mm) / TEXT_mm) }));
  const heights = broken.map(({ own }) => Math.max(1, own.length));
  const rowOf = (line: number) => heights.slice(0, line).reduce((sum, rows) => sum + rows, 0);
  return (
    <g transform={`translate(${x} ${y + height - rowOf(heights.length) * BLOCK_LINE_mm})`} fontSize={TEXT_mm} fill={INK}>
      {broken.map(({ name, own }, n) => (
        <g key={name} transform={`translate(0 ${rowOf(n) * BLOCK_LINE_mm})`}>
          <text y={0.8 * BLOCK_LINE_mm} fill={INK_SOFT}>
            {name}
          </text>
          {own.map((line, below) => (
            <text key={line} x={NAME_mm} y={(below + 0.8) * BLOCK_LINE_mm}>
              {line}
            </text>
          ))}
          {own.length === 0 && <path d={`M${NAME_mm} ${0.9 * BLOCK_LINE_mm}H${width}`} stroke={INK_SOFT} strokeWidth={0.12} />}
        </g>
      ))}
    </g>
  );
}
