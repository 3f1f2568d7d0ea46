import { formatArea } from '../../core/measure/decimal.ts';
import { describeNote } from '../../i18n/describe-error.ts';
import type { Command } from '../command.ts';
import type { Inspection } from '../inspect-source.ts';
import { printable } from '../printable.ts';
import { readSourceOptions, sourceGrammar } from '../source-options.ts';
import type { Terminal } from '../terminal.ts';

export const inspectCommand: Command = {
  grammar: { operands: ['FILE'], options: { ...sourceGrammar(), limit: 'count' } },
  async run(line, terminal) {
    if (await inspectContainer(line.operands[0], line.flag('json'), terminal)) return;
    const { openSource } = await import('../open-source.ts');
    const { inspectSource } = await import('../inspect-source.ts');
    const source = await openSource(line.operands[0], readSourceOptions(line), terminal);
    const words = terminal.texts.t('cli.progress.measuring', { file: source.fileName });
    const inspection = await inspectSource(source, line.number('limit') ?? 1000, {
      onProgress: (done) => terminal.progress(words, done),
    });
    if (line.flag('json')) terminal.print(JSON.stringify(inspection));
    else printInspection(source.fileName, inspection, terminal);
  },
};

/** A container is no layer: it is said what it is. */
async function inspectContainer(path: string, asJson: boolean, terminal: Terminal): Promise<boolean> {
  if (!/\.(chidu|zip)$/i.test(path)) return false;
  const { describeContainer, printContainer } = await import('../describe-container.ts');
  const described = await describeContainer(path, terminal);
  if (!described) return false;
  if (asJson) terminal.print(JSON.stringify(described));
  else printContainer(path, described, terminal);
  return true;
}

function printInspection(fileName: string, inspection: Inspection, { texts, print }: Terminal): void {
  const { areas, notes, totals } = inspection;
  const types = Object.entries(inspection.geometry_types).map(([type, count]) => `${count} ${type}`);
  print(texts.t('cli.inspect.file', { file: printable(fileName), format: inspection.format }));
  print(
    texts.t('cli.inspect.counts', {
      features: inspection.features,
      types: types.join(', ') || '-',
      vertices: inspection.vertices,
    }),
  );
  print(
    texts.t('cli.inspect.crs', {
      name: printable(inspection.crs.name),
      foundBy: texts.t(`import.foundBy.${inspection.crs.found_by}`),
    }),
  );
  if (inspection.encoding !== null) print(texts.t('cli.inspect.encoding', { name: printable(inspection.encoding) }));
  if (inspection.layers.length > 1) print(texts.t('cli.inspect.layers', { names: listLayers(inspection) }));
  if (inspection.plane.meridian !== null) print(texts.t('cli.inspect.plane', { meridian: inspection.plane.meridian }));
  if (areas.length > 0) {
    print(texts.t('cli.inspect.totals', { planar: showM2(totals.planar_m2), ellipsoidal: showM2(totals.ellipsoidal_m2) }));
    print('');
    print(
      row(
        texts.t('cli.inspect.index'),
        texts.t('cli.inspect.planar'),
        texts.t('cli.inspect.ellipsoidal'),
        texts.t('cli.inspect.id'),
      ),
    );
    for (const { index, id, planar_m2, ellipsoidal_m2, repaired } of areas) {
      print(
        row(
          index,
          showM2(planar_m2),
          showM2(ellipsoidal_m2),
          `${printable(id ?? '')}${repaired ? ` ${texts.t('cli.inspect.repaired')}` : ''}`,
        ),
      );
    }
  }
  for (const { column, unit, verdict, compared, agreeing, ratio } of inspection.stated_areas) {
    const what = texts.t(`cli.inspect.stated.${verdict}`);
    const ratioText = ratio === null ? '-' : ratio.toFixed(4);
    print(texts.t('cli.inspect.statedArea', { column: printable(column), unit, what, agreeing, compared, ratio: ratioText }));
  }
  if (notes.length === 0) return;
  print('');
  print(texts.t('cli.inspect.notes'));
  for (const note of notes) print(`  ${describeNote(texts, note)}`);
}

/** Layers with their features; those that were read are marked. */
const listLayers = ({ layers }: Inspection): string =>
  layers.map(({ name, features, chosen }) => `${chosen ? '*' : ''}${printable(name)} (${features})`).join(', ');

const row = (index: number | string, planar: string, ellipsoidal: string, id: string): string =>
  `${String(index).padStart(8)} ${planar.padStart(18)} ${ellipsoidal.padStart(18)}  ${id}`.trimEnd();

/** m² with two decimals; a dash where there is none. */
function showM2(area_m2: number | null): string {
  if (area_m2 === null) return '-';
  const area_cm2 = Math.round(10_000 * area_m2);
  return Number.isSafeInteger(area_cm2) ? formatArea(area_cm2, 'm2', 2) : area_m2.toFixed(0);
}
