import { formatArea, roundHalfUp } from '../../../core/measure/decimal.ts';
import { supportedMuDecimals } from '../../../core/measure/area-text.ts';
import { supportedDecimals } from '../../../core/measure/sigma.ts';
import { BYTE_ORDER_MARK, writeCsvRecord, writeTsvRecord } from '../../../formats/csv/write.ts';
import type { Cell, ColumnKind, TableLayout, TableWords } from '../../calls/tables.ts';
import type { Call } from '../../rpc.ts';
import { type OpenTable, readColumns, wordOf } from './open-table.ts';
import { paceRows } from './table-data.ts';

const M2_DECIMALS = 2;
const MU_DECIMALS = 4;
/** Columns of the row's own area, which its ± belongs to. */
const OWN_AREAS = new Set(['area', 'mu']);

/** The rows in their order as text, UTF-8: heading first and nothing after the last row, as spreadsheets want it. */
export async function writeRows(
  table: OpenTable,
  rows: Uint32Array,
  layout: TableLayout,
  words: TableWords,
  call: Call,
): Promise<Uint8Array> {
  const columns = await readColumns(
    table,
    layout.columns.map(({ key }) => key),
    call,
  );
  const write = layout.format === 'csv' ? writeCsvRecord : writeTsvRecord;
  const isWithHeadings = layout.format === 'csv' || columns.length > 1;
  const sigma = await table.data.sigma(call);
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  let text = layout.format === 'csv' ? BYTE_ORDER_MARK : '';
  if (isWithHeadings) text += write(layout.columns.map(({ heading }) => heading));
  const pacer = paceRows(call, rows.length);
  for (let n = 0; n < rows.length; n++) {
    const row = rows[n];
    const sigma_m2 = sigma && !Number.isNaN(sigma[row]) ? sigma[row] : undefined;
    text += write(
      columns.map(({ source, at }) => {
        const cell = at(row);
        return typeof cell === 'string' && source.kind === 'choice'
          ? wordOf(source, words, cell)
          : writeCell(cell, source.kind, OWN_AREAS.has(source.key) ? sigma_m2 : undefined);
      }),
    );
    if ((n & 127) === 0 && pacer.isDue()) {
      parts.push(encoder.encode(text));
      text = '';
      await pacer.pause(n);
    }
  }
  parts.push(encoder.encode(text));
  return join(parts);
}

/** A text, or a number as spreadsheets write one: m² with two decimals and mu with four, or as many as the ± supports; shares in per cent. */
export function writeCell(cell: Cell, kind: ColumnKind, sigma_m2: number | undefined): string | number {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (kind === 'area') return formatArea(cell, 'm2', supportedDecimals(sigma_m2, M2_DECIMALS));
  if (kind === 'mu') return formatArea(cell, 'mu', supportedMuDecimals(sigma_m2, MU_DECIMALS));
  return kind === 'share' ? roundHalfUp(100 * cell, 2) : cell;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
