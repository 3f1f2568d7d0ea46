import { describeNote } from '../../i18n/describe-error.ts';
import type { Command } from '../command.ts';
import { printable } from '../printable.ts';
import { readSourceOptions, sourceGrammar } from '../source-options.ts';

export const convertCommand: Command = {
  grammar: {
    operands: ['IN', 'OUT'],
    options: {
      crs: 'text',
      format: 'text',
      name: 'text',
      'out-encoding': ['utf-8', 'gbk'],
      ...sourceGrammar('source-'),
    },
  },
  async run(line, terminal) {
    const { convertSource } = await import('../convert-source.ts');
    const [from, to] = line.operands;
    const encoding = line.text('out-encoding');
    const converted = await convertSource(
      {
        from,
        to,
        crs: line.text('crs'),
        format: line.text('format'),
        name: line.text('name'),
        ...(encoding !== undefined && { encoding: encoding === 'gbk' ? 'gbk' : 'utf-8' }),
        source: readSourceOptions(line, 'source-'),
      },
      terminal,
    );
    if (line.flag('json')) {
      terminal.print(JSON.stringify(converted));
      return;
    }
    const { texts, print } = terminal;
    print(
      texts.t('cli.convert.written', {
        file: printable(to),
        format: converted.format,
        features: converted.features,
        crs: printable(converted.crs.name),
        code: converted.crs.code,
      }),
    );
    for (const { from: full, to: short } of converted.renamed)
      print(`  ${texts.t('cli.convert.renamed', { from: printable(full), to: printable(short) })}`);
    for (const [title, notes] of [
      ['cli.convert.changed', converted.changed],
      ['cli.inspect.notes', converted.read],
    ] as const) {
      if (notes.length === 0) continue;
      print(texts.t(title));
      for (const note of notes) print(`  ${describeNote(texts, note)}`);
    }
  },
};
