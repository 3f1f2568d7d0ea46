import type { CrsChoice } from '../../core/geodesy/crs-claim.ts';
import type { CrsDetection } from '../../core/geodesy/detect-crs.ts';
import type { FeatureTable } from '../../formats/feature-table.ts';
import type { LocatedTable } from '../../formats/locate-table.ts';
import type { Note, ReadOptions, ReadResult } from '../../formats/reader.ts';
import { EngineError } from '../rpc.ts';

/** A file that was read and waits for what the user says of it. */
export interface ImportSession {
  readonly id: string;
  readonly fileName: string;
  readonly format: string;
  readonly file_sha256: string;
  /** Size of the main file. */
  readonly bytes: number;
  readonly read: ReadResult;
  readonly table: FeatureTable;
  readonly detection: CrsDetection;
  /** Null where the coordinate system is not settled. */
  readonly placed: Placed | null;
  readonly options: ReadOptions;
  /** The reader's own, and those of placing. */
  readonly notes: readonly Note[];
}

export interface Placed {
  readonly located: LocatedTable;
  readonly choice: CrsChoice;
}

/** An import whose place is known. @throws EngineError `crs-unsure` */
export function requirePlaced(source: ImportSession): LocatedTable {
  return requirePlacing(source).located;
}

/** The same with what places it. @throws EngineError `crs-unsure` */
export function requirePlacing(source: ImportSession): Placed {
  if (source.placed === null) throw new EngineError('crs-unsure', {}, { file: source.fileName });
  return source.placed;
}
