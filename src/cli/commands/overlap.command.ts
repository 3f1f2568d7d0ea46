import type { Measure } from '../../core/measure/measurement.ts';
import { formatArea } from '../../core/measure/decimal.ts';
import { describeNote } from '../../i18n/describe-error.ts';
import type { Command } from '../command.ts';
import type { Source } from '../open-source.ts';
import type { OverlapSummary } from '../overlap-sources.ts';
import { printable } from '../printable.ts';
import { readSourceOptions, sourceGrammar } from '../source-options.ts';
import type { Terminal } from '../terminal.ts';

const MEASURES = ['ellipsoidal', 'planar'] as const;

export const overlapCommand: Command = {
  grammar: {
    operands: ['SUBJECT', 'CLIP'],
    options: { measure: MEASURES, 'min-m2': 'number', ...sourceGrammar('subject-'), ...sourceGrammar('clip-') },
  },
  async run(line, terminal) {
    const { openSource } = await import('../open-source.ts');
    const { overlapSources } = await import('../overlap-sources.ts');
    const measure: Measure = line.text('measure') === 'planar' ? 'planar' : 'ellipsoidal';
    const min_m2 = line.number('min-m2') ?? 1;
    const subject = await openSource(line.operands[0], readSourceOptions(line, 'subject-'), terminal);
    const clip = await openSource(line.operands[1], readSourceOptions(line, 'clip-'), terminal);
    for (const source of [subject, clip]) warnWithoutPolygons(source, terminal);
    const words = terminal.texts.t('cli.progress.overlaps');
    terminal.progress(words);
    const summary = await overlapSources(
      { subject, clip, measure, min_m2 },
      { onProgress: (done) => terminal.progress(words, done) },
      () => performance.now(),
    );
    if (line.flag('json')) terminal.print(JSON.stringify(summary));
    else printSummary(summary, measure, min_m2, terminal);
  },
};

function warnWithoutPolygons({ table, fileName }: Source, { texts, warn }: Terminal): void {
  if (!table.partKinds.includes(3)) warn(texts.t('cli.overlap.empty', { file: fileName }));
}

function printSummary(summary: OverlapSummary, measure: Measure, min_m2: number, { texts, print }: Terminal): void {
  print(
    texts.t('cli.overlap.counts', {
      pairs: summary.pairs,
      over: summary.pairs_over_min,
      min: min_m2,
      subjects: summary.subjects_over_min,
    }),
  );
  print(
    texts.t('cli.overlap.total', {
      total: showM2(summary.total_m2),
      measure: texts.t(`cli.overlap.${measure}`),
      union: summary.clip_union_m2 === null ? texts.t('cli.overlap.noUnion') : showM2(summary.clip_union_m2),
    }),
  );
  if (summary.repaired > 0) print(texts.t('cli.overlap.repaired', { count: summary.repaired }));
  if (summary.top.length > 0) print(texts.t('cli.overlap.top'));
  for (const { subject, clip, m2, subject_id, clip_id } of summary.top) {
    print(texts.t('cli.overlap.pair', { subject: nameOf(subject, subject_id), clip: nameOf(clip, clip_id), m2: showM2(m2) }));
  }
  for (const file of ['subject', 'clip'] as const) {
    const notes = summary.notes.filter((note) => note.file === file);
    if (notes.length > 0) print(texts.t('cli.overlap.notes', { file: file.toUpperCase() }));
    for (const note of notes) print(`  ${describeNote(texts, note)}`);
  }
}

const nameOf = (index: number, id: string | null): string => (id === null ? `${index}` : `${index} (${printable(id)})`);
const showM2 = (area_m2: number): string => formatArea(Math.round(10_000 * area_m2), 'm2', 2);
