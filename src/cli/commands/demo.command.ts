import { CliError } from '../cli-error.ts';
import type { CommandLine } from '../command-line.ts';
import type { Command } from '../command.ts';

/** The least that makes a town with all its units, and the most that a machine's memory holds with its history. */
const PARCELS = { least: 500, most: 1_000_000 };

export const demoCommand: Command = {
  grammar: { operands: [], options: { parcels: 'count', seed: 'count', out: 'text' }, required: ['out'] },
  async run(line, terminal) {
    const request = { parcels: readParcels(line), seed: line.number('seed') };
    terminal.progress(terminal.texts.t('cli.progress.generating'));
    const { generateDistrict } = await import('../../demo/generate-district.ts');
    const { writeDemo } = await import('../../demo/container-of.ts');
    const { writeDistrict } = await import('../write-district.ts');
    const demo = await generateDistrict(request);
    const file = line.text('out') ?? '';
    const bytes = await writeDistrict(file, await writeDemo(demo));
    const summary = {
      file,
      bytes,
      seed: demo.seed,
      today: demo.today,
      parcels: demo.drawing.parcels.length,
      red_lines: demo.redLines.length,
      items: demo.items.length,
      sightings: demo.sightings.length,
      changes: demo.changes.length,
    };
    if (line.flag('json')) terminal.print(JSON.stringify(summary));
    else terminal.print(terminal.texts.t('cli.demo.written', { ...summary, redLines: summary.red_lines }));
  },
};

function readParcels(line: CommandLine): number | undefined {
  const parcels = line.number('parcels');
  if (parcels !== undefined && (parcels < PARCELS.least || parcels > PARCELS.most)) throw new CliError('option-range', { option: '--parcels', value: parcels, ...PARCELS });
  return parcels;
}
