import { isDay } from '../../core/register/day.ts';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';

export const packageCommand: Command = {
  grammar: {
    operands: ['DISTRICT'],
    options: { area: 'text', for: 'text', expires: 'text', made: 'text', out: 'text' },
    required: ['area', 'for', 'out'],
  },
  async run(line, terminal) {
    for (const name of ['expires', 'made']) {
      const day = line.text(name);
      if (day !== undefined && !isDay(day)) throw new CliError('option-day', { option: `--${name}`, value: day.slice(0, 40) });
    }
    const { openDistrict } = await import('../open-district.ts');
    const { readArea } = await import('../read-area.ts');
    const { readDistrict } = await import('../read-district.ts');
    const { cutFieldPackage } = await import('../make-field-package.ts');
    const { usualExpiry } = await import('../../core/report/field-package/field-limits.ts');
    const { writeContainer } = await import('../../formats/container/write.ts');
    const { writeDistrict } = await import('../write-district.ts');
    const container = await openDistrict(line.operands[0], terminal);
    const area = await readArea('--area', line.text('area') ?? '', terminal);
    const at = new Date().toISOString();
    const { settings } = readDistrict(container);
    const madeOn = line.text('made') ?? dayIn(settings.timeZone, at);
    const expiresOn = line.text('expires') ?? usualExpiry(settings, madeOn);
    const request = { area, for: line.text('for') ?? '', madeOn, expiresOn };
    const words = terminal.texts.t('cli.progress.cutting');
    const made = await cutFieldPackage(container, request, at, (done) => terminal.progress(words, done));
    const file = line.text('out') ?? '';
    const bytes = await writeDistrict(file, await writeContainer(made.container));
    const { area_m2, leftOut, ...counts } = made.counts;
    const summary = {
      file,
      bytes,
      for: request.for,
      made_on: madeOn,
      expires_on: expiresOn,
      area_m2: Math.round(1e4 * area_m2) / 1e4,
      parcels: counts.parcels,
      red_lines: counts.redLines,
      compensated: counts.compensated,
      permits: counts.permits,
      sightings: counts.sightings,
      own_sightings: counts.ownSightings,
      cases: counts.cases,
      patches: counts.patches,
      tasks: counts.tasks,
      changes: counts.changes,
      left_out: Object.fromEntries(leftOut.map(({ code, count }) => [code, count])),
    };
    for (const { code, count } of leftOut) terminal.warn(terminal.texts.t('cli.package.leftOut', { code, count }));
    if (line.flag('json')) terminal.print(JSON.stringify(summary));
    else
      terminal.print(
        terminal.texts.t('cli.package.written', {
          ...counts,
          file,
          bytes,
          for: request.for,
          expiresOn,
          km2: (area_m2 / 1e6).toFixed(2),
        }),
      );
  },
};

function dayIn(timeZone: string, at: string): string {
  const format = { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-CA', format).format(new Date(at));
}
