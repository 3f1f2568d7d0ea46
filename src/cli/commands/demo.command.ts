import type { Command } from '../command.ts';

export const demoCommand: Command = {
  grammar: { operands: [], options: { parcels: 'count', seed: 'count', out: 'text' }, required: ['out'] },
  async run(line, terminal) {
    const request = { parcels: line.number('parcels'), seed: line.number('seed') };
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
