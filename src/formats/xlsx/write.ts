import { strToU8, zipSync } from 'fflate';
import { numberDay } from '../../core/register/day.ts';

/** How the cells of a column are shown and what may be typed into them: a text stays as it is typed, digits and signs too. */
export type ColumnStyle = 'text' | 'day' | 'money' | 'number';

export interface SheetColumn {
  readonly heading: string;
  readonly style: ColumnStyle;
  /** In characters. */
  readonly width: number;
}

/** Cells are texts; in a column of days a calendar day (`2026-11-23`) becomes a date that spreadsheets reckon with, in one of numbers a number. Empty is no cell. */
export interface SheetContent {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly string[])[];
}

/** Places among the cell formats of `STYLES`. */
const FORMATS: Readonly<Record<ColumnStyle | 'heading', number>> = { text: 1, day: 2, money: 3, heading: 4, number: 0 };
const FIXED_TIME = new Date(2000, 0, 1);
/** Days before are counted differently by different spreadsheets. */
const FIRST_SAFE_DAY = '1900-03-01';
const DAYS_BEFORE_1970 = 25_569;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** As JavaScript writes a number. */
const NUMBER = /^-?\d+(\.\d+)?(e[+-]\d+)?$/;
/** Characters of one cell. */
export const LONGEST_CELL = 32_767;

/**
 * A workbook of one sheet (ECMA-376) with its headings fixed in view. Nothing in it is a formula, whatever a text begins with: cells
 * hold their texts themselves, in a format that keeps them texts when somebody edits them.
 */
export function writeWorkbook(content: SheetContent): Uint8Array {
  const files: Readonly<Record<string, string>> = {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': linksTo([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escapeXml(sheetName(content.name))}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': linksTo([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': STYLES,
    'xl/worksheets/sheet1.xml': writeSheet(content),
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])), { mtime: FIXED_TIME });
}

function writeSheet({ columns, rows }: SheetContent): string {
  const cols = columns.map(
    ({ width, style }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${FORMATS[style]}" customWidth="1"/>`,
  );
  const heading = columns.map((column, at) => writeText(`${columnName(at)}1`, column.heading, FORMATS.heading)).join('');
  const body = rows.map((row, at) => {
    const line = at + 2;
    const cells = row.map((cell, column) => writeCell(`${columnName(column)}${line}`, cell, columns[column].style));
    return `<row r="${line}">${cells.join('')}</row>`;
  });
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols.join('')}</cols><sheetData><row r="1">${heading}</row>${body.join('')}</sheetData></worksheet>`;
}

function writeCell(place: string, cell: string, style: ColumnStyle): string {
  if (cell === '') return '';
  if (style === 'day' && DAY.test(cell) && cell >= FIRST_SAFE_DAY)
    return `<c r="${place}" s="${FORMATS.day}"><v>${numberDay(cell) + DAYS_BEFORE_1970}</v></c>`;
  if (style === 'number' && NUMBER.test(cell)) return `<c r="${place}"><v>${cell}</v></c>`;
  return writeText(place, cell, FORMATS[style]);
}

const writeText = (place: string, text: string, format: number): string =>
  `<c r="${place}" s="${format}" t="inlineStr"><is><t xml:space="preserve">${escapeText(text.slice(0, LONGEST_CELL))}</t></is></c>`;

/** 0 → `A`, 27 → `AB`. */
function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** What no sheet may be called is left out. */
const sheetName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\']/g, ' ')
    .trim()
    .slice(0, 31) || 'Sheet1';

/** Characters that XML cannot hold are written as workbooks do (`_x001B_`), and so is a text that looks like that already. */
const escapeText = (text: string): string =>
  escapeXml(
    text
      .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
      .replace(
        /[\u0000-\u0008\u000b\u000c\r\u000e-\u001f\ufffe\uffff]/g,
        (one) => `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
      ),
  );

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (one) => ENTITIES[one]);

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const FORMAT = 'http://schemas.openxmlformats.org';
const MAIN = `${FORMAT}/spreadsheetml/2006/main`;
const OFFICE = `${FORMAT}/officeDocument/2006/relationships`;
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const linksTo = (parts: readonly (readonly [type: string, target: string])[]): string =>
  `${HEAD}<Relationships xmlns="${FORMAT}/package/2006/relationships">${parts
    .map(([type, target], at) => `<Relationship Id="r${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const CONTENT_TYPES = `${HEAD}<Types xmlns="${FORMAT}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/></Types>`;

/** Plain, which numbers have, then in the order of `FORMATS`: text (49 is `@`), day, money with groups and two decimals (4), heading in bold. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${[
  [49, 0],
  [164, 0],
  [4, 0],
  [49, 1],
]
  .map(
    ([format, font]) =>
      `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`,
  )
  .join('')}</cellXfs></styleSheet>`;
