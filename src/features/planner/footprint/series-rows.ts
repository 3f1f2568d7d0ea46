import { formatArea } from '../../../core/measure/decimal.ts';
import { LAND_BANDS } from '../../../core/report/footprint/status-footprints.ts';
import type { StatusSeries } from '../../../workers/calls/footprint.ts';

/** The headers of `listSeriesRows`, worded. */
export interface SeriesHeaders {
  readonly week: string;
  readonly all: string;
  readonly unresolved: string;
  readonly unresolvedPlots: string;
  readonly released: string;
  readonly resolvedPlots: string;
  readonly entered: string;
  readonly enteredPlots: string;
  readonly revised: string;
  /** In the order of `LAND_BANDS`. */
  readonly bands: readonly string[];
}

/** A series as rows of text, oldest week first, headers on top; areas in m² with all their decimals, so that the rows still add up. */
export function listSeriesRows(series: StatusSeries, headers: SeriesHeaders): string[][] {
  const m2 = (cm2: number) => formatArea(cm2, 'm2', 4);
  return [
    [
      headers.week,
      headers.unresolved,
      headers.unresolvedPlots,
      headers.all,
      ...headers.bands,
      headers.released,
      headers.resolvedPlots,
      headers.entered,
      headers.enteredPlots,
      headers.revised,
    ],
    ...series.weeks.map((week, n) => [
      week,
      m2(series.unresolved_cm2[n]),
      String(series.unresolvedPlots[n]),
      m2(series.all_cm2[n]),
      ...LAND_BANDS.map((_, band) => m2(series.bands[band][n])),
      m2(series.changes[n].released_cm2),
      String(series.changes[n].resolvedPlots),
      m2(series.changes[n].entered_cm2),
      String(series.changes[n].enteredPlots),
      m2(series.changes[n].revised_cm2),
    ]),
  ];
}

/** For pasting into a spreadsheet. */
export const writeTabbed = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.join('\t')).join('\n');

/** RFC 4180, with the byte order mark that office software needs to read UTF-8. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const field = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `\uFEFF${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;
}
