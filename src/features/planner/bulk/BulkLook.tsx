import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { writeYuan } from '../../../core/register/yuan.ts';
import {
  BULK_VERDICTS,
  chooseOther,
  chooseSheet,
  entriesNotRecorded,
  filterBulk,
  type OpenBulk,
  recordBulk,
  stopBulk,
  useBulk,
  writeCsv,
} from '../../../state/bulk.ts';
import { PhaseProgress } from '../../district-map/PhaseProgress.tsx';
import { saveFile } from '../../district-map/save-file.ts';
import { fileNameOf } from '../tables/hand-over.ts';
import { useVerdictText } from './bulk-words.ts';
import { BulkEntries } from './BulkEntries.tsx';
import { ColumnRoles } from './ColumnRoles.tsx';

/** What a table would do, before anything is recorded. */
export function BulkLook() {
  const { t, i18n } = useTranslation();
  const open = useBulk((s) => s.open);
  const busy = useBulk((s) => s.busy);
  if (!open) return null;
  const { file, sheet, preview } = open;
  const isRecording = busy?.doing === 'recording';
  return (
    <div className="bulk-look">
      <header className="bulk-head">
        <strong className="bulk-head__name" title={file.fileName}>
          {file.fileName}
        </strong>
        {file.sheets.length > 1 && (
          <Select
            size="xs"
            aria-label={t('bulk.sheet')}
            value={String(sheet)}
            allowDeselect={false}
            data={file.sheets.map(({ name, isHidden }, at) => ({
              value: String(at),
              label: isHidden ? t('bulk.hiddenSheet', { name }) : name,
            }))}
            onChange={(value) => void chooseSheet(Number(value))}
          />
        )}
        <Button size="compact-sm" variant="default" onClick={chooseOther} disabled={isRecording}>
          {t('bulk.other')}
        </Button>
      </header>
      <ColumnRoles key={`${file.fileId}/${sheet}`} open={open} />
      <Filters open={open} />
      <BulkEntries key={`${file.fileId}/${sheet}/${open.filter}`} open={open} />
      {busy?.doing === 'judging' && <PhaseProgress title={t('bulk.judging')} progress={busy.progress} onCancel={stopBulk} />}
      <footer className="bulk-foot">
        <div className="bulk-foot__sums">{preview && <Summary open={open} />}</div>
        <SaveRefused open={open} />
        <Button
          disabled={!preview || recordable(open) === 0 || busy !== null}
          loading={isRecording}
          onClick={() => void recordBulk()}
        >
          {preview && recordable(open) > 0
            ? t('bulk.record', { count: recordable(open).toLocaleString(i18n.language) })
            : t('bulk.recordNone')}
        </Button>
      </footer>
    </div>
  );
}

const recordable = ({ preview }: OpenBulk): number => (preview ? preview.counts.record - preview.leftOut : 0);

const Filters = memo(function Filters({ open: { filter, preview } }: { open: OpenBulk }) {
  const { t, i18n } = useTranslation();
  const number = (value: number | undefined) => (value ?? 0).toLocaleString(i18n.language);
  const label = (name: string, count: number | undefined) => `${t(`bulk.filter.${name}`)} ${number(count)}`;
  return (
    <SegmentedControl
      size="xs"
      className="bulk-filters"
      aria-label={t('bulk.column.verdict')}
      value={filter ?? 'all'}
      data={[
        { value: 'all', label: label('all', preview?.entries) },
        ...BULK_VERDICTS.map((verdict) => ({ value: verdict, label: label(verdict, preview?.counts[verdict]) })),
      ]}
      onChange={(value) => filterBulk(value === 'all' ? null : value)}
    />
  );
});

function Summary({ open: { preview } }: { open: OpenBulk }) {
  const { t, i18n } = useTranslation();
  if (!preview) return null;
  const number = (value: number) => value.toLocaleString(i18n.language);
  const count = preview.counts.record - preview.leftOut;
  return (
    <>
      <p data-testid="bulk-summary">
        {t('bulk.summary', { items: number(preview.items), count: number(count) })}
        {preview.steps
          .filter(({ amount }) => amount > 0)
          .map(({ kind, amount }) => ` · ${t('bulk.amountSum', { step: t(`milestone.${kind}`), amount: writeYuan(amount) })}`)}
      </p>
      <p className="bulk-quiet">
        {t('bulk.whole')}
        {preview.idleRows > 0 && ` ${t('bulk.idle', { count: preview.idleRows })}`}
      </p>
    </>
  );
}

function SaveRefused({ open: { file, preview } }: { open: OpenBulk }) {
  const { t } = useTranslation();
  const verdictText = useVerdictText();
  const count = preview ? preview.counts.refused + preview.counts.unclear : 0;
  const save = async () => {
    const head = ['line', 'parcelNo', 'redLine', 'step', 'day', 'amount'].map((key) => t(`bulk.column.${key}`));
    const rows = (await entriesNotRecorded()).map((entry) => {
      const { word, reason } = verdictText(entry);
      return [
        String(entry.line),
        entry.parcelNo || (entry.item?.parcelNo ?? ''),
        entry.redLine || (entry.item?.redLineName ?? ''),
        entry.kind ? t(`milestone.${entry.kind}`) : '',
        entry.dayText,
        entry.amount === undefined ? '' : writeYuan(entry.amount).replaceAll(',', ''),
        entry.documentNo ?? '',
        entry.proof ?? '',
        word,
        reason,
      ];
    });
    const whole = [...head, t('bulk.role.documentNo'), t('bulk.role.proof'), t('bulk.result'), t('bulk.reason')];
    const bytes = await writeCsv([whole, ...rows]);
    const name = fileNameOf([t('bulk.refusedName', { file: file.fileName.replace(/\.[^.]+$/, '') })]);
    saveFile(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'text/csv' }), name);
  };
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      disabled={count === 0}
      onClick={() => void save()}
    >
      {t('bulk.saveRefused')}
    </Button>
  );
}
