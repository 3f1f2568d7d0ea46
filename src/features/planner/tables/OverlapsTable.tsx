import { Button, Select, Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCopy } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { areaText, sigmaText, supportedMuDecimals } from '../../../core/measure/area-text.ts';
import { formatArea } from '../../../core/measure/decimal.ts';
import { RULER_VERSION } from '../../../core/measure/ruler.ts';
import { supportedDecimals } from '../../../core/measure/sigma.ts';
import { sameRef, select, showTable, useSelection } from '../../../state/selection.ts';
import { useSession } from '../../../state/session.ts';
import { DataTable, type DataColumn } from '../../../ui/DataTable.tsx';
import type { OverlapRow } from '../../../workers/engine-api.ts';
import { StatusMark } from '../StatusMark.tsx';
import { formatShare } from '../../district-map/format-share.ts';

/** Only where some outline was not surveyed. */
const errorColumn: DataColumn<OverlapRow> = {
  key: 'error',
  header: '±',
  unit: 'm²',
  value: (r) => r.sigma_m2 ?? 0,
  text: (r) => (r.sigma_m2 === undefined ? '' : sigmaText(r.sigma_m2, supportedDecimals(r.sigma_m2, 2))),
  numeric: true,
  width: 80,
};

/** The parcels that a red line covers: how much of each, in what state, with totals and the sliver rule stated. */
export function OverlapsTable() {
  const { t, i18n } = useTranslation();
  const { table, redLineId, ref } = useSelection();
  const summary = useSession((s) => s.summary);
  const [slivers, setSlivers] = useState(false);
  const line = summary?.redLines.find((l) => l.id === redLineId);
  const rows = useMemo(() => (table ? (slivers ? table.rows : table.rows.filter((row) => !row.sliver)) : []), [table, slivers]);

  const isRough = table?.rows.some(({ sigma_m2 }) => sigma_m2 !== undefined) ?? false;
  const columns = useMemo<readonly DataColumn<OverlapRow>[]>(
    () => [
      { key: 'parcelNo', header: t('table.parcelNo'), value: (r) => r.parcelNo, className: 'figures', width: 190 },
      {
        key: 'overlap',
        header: t('table.overlapArea'),
        unit: 'm²',
        value: (r) => r.overlap_cm2,
        text: (r) => formatArea(r.overlap_cm2, 'm2', supportedDecimals(r.sigma_m2, 2)),
        numeric: true,
        width: 130,
      },
      ...(isRough ? [errorColumn] : []),
      {
        key: 'mu',
        header: t('table.overlapArea'),
        unit: t('unit.mu'),
        value: (r) => r.overlap_cm2,
        text: (r) => formatArea(r.overlap_cm2, 'mu', supportedMuDecimals(r.sigma_m2, 2)),
        numeric: true,
        width: 110,
      },
      {
        key: 'parcel',
        header: t('table.parcelArea'),
        unit: 'm²',
        value: (r) => r.parcel_cm2,
        text: (r) => formatArea(r.parcel_cm2, 'm2', supportedDecimals(r.parcelSigma_m2, 2)),
        numeric: true,
        width: 130,
      },
      {
        key: 'share',
        header: t('table.share'),
        value: (r) => r.share,
        text: (r) => formatShare(r.share),
        numeric: true,
        width: 90,
      },
      {
        key: 'status',
        header: t('table.status'),
        value: (r) => r.status ?? '',
        cell: (r) => (r.sliver ? '—' : <StatusMark status={r.status} />),
        text: (r) => (r.sliver ? '—' : t(`status.${r.status ?? 'none'}`)),
        width: 150,
      },
      { key: 'since', header: t('table.since'), value: (r) => r.since ?? '', className: 'figures', width: 110 },
    ],
    [t, isRough],
  );

  const copy = async () => {
    const lines = [
      columns.map((c) => (c.unit ? `${c.header} (${c.unit})` : c.header)),
      ...rows.map((row) => columns.map((c) => (c.text ? c.text(row) : String(c.value(row))))),
    ];
    try {
      await navigator.clipboard.writeText(lines.map((cells) => cells.join('\t')).join('\n'));
      notifications.show({ message: t('table.copied', { count: rows.length }) });
    } catch {
      notifications.show({ message: t('table.copyFailed'), color: 'orange' });
    }
  };
  const totals = table?.notBefore ? undefined : table?.totals;
  const sliver = summary?.settings.sliver;
  const nameOf = (one: { readonly name: string; readonly nameEn?: string }) =>
    i18n.language === 'en' ? (one.nameEn ?? one.name) : one.name;
  const name = line ? nameOf(line) : '';
  return (
    <section className="table-drawer" aria-label={t('table.title', { name })}>
      <header className="table-drawer__head">
        <Select
          className="table-drawer__choose"
          size="xs"
          searchable
          allowDeselect={false}
          aria-label={t('tables.chooseRedLine')}
          placeholder={t('tables.chooseRedLine')}
          value={redLineId}
          data={(summary?.redLines ?? []).map((one) => ({ value: one.id, label: nameOf(one) }))}
          onChange={(id) => id && void showTable(id)}
        />
        {totals && (
          <p className="table-drawer__totals" data-testid="table-totals">
            {t('table.totals', {
              count: totals.overlaps,
              area: areaText(totals.area_cm2, totals.sigma_m2, 2),
              mu: formatArea(totals.area_cm2, 'mu', supportedMuDecimals(totals.sigma_m2, 2)),
              union: formatArea(totals.union_cm2, 'm2', supportedDecimals(totals.sigma_m2, 2)),
            })}
          </p>
        )}
        <div className="table-drawer__tools">
          {totals && totals.slivers > 0 && (
            <Switch
              size="xs"
              checked={slivers}
              onChange={(e) => setSlivers(e.currentTarget.checked)}
              label={t('table.showSlivers')}
            />
          )}
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconCopy size={16} />}
            onClick={() => void copy()}
            disabled={rows.length === 0}
          >
            {t('table.copy')}
          </Button>
        </div>
      </header>
      {!redLineId && (
        <p className="quiet table-drawer__empty">{t(summary?.redLines.length === 0 ? 'redLines.empty' : 'table.choose')}</p>
      )}
      {redLineId && !table && (
        <p className="quiet table-drawer__empty" role="status">
          {t('table.measuring')}
        </p>
      )}
      {table?.notBefore && <p className="quiet table-drawer__empty">{t('detail.notBefore', { day: table.notBefore })}</p>}
      {table && !table.notBefore && (
        <DataTable
          label={t('table.title', { name })}
          columns={columns}
          rows={rows}
          rowKey={(r) => `${r.ref.layerId}/${r.ref.row}`}
          selectedKey={ref?.kind === 'parcel' ? `${ref.layerId}/${ref.row}` : null}
          onSelect={(r) => !sameRef(r.ref, ref) && void select(r.ref)}
          initialSort={{ key: 'overlap', descending: true }}
        />
      )}
      {table && sliver && (
        <footer className="table-drawer__foot quiet">
          {t('table.rounding')}
          {' · '}
          {t('table.basis', { measure: t(`table.${table.measure}`), version: RULER_VERSION })}
          {' · '}
          {totals && totals.slivers > 0
            ? t('table.slivers', {
                count: totals.slivers,
                area: formatArea(totals.slivers_cm2, 'm2', 2),
                rule: t('detail.sliverRule', { m2: sliver.m2, width: sliver.width_m }),
              })
            : t('detail.sliverRule', { m2: sliver.m2, width: sliver.width_m })}
        </footer>
      )}
    </section>
  );
}
