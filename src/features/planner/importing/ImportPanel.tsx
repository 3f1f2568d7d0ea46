import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EXTENSIONS, PART_EXTENSIONS } from '../../../formats/catalog.ts';
import { takeOutboxes } from '../../../state/outbox-import.ts';
import { cancelRunning, receiveSources, useImports } from '../../../state/imports.ts';
import { BottomSheet } from '../../../ui/BottomSheet.tsx';
import { FileDrop } from '../../../ui/FileDrop.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import type { SheetHeight } from '../../../ui/sheet-height.ts';
import { PhaseProgress } from '../../district-map/PhaseProgress.tsx';
import { groupSources } from './group-sources.ts';
import { ImportDone } from './ImportDone.tsx';
import { ImportFailure } from './ImportFailure.tsx';
import './importing.css';
import { ServicePart } from './ServicePart.tsx';
import { Wizard } from './Wizard.tsx';
import { WizardActions } from './WizardActions.tsx';

/** A file becomes a layer: read, looked at, described by the user, checked, recorded. On a phone a sheet over the map. */
export function ImportPanel({ onClose }: { onClose(): void }) {
  const narrow = useMediaQuery('(max-width: 760px)', undefined, { getInitialValueInEffect: false });
  return narrow ? <ImportSheet onClose={onClose} /> : <ImportContent onClose={onClose} />;
}

/** Where the place is the question the map has the upper half; everything else is read and filled in with the whole screen. */
function ImportSheet({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const at = useImports(({ phase }) => (phase.at === 'open' ? phase.open.at : phase.at));
  const fitting: SheetHeight = at === 'place' || at === 'idle' ? 'half' : 'full';
  const [height, setHeight] = useState<SheetHeight>(fitting);
  useEffect(() => setHeight(fitting), [fitting]);
  return (
    <BottomSheet
      label={t('import.title')}
      height={height}
      onHeight={setHeight}
      heightNames={{ peek: t('import.sheet.peek'), half: t('import.sheet.half'), full: t('import.sheet.full') }}
    >
      <ImportContent onClose={onClose} />
    </BottomSheet>
  );
}

function ImportContent({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const phase = useImports((s) => s.phase);
  const waiting = useImports((s) => s.waiting.length);
  const open = phase.at === 'open' ? phase.open : null;
  return (
    <Panel
      title={t('import.title')}
      subtitle={open && t('import.preview')}
      onClose={onClose}
      closeLabel={t('app.close')}
      actions={open && <WizardActions open={open} />}
    >
      {(phase.at === 'idle' || phase.at === 'failed') && <Picker />}
      {phase.at === 'reading' && (
        <PhaseProgress
          title={t('import.reading', { name: phase.request.files[0].name })}
          progress={phase.progress}
          onCancel={cancelRunning}
        />
      )}
      {open && <Wizard open={open} />}
      {phase.at === 'accepting' && (
        <PhaseProgress title={t('import.accepting')} progress={phase.progress} onCancel={cancelRunning} />
      )}
      {phase.at === 'failed' && <ImportFailure key={phase.request.files[0].name} request={phase.request} error={phase.error} />}
      {phase.at === 'done' && <ImportDone done={phase.done} />}
      {phase.at === 'done' && waiting === 0 && <Picker />}
      {open && waiting > 0 && <p className="quiet">{t('import.waiting', { count: waiting })}</p>}
    </Panel>
  );
}

function Picker() {
  const { t } = useTranslation();
  return (
    <>
      <FileDrop
        texts={{
          title: t('import.drop'),
          hint: t('import.formats'),
          pick: t('import.choose'),
          release: t('import.dropAnywhere'),
        }}
        accept={[...EXTENSIONS, ...PART_EXTENSIONS, '.zip'].join(',')}
        onFiles={(files) => void takeOutboxes(files).then((others) => receiveSources(groupSources(others)))}
      />
      <ServicePart />
    </>
  );
}
