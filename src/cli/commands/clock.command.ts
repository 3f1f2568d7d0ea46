import type { Executor } from '../../core/register/case.ts';
import type { CommandLine } from '../command-line.ts';
import type { Command } from '../command.ts';
import type { Reckoning } from '../reckon-clock.ts';
import type { Terminal } from '../terminal.ts';
import { CliError } from '../cli-error.ts';
import { isDay } from '../../core/register/day.ts';
import {
  CLOCK_EVENTS,
  CLOCK_STEPS,
  type ClockEvent,
  type ClockStep,
  PROCEDURES,
  type Procedure,
} from '../../core/rules/clocks/period.ts';

export const clockCommand: Command = {
  grammar: {
    operands: [],
    options: {
      track: PROCEDURES,
      event: CLOCK_EVENTS,
      on: 'text',
      step: CLOCK_STEPS,
      at: 'text',
      executor: ['government', 'court'],
      demand: ['after-remedies', 'when-due'],
    },
    required: ['track', 'event', 'on'],
  },
  async run(line, terminal) {
    const on = readDay(line, 'on');
    const step = line.text('step') as ClockStep | undefined;
    if (step === undefined && (line.text('at') ?? line.text('executor')) !== undefined)
      throw new CliError('option-missing', { option: '--step' });
    if (step !== undefined && line.text('at') === undefined) throw new CliError('option-missing', { option: '--at' });
    const executor = line.text('executor') as Executor | undefined;
    const asked = step && { step, on: readDay(line, 'at'), ...(executor && { executor }) };
    const { reckonClock } = await import('../reckon-clock.ts');
    const reckoned = await reckonClock(
      line.text('track') as Procedure,
      line.text('event') as ClockEvent,
      on,
      asked,
      line.text('demand') !== 'when-due',
    );
    if (line.flag('json')) terminal.print(JSON.stringify(reckoned));
    else printReckoning(reckoned, terminal);
  },
};

/** @throws CliError `option-day` */
function readDay(line: CommandLine, option: 'on' | 'at'): string {
  const day = line.text(option) ?? '';
  if (!isDay(day)) throw new CliError('option-day', { option: `--${option}`, value: day.slice(0, 40) });
  return day;
}

function printReckoning({ track, event, on, periods, step }: Reckoning, { texts, print }: Terminal): void {
  const act = (name: ClockStep) => texts.t(`cli.clock.act.${name}`);
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
    if (period.blocks.length > 0)
      print(
        texts.t('cli.clock.blocks', { steps: period.blocks.map(act).join(texts.t('cli.clock.between')), on: period.safe_on }),
      );
  }
  if (periods.length === 0) print(texts.t('cli.clock.none'));
  if (!step) return;
  print(
    texts.t('cli.clock.verdict', { step: act(step.step), at: step.at, verdict: texts.t(`cli.clock.judged.${step.verdict}`) }),
  );
  for (const { code, until, article } of step.obstacles)
    print(texts.t('cli.clock.obstacle', { code, until: until ?? '–', article }));
}
