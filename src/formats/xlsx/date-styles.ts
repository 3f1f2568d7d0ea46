import { TagScanner } from '../xml/tag-scanner.ts';

/** Number formats that every workbook has and that show a day or a time (ECMA-376 18.8.30, the Chinese ones with it). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Letters of a day or a time outside quotes, escapes and brackets. */
const isDateFormat = (code: string): boolean => /[ymdhs年月日]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|general/gi, ''));

/** Which cell styles show their number as a date. */
export function readDateStyles(xml: string): ReadonlySet<number> {
  const dates = new Set<number>();
  const own = new Map<number, boolean>();
  const scanner = new TagScanner(xml);
  let isCellStyle = false;
  let style = 0;
  while (scanner.next()) {
    const name = scanner.localName;
    if (name === 'cellXfs') isCellStyle = scanner.kind === 'open';
    if (scanner.kind === 'close') continue;
    if (name === 'numFmt') own.set(Number(scanner.attribute('numFmtId')), isDateFormat(scanner.attribute('formatCode') ?? ''));
    if (name !== 'xf' || !isCellStyle) continue;
    const format = Number(scanner.attribute('numFmtId') ?? 0);
    if (own.get(format) ?? isBuiltInDate(format)) dates.add(style);
    style++;
  }
  return dates;
}

const DAY_MS = 86_400_000;

/** A serial number of days as `2024-05-01`, with its time where it has one. Day 60 is the 29 February 1900 that never was. */
export function dateOfSerial(serial: number, isFrom1904: boolean): string | undefined {
  const days = isFrom1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const instant = new Date(Date.UTC(1899, 11, 30) + Math.round(days * DAY_MS));
  if (Number.isNaN(instant.getTime()) || instant.getUTCFullYear() > 9999 || serial < 0) return undefined;
  const [day, time] = instant.toISOString().slice(0, 19).split('T');
  return time === '00:00:00' ? day : serial < 1 ? time : `${day} ${time}`;
}
