import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { LAND_BANDS } from '../../../core/report/footprint/status-footprints.ts';
import { listSeriesRows, writeCsv, writeTabbed } from './series-rows.ts';
import { type Footprint, useBandNames } from './use-footprint.ts';

const KEEP_ms = 60_000;

/** Takes the figures along: to the clipboard for a spreadsheet, or as a file. */
export function SeriesTools({ footprint: { series, name } }: { footprint: Footprint }) {
  const { t } = useTranslation();
  const nameOf = useBandNames();
  const rows = () =>
    listSeriesRows(series, {
      week: t('footprint.column.week'),
      all: t('footprint.column.all'),
      unresolved: t('footprint.column.unresolved'),
      unresolvedPlots: t('footprint.column.unresolvedPlots'),
      released: t('footprint.column.released'),
      resolvedPlots: t('footprint.column.resolvedPlots'),
      entered: t('footprint.column.entered'),
      enteredPlots: t('footprint.column.enteredPlots'),
      revised: t('footprint.column.revised'),
      bands: LAND_BANDS.map((band) => t('footprint.column.status', { status: nameOf(band) })),
    });
  const closeButtonProps = { 'aria-label': t('app.close') };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(writeTabbed(rows()));
      notifications.show({ message: t('footprint.copied', { count: series.weeks.length }), closeButtonProps });
    } catch {
      notifications.show({ color: 'orange', message: t('footprint.notCopied'), closeButtonProps });
    }
  };
  const download = () => {
    const url = URL.createObjectURL(new Blob([writeCsv(rows())], { type: 'text/csv' }));
    const day = series.weeks.at(-1) ?? '';
    Object.assign(document.createElement('a'), { href: url, download: t('footprint.fileName', { name, day }) }).click();
    setTimeout(() => URL.revokeObjectURL(url), KEEP_ms);
  };
  return (
    <>
      <button type="button" className="chidu-chart-toggle" onClick={() => void copy()}>
        {t('footprint.copy')}
      </button>
      <button type="button" className="chidu-chart-toggle" onClick={download}>
        {t('footprint.download')}
      </button>
    </>
  );
}
