import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardCell, writeCsvRecord, writeTsvRecord } from '../../../src/formats/csv/write.ts';
import { SEED, seeded } from '../../support/seeded.ts';

/** Reads RFC 4180 as its grammar says, character by character: the counterpart of the writer, and of no spreadsheet's habits. */
function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    let value = '';
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (text[at] === '"') at++;
        value += text[at];
      }
      at++;
    } else {
      while (at < text.length && text[at] !== ',' && text[at] !== '\r') value += text[at++];
    }
    record.push(value);
    if (text[at] === ',') at++;
    else {
      expect(text.slice(at, at + 2)).toBe('\r\n');
      at += 2;
      records.push(record);
      record = [];
    }
  }
  return records;
}

describe('a written table', () => {
  it(`reads back as what was written, whatever is in it (seed ${SEED})`, () => {
    const value = fc.oneof(fc.string(), fc.constantFrom('a,b', '"', 'two\r\nlines', ' spaced ', '=1+1', '宗地，甲', '007'));
    fc.assert(
      fc.property(fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (records) => {
        const text = records.map(writeCsvRecord).join('');
        const filled = records.map((record) => record.map(guardCell));
        // A record of one empty value is an empty line: written and read as one empty value.
        expect(readCsv(text)).toEqual(filled);
      }),
      seeded(),
    );
  });

  it('runs no formula: what begins like one is marked as text, a plain number is not', () => {
    expect(['=1+1', '+86 1', '-cmd', '@SUM(A1)', '\tx', '\rx', ' =1+1', '\n=1+1', '＝1+1', '＠SUM(A1)'].map(guardCell)).toEqual([
      "'=1+1",
      "'+86 1",
      "'-cmd",
      "'@SUM(A1)",
      "'\tx",
      "'\rx",
      "' =1+1",
      "'\n=1+1",
      "'＝1+1",
      "'＠SUM(A1)",
    ]);
    expect(['-12.50', '+3', '0', '0.5', '2026-11-20'].map(guardCell)).toEqual(['-12.50', '+3', '0', '0.5', '2026-11-20']);
  });

  it('keeps office numbers of digits whole, which spreadsheets would round or shorten', () => {
    expect(guardCell('3301021234567890123')).toBe("'3301021234567890123");
    expect(guardCell('00123')).toBe("'00123");
    expect(guardCell('990101001001GB00001')).toBe('990101001001GB00001');
  });

  it('stays one line and one cell on the clipboard', () => {
    expect(writeTsvRecord(['a\tb', 'c\r\nd', 3])).toBe('a b\tc d\t3\r\n');
  });
});
