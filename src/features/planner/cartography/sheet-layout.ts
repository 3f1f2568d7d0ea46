import { type Orientation, type Paper, type PaperBox, PAPERS } from '../../../core/report/print-sheet/paper.ts';

export interface SheetLayout {
  readonly width: number;
  readonly height: number;
  readonly map: PaperBox;
  /** North arrow, scale bar; legend; what the figures rest on. */
  readonly scale: PaperBox;
  readonly legend: PaperBox;
  readonly facts: PaperBox;
}

const MARGIN = 10;
const TITLE = 15;
const COLUMN = 66;
const BAND = 62;
const GAP = 4;

/** Title above, map as large as it can be, the rest beside it (landscape) or below (portrait). */
export function layOutSheet(paper: Paper, orientation: Orientation): SheetLayout {
  const [short, long] = PAPERS[paper];
  const [width, height] = orientation === 'portrait' ? [short, long] : [long, short];
  const top = MARGIN + TITLE;
  const inner = { width: width - 2 * MARGIN, height: height - top - MARGIN };
  if (orientation === 'landscape') {
    const x = width - MARGIN - COLUMN;
    return {
      width,
      height,
      map: { x: MARGIN, y: top, width: inner.width - COLUMN - GAP, height: inner.height },
      scale: { x, y: top, width: COLUMN, height: 30 },
      legend: { x, y: top + 34, width: COLUMN, height: inner.height - 34 - 44 },
      facts: { x, y: height - MARGIN - 42, width: COLUMN, height: 42 },
    };
  }
  const y = height - MARGIN - BAND;
  const half = (inner.width - GAP) / 2;
  return {
    width,
    height,
    map: { x: MARGIN, y: top, width: inner.width, height: inner.height - BAND - GAP },
    legend: { x: MARGIN, y, width: half, height: BAND },
    scale: { x: MARGIN + half + GAP, y, width: half, height: 26 },
    facts: { x: MARGIN + half + GAP, y: y + 28, width: half, height: BAND - 28 },
  };
}

/** Breaks a text into lines of a width in ems: Chinese anywhere, Latin at its spaces. */
export function breakLines(text: string, most_em: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[\u2e80-\u9fff\uff00-\uffef“”·]|[^\s\u2e80-\u9fff\uff00-\uffef“”·]+\s*|\s+/g) ?? []) {
    if (line !== '' && widthOf(line + piece.trimEnd()) > most_em) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u2014\u2e80-\u9fff\uff00-\uffef]/.test(character) ? 1 : 0.56;
  return width;
}
