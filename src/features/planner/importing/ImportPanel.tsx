import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bounds } from '../../../core/geodesy/plane.ts';
import { EXTENSIONS } from '../../../formats/catalog.ts';
import { cancelRunning, dropImport, readInCrs, readNext, receiveFiles, useImports } from '../../../state/imports.ts';
import { FileDrop } from '../../../ui/FileDrop.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { ImportForm } from './ImportForm.tsx';
import { NoteList } from './NoteList.tsx';
import { PhaseProgress } from '../PhaseProgress.tsx';
import { useFailureText } from '../use-failure-text.ts';

/** What naming the coordinate system may put right. */
const ASKS_FOR_CRS = new Set(['not-degrees', 'not-metres', 'crs-unknown', 'crs-coordinates-outside']);

/** Lets the user say what the file does not. */
function CrsRetry({ file }: { file: File }) {
  const { t } = useTranslation();
  const [crs, setCrs] = useState('EPSG:');
  return (
    <form
      className="import-form"
      onSubmit={(event) => {
        event.preventDefault();
        void readInCrs(file, crs);
      }}
    >
      <TextInput label={t('import.crsLabel')} value={crs} onChange={(event) => setCrs(event.currentTarget.value)} />
      <Button type="submit" disabled={!/\d{4}/.test(crs)}>
        {t('import.crsRetry')}
      </Button>
    </form>
  );
}

/** A file becomes a layer: read, looked at, described by the user, checked, recorded. */
export function ImportPanel({ onClose, onGo }: { onClose(): void; onGo(bounds: Bounds): void }) {
  const { t } = useTranslation();
  const step = useImports((s) => s.step);
  const waiting = useImports((s) => s.waiting.length);
  const failureText = useFailureText();
  return (
    <Panel title={t('import.title')} onClose={onClose} closeLabel={t('app.close')}>
      {(step.at === 'idle' || step.at === 'done' || (step.at === 'failed' && !step.preview)) && (
        <FileDrop
          texts={{
            title: t('import.drop'),
            hint: t('import.formats'),
            pick: t('import.choose'),
            release: t('import.dropAnywhere'),
          }}
          accept={EXTENSIONS.join(',')}
          onFiles={(files) => void receiveFiles(files)}
        />
      )}
      {step.at === 'reading' && (
        <PhaseProgress title={t('import.reading', { name: step.fileName })} progress={step.progress} onCancel={cancelRunning} />
      )}
      {step.at === 'choosing' && <ImportForm key={step.preview.importId} preview={step.preview} onGo={onGo} />}
      {step.at === 'accepting' && (
        <PhaseProgress title={t('import.accepting')} progress={step.progress} onCancel={cancelRunning} />
      )}
      {step.at === 'failed' && (
        <div role="alert" className="failure">
          <strong>{step.fileName}</strong>
          <p>{failureText(step.error)}</p>
          <p>{t('import.failed')}</p>
          {step.file && ASKS_FOR_CRS.has(step.error.code) && <CrsRetry file={step.file} />}
          {step.preview && (
            <Button variant="default" onClick={() => void dropImport()}>
              {t('app.close')}
            </Button>
          )}
        </div>
      )}
      {step.at === 'done' && (
        <div role="status" className="import-done">
          <strong>{t('layers.imported', { name: step.name, count: step.result.admitted })}</strong>
          <p className="figures">{t('import.report', step.result)}</p>
          <NoteList notes={step.result.notes} />
          {waiting > 0 && <Button onClick={() => void readNext()}>{t('import.next', { count: waiting })}</Button>}
          <Button variant="default" onClick={() => onGo(step.result.bounds)}>
            {t('detail.zoomTo')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
