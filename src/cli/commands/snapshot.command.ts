import { isDay } from '../../core/register/day.ts';
import { type Audience, AUDIENCES } from '../../core/report/audience.ts';
import { HIDDEN } from '../../core/report/snapshot/snapshot.ts';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';

export const snapshotCommand: Command = {
  grammar: {
    operands: ['DISTRICT'],
    options: {
      on: 'text',
      'known-at': 'count',
      audience: AUDIENCES,
      title: 'text',
      text: 'text',
      before: 'texts',
      id: 'text',
      out: 'text',
    },
    required: ['on', 'audience', 'out'],
  },
  async run(line, terminal) {
    const asOf = line.text('on') ?? '';
    if (!isDay(asOf)) throw new CliError('option-day', { option: '--on', value: asOf.slice(0, 40) });
    const { openDistrict } = await import('../open-district.ts');
    const { freezeDistrict } = await import('../freeze-district.ts');
    const { writeSnapshot } = await import('../../core/report/snapshot/make-snapshot.ts');
    const { writeWhole } = await import('../write-whole.ts');
    const { sha256 } = await import('../../core/register/sha256.ts');
    const container = await openDistrict(line.operands[0], terminal);
    const snapshot = await freezeDistrict(
      container,
      {
        asOf,
        audience: line.text('audience') as Audience,
        knownAt: line.number('known-at'),
        words: { title: line.text('title') ?? '', text: line.text('text') ?? '' },
        before: line.texts('before'),
        id: line.text('id'),
      },
      (share) => terminal.progress(terminal.texts.t('cli.progress.footprint'), share),
    );
    const bytes = writeSnapshot(snapshot);
    const file = line.text('out') ?? '';
    await writeWhole(file, bytes);
    const cells = snapshot.figures.flatMap((table) => table.cells.flat()).filter((cell) => cell !== null);
    const summary = {
      file,
      bytes: bytes.length,
      id: snapshot.id,
      audience: snapshot.audience,
      as_of: asOf,
      known_at: snapshot.knownAt.seq,
      chain_hash: snapshot.knownAt.chainHash,
      cells: cells.length,
      hidden: cells.filter((cell) => cell === HIDDEN).length,
      plots: snapshot.layers.plots.length,
      sha256: snapshot.sha256,
      file_sha256: sha256(bytes),
    };
    if (line.flag('json')) terminal.print(JSON.stringify(summary));
    else {
      terminal.print(terminal.texts.t('cli.snapshot.written', { ...summary, on: asOf, seq: summary.known_at }));
      terminal.print(terminal.texts.t('cli.snapshot.hash', { sha256: summary.file_sha256 }));
    }
  },
};
