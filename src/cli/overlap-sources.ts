import { createDistrictPlane, type DistrictPlane } from '../core/geodesy/district-plane.ts';
import type { Measure } from '../core/measure/measurement.ts';
import { indexPolygons } from '../core/overlay/index-polygons.ts';
import { type TaskHost, visitOverlapsInSlices } from '../core/overlay/overlap-table.ts';
import { isOutsidePlane } from '../core/measure/ruler.ts';
import { type AdmittedTable, admitTable } from '../formats/admit-table.ts';
import { NoteList } from '../formats/note-list.ts';
import type { Note } from '../formats/reader.ts';
import { clipId, countLongIds } from './clip-id.ts';
import { choosePlane } from './choose-plane.ts';
import { CliError } from './cli-error.ts';
import { measureUnion } from './measure-union.ts';
import { type CountedPair, PairTotals } from './pair-totals.ts';
import { positionInSource, type Source } from './open-source.ts';
import { viewUnrounded } from './restore-fractions.ts';

/** What `chidu overlap --json` prints; a contract (docs/contracts/cli.md). */
export interface OverlapSummary {
  readonly pairs: number;
  readonly pairs_over_min: number;
  readonly subjects_over_min: number;
  readonly total_m2: number;
  readonly clip_union_m2: number | null;
  readonly seconds: number;
  readonly repaired: number;
  readonly top: readonly OverlapPair[];
  readonly notes: readonly (Note & { readonly file: 'subject' | 'clip' })[];
}

export interface OverlapPair {
  /** 0-based positions among the features of each file. */
  readonly subject: number;
  readonly clip: number;
  readonly m2: number;
  readonly subject_id: string | null;
  readonly clip_id: string | null;
}

export interface OverlapRequest {
  readonly subject: Source;
  readonly clip: Source;
  readonly measure: Measure;
  readonly min_m2: number;
}

/**
 * Every overlap of two files in one plane: that of the subject. `now` gives milliseconds for `seconds`.
 * @throws CliError `outside-plane` where planar areas are asked for beyond 3° from the meridian,
 * `too-many-pairs`; TaskCancelled
 */
export async function overlapSources(
  { subject, clip, measure, min_m2 }: OverlapRequest,
  host: TaskHost,
  now: () => number,
): Promise<OverlapSummary> {
  const began = now();
  const plane =
    choosePlane(subject.located.lonLat, subject.located.meridian) ?? choosePlane(clip.located.lonLat, clip.located.meridian);
  if (plane === null) return summarise(began, now);
  const district = createDistrictPlane(plane);
  const subjects = await admitTable(subject.table, subject.located, district, stageOf(host, 0, 0.2));
  const clips = await admitTable(clip.table, clip.located, district, stageOf(host, 0.2, 0.4));
  if (measure === 'planar')
    refuseOutside(district, [
      [subject, subjects],
      [clip, clips],
    ]);
  const subjectView = viewUnrounded(subjects, subject.table, subject.located.lonLat, measure, district);
  const clipView = viewUnrounded(clips, clip.table, clip.located.lonLat, measure, district);
  const totals = new PairTotals(subjectView.columns.count, min_m2);
  await visitOverlapsInSlices(
    subjectView,
    indexPolygons(subjectView),
    clipView,
    stageOf(host, 0.4, 0.7),
    (row, clipRow, area_m2) => totals.add(row, clipRow, area_m2),
  );
  const union = await measureUnion(clipView, indexPolygons(clipView), stageOf(host, 0.7, 1));
  return {
    ...summarise(began, now),
    pairs: totals.pairs,
    pairs_over_min: totals.pairsOverMin,
    subjects_over_min: totals.subjectsOverMin,
    total_m2: totals.total_cm2 / 10_000,
    clip_union_m2: union,
    seconds: secondsSince(began, now),
    repaired: subjects.report.repaired + clips.report.repaired,
    top: totals.largest.map((pair) => describePair(pair, [subject, subjects], [clip, clips])),
    notes: [...noteAll('subject', subject, subjects), ...noteAll('clip', clip, clips)],
  };
}

function summarise(began: number, now: () => number): OverlapSummary {
  return {
    pairs: 0,
    pairs_over_min: 0,
    subjects_over_min: 0,
    total_m2: 0,
    clip_union_m2: 0,
    seconds: secondsSince(began, now),
    repaired: 0,
    top: [],
    notes: [],
  };
}

const secondsSince = (began: number, now: () => number): number => Math.round(now() - began) / 1000;

function refuseOutside(district: DistrictPlane, sides: readonly (readonly [Source, AdmittedTable])[]): void {
  for (const [source, { columns }] of sides) {
    if (isOutsidePlane(district, columns.coordinates))
      throw new CliError('outside-plane', { meridian: district.plane.meridian }, { file: source.fileName });
  }
}

/** The host of one stage, whose progress fills its part of the whole. */
function stageOf(host: TaskHost, from: number, to: number): TaskHost {
  return { ...host, onProgress: (done) => host.onProgress?.(from + done * (to - from)) };
}

function describePair(
  pair: CountedPair,
  [subject, subjects]: readonly [Source, AdmittedTable],
  [clip, clips]: readonly [Source, AdmittedTable],
): OverlapPair {
  const subjectFeature = subjects.features[pair.subject];
  const clipFeature = clips.features[pair.clip];
  return {
    subject: positionInSource(subject, subjectFeature),
    clip: positionInSource(clip, clipFeature),
    m2: pair.settled_cm2 / 10_000,
    subject_id: clipId(subject.table.ids[subjectFeature]),
    clip_id: clipId(clip.table.ids[clipFeature]),
  };
}

function noteAll(file: 'subject' | 'clip', source: Source, admitted: AdmittedTable): (Note & { file: 'subject' | 'clip' })[] {
  const notes = new NoteList();
  for (const { code, detail, count } of [...source.notes, ...admitted.notes]) notes.add(code, detail, count);
  const longIds = countLongIds(source.table.ids);
  if (longIds > 0) notes.add('id-clipped', undefined, longIds);
  return notes.list().map((note) => ({ file, ...note }));
}
