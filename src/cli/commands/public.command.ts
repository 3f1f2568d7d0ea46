import { isDay } from '../../core/register/day.ts';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';

export const publicCommand: Command = {
  grammar: {
    operands: ['DISTRICT'],
    options: { on: 'text', 'known-at': 'count', title: 'text', text: 'text', before: 'texts', out: 'text' },
    required: ['out'],
  },
  async run(line, terminal) {
    const { publishPage } = await import('../publish-page.ts');
    const on = line.text('on');
    if (on !== undefined && !isDay(on)) throw new CliError('option-day', { option: '--on', value: on.slice(0, 40) });
    const folder = line.text('out') ?? '';
    const summary = await publishPage(
      {
        path: line.operands[0],
        on,
        knownAt: line.number('known-at'),
        words: { title: line.text('title') ?? '', text: line.text('text') ?? '' },
        before: line.texts('before'),
        folder,
      },
      terminal,
    );
    if (line.flag('json')) terminal.print(JSON.stringify(summary));
    else {
      terminal.print(terminal.texts.t('cli.public.written', { ...summary, on: summary.as_of, seq: summary.known_at }));
      terminal.print(terminal.texts.t('cli.snapshot.hash', { sha256: summary.file_sha256 }));
    }
  },
};
