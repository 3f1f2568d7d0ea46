import { ADMISSION_STATUSES, listFindings } from '../../core/overlay/admission-report.ts';
import {
  type ImportRecord,
  MOST_REPORTED,
  type ReportedDifference,
  type ReportedFeature,
} from '../../core/report/import-report.ts';
import type { DifferenceEntry, ImportChoice, LayerDifference } from '../calls/importing.ts';
import type { Call } from '../rpc.ts';
import { type AdmittedImport, featureNames } from './admitted-import.ts';
import type { DistrictSession } from './district-session.ts';
import { judgeAreas } from './judge-areas.ts';
import { type ComparedLayer, describeDifference } from './layer-differences.ts';
import { type ImportSession, requirePlacing } from './waiting-import.ts';

/** What an import's report will say, as it is admitted. */
export async function recordImport(
  call: Pick<Call, 'signal' | 'progress'>,
  session: DistrictSession,
  source: ImportSession,
  choice: ImportChoice,
  admitted: AdmittedImport,
  replaced: ComparedLayer | null,
): Promise<ImportRecord> {
  const { table, detection, read } = source;
  const placed = requirePlacing(source);
  const { report } = admitted;
  return {
    source: {
      fileName: source.fileName,
      format: source.format,
      bytes: source.bytes,
      file_sha256: source.file_sha256,
      ...(read.text && { encoding: { name: read.text.encoding, found_by: read.text.found_by } }),
      ...(source.options.layer !== undefined && { layer: source.options.layer }),
    },
    crs: {
      ...placed.located.crs,
      choice: placed.choice,
      candidates: detection.candidates.map(({ name, found_by, distance_m }) => ({ name, found_by, distance_m })),
      certain: detection.certain,
      findings: detection.findings,
    },
    mapping: Object.fromEntries(
      Object.entries(choice.mapping).filter(
        ([field, column]) => column !== undefined && (field !== 'statedUnit' || choice.mapping.statedArea),
      ),
    ),
    counts: {
      features: table.count,
      admitted: admitted.columns.count,
      repaired: report.repaired,
      refused: report.refused,
      withoutArea: table.count - admitted.reported.length,
    },
    repaired: listFeatures(source, choice, admitted, 'repaired'),
    refused: listFeatures(source, choice, admitted, 'refused'),
    areas: await judgeAreas(call, session, source, choice, admitted),
    replaced: replaced && describeReplaced(describeDifference(session, choice, admitted, replaced)),
  };
}

function listFeatures(
  source: ImportSession,
  choice: ImportChoice,
  { report, reported }: AdmittedImport,
  status: (typeof ADMISSION_STATUSES)[number],
): ReportedFeature[] {
  const wanted = ADMISSION_STATUSES.indexOf(status);
  const names = featureNames(source, choice.mapping);
  const found: ReportedFeature[] = [];
  for (let row = 0; row < reported.length && found.length < MOST_REPORTED; row++) {
    if (report.statuses[row] !== wanted) continue;
    const feature = reported[row];
    const { line, record } = source.table.locate(feature);
    const place = line !== undefined ? `line ${line}` : record !== undefined ? `record ${record}` : undefined;
    found.push({
      feature,
      ...(place && { place }),
      label: names[feature] ?? `#${feature + 1}`,
      codes: listFindings(report, row),
    });
  }
  return found;
}

function describeReplaced({ layer, tolerance_m, same, counts, ...lists }: LayerDifference): ImportRecord['replaced'] {
  const take = (kind: ReportedDifference['kind'], entries: readonly DifferenceEntry[]): ReportedDifference[] =>
    entries.map(({ label, formerLabel, before_cm2, after_cm2, moved_m, items }) => ({
      kind,
      label,
      ...(formerLabel !== undefined && { formerLabel }),
      ...(before_cm2 !== undefined && { before_cm2 }),
      ...(after_cm2 !== undefined && { after_cm2 }),
      ...(moved_m !== undefined && { moved_m }),
      items,
    }));
  return {
    layer,
    tolerance_m,
    same,
    counts,
    entries: (['gone', 'changed', 'renamed', 'added'] as const).flatMap((kind) => take(kind, lists[kind])),
  };
}
