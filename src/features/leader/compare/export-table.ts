import type { TFunction } from '../../../i18n/create-i18n.ts';
import { type ComparedLine, clearedShare, differenceOf } from '../../../core/report/comparison/compared.ts';
import { writeBoardSheet } from '../../../state/leader/board.ts';
import { formatShare } from '../../district-map/format-share.ts';
import { saveFile } from '../../district-map/save-file.ts';
import type { CompareWords } from './compare-words.ts';
import { TABLE_PARTS } from './NumberTable.tsx';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The number table as a workbook. */
export async function exportTable(
  t: TFunction,
  lines: readonly ComparedLine[],
  words: CompareWords,
  { before, after }: { readonly before: string; readonly after: string },
): Promise<void> {
  const { headings, cells } = tellCompared(t, lines, words);
  const name = `${t('compare.title')} ${before} ${after}`;
  const bytes = await writeBoardSheet({
    name: t('compare.title'),
    columns: headings.map((heading, n) => ({ heading, style: 'text', width: n === 0 ? 20 : 16 })),
    rows: cells,
  });
  saveFile(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: XLSX }), `${name.replaceAll(' ', '-')}.xlsx`);
}

/** The number table as texts, with the very words of the screen: what is hidden there is hidden here. */
export function tellCompared(
  t: TFunction,
  lines: readonly ComparedLine[],
  words: CompareWords,
): { readonly headings: readonly string[]; readonly cells: readonly (readonly string[])[] } {
  const headings = [
    t('compare.column.place'),
    ...TABLE_PARTS.map((part) => `${t(`compare.column.${part}`)} (${words.unit})`),
    `${t('compare.column.change')} (${words.unit})`,
    t('compare.column.share'),
    t('compare.column.rank'),
  ];
  const cells = lines.map((line) => {
    const amounts = words.amounts(line);
    if (!amounts) return [words.name(line), ...Array.from({ length: headings.length - 1 }, () => t('compare.hidden'))];
    const land = line.amounts?.cm2;
    const share = land ? clearedShare(land.leftAfter, land.allAfter) : null;
    return [
      words.name(line),
      ...TABLE_PARTS.map((part) => words.value(amounts[part])),
      words.signed(differenceOf(amounts)),
      share === null ? '' : formatShare(share),
      line.level === 'district' ? '' : words.rank(line),
    ];
  });
  return { headings, cells };
}
