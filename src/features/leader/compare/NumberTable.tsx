import { useTranslation } from 'react-i18next';
import type { Day } from '../../../core/register/ports.ts';
import {
  type ComparedAmounts,
  type ComparedCell,
  type ComparedLine,
  clearedShare,
  differenceOf,
} from '../../../core/report/comparison/compared.ts';
import type { ComparedPart } from '../../../core/report/comparison/records-behind.ts';
import { formatShare } from '../../district-map/format-share.ts';
import type { CompareWords } from './compare-words.ts';
import { recordsAddress } from './records-address.ts';

interface NumberTableProps {
  readonly lines: readonly ComparedLine[];
  readonly words: CompareWords;
  readonly days: { readonly before: Day; readonly after: Day };
  /** Null where the numbers are frozen, or the reader may not see records. */
  readonly districtId: string | null;
}

export const TABLE_PARTS = ['before', 'entered', 'released', 'revised', 'after'] as const;

/** Lines in the order of their places on the later day, hidden ones last, the district at the foot. */
export function orderCompared(lines: readonly ComparedLine[], level: ComparedLine['level']): readonly ComparedLine[] {
  const place = ({ rankAfter, amounts }: ComparedLine) => rankAfter ?? (amounts === null ? 2e9 : 1e9);
  const own = lines.filter((line) => line.level === level).toSorted((a, b) => place(a) - place(b));
  return [...own, ...lines.filter((line) => line.level === 'district')];
}

/** A against B: what stood, what came, what went, what stands, by how much it changed, and how the places moved. */
export function NumberTable({ lines, words, days, districtId }: NumberTableProps) {
  const { t } = useTranslation();
  const isRevised = lines.some((line) => {
    const revised = words.amounts(line)?.revised;
    return typeof revised === 'number' && revised !== 0;
  });
  const parts = TABLE_PARTS.filter((part) => part !== 'revised' || isRevised);
  return (
    <div className="compare-table" role="region" aria-label={t('compare.title')} tabIndex={0}>
      <table>
        <caption>{t('compare.countedIn', { unit: words.unit })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('compare.column.rank')}</th>
            <th scope="col">{t('compare.column.place')}</th>
            {parts.map((part) => (
              <th key={part} scope="col" data-part={part}>
                {t(`compare.column.${part}`)}
              </th>
            ))}
            <th scope="col">{t('compare.column.change')}</th>
            <th scope="col">{t('compare.column.share')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.level}/${line.key}`} data-level={line.level}>
              <td data-part="rank" data-label={t('compare.column.rank')}>
                {line.level !== 'district' && line.amounts !== null && <Rank line={line} words={words} />}
              </td>
              <th scope="row">{words.name(line)}</th>
              <Cells line={line} amounts={words.amounts(line)} parts={parts} {...{ words, days, districtId }} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The place on the later day, and by how much it moved since the earlier. */
function Rank({ line, words }: { line: ComparedLine; words: CompareWords }) {
  if (line.rankAfter === null) return '–';
  return (
    <span title={words.rank(line)}>
      {line.rankAfter} <small>{words.moved(line)}</small>
    </span>
  );
}

interface CellsProps extends Omit<NumberTableProps, 'lines'> {
  readonly line: ComparedLine;
  readonly amounts: ComparedAmounts | null;
  readonly parts: readonly (typeof TABLE_PARTS)[number][];
}

function Cells({ line, amounts, parts, words, days, districtId }: CellsProps) {
  const { t } = useTranslation();
  if (amounts === null)
    return (
      <td colSpan={parts.length + 2} className="compare-quiet">
        {t('compare.hidden')}
      </td>
    );
  const by = differenceOf(amounts);
  const land = line.amounts?.cm2;
  const share = land ? clearedShare(land.leftAfter, land.allAfter) : null;
  return (
    <>
      {parts.map((part) => (
        <td key={part} data-part={part} data-label={t(`compare.column.${part}`)}>
          <Amount {...{ part, line, words, days, districtId }} cell={amounts[part]} />
        </td>
      ))}
      <td data-part="change" data-label={t('compare.column.change')}>
        <strong>{words.signed(by)}</strong> <small>{words.direction(by)}</small>
      </td>
      <td data-part="share" data-label={t('compare.column.share')}>
        {share === null ? '–' : formatShare(share)}
      </td>
    </>
  );
}

interface AmountProps extends Omit<CellsProps, 'amounts' | 'parts'> {
  readonly part: (typeof TABLE_PARTS)[number];
  readonly cell: ComparedCell;
}

/** One number; it leads to its records where there are any to see. */
function Amount({ part, cell, line, words, days, districtId }: AmountProps) {
  const { t } = useTranslation();
  const isStep = part === 'entered' || part === 'revised';
  const text =
    part === 'released' && typeof cell === 'number' ? words.signed(0 - cell) : isStep ? words.signed(cell) : words.value(cell);
  if (districtId === null || part === 'revised' || typeof cell !== 'number') return text;
  return (
    <a
      href={recordsAddress(districtId, part satisfies ComparedPart, days, line)}
      aria-label={t('compare.records', {
        name: words.name(line),
        column: t(`compare.column.${part}`),
        value: `${text} ${words.unit}`,
      })}
    >
      {text}
    </a>
  );
}
