import { Button, Checkbox, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bounds } from '../../../core/geodesy/plane.ts';
import type { LayerKind } from '../../../core/register/layer.ts';
import { acceptImport, dropImport } from '../../../state/imports.ts';
import type { FieldMapping, ImportPreview } from '../../../workers/engine-api.ts';
import { NoteList } from './NoteList.tsx';

const KINDS: readonly LayerKind[] = ['parcels', 'red-lines', 'compensated', 'permits', 'patches', 'builds', 'reference'];
const FIELDS: Readonly<Record<string, readonly (keyof FieldMapping)[]>> = {
  parcels: ['parcelNo', 'landUse', 'holder', 'statedArea'],
  'red-lines': ['name', 'statedArea'],
};
const DEFAULT_FIELDS: readonly (keyof FieldMapping)[] = ['name'];
/** A digitised or unknown source is taken as a metre until the user knows better. */
const DEFAULT_SIGMA_M = { surveyed: 0.05, other: 1 };

/** What the user says of a file before it becomes a layer. */
export function ImportForm({ preview, onGo }: { preview: ImportPreview; onGo(bounds: Bounds): void }) {
  const { t, i18n } = useTranslation();
  const [kind, setKind] = useState<LayerKind | null>(null);
  const [name, setName] = useState(preview.fileName.replace(/(\.(geojsonl?|ndjson|json|kml|kmz|gpx|tcx|gz))+$/i, ''));
  const [mapping, setMapping] = useState<FieldMapping>(preview.mapping);
  const [surveyed, setSurveyed] = useState(false);
  const [sigma_m, setSigma] = useState<number>(DEFAULT_SIGMA_M.other);
  const [sure, setSure] = useState(false);
  const originLabel = useId();
  const polygons = (preview.geometryTypes.polygon ?? 0) + (preview.geometryTypes.mixed ?? 0);
  const outside = preview.insideDistrict === false;
  const number = (value: number) => value.toLocaleString(i18n.language);

  const arrived = useRef({ bounds: outside ? null : preview.bounds, onGo });
  useEffect(() => {
    const { bounds, onGo: look } = arrived.current;
    if (bounds) look(bounds);
  }, []);

  const ready = preview.crs !== null && kind !== null && name.trim() !== '' && polygons > 0 && (!outside || sure);
  return (
    <form
      className="import-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (kind && ready) void acceptImport({ importId: preview.importId, kind, name: name.trim(), mapping, sigma_m, surveyed });
      }}
    >
      <p>
        <strong>{preview.fileName}</strong>
        <br />
        <span className="quiet figures">
          {preview.format} · {t('import.found', { features: number(preview.features), vertices: number(preview.vertices) })}
          <br />
          {Object.entries(preview.geometryTypes)
            .map(([type, count]) => `${number(count)} ${t(`import.types.${type}`)}`)
            .join(' · ')}
          <br />
          {preview.crs && t('import.crs', { name: preview.crs.name, foundBy: t(`import.foundBy.${preview.crs.found_by}`) })}
        </span>
      </p>
      {outside && (
        <div className="warning" role="alert">
          <p>{t('import.outside')}</p>
          <Checkbox checked={sure} onChange={(e) => setSure(e.currentTarget.checked)} label={t('import.outsideConfirm')} />
        </div>
      )}
      <NoteList notes={preview.notes} />
      <fieldset className="choices">
        <legend>{t('import.whatIsIt')}</legend>
        {KINDS.map((one) => (
          <label key={one} className="choice">
            <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
            <span>{t(`layerKind.${one}`)}</span>
            <small className="quiet">{t(`layerKindHint.${one}`)}</small>
          </label>
        ))}
      </fieldset>
      {polygons === 0 && (
        <p role="alert" className="failure">
          {t('import.noPolygons', { kind: t(`layerKind.${kind ?? 'reference'}`) })}
        </p>
      )}
      <TextInput label={t('import.layerName')} value={name} onChange={(e) => setName(e.currentTarget.value)} required />
      {kind && preview.columns.length > 0 && (
        <fieldset className="mapping">
          <legend>{t('import.mapping')}</legend>
          {(FIELDS[kind] ?? DEFAULT_FIELDS).map((field) => (
            <Select
              key={field}
              label={t(`import.field.${field}`)}
              placeholder={t('import.none')}
              clearable
              searchable
              value={mapping[field] ?? null}
              data={preview.columns.map((column) => ({ value: column.name, label: column.name }))}
              description={sampleOf(preview, mapping[field], (samples) => t('import.sample', { samples }))}
              onChange={(column) => setMapping({ ...mapping, [field]: column ?? undefined })}
            />
          ))}
          {kind !== 'reference' && mapping.statedArea && (
            <SegmentedControl
              size="xs"
              value={mapping.statedUnit ?? 'm2'}
              data={(['m2', 'mu', 'ha'] as const).map((unit) => ({ value: unit, label: t(`unit.${unit}`) }))}
              onChange={(unit) => setMapping({ ...mapping, statedUnit: unit })}
            />
          )}
        </fieldset>
      )}
      {kind && kind !== 'reference' && (
        <div>
          <span id={originLabel} className="field-label">
            {t('import.geometryOrigin')}
          </span>
          <SegmentedControl
            aria-labelledby={originLabel}
            fullWidth
            value={surveyed ? 'surveyed' : 'other'}
            data={[
              { value: 'surveyed', label: t('import.surveyed') },
              { value: 'other', label: t('import.notSurveyed') },
            ]}
            onChange={(value) => {
              setSurveyed(value === 'surveyed');
              setSigma(value === 'surveyed' ? DEFAULT_SIGMA_M.surveyed : DEFAULT_SIGMA_M.other);
            }}
          />
          <NumberInput
            label={t('import.sigma')}
            description={t('import.sigmaHint')}
            value={sigma_m}
            min={0}
            max={100}
            step={0.01}
            decimalScale={3}
            onChange={(value) => setSigma(Number(value) || 0)}
          />
        </div>
      )}
      <div className="button-row">
        <Button type="submit" disabled={!ready}>
          {t('import.accept', { count: polygons })}
        </Button>
        <Button variant="default" onClick={() => void dropImport()}>
          {t('app.cancel')}
        </Button>
      </div>
      <p className="quiet">{t('import.preview')}</p>
    </form>
  );
}

function sampleOf(preview: ImportPreview, column: string | undefined, word: (samples: string) => string): string | undefined {
  const found = preview.columns.find((one) => one.name === column);
  return found && found.samples.length > 0 ? word(found.samples.slice(0, 3).join(' · ')) : undefined;
}
