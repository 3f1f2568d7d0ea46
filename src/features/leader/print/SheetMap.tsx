import { Fragment, memo, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperBox } from '../../../core/report/print-sheet/paper.ts';
import { keepApart } from '../../../core/report/print-sheet/place-texts.ts';
import type { SheetGrid } from '../../../core/report/print-sheet/sheet-grid.ts';
import { UNITS_PER_MM } from '../../../core/report/print-sheet/sheet-pen.ts';
import type { DrawnSheet } from '../../../state/leader/print.ts';
import { COLOUR_OF_TEXT, INK, PAPER_WHITE, SIZE_OF_TEXT, styleOf } from './kind-style.ts';

interface SheetMapProps {
  readonly frame: PaperBox;
  readonly scale: number;
  readonly sheet: DrawnSheet;
  /** Null on the index: nobody measures there. */
  readonly grid: SheetGrid | null;
  /** Before the numbers of eastings; absent where the plane's meridian is of no zone. */
  readonly zone?: number;
}

const NUMBER_mm = 2.3;
const GRID_mm = 0.1;
/** Nearer to a corner of the frame a number would run into those of the other edge. */
const CORNER_mm = 7;
/** Half a diagonal of the mark of a build, which may be too small to be seen. */
const MARK_mm = 0.9;

/** The map on a sheet: paths as the engine drew them, the plane's grid over them, its numbers around them. Paper millimetres. */
export function SheetMap({ frame, scale, sheet, grid, zone }: SheetMapProps) {
  const clip = useId();
  const { x, y, width, height } = frame;
  return (
    <g transform={`translate(${x} ${y})`}>
      <clipPath id={clip}>
        <rect width={width} height={height} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        <Drawing sheet={sheet} scale={scale} />
        {grid && (
          <g className="sheet-grid" fill="none" stroke={INK} strokeOpacity={0.45} strokeWidth={GRID_mm}>
            {grid.eastings.map(({ at_mm, value_m }) => (
              <path key={`e${value_m}`} d={`M${at_mm} 0V${height}`} />
            ))}
            {grid.northings.map(({ at_mm, value_m }) => (
              <path key={`n${value_m}`} d={`M0 ${at_mm}H${width}`} />
            ))}
          </g>
        )}
        <SheetTexts sheet={sheet} width={width} height={height} />
      </g>
      <rect width={width} height={height} fill="none" stroke={INK} strokeWidth={0.4} />
      {grid && (
        <g fontSize={NUMBER_mm} fill={INK}>
          {grid.eastings.filter(isClearOf(width)).map(({ at_mm, value_m }) => {
            const text = spell(value_m + (zone ?? 0) * 1_000_000);
            return (
              <Fragment key={value_m}>
                <Tick x={at_mm} y={-2} text={text} />
                <Tick x={at_mm} y={height + 3.6} text={text} />
              </Fragment>
            );
          })}
          {grid.northings.filter(isClearOf(height)).map(({ at_mm, value_m }) => (
            <Fragment key={value_m}>
              <Tick x={-2} y={at_mm} text={spell(value_m)} isUpright />
              <Tick x={width + 3.6} y={at_mm} text={spell(value_m)} isUpright />
            </Fragment>
          ))}
        </g>
      )}
    </g>
  );
}

/** The largest part of a page: drawn anew only where the sheet itself is another. */
const Drawing = memo(function Drawing({ sheet, scale }: Pick<SheetMapProps, 'sheet' | 'scale'>) {
  return (
    <g transform={`scale(${1 / UNITS_PER_MM})`}>
      {sheet.drawn.map(({ kind, paths }) => (
        <g key={kind} {...styleOf(kind, scale, UNITS_PER_MM)}>
          {paths.map((path, n) => (
            // Paths of a kind stay where they are.
            <path key={`${kind}${n}`} d={path} />
          ))}
        </g>
      ))}
    </g>
  );
});

const isClearOf =
  (length: number) =>
  ({ at_mm }: { readonly at_mm: number }) =>
    at_mm >= CORNER_mm && at_mm <= length - CORNER_mm;

/** 38500100 → `38 500 100`. */
const spell = (value_m: number): string => String(value_m).replace(/\B(?=(\d{3})+$)/g, ' ');

function Tick({ x, y, text, isUpright = false }: { x: number; y: number; text: string; isUpright?: boolean }) {
  return (
    <text textAnchor="middle" transform={`translate(${x} ${y})${isUpright ? ' rotate(-90)' : ''}`}>
      {text}
    </text>
  );
}

const SheetTexts = memo(function SheetTexts({ sheet, width, height }: { sheet: DrawnSheet; width: number; height: number }) {
  const { i18n } = useTranslation();
  const wanted = sheet.texts.map(({ kind, text, textEn, x, y }) => {
    const at = { x: x / UNITS_PER_MM, y: y / UNITS_PER_MM };
    const size = SIZE_OF_TEXT[kind];
    // The mark stands at the place itself, its number above.
    return {
      kind,
      text: i18n.language === 'en' ? (textEn ?? text) : text,
      size,
      x: at.x,
      y: kind === 'build' ? at.y - size : at.y,
    };
  });
  return (
    <g>
      {sheet.texts.map(({ kind, x, y }, n) =>
        kind === 'build' ? (
          <path
            // Two builds may stand on one place.
            key={`${n}/${x}/${y}`}
            d={`M0 ${-MARK_mm}L${MARK_mm} 0 0 ${MARK_mm} ${-MARK_mm} 0Z`}
            transform={`translate(${x / UNITS_PER_MM} ${y / UNITS_PER_MM})`}
            fill={COLOUR_OF_TEXT.build}
            stroke={PAPER_WHITE}
            strokeWidth={0.2}
          />
        ) : null,
      )}
      {keepApart(
        wanted.filter(({ text }) => text !== ''),
        width,
        height,
      ).map(({ kind, text, size, x, y }) => (
        <text
          key={`${kind}/${x}/${y}/${text}`}
          x={x}
          y={y + size * 0.36}
          fontSize={size}
          fontWeight={kind === 'parcel' || kind === 'village' ? 400 : 600}
          textAnchor="middle"
          fill={COLOUR_OF_TEXT[kind]}
          stroke={PAPER_WHITE}
          strokeWidth={size * 0.22}
          strokeLinejoin="round"
          paintOrder="stroke"
        >
          {text}
        </text>
      ))}
    </g>
  );
});
