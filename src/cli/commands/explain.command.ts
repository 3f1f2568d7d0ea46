import { stat } from 'node:fs/promises';
import { readTypedNumber, TYPED_UNITS, type TypedUnit } from '../../core/measure/explain/typed-number.ts';
import { isDay } from '../../core/register/day.ts';
import { nameWay, sayDifference, sayRemarks, sayVerdict, signed } from '../../i18n/describe-explanation.ts';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import type { CommandLine } from '../command-line.ts';
import type { ExplainedFeature, ExplainRequest } from '../explain-source.ts';
import { printable } from '../printable.ts';
import { readSourceOptions, sourceGrammar } from '../source-options.ts';
import type { Terminal } from '../terminal.ts';

export const explainCommand: Command = {
  grammar: {
    operands: ['SOURCE'],
    options: {
      feature: 'text',
      number: 'text',
      unit: TYPED_UNITS,
      meridian: 'number',
      on: 'text',
      ...sourceGrammar(),
    },
  },
  async run(line, terminal) {
    const on = line.text('on');
    if (on !== undefined && !isDay(on)) throw new CliError('option-day', { option: '--on', value: on.slice(0, 40) });
    const request = readRequest(line);
    const explained = await explain(line, request, on, terminal);
    if (line.flag('json')) terminal.print(JSON.stringify(asJson(explained, request, terminal)));
    else printExplained(explained, terminal);
  },
};

function readRequest(line: CommandLine): ExplainRequest {
  const [feature, number, meridian] = [line.text('feature'), line.text('number'), line.number('meridian')];
  if (feature === undefined) throw new CliError('option-missing', { option: '--feature' });
  if (number === undefined) throw new CliError('option-missing', { option: '--number' });
  const typed = readTypedNumber(number, (line.text('unit') as TypedUnit | undefined) ?? 'm2');
  if (typeof typed === 'string') throw new CliError(typed, { value: number.slice(0, 40) });
  return { feature, typed, ...(meridian !== undefined && { meridian }) };
}

async function explain(
  line: CommandLine,
  request: ExplainRequest,
  on: string | undefined,
  terminal: Terminal,
): Promise<ExplainedFeature> {
  const [path] = line.operands;
  const { explainInDistrict, explainInFile } = await import('../explain-source.ts');
  if (/\.chidu$/i.test(path) || (await stat(path)).isDirectory()) {
    const { openDistrict } = await import('../open-district.ts');
    return explainInDistrict(await openDistrict(path, terminal), request, on);
  }
  const { openSource } = await import('../open-source.ts');
  return explainInFile(await openSource(path, readSourceOptions(line), terminal), request);
}

/** A contract (docs/contracts/cli.md); the explanation is that of docs/contracts/explain.md. */
function asJson({ name, on, explanation }: ExplainedFeature, { feature }: ExplainRequest, { texts }: Terminal): object {
  const [best] = explanation.given;
  return {
    feature,
    name,
    on,
    verdict: explanation.verdict,
    sentence: sayVerdict(texts, explanation),
    way: best ? nameWay(texts, best, explanation.record) : null,
    explanation,
  };
}

const MOST_OF_A_LINE = 400;

function printExplained({ name, explanation }: ExplainedFeature, { texts, print }: Terminal): void {
  print(texts.t('cli.explain.subject', { name: printable(name) }));
  print(sayVerdict(texts, explanation));
  print(sayDifference(texts, explanation));
  for (const remark of sayRemarks(texts, explanation)) print(remark);
  for (const group of ['given', 'nearest'] as const) {
    if (explanation[group].length > 0) print(texts.t('cli.explain.group', { title: texts.t(`explain.${group}`) }));
    for (const reading of explanation[group]) {
      const way = printable(nameWay(texts, reading, explanation.record), MOST_OF_A_LINE);
      print(texts.t('cli.explain.line', { way, value: reading.value, difference: signed(reading.difference) }));
    }
  }
}
