import { Button, Modal, NumberInput, Select } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import type { AreaUnit } from '../../../core/measure/units.ts';
import { previewPatches, takePatches } from '../../../state/desk.ts';
import { asCodedError } from '../../../state/failure.ts';
import { today } from '../../../state/record.ts';
import { useView } from '../../../state/view.ts';
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx';
import type { PatchColumns, PatchPlan, PatchPlanPreview, PatchPlanRow, PatchSource } from '../../../workers/calls/desk.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { DayField } from '../shell/DayField.tsx';
import { useTell } from './use-tell.ts';

const FIELDS = ['no', 'patch', 'farmland', 'cropland', 'basicFarmland', 'construction', 'unused', 'inPlan', 'offPlan'] as const;
const UNITS: readonly AreaUnit[] = ['m2', 'mu', 'ha'];
/** Satellite pictures of 1 to 2 m. */
const DEFAULT_SIGMA_m = 2;
const ROWS_SEEN = 8;
const ROW_px = 32;
const HEAD_px = 34;

/** Takes the rows of a patches layer as patches to be answered: columns and days once, then what would become of every row. */
export function TakePatchesDialog({ sources, onClose }: { sources: readonly PatchSource[]; onClose(): void }) {
  const { t } = useTranslation();
  const [layerId, setLayerId] = useState(sources[0].layerId);
  const source = sources.find((one) => one.layerId === layerId) ?? sources[0];
  return (
    <Modal opened onClose={onClose} title={t('desk.take.open')} size="xl" closeButtonProps={{ 'aria-label': t('app.close') }}>
      <div className="desk-form">
        <p className="quiet">{t('desk.take.hint')}</p>
        <Select
          label={t('desk.patch.layer')}
          data={sources.map(({ layerId: value, name, count }) => ({ value, label: t('desk.take.layer', { name, count }) }))}
          value={layerId}
          allowDeselect={false}
          onChange={(value) => setLayerId(value ?? layerId)}
        />
        <PlanForm key={layerId} source={source} onClose={onClose} />
      </div>
    </Modal>
  );
}

function PlanForm({ source, onClose }: { source: PatchSource; onClose(): void }) {
  const { t } = useTranslation();
  const tell = useTell();
  const failureText = useFailureText();
  const [plan, setPlan] = useState<PatchPlan>(() => ({
    layerId: source.layerId,
    columns: source.proposed,
    unit: 'm2',
    source: 'satellite',
    imagedOn: source.days.imagedOn ?? '',
    ...(source.days.imagedBeforeOn && { imagedBeforeOn: source.days.imagedBeforeOn }),
    receivedOn: today(),
    sigma_m: DEFAULT_SIGMA_m,
  }));
  const [preview, setPreview] = useState<PatchPlanPreview | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<PatchPlan>) => setPlan((last) => ({ ...last, ...part }));
  const column = (field: keyof PatchColumns, value: string | null) => change({ columns: { ...plan.columns, [field]: value } });
  useEffect(() => {
    if (plan.imagedOn === '' || plan.receivedOn === '') return setPreview(null);
    previewPatches(plan)
      .then((answer) => {
        if (!answer) return;
        setPreview(answer);
        setFailure(null);
      })
      .catch((error: unknown) => setFailure(failureText(asCodedError(error))));
  }, [plan, failureText]);
  const take = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const count = await takePatches(plan, source.count);
      tell(t('desk.take.done', { count }));
      useView.getState().openTab('patches');
      onClose();
    } catch (error) {
      setFailure(failureText(asCodedError(error)));
      setBusy(false);
    }
  };
  const day = (field: 'imagedBeforeOn' | 'imagedOn' | 'receivedOn' | 'answerByOn', required: boolean) => (
    <DayField
      label={t(`desk.take.${field}`)}
      optional={!required}
      error={required && plan[field] === '' ? t('error.day-missing', { field: t(`desk.take.${field}`) }) : undefined}
      value={plan[field] ?? ''}
      onChange={(value) => change({ [field]: value === '' && !required ? undefined : value })}
    />
  );
  return (
    <>
      <fieldset className="desk-grid">
        <legend>{t('desk.take.days')}</legend>
        {day('imagedBeforeOn', false)}
        {day('imagedOn', true)}
        {day('receivedOn', true)}
        {day('answerByOn', false)}
        <Select
          label={t('desk.patch.source')}
          data={(['satellite', 'drone'] as const).map((value) => ({ value, label: t(`desk.source.${value}`) }))}
          value={plan.source}
          allowDeselect={false}
          onChange={(value) => change({ source: value ?? plan.source })}
        />
        {source.sigma_m === undefined && (
          <NumberInput
            label={t('desk.take.sigma')}
            min={0}
            value={plan.sigma_m}
            onChange={(value) => change({ sigma_m: Number(value) || 0 })}
          />
        )}
      </fieldset>
      <fieldset className="desk-grid">
        <legend>{t('desk.take.columns')}</legend>
        {FIELDS.map((field) => (
          <Select
            key={field}
            label={field === 'no' ? t('desk.take.no') : t(`desk.areaOf.${field}`)}
            data={[...source.attributes]}
            value={plan.columns[field]}
            clearable
            searchable
            placeholder={t(field === 'patch' ? 'desk.take.computed' : 'desk.take.none')}
            onChange={(value) => column(field, value)}
          />
        ))}
        <Select
          label={t('desk.take.unit')}
          data={UNITS.map((value) => ({ value, label: t(`unit.${value}`) }))}
          value={plan.unit}
          allowDeselect={false}
          onChange={(value) => change({ unit: value ?? plan.unit })}
        />
      </fieldset>
      {(plan.imagedOn === '' || plan.receivedOn === '') && <p className="quiet">{t('desk.take.dayMissing')}</p>}
      {preview && <Preview preview={preview} />}
      {failure && (
        <p role="alert" className="failure">
          {failure}
        </p>
      )}
      <div className="button-row">
        <Button loading={busy} disabled={!preview || preview.accepted === 0} onClick={() => void take()}>
          {t('desk.take.take', { count: preview?.accepted ?? 0 })}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('app.cancel')}
        </Button>
      </div>
    </>
  );
}

/** Every row with what would become of it; the refused ones first. */
function Preview({ preview }: { preview: PatchPlanPreview }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const rows = useMemo(
    () => preview.rows.toSorted((a, b) => Number(b.refused !== undefined) - Number(a.refused !== undefined) || a.row - b.row),
    [preview],
  );
  const columns = useMemo<readonly DataColumn<PatchPlanRow>[]>(
    () => [
      { key: 'no', header: t('desk.take.no'), value: ({ no }) => no, width: 180, className: 'figures' },
      {
        key: 'area',
        header: `${t('desk.areaOf.patch')} m²`,
        value: ({ patch_cm2 }) => patch_cm2 ?? 0,
        text: ({ patch_cm2 }) => (patch_cm2 === null ? '' : formatArea(patch_cm2, 'm2', 2)),
        numeric: true,
        width: 130,
      },
      {
        key: 'becomes',
        header: t('desk.take.becomes'),
        value: ({ refused, balanced }) =>
          refused
            ? failureText({ code: refused.code, params: refused.params })
            : t(balanced ? 'desk.take.accepted' : 'desk.take.unbalanced'),
        width: 320,
      },
    ],
    [t, failureText],
  );
  const refused = preview.rows.length - preview.accepted;
  return (
    <section aria-label={t('desk.take.preview')}>
      <p className="figures" role="status" data-testid="take-preview">
        {t('desk.take.counts', { accepted: preview.accepted, refused })}
      </p>
      <div style={{ height: HEAD_px + ROW_px * Math.min(ROWS_SEEN, Math.max(1, rows.length)) }}>
        <DataTable
          label={t('desk.take.preview')}
          columns={columns}
          rows={rows}
          rowKey={({ row }) => String(row)}
          selectedKey={null}
          onSelect={() => undefined}
        />
      </div>
    </section>
  );
}
