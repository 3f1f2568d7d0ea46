import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconCopy, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mark, useMark } from '../../../state/mark.ts';
import { useSession } from '../../../state/session.ts';
import type { SketchPoint } from '../../../state/tools.ts';
import { columnsOf, type Notation, NOTATIONS, writePlace } from './notations.ts';
import { useCopy } from './use-copy.ts';

export interface ListedVertex {
  /** What the row is called: `7`, or `2-7` for the seventh of the second ring. */
  readonly no: string;
  readonly at: SketchPoint;
}

interface VertexTableProps {
  readonly title: string;
  readonly vertices: readonly ListedVertex[];
  readonly open?: boolean;
  /** Deletes the vertex at that place of the list; left out, nothing can be deleted. */
  readonly onRemove?: (place: number) => void;
  /** The vertex at that place of the list is to be worked on. */
  readonly onChoose?: (place: number) => void;
}

/** Beyond, a list is for the spreadsheet. */
const MOST_ROWS = 200;

/** Coordinates of vertices in the notation chosen. A row marks its vertex on the map; all can be copied as a table. */
export function VertexTable({ title, vertices, open = false, onRemove, onChoose }: VertexTableProps) {
  const { t } = useTranslation();
  const meridian = useSession((s) => s.summary?.settings.plane.meridian) ?? 0;
  const marked = useMark((s) => s.at);
  const [notation, setNotation] = useState<Notation>('zone');
  const copy = useCopy();
  const columns = columnsOf(notation).map((column) => t(`measuring.column.${column}`));
  const write = (at: SketchPoint) => writePlace(at, notation, meridian) ?? ['—', '—'];
  const copyAll = () =>
    copy(
      [[t('measuring.vertices.no'), ...columns], ...vertices.map(({ no, at }) => [no, ...write(at)])]
        .map((cells) => cells.join('\t'))
        .join('\n'),
      t('measuring.vertices.copied', { count: vertices.length }),
    );
  return (
    <details className="fold" open={open}>
      <summary>{title}</summary>
      <div className="vertex-tools">
        <NativeSelect
          size="xs"
          aria-label={t('measuring.notation.label')}
          value={notation}
          onChange={(event) => setNotation(event.currentTarget.value as Notation)}
          data={NOTATIONS.map((value) => ({ value, label: t(`measuring.notation.${value}`, { meridian }) }))}
        />
        <Button size="xs" variant="default" leftSection={<IconCopy size={14} aria-hidden />} onClick={() => void copyAll()}>
          {t('measuring.vertices.copy')}
        </Button>
      </div>
      <div className="measuring__scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="number-table figures">
          <thead>
            <tr>
              <th scope="col">{t('measuring.vertices.no')}</th>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              {onRemove && <td />}
            </tr>
          </thead>
          <tbody>
            {vertices.slice(0, MOST_ROWS).map(({ no, at }, place) => (
              <tr key={no} data-marked={isSame(marked, at) || undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className="vertex-no"
                    aria-pressed={isSame(marked, at)}
                    aria-label={t('measuring.vertices.show', { no })}
                    onClick={() => {
                      mark(isSame(marked, at) ? null : at);
                      onChoose?.(place);
                    }}
                  >
                    {no}
                  </button>
                </th>
                {write(at).map((text, n) => (
                  <td key={columns[n]}>{text}</td>
                ))}
                {onRemove && (
                  <td>
                    <ActionIcon
                      size="sm"
                      variant="subtle"
                      color="gray"
                      aria-label={t('measuring.vertices.remove', { no })}
                      onClick={() => onRemove(place)}
                    >
                      <IconX size={14} />
                    </ActionIcon>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {vertices.length > MOST_ROWS && (
        <p className="quiet">{t('measuring.vertices.more', { shown: MOST_ROWS, count: vertices.length })}</p>
      )}
    </details>
  );
}

const isSame = (a: SketchPoint | null, b: SketchPoint): boolean => a !== null && a[0] === b[0] && a[1] === b[1];
