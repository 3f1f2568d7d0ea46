import { formatArea } from '../../core/measure/decimal.ts';
import { isDay } from '../../core/register/day.ts';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { printable } from '../printable.ts';

export const footprintCommand: Command = {
  grammar: { operands: ['DISTRICT'], options: { 'red-line': 'text', on: 'text' }, required: ['red-line', 'on'] },
  async run(line, terminal) {
    const day = line.text('on') ?? '';
    if (!isDay(day)) throw new CliError('option-day', { option: '--on', value: day.slice(0, 40) });
    const { openDistrict } = await import('../open-district.ts');
    const { measureFootprint } = await import('../district-footprint.ts');
    const container = await openDistrict(line.operands[0], terminal);
    const { name, ...summary } = await measureFootprint(container, line.text('red-line') ?? '', day, (share) =>
      terminal.progress(terminal.texts.t('cli.progress.footprint'), share),
    );
    if (line.flag('json')) {
      terminal.print(JSON.stringify(summary));
      return;
    }
    terminal.print(terminal.texts.t('cli.footprint.redLine', { name: printable(name), m2: showM2(summary.red_line_m2), day }));
    terminal.print(
      terminal.texts.t('cli.footprint.unresolved', {
        m2: showM2(summary.unresolved_m2),
        plots: summary.unresolved_plots,
        cases: summary.open_cases,
        resolved: summary.resolved_plots,
        double: showM2(summary.double_claimed_m2),
      }),
    );
  },
};

const showM2 = (area_m2: number): string => formatArea(Math.round(10_000 * area_m2), 'm2', 2);
