import { Button, Modal, Radio, SegmentedControl } from '@mantine/core';
import type { SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { describeNote } from '../../../i18n/describe-error.ts';
import {
  chooseExport,
  closeExporting,
  exportAudiences,
  type Exported,
  exportFile,
  stopExporting,
  useExporting,
} from '../../../state/exporting.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../../../workers/calls/exporting.ts';
import { PhaseProgress } from '../../district-map/PhaseProgress.tsx';
import { saveFile } from '../../district-map/save-file.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import './exporting.css';

/** Formats that hold one kind of coordinates alone. */
const FIXED_SYSTEMS: Readonly<Partial<Record<ExportFormat, 'degrees' | 'plane'>>> = {
  kml: 'degrees',
  gpx: 'degrees',
  pmtiles: 'degrees',
  'boundary-points': 'plane',
  dxf: 'plane',
};
/** Formats that leave the encoding of their texts open. */
const WITH_ENCODING: ReadonlySet<ExportFormat> = new Set<ExportFormat>(['shapefile', 'boundary-points']);
/** Formats of tables: a ledger has no shapes. */
const TABLES: ReadonlySet<ExportFormat> = new Set<ExportFormat>(['xlsx', 'csv']);
/** Fields that layers have in common, by their names inside. */
const FIELDS = ['parcelNo', 'landUse', 'tenure', 'holder', 'unit', 'stated_cm2'] as const;

/** Features leave as a file: which format, which coordinates, for whom; then what the format could not hold. */
export function ExportDialog() {
  const { t, i18n } = useTranslation();
  const failureText = useFailureText();
  const { wish, format, system, encoding, audience, isAll, isRunning, progress, exported, failure } = useExporting();
  if (!wish) return null;
  const fixed = FIXED_SYSTEMS[format];
  const isLedger = wish.subject.kind === 'rows' && wish.subject.withoutShapes === true;
  const formats = isLedger ? EXPORT_FORMATS.filter((one) => TABLES.has(one)) : EXPORT_FORMATS;
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const headings = Object.fromEntries(FIELDS.map((field) => [field, t(`exporting.field.${field}`)]));
    const made = await exportFile(headings);
    if (!made) return;
    const blob = new Blob([made.bytes as Uint8Array<ArrayBuffer>], { type: made.exported.mediaType });
    saveFile(blob, made.exported.fileName);
  };
  return (
    <Modal
      opened
      onClose={closeExporting}
      title={t(isLedger ? 'exporting.ledgerTitle' : 'exporting.title')}
      centered
      size="lg"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form className="exporting" onSubmit={(event) => void submit(event)}>
        <p className="quiet">
          {t(isLedger ? 'exporting.whatRows' : 'exporting.what', {
            name: wish.name,
            features: (isAll && wish.all ? wish.all : wish).count.toLocaleString(i18n.language),
            day: wish.on,
          })}
        </p>
        {wish.all && (
          <SegmentedControl
            fullWidth
            aria-label={t('exporting.scope')}
            data={[
              { value: 'chosen', label: t('exporting.scopes.chosen', { count: wish.count }) },
              { value: 'all', label: t('exporting.scopes.all', { count: wish.all.count }) },
            ]}
            value={isAll ? 'all' : 'chosen'}
            onChange={(value) => chooseExport({ isAll: value === 'all' })}
          />
        )}
        <Radio.Group label={t('exporting.format')} value={format} onChange={(value) => chooseExport({ format: value })}>
          <div className="exporting__formats">
            {formats.map((one) => (
              <Radio
                key={one}
                value={one}
                label={t(`exporting.formats.${one}.name`)}
                description={t(isLedger && one === 'csv' ? 'exporting.ledger.csv' : `exporting.formats.${one}.what`)}
              />
            ))}
          </div>
        </Radio.Group>
        {!isLedger && (
          <div className="exporting__choices">
            <div>
              <span id="export-system" className="exporting__label">
                {t('exporting.system')}
              </span>
              <SegmentedControl
                fullWidth
                aria-labelledby="export-system"
                disabled={fixed !== undefined}
                data={(['plane', 'degrees'] as const).map((value) => ({ value, label: t(`exporting.systems.${value}`) }))}
                value={fixed ?? system}
                onChange={(value) => chooseExport({ system: value })}
              />
              {fixed && <p className="quiet">{t(`exporting.fixed.${fixed}`)}</p>}
            </div>
            {WITH_ENCODING.has(format) && (
              <div>
                <span id="export-encoding" className="exporting__label">
                  {t('exporting.encoding')}
                </span>
                <SegmentedControl
                  fullWidth
                  aria-labelledby="export-encoding"
                  data={[
                    { value: 'utf-8', label: 'UTF-8' },
                    { value: 'gbk', label: 'GBK' },
                  ]}
                  value={encoding}
                  onChange={(value) => chooseExport({ encoding: value })}
                />
              </div>
            )}
          </div>
        )}
        <div>
          <span id="export-audience" className="exporting__label">
            {t('exporting.audience')}
          </span>
          <SegmentedControl
            fullWidth
            aria-labelledby="export-audience"
            aria-describedby="export-audience-hint"
            data={exportAudiences().map((value) => ({ value, label: t(`exporting.audiences.${value}.name`) }))}
            value={audience}
            onChange={(value) => chooseExport({ audience: value })}
          />
          <p className="quiet" id="export-audience-hint">
            {t(isLedger && audience === 'planner' ? 'exporting.ledger.planner' : `exporting.audiences.${audience}.what`)}
          </p>
        </div>
        {failure && (
          <p role="alert" className="failure">
            {failureText(failure)}
          </p>
        )}
        {isRunning && <PhaseProgress title={t('exporting.making')} progress={progress} onCancel={stopExporting} />}
        {exported && <ExportNotes exported={exported} />}
        <div className="button-row">
          <Button type="submit" disabled={isRunning} data-autofocus>
            {t('exporting.make')}
          </Button>
          <Button variant="default" onClick={closeExporting}>
            {t('app.close')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** What was saved, and all that the format did not take as it was. */
function ExportNotes({ exported }: { exported: Exported }) {
  const { t, i18n } = useTranslation();
  const { fileName, features, size, crs, notes, renamed } = exported;
  return (
    <div className="exporting__done" role="status">
      <p>
        {t('exporting.saved', {
          name: fileName,
          features: features.toLocaleString(i18n.language),
          crs: crs.name,
          size: (size / 1e6).toFixed(size < 1e6 ? 2 : 1),
        })}
      </p>
      {notes.length > 0 && (
        <ul>
          {notes.map((note) => (
            <li key={note.code}>{describeNote(i18n, note)}</li>
          ))}
        </ul>
      )}
      {renamed.length > 0 && (
        <details>
          <summary>{t('exporting.renamed', { count: renamed.length })}</summary>
          <ul>
            {renamed.map(({ from, to }) => (
              <li key={to}>{t('exporting.renamedTo', { from, to })}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
