import type { Command } from '../command.ts';
import type { Reckoning } from '../reckon-clock.ts';
import type { Terminal } from '../terminal.ts';
import { CliError } from '../cli-error.ts';
import { isDay } from '../../core/register/day.ts';
import { CLOCK_EVENTS, type ClockEvent, PROCEDURES, type Procedure } from '../../core/rules/clocks/period.ts';

export const clockCommand: Command = {
  grammar: {
    operands: [],
    options: { track: PROCEDURES, event: CLOCK_EVENTS, on: 'text' },
    required: ['track', 'event', 'on'],
  },
  async run(line, terminal) {
    const on = line.text('on') ?? '';
    if (!isDay(on)) throw new CliError('option-day', { option: '--on', value: on.slice(0, 40) });
    const { reckonClock } = await import('../reckon-clock.ts');
    const reckoned = await reckonClock(line.text('track') as Procedure, line.text('event') as ClockEvent, on);
    if (line.flag('json')) terminal.print(JSON.stringify(reckoned));
    else printReckoning(reckoned, terminal);
  },
};

function printReckoning({ track, event, on, periods }: Reckoning, { texts, print }: Terminal): void {
  print(
    texts.t('cli.clock.title', { track: texts.t(`cli.clock.track.${track}`), event: texts.t(`cli.clock.event.${event}`), on }),
  );
  for (const period of periods) {
    print(
      texts.t('cli.clock.period', {
        name: texts.t(`cli.clock.name.${period.id}`),
        end: period.ends_on,
        certainty: texts.t(`cli.clock.certainty.${period.certainty}`),
        article: period.article,
      }),
    );
    if (period.otherwise_on) print(texts.t('cli.clock.otherwise', { on: period.otherwise_on, safe: period.safe_on }));
    if (period.blocks.length > 0) print(texts.t('cli.clock.blocks', { steps: period.blocks.join(', '), on: period.safe_on }));
  }
  if (periods.length === 0) print(texts.t('cli.clock.none'));
}
