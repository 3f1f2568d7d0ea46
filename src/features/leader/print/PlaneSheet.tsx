import { useTranslation } from 'react-i18next';
import type { SheetLayout } from '../../../core/report/print-sheet/paper.ts';
import type { Measure } from '../../../core/measure/measurement.ts';
import type { SheetGrid } from '../../../core/report/print-sheet/sheet-grid.ts';
import type { SheetSet } from '../../../core/report/print-sheet/sheet-set.ts';
import type { DrawnIndex, DrawnSheet } from '../../../state/leader/print.ts';
import { paperFont } from '../../../ui/paper-font.ts';
import { INK, PAPER_WHITE, styleOf } from './kind-style.ts';
import { SheetMap } from './SheetMap.tsx';
import { type BlockLine, legendHeight, ScaleBlock, SheetIndex, SheetLegend, TitleBlock } from './SheetSide.tsx';

interface PageProps {
  readonly layout: SheetLayout;
  readonly title: string;
  readonly label: string;
}

export interface PlaneSheetProps extends PageProps {
  readonly set: SheetSet;
  readonly no: number;
  readonly sheet: DrawnSheet;
  readonly grid: SheetGrid;
  readonly zone?: number;
  readonly measure: Measure;
  readonly lines: readonly BlockLine[];
}

/** One sheet, its unit the millimetre: what is seen before and what is printed are this same drawing. */
export function PlaneSheet({ layout, title, label, set, no, sheet, grid, zone, measure, lines }: PlaneSheetProps) {
  const { map, side } = layout;
  const { scale } = set;
  const isColumn = side.height > side.width;
  const tall = legendHeight(sheet);
  const many = set.sheets.length > 1;
  const part = isColumn ? side.width : side.width / 3 - 4;
  const places = isColumn
    ? {
        legend: { ...side, y: side.y + 20 },
        index: { x: side.x, y: side.y + 22 + tall, height: Math.max(18, side.height - 22 - tall - 52) },
        block: side,
      }
    : {
        legend: { ...side, x: side.x + side.width / 3 + 2, width: part },
        index: { x: side.x, y: side.y + 22, height: side.height - 24 },
        block: { ...side, x: side.x + (2 * side.width) / 3 + 4, width: part },
      };
  return (
    <Page layout={layout} title={title} label={label}>
      <SheetMap frame={map} scale={scale} sheet={sheet} grid={grid} zone={zone} />
      <ScaleBlock x={side.x} y={side.y} width={part} scale={scale} />
      <SheetLegend box={places.legend} sheet={sheet} scale={scale} measure={measure} />
      {many && <SheetIndex {...places.index} width={part} set={set} shown={no} />}
      <TitleBlock box={places.block} lines={lines} />
    </Page>
  );
}

/** The page before several sheets: which lies where. */
export function IndexPage({
  layout,
  title,
  label,
  set,
  index,
  lines,
}: PageProps & { set: SheetSet; index: DrawnIndex; lines: readonly BlockLine[] }) {
  const { map, side } = layout;
  const [west, , , north] = index.box;
  const isColumn = side.height > side.width;
  const block = isColumn ? side : { ...side, x: side.x + (2 * side.width) / 3 + 4, width: side.width / 3 - 4 };
  return (
    <Page layout={layout} title={title} label={label}>
      <SheetMap frame={map} scale={index.scale} sheet={index.sheet} grid={null} />
      <g transform={`translate(${map.x} ${map.y})`}>
        {set.sheets.map(({ no, box }) => {
          const width = (box[2] - box[0]) / index.scale;
          const height = (box[3] - box[1]) / index.scale;
          return (
            <g key={no} transform={`translate(${(box[0] - west) / index.scale} ${(north - box[3]) / index.scale})`}>
              <rect width={width} height={height} {...styleOf('red-line', set.scale)} stroke={INK} strokeWidth={0.3} />
              <text
                x={width / 2}
                y={height / 2 + 1.6}
                fontSize={Math.min(6, height / 2)}
                fontWeight={600}
                textAnchor="middle"
                fill={INK}
                stroke={PAPER_WHITE}
                strokeWidth={0.8}
                paintOrder="stroke"
              >
                {no}
              </text>
            </g>
          );
        })}
      </g>
      <TitleBlock box={block} lines={lines} />
    </Page>
  );
}

function Page({ layout: { width, height, map }, title, label, children }: PageProps & { children: React.ReactNode }) {
  const { i18n } = useTranslation();
  return (
    <svg
      className="plane-sheet"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      fontFamily={paperFont(i18n.language)}
      style={{ '--sheet-ratio': width / height } as React.CSSProperties}
    >
      <rect width={width} height={height} fill={PAPER_WHITE} />
      <text x={map.x + map.width / 2} y={map.y - 6} fontSize={6} fontWeight={600} textAnchor="middle" fill={INK}>
        {title}
      </text>
      {children}
    </svg>
  );
}
