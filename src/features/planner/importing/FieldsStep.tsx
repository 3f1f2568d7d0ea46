import { Button, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { veilUnseen } from '../../../core/register/unseen.ts';
import type { LayerKind } from '../../../core/register/layer.ts';
import { polygonsOf, USUAL_SIGMA_M } from '../../../state/import-draft.ts';
import type { OpenImport } from '../../../state/imports.ts';
import { changeDraft, forgetRecalled } from '../../../state/open-import.ts';
import type { FieldMapping, ImportPreview } from '../../../workers/calls/importing.ts';

const KINDS: readonly LayerKind[] = ['parcels', 'red-lines', 'compensated', 'permits', 'patches', 'builds', 'reference'];
const FIELDS: Readonly<Record<string, readonly (keyof FieldMapping)[]>> = {
  parcels: ['parcelNo', 'landUse', 'holder', 'statedArea'],
  'red-lines': ['name', 'statedArea'],
};
const DEFAULT_FIELDS: readonly (keyof FieldMapping)[] = ['name'];

/** What the user says of a file before it becomes a layer: kind, name, fields, and how exact it is. */
export function FieldsStep({ open }: { open: OpenImport }) {
  const { t } = useTranslation();
  const { preview, draft, recalled } = open;
  const { kind, name } = draft;
  const radios = useId();
  return (
    <>
      {recalled && (
        <p className="recalled" role="status">
          <span>{t('import.recalled')}</span>
          <Button size="compact-sm" variant="subtle" onClick={forgetRecalled}>
            {t('import.forget')}
          </Button>
        </p>
      )}
      <fieldset className="choices">
        <legend>{t('import.whatIsIt')}</legend>
        {KINDS.map((one) => (
          <label key={one} className="choice">
            <input type="radio" name={radios} checked={kind === one} onChange={() => changeDraft({ kind: one })} />
            <span>{t(`layerKind.${one}`)}</span>
            <small className="quiet">{t(`layerKindHint.${one}`)}</small>
          </label>
        ))}
      </fieldset>
      {polygonsOf(preview) === 0 && (
        <p role="alert" className="failure">
          {t('import.noPolygons', { kind: t(`layerKind.${kind ?? 'reference'}`) })}
        </p>
      )}
      <TextInput
        label={t('import.layerName')}
        value={name}
        onChange={(event) => changeDraft({ name: event.currentTarget.value })}
        required
      />
      {kind && preview.columns.length > 0 && <MappingFields preview={preview} kind={kind} mapping={draft.mapping} />}
      {kind && kind !== 'reference' && <Precision open={open} />}
    </>
  );
}

function MappingFields({ preview, kind, mapping }: { preview: ImportPreview; kind: LayerKind; mapping: FieldMapping }) {
  const { t } = useTranslation();
  const change = (part: FieldMapping) => changeDraft({ mapping: { ...mapping, ...part } });
  const describe = (column: string | undefined): string | undefined => {
    const samples = preview.columns.find(({ name }) => name === column)?.samples ?? [];
    return samples.length > 0 ? t('import.sample', { samples: samples.slice(0, 3).join(' · ') }) : undefined;
  };
  return (
    <fieldset className="mapping">
      <legend>{t('import.mapping')}</legend>
      {(FIELDS[kind] ?? DEFAULT_FIELDS).map((field) => (
        <Select
          key={field}
          label={t(`import.field.${field}`)}
          placeholder={t('import.none')}
          clearable
          allowDeselect={false}
          searchable
          value={mapping[field] ?? null}
          data={preview.columns.map(({ name }) => ({ value: name, label: veilUnseen(name) }))}
          description={describe(mapping[field])}
          onChange={(column) => change({ [field]: column ?? undefined })}
        />
      ))}
      {kind !== 'reference' && mapping.statedArea && (
        <SegmentedControl
          size="xs"
          aria-label={t('import.statedUnit')}
          value={mapping.statedUnit ?? 'm2'}
          data={(['m2', 'mu', 'ha'] as const).map((unit) => ({ value: unit, label: t(`unit.${unit}`) }))}
          onChange={(unit) => change({ statedUnit: unit })}
        />
      )}
    </fieldset>
  );
}

/** From the source where it says so, else asked. */
function Precision({ open: { preview, draft } }: { open: OpenImport }) {
  const { t } = useTranslation();
  const label = useId();
  const { sigma_m, producer, producedOn } = preview.claims;
  const claimed = [
    ...(sigma_m === undefined ? [] : [t('import.claimedSigma', { sigma: sigma_m })]),
    ...(producer ? [t('import.claimedBy', { producer })] : []),
    ...(producedOn ? [producedOn] : []),
  ];
  return (
    <div className="precision">
      <span id={label} className="field-label">
        {t('import.geometryOrigin')}
      </span>
      {claimed.length > 0 && <p className="quiet">{t('import.claimed', { what: claimed.join(' · ') })}</p>}
      <SegmentedControl
        aria-labelledby={label}
        fullWidth
        value={draft.surveyed ? 'surveyed' : 'other'}
        data={[
          { value: 'surveyed', label: t('import.surveyed') },
          { value: 'other', label: t('import.notSurveyed') },
        ]}
        onChange={(value) => {
          const surveyed = value === 'surveyed';
          changeDraft({ surveyed, sigma_m: sigma_m ?? (surveyed ? USUAL_SIGMA_M.surveyed : USUAL_SIGMA_M.other) });
        }}
      />
      <NumberInput
        label={t('import.sigma')}
        description={t('import.sigmaHint')}
        value={draft.sigma_m}
        min={0}
        max={100}
        step={0.01}
        decimalScale={3}
        onChange={(value) => changeDraft({ sigma_m: Number(value) || 0 })}
      />
    </div>
  );
}
