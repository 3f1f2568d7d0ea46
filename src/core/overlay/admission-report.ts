/**
 * What admission can find in a feature; stable codes that reach archives. The order is the bit in `findings`: append only.
 * The first group is put right without changing the land that is meant, the second is repaired, the third refuses the feature.
 */
export const ADMISSION_CODES = [
  'ring-reversed',
  'duplicate-vertices',
  'ring-unclosed',
  'zero-area-ring',
  'too-few-vertices',
  'self-intersection',
  'hole-outside',
  'parts-overlap',
  'coordinate-not-a-number',
  'coordinate-outside-degrees',
  'coordinate-beyond-plane',
  'no-polygon',
  'zero-area',
  'too-many-vertices',
  'too-complex',
  'repair-failed',
] as const;
export type AdmissionCode = (typeof ADMISSION_CODES)[number];

export const ADMISSION_STATUSES = ['ok', 'repaired', 'refused'] as const;
export type AdmissionStatus = (typeof ADMISSION_STATUSES)[number];

/** Findings as columns, one entry per input feature; a refused feature keeps its row, without polygons. */
export interface AdmissionReport {
  /** Index into ADMISSION_STATUSES. */
  readonly statuses: Uint8Array;
  /** Bit k set: ADMISSION_CODES[k] was found. */
  readonly findings: Uint32Array;
  /** Features per status. */
  readonly ok: number;
  readonly repaired: number;
  readonly refused: number;
  /** Features per code; codes that were not found are absent. */
  readonly counts: Readonly<Partial<Record<AdmissionCode, number>>>;
  /** Ids that several features carry, with their rows. */
  readonly duplicateIds: readonly { readonly id: string; readonly rows: readonly number[] }[];
  /** Rows without an id; empty where no ids were given. */
  readonly missingIds: readonly number[];
}

const REPAIRS: ReadonlySet<AdmissionCode> = new Set([
  'ring-unclosed',
  'zero-area-ring',
  'too-few-vertices',
  'self-intersection',
  'hole-outside',
  'parts-overlap',
]);
const REFUSALS: ReadonlySet<AdmissionCode> = new Set(ADMISSION_CODES.slice(ADMISSION_CODES.indexOf('coordinate-not-a-number')));

/** Codes found in one feature. */
export function listFindings(report: AdmissionReport, row: number): AdmissionCode[] {
  return ADMISSION_CODES.filter((_, bit) => (report.findings[row] & (1 << bit)) !== 0);
}

export function statusOf(report: AdmissionReport, row: number): AdmissionStatus {
  return ADMISSION_STATUSES[report.statuses[row]];
}

/** Collects findings while features are admitted. */
export class AdmissionNotes {
  readonly findings: Uint32Array;

  constructor(count: number) {
    this.findings = new Uint32Array(count);
  }

  note(row: number, code: AdmissionCode): void {
    this.findings[row] |= 1 << ADMISSION_CODES.indexOf(code);
  }

  isRefused(row: number): boolean {
    return (this.findings[row] & REFUSAL_BITS) !== 0;
  }

  finish(ids: readonly (string | number | null | undefined)[] | undefined): AdmissionReport {
    const statuses = new Uint8Array(this.findings.length);
    const totals = [0, 0, 0];
    const perCode = new Uint32Array(ADMISSION_CODES.length);
    this.findings.forEach((bits, row) => {
      const status = (bits & REFUSAL_BITS) !== 0 ? 2 : (bits & REPAIR_BITS) !== 0 ? 1 : 0;
      statuses[row] = status;
      totals[status]++;
      for (let bit = 0; bit < perCode.length; bit++) if ((bits & (1 << bit)) !== 0) perCode[bit]++;
    });
    const counts: Partial<Record<AdmissionCode, number>> = {};
    ADMISSION_CODES.forEach((code, bit) => {
      if (perCode[bit] > 0) counts[code] = perCode[bit];
    });
    const [ok, repaired, refused] = totals;
    return { statuses, findings: this.findings, ok, repaired, refused, counts, ...checkIds(ids ?? []) };
  }
}

const REPAIR_BITS = bitsOf(REPAIRS);
const REFUSAL_BITS = bitsOf(REFUSALS);

function bitsOf(codes: ReadonlySet<AdmissionCode>): number {
  return ADMISSION_CODES.reduce((bits, code, bit) => (codes.has(code) ? bits | (1 << bit) : bits), 0);
}

/** Rows without an id, and ids that several rows bear. */
export function checkIds(
  ids: readonly (string | number | null | undefined)[],
): Pick<AdmissionReport, 'duplicateIds' | 'missingIds'> {
  const rowsOf = new Map<string, number[]>();
  const missingIds: number[] = [];
  ids.forEach((given, row) => {
    const id = String(given ?? '').trim();
    if (id === '') {
      missingIds.push(row);
      return;
    }
    const rows = rowsOf.get(id);
    if (rows === undefined) rowsOf.set(id, [row]);
    else rows.push(row);
  });
  const duplicateIds = [...rowsOf].filter(([, rows]) => rows.length > 1).map(([id, rows]) => ({ id, rows }));
  return { duplicateIds, missingIds };
}
