import { resolve } from 'node:path';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { printable } from '../printable.ts';

export const beginCommand: Command = {
  grammar: {
    operands: ['DISTRICT'],
    options: { admin: 'text', name: 'text', database: 'text', data: 'text' },
    required: ['admin'],
  },
  async run(line, terminal) {
    const { loginSchema } = await import('../../api/accounts.ts');
    const login = loginSchema.safeParse(line.text('admin'));
    if (!login.success) throw new CliError('option-login', { option: '--admin', value: (line.text('admin') ?? '').slice(0, 80) });
    const { openDistrict } = await import('../open-district.ts');
    const container = await openDistrict(line.operands[0], terminal);
    if (container.field) throw new CliError('begin-field-package');
    const dataFolder = resolve(line.text('data') ?? process.env.DATA ?? '.data');
    const { beginOnServer } = await import('../../server/begin-on-server.ts');
    const { s3WordsOf } = await import('../../server/blobs/s3/s3-settings.ts');
    const { district, password } = await beginOnServer(container, {
      database: line.text('database') ?? (process.env.DATABASE_URL || dataFolder),
      dataFolder,
      s3: s3WordsOf(process.env),
      admin: { login: login.data, name: line.text('name') ?? login.data },
    });
    const told = { district: district.id, name: district.name, login: login.data, password, changes: container.feed.length };
    if (line.flag('json')) terminal.print(JSON.stringify(told));
    else terminal.print(terminal.texts.t('cli.begin.done', { ...told, name: printable(district.name) }));
  },
};
