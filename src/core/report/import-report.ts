import type { CrsChoice } from '../geodesy/crs-claim.ts';
import type { CrsDetection } from '../geodesy/detect-crs.ts';
import type { AreaVerdict, StatedUnit } from '../measure/judge-stated-areas.ts';
import type { Measure } from '../measure/measurement.ts';
import { RULER_VERSION } from '../measure/ruler-version.ts';
import type { AcceptedChange } from '../register/change.ts';
import type { Layer } from '../register/layer.ts';
import type { Day, Instant } from '../register/ports.ts';

/** One feature of the source that admission put right or refused. */
export interface ReportedFeature {
  /** 0-based position in the file. */
  readonly feature: number;
  /** Line or record where it stands, `line 12`; absent where the format has none. */
  readonly place?: string;
  readonly label: string;
  /** Codes of admission, in its order. */
  readonly codes: readonly string[];
}

/** What is kept of one import while it is worked on; a report is made of it. */
export interface ImportRecord {
  readonly source: {
    readonly fileName: string;
    readonly format: string;
    readonly bytes: number;
    readonly file_sha256: string;
    /** How its texts were decoded; absent where the format leaves no choice. */
    readonly encoding?: { readonly name: string; readonly found_by: string };
    /** Of a file of several layers the one that was read. */
    readonly layer?: string;
  };
  readonly crs: {
    readonly name: string;
    readonly found_by: string;
    readonly choice: CrsChoice;
    /** What was offered, most likely first. */
    readonly candidates: readonly { readonly name: string; readonly found_by: string; readonly distance_m: number | null }[];
    readonly certain: boolean;
    readonly findings: CrsDetection['findings'];
  };
  /** Column of the source by field of the register. */
  readonly mapping: Readonly<Record<string, string>>;
  readonly counts: {
    readonly features: number;
    readonly admitted: number;
    readonly repaired: number;
    readonly refused: number;
    /** Points, lines and features without geometry: no land. */
    readonly withoutArea: number;
  };
  readonly repaired: readonly ReportedFeature[];
  readonly refused: readonly ReportedFeature[];
  /** Null where no column of areas was chosen. */
  readonly areas: {
    readonly column: string;
    readonly unit: StatedUnit;
    readonly measure: Measure;
    readonly compared: number;
    readonly agreeing: number;
    readonly verdict: AreaVerdict;
    readonly ratio: number;
    readonly fittingUnit?: StatedUnit;
    readonly deviations: readonly {
      readonly feature: number;
      readonly label: string;
      readonly stated_cm2: number;
      readonly computed_cm2: number;
      readonly verdict: AreaVerdict;
    }[];
  } | null;
  /** The layer that gave way, and what was accepted as different from it; null for a layer beside the others. */
  readonly replaced: {
    readonly layer: { readonly id: string; readonly name: string; readonly count: number };
    readonly tolerance_m: number;
    readonly same: number;
    readonly counts: { readonly added: number; readonly gone: number; readonly changed: number; readonly renamed: number };
    readonly entries: readonly ReportedDifference[];
  } | null;
}

export interface ReportedDifference {
  readonly kind: 'added' | 'gone' | 'changed' | 'renamed';
  readonly label: string;
  readonly formerLabel?: string;
  readonly before_cm2?: number;
  readonly after_cm2?: number;
  readonly moved_m?: number;
  readonly items: number;
}

/** How a layer came in: to be kept beside the file, printed and signed. */
export interface ImportReport {
  readonly format: 'chidu-import-report/1';
  readonly issuedAt: Instant;
  readonly software: string;
  readonly rulerVersion: string;
  readonly district: { readonly id: string; readonly name: string };
  readonly layer: Pick<Layer, 'id' | 'name' | 'kind' | 'count' | 'package_sha256' | 'source' | 'geometry' | 'notes'> & {
    readonly importedOn: Day;
  };
  /** Null where the import was made before the district was opened here: then only what the register keeps is known. */
  readonly record: ImportRecord | null;
  /** The changes of the import in the feed; empty where they were accepted before the district was opened here. */
  readonly changes: readonly ReportedChange[];
}

export type ReportedChange = Pick<AcceptedChange, 'seq' | 'id' | 'type' | 'on' | 'by' | 'acceptedAt' | 'hash'> & {
  readonly entity: AcceptedChange['entity'];
};

/** Features of each list that a report holds; the counts are of all. */
export const MOST_REPORTED = 1_000;

/** The report of a layer of the register. `issuedAt` and `software` come from who issues it. */
export function buildImportReport(input: {
  readonly district: { readonly id: string; readonly name: string };
  readonly layer: Layer;
  readonly record: ImportRecord | null;
  readonly changes: readonly AcceptedChange[];
  readonly issuedAt: Instant;
  readonly software: string;
}): ImportReport {
  const { district, record, changes, issuedAt, software } = input;
  const { id, name, kind, count, package_sha256, source, geometry, notes, importedOn } = input.layer;
  return {
    format: 'chidu-import-report/1',
    issuedAt,
    software,
    rulerVersion: RULER_VERSION,
    district: { id: district.id, name: district.name },
    layer: { id, name, kind, count, package_sha256, source, ...(geometry && { geometry }), notes, importedOn },
    record,
    changes: changes.map(({ seq, id: changeId, type, on, by, acceptedAt, hash, entity }) => ({
      seq,
      id: changeId,
      type,
      on,
      by,
      acceptedAt,
      hash,
      entity,
    })),
  };
}
