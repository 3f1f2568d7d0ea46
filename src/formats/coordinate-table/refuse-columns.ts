import { ReadError } from '../reader.ts';
import { findHead } from './find-head.ts';
import type { Grid } from './grid.ts';

/** No column holds coordinates: the error names those that are there. */
export function refuseColumns(grid: Grid): ReadError {
  return new ReadError('coordinate-columns-unknown', {}, { columns: findHead(grid).names.slice(0, 12).join(', ') });
}
