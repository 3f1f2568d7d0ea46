import { type Grid, GridBuilder } from '../coordinate-table/grid.ts';
import { LIMITS } from '../limits.ts';
import type { NoteList } from '../note-list.ts';
import type { Pacer } from '../pacer.ts';
import { ReadError } from '../reader.ts';
import { decodeText, TagScanner } from '../xml/tag-scanner.ts';
import { dateOfSerial } from './date-styles.ts';
import { RunText } from './shared-strings.ts';

const STRIDE = 4096;
/** From here on a spreadsheet has kept only the first 15 digits of a number and written zeros for the rest. */
const EXACT_BELOW = 1e15;

export interface SheetContext {
  readonly strings: readonly string[];
  readonly dateStyles: ReadonlySet<number>;
  readonly isFrom1904: boolean;
  readonly notes: NoteList;
  readonly pacer: Pacer;
  readonly done: number;
  /** Told of cells whose text is not what somebody typed: `digits-lost`, or `formula-without-value`. Row from 1, column from 0. */
  onFault?(fault: 'digits-lost' | 'formula-without-value', row: number, column: number): void;
}

/**
 * The cells of a sheet as texts, as its user sees them but for rounding. Formulas come as the value that was computed last. Nothing
 * is made for cells that are not there, whatever size the sheet claims.
 */
export async function readSheetRows(name: string | undefined, xml: string, context: SheetContext): Promise<Grid> {
  const grid = new GridBuilder(name);
  const scanner = new TagScanner(xml);
  const cell = new CellReading(scanner, context);
  let cells: string[] = [];
  let row = 0;
  for (let tag = 1; scanner.next(); tag++) {
    const tagName = scanner.localName;
    if (tagName === 'row') {
      if (scanner.kind === 'close') grid.add(cells, row);
      else {
        row = numberOr(scanner.attribute('r'), row + 1);
        cells = [];
      }
    } else if (tagName === 'c') {
      if (scanner.kind !== 'close') cell.open(row, cells.length);
      if (scanner.kind !== 'open') cell.close(cells);
    } else cell.see();
    if (tag % STRIDE === 0 && context.pacer.isDue()) await context.pacer.pause(context.done);
  }
  return grid.finish();
}

class CellReading {
  private readonly run = new RunText();
  private column = 0;
  private row = 0;
  private type = 'n';
  private style = 0;
  private value: string | undefined;
  private valueStart = -1;
  private hasFormula = false;

  constructor(
    private readonly scanner: TagScanner,
    private readonly context: SheetContext,
  ) {}

  open(row: number, next: number): void {
    const { scanner } = this;
    this.row = row;
    this.column = columnOf(scanner.attribute('r')) ?? next;
    this.type = scanner.attribute('t') ?? 'n';
    this.style = numberOr(scanner.attribute('s'), 0);
    this.value = undefined;
    this.valueStart = -1;
    this.hasFormula = false;
  }

  see(): void {
    const { scanner } = this;
    const name = scanner.localName;
    if (name === 'f') this.hasFormula = true;
    if (name !== 'v') {
      this.run.see(scanner);
      return;
    }
    if (scanner.kind === 'open') this.valueStart = scanner.end;
    else if (scanner.kind === 'close' && this.valueStart >= 0)
      this.value = decodeText(scanner.text.slice(this.valueStart, scanner.start));
  }

  /** @throws ReadError `too-many-columns` */
  close(cells: string[]): void {
    if (this.column >= LIMITS.columns) throw new ReadError('too-many-columns', { line: this.row }, { limit: LIMITS.columns });
    const inline = this.run.take();
    const text = this.type === 'inlineStr' ? inline : this.textOf(this.value);
    if (text === '' && this.hasFormula && this.value === undefined) {
      this.context.notes.add('formulas-without-value', `line ${this.row}`);
      this.context.onFault?.('formula-without-value', this.row, this.column);
    }
    while (cells.length < this.column) cells.push('');
    cells[this.column] = text;
  }

  private textOf(value: string | undefined): string {
    if (value === undefined) return '';
    if (this.type === 's') return this.context.strings[Number(value)] ?? '';
    if (this.type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (this.type !== 'n') return value;
    return this.textOfNumber(value.trim());
  }

  private textOfNumber(value: string): string {
    const number = Number(value);
    if (value === '' || !Number.isFinite(number)) return value;
    const { dateStyles, isFrom1904, notes, onFault } = this.context;
    if (dateStyles.has(this.style)) return dateOfSerial(number, isFrom1904) ?? value;
    if (Math.abs(number) < EXACT_BELOW) return String(Number(number.toPrecision(15)));
    notes.add('digits-lost', `line ${this.row}: ${value}`);
    onFault?.('digits-lost', this.row, this.column);
    return /^-?\d+$/.test(value) ? value : fifteenDigits(number);
  }
}

/** What a spreadsheet shows of a number from 10^15 on: its first 15 digits, then zeros. */
function fifteenDigits(number: number): string {
  const [digits, exponent] = number.toExponential(14).split('e');
  return Number(exponent) > 60 ? String(number) : digits.replace('.', '') + '0'.repeat(Number(exponent) - 14);
}

/** `AB12` → 27; undefined without letters. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^\$?([A-Z]{1,3})/i.exec(reference ?? '')?.[1];
  if (letters === undefined) return undefined;
  return Array.from(letters.toUpperCase()).reduce((column, letter) => 26 * column + letter.charCodeAt(0) - 64, 0) - 1;
}

const numberOr = (text: string | undefined, other: number): number => (/^\d{1,9}$/.test(text ?? '') ? Number(text) : other);
