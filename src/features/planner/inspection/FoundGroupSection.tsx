import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sigmaText } from '../../../core/measure/area-text.ts';
import { supportedDecimals } from '../../../core/measure/sigma.ts';
import { select, useSelection } from '../../../state/selection.ts';
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx';
import type { FoundClassBy, FoundGroup } from '../../../workers/calls/inspection.ts';
import { formatShare } from '../../district-map/format-share.ts';
import { formatInside, formatInsideMu, refAt, sigmaAt } from './found-rows.ts';
import { useClassText } from './use-class-text.ts';

/** Rows shown at once; a longer list scrolls within. */
const ROWS_SEEN = 6;
const ROW_px = 32;
const HEAD_px = 34;

interface FoundGroupProps {
  readonly group: FoundGroup;
  readonly kind: 'area' | 'line';
  readonly isFirst: boolean;
}

/** One subject: how much of it lies in the shape, by class, and one by one. */
export function FoundGroupSection({ group, kind, isFirst }: FoundGroupProps) {
  const { t } = useTranslation();
  const { total, whole, slivers, subject } = group;
  const [by, setBy] = useState<FoundClassBy | undefined>(group.classes[0]?.by);
  const classes = group.classes.find((one) => one.by === by) ?? group.classes.at(0);
  const unit = kind === 'area' ? 'm²' : 'm';
  const shareOf = (amount: number) => formatShare(whole > 0 ? amount / whole : 0);
  const uncovered = subject === 'parcels' ? whole - total.once : 0;
  return (
    <details className="found" open={isFirst} data-subject={subject}>
      <summary>
        <span className="found__name">{t(`inspection.subject.${subject}`)}</span>
        <span className="quiet figures">{t('inspection.identify.count', { count: total.count })}</span>
        <span className="figures found__sum">
          {formatInside(total.once, kind, total.sigma_m2)}
          {total.sigma_m2 !== undefined && ` ± ${sigmaText(total.sigma_m2, supportedDecimals(total.sigma_m2, 2))}`}{' '}
          <small>{unit}</small>
        </span>
        <span className="quiet figures found__share">
          {kind === 'area' && `${formatInsideMu(total.once, total.sigma_m2)} ${t('unit.mu')} · `}
          {t(kind === 'area' ? 'inspection.identify.ofShape' : 'inspection.identify.ofLine')} {shareOf(total.once)}
        </span>
      </summary>
      <dl className="facts">
        {total.sum !== total.once && (
          <Fact name={t('inspection.identify.sum')} value={`${formatInside(total.sum, kind, total.sigma_m2)} ${unit}`} />
        )}
        {uncovered > 0 && (
          <Fact
            name={t('inspection.identify.uncovered')}
            value={`${formatInside(uncovered, kind, total.sigma_m2)} ${unit} · ${shareOf(uncovered)}`}
          />
        )}
        {total.households > 0 && <Fact name={t('inspection.identify.households')} value={String(total.households)} />}
      </dl>
      {slivers.count > 0 && (
        <p className="quiet found__slivers">
          {t('inspection.identify.slivers', { count: slivers.count, area: formatInside(slivers.sum, kind) })}
        </p>
      )}
      {group.classes.length > 1 && (
        <SegmentedControl
          size="xs"
          fullWidth
          value={classes?.by}
          onChange={(next) => setBy(next)}
          aria-label={t('inspection.identify.classBy')}
          data={group.classes.map((one) => ({ value: one.by, label: t(`inspection.identify.by.${one.by}`) }))}
        />
      )}
      {classes && <ClassTable classes={classes} kind={kind} whole={whole} />}
      <FoundList group={group} kind={kind} />
    </details>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="figures">{value}</dd>
    </div>
  );
}

interface ClassTableProps {
  readonly classes: FoundGroup['classes'][number];
  readonly kind: 'area' | 'line';
  readonly whole: number;
}

function ClassTable({ classes, kind, whole }: ClassTableProps) {
  const { t } = useTranslation();
  const classText = useClassText();
  return (
    <table className="class-table">
      <caption className="visually-hidden">{t(`inspection.identify.by.${classes.by}`)}</caption>
      <tbody>
        {classes.entries.map((entry) => (
          <tr key={entry.key}>
            <th scope="row">
              {classes.by === 'status' && <span className={`swatch swatch--${entry.key || 'none'}`} aria-hidden />}
              {classText(classes.by, entry.key)} <small className="figures">{entry.count}</small>
            </th>
            <td className="figures">
              {formatInside(entry.once, kind, entry.sigma_m2)} <small>{kind === 'area' ? 'm²' : 'm'}</small>
              {kind === 'area' && (
                <small className="class-table__mu">
                  {formatInsideMu(entry.once, entry.sigma_m2)} {t('unit.mu')}
                </small>
              )}
            </td>
            <td className="figures quiet">{formatShare(whole > 0 ? entry.once / whole : 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function errorColumn(group: FoundGroup): DataColumn<number> {
  return {
    key: 'error',
    header: '±',
    value: (n) => sigmaAt(group, n) ?? 0,
    text: (n) => {
      const sigma_m2 = sigmaAt(group, n);
      return sigma_m2 === undefined ? '' : sigmaText(sigma_m2, supportedDecimals(sigma_m2, 2));
    },
    numeric: true,
    width: 56,
  };
}

function FoundList({ group, kind }: { group: FoundGroup; kind: 'area' | 'line' }) {
  const { t } = useTranslation();
  const selected = useSelection((s) => s.ref);
  const rows = useMemo(() => Array.from(group.labels, (_, n) => n), [group]);
  const columns = useMemo<readonly DataColumn<number>[]>(
    () => [
      {
        key: 'name',
        header: t('inspection.identify.name'),
        value: (n) => group.labels[n],
        className: 'figures found__label',
        width: 148,
      },
      {
        key: 'inside',
        header: kind === 'area' ? `${t('inspection.identify.inside')} m²` : `${t('inspection.identify.onLine')} m`,
        value: (n) => group.inside[n],
        text: (n) => formatInside(group.inside[n], kind, sigmaAt(group, n)),
        numeric: true,
        width: 88,
      },
      ...(group.sigma ? [errorColumn(group)] : []),
      {
        key: 'share',
        header: '%',
        value: (n) => group.share[n],
        text: (n) => formatShare(group.share[n]).replace(' %', ''),
        numeric: true,
        width: 52,
      },
    ],
    [group, kind, t],
  );
  const selectedKey = useMemo(() => {
    const at = selected ? rows.findIndex((n) => JSON.stringify(refAt(group, n)) === JSON.stringify(selected)) : -1;
    return at < 0 ? null : String(at);
  }, [rows, group, selected]);
  if (rows.length === 0) return null;
  return (
    <div className="found__list" style={{ height: HEAD_px + ROW_px * Math.min(ROWS_SEEN, rows.length) }}>
      <DataTable
        label={`${t(`inspection.subject.${group.subject}`)}: ${t('inspection.identify.list')}`}
        columns={columns}
        rows={rows}
        rowKey={String}
        selectedKey={selectedKey}
        onSelect={(n) => {
          const ref = refAt(group, n);
          if (ref) void select(ref);
        }}
      />
    </div>
  );
}
