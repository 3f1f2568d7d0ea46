import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminUnit } from '../../../core/register/district.ts';
import { nameFigure } from '../../../core/report/snapshot/moved-figures.ts';
import type { Snapshot } from '../../../core/report/snapshot/snapshot.ts';
import { isHidden, readFigure } from '../../../core/report/tour/read-figure.ts';
import { useLive } from '../../../state/leader/live.ts';
import { formatShare } from '../../district-map/format-share.ts';
import { useTourWords } from '../tour/tour-words.ts';

const LEVELS = ['zone', 'township', 'village'] as const satisfies readonly AdminUnit['level'][];
/** Shares, and counts of what is a share of nothing. */
const COLUMNS = [
  ['clearance', 'signed'],
  ['clearance', 'land-handed-over'],
  ['cases', 'cases-found'],
  ['cases', 'cases-closed'],
] as const;

/** The same figures by unit, in the order of the settings; a hidden one says that it is. */
export function LiveUnits({ snapshot }: { readonly snapshot: Snapshot }) {
  const { t } = useTranslation();
  const words = useTourWords();
  const moved = useLive((s) => s.moved);
  const [level, setLevel] = useState<(typeof LEVELS)[number]>('zone');
  const rows = snapshot.figures.find(({ key }) => key === 'clearance')?.rows.filter((row) => row.level === level) ?? [];
  return (
    <section className="live-units" aria-labelledby="live-units">
      <div className="live-units__head">
        <h2 id="live-units">{t('live.units')}</h2>
        <SegmentedControl
          aria-label={t('live.units')}
          value={level}
          onChange={(one) => setLevel(one)}
          data={LEVELS.map((value) => ({ value, label: t(`live.level.${value}`) }))}
        />
      </div>
      {rows.length === 0 ? (
        <p className="live-quiet">{t('live.none')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('live.unit')}</th>
              {COLUMNS.map(([table, column]) => (
                <th key={column} scope="col">
                  {words.columnOf(column)}
                  <small>{wordUnit(table, column)}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{words.nameOf(row)}</th>
                {COLUMNS.map(([table, column]) => (
                  <Cell
                    key={column}
                    isMoved={moved.has(nameFigure(table, row.key, column))}
                    {...wordCell(table, row.key, column)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );

  function wordCell(table: string, row: string, column: string): CellWords {
    const read = readFigure({ table, row, column }, snapshot);
    if (!read || read.value === null) return { large: t('tour.nothing'), small: '' };
    if (isHidden(read.value)) return { large: t('tour.hidden'), small: '', title: t('tour.hiddenWhy') };
    const { number } = words.figure(read, null);
    return read.of && read.of.value > 0
      ? { large: formatShare(read.value / read.of.value), small: number }
      : { large: number, small: '' };
  }

  /** Of the whole column, so that no cell has to repeat it. */
  function wordUnit(table: string, column: string): string {
    const read = readFigure({ table, row: snapshot.district.id, column }, snapshot);
    return read && typeof read.value === 'number' ? words.figure(read, null).unit : '';
  }
}

interface CellWords {
  readonly large: string;
  readonly small: string;
  readonly title?: string;
}

function Cell({ large, small, title, isMoved }: CellWords & { readonly isMoved: boolean }) {
  return (
    <td data-moved={isMoved} title={title} className={title === undefined ? undefined : 'live-hidden'}>
      {/* A moved figure is drawn anew, so that its mark begins again. */}
      <span key={`${large} ${small}`}>
        {large}
        {small !== '' && <small>{small}</small>}
      </span>
    </td>
  );
}
