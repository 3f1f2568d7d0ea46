import type { FieldTarget, ReportEntry } from '../../../workers/calls/field-day.ts';

/** The report that the target is, or that its case is about; undefined where it is land, a patch, a red line. */
export const ownReport = ({ shape, reports }: FieldTarget): ReportEntry | undefined =>
  shape === undefined ? undefined : reports[0];
