/** A block of cells that a sheet shows as one; rows and columns from 0, both ends included. */
export interface MergedBlock {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const REFERENCE = /<(?:\w+:)?mergeCell\s[^>]*?ref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"/g;

export function readMergedBlocks(xml: string): MergedBlock[] {
  return Array.from(xml.matchAll(REFERENCE), ([, left, top, right, bottom]) => ({
    top: Number(top) - 1,
    bottom: Number(bottom) - 1,
    left: columnNumber(left),
    right: columnNumber(right),
  }));
}

const columnNumber = (letters: string): number =>
  Array.from(letters).reduce((column, letter) => 26 * column + letter.charCodeAt(0) - 64, 0) - 1;
