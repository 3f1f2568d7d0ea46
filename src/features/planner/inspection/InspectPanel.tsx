import { SegmentedControl } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askAgain, clearInspection, stopAsking, useInspection } from '../../../state/inspection.ts';
import { shownDay, useSession } from '../../../state/session.ts';
import { useTools } from '../../../state/tools.ts';
import { useView } from '../../../state/view.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { PhaseProgress } from '../../district-map/PhaseProgress.tsx';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { IdentifyForm } from './IdentifyForm.tsx';
import { IdentifyResult } from './IdentifyResult.tsx';
import './inspect-panel.css';
import './inspection.css';
import { NearForm } from './NearForm.tsx';
import { NearResult } from './NearResult.tsx';

const MODES = ['identify', 'near'] as const;
type Mode = (typeof MODES)[number];

/** What lies under a drawn line or polygon, and near a place. */
export function InspectPanel({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const [mode, setMode] = useState<Mode>('identify');
  const { found, nearby, running, progress, error } = useInspection();
  const failureText = useFailureText();
  const revision = useSession((s) => s.revision);
  const on = useView((s) => s.on);
  const day = useSession((s) => shownDay(on, s.summary));
  useEffect(() => {
    const { found: identified, nearby: near } = useInspection.getState();
    // Only an answer for another day or register is out of date; what is just being asked is not.
    if (identified || near) void askAgain();
  }, [day, revision]);
  useEffect(
    () => () => {
      useTools.getState().take(null);
      clearInspection();
    },
    [],
  );
  const change = (next: string) => {
    setMode(next as Mode);
    useTools.getState().take(null);
    clearInspection();
  };
  return (
    <div
      className="inspect"
      onKeyDownCapture={(event) => {
        if (event.key !== 'Escape' || !useTools.getState().cancel()) return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <Panel title={t('inspection.title')} onClose={onClose} closeLabel={t('app.close')}>
        <SegmentedControl
          fullWidth
          value={mode}
          onChange={change}
          aria-label={t('inspection.title')}
          data={MODES.map((one) => ({ value: one, label: t(`inspection.${one}.mode`) }))}
        />
        {mode === 'identify' ? <IdentifyForm /> : <NearForm />}
        {running && <PhaseProgress title={t('inspection.identify.asking')} progress={progress} onCancel={stopAsking} />}
        {error && (
          <p role="alert" className="failure">
            {failureText(error)}
          </p>
        )}
        {found && <IdentifyResult found={found} />}
        {nearby && <NearResult nearby={nearby} />}
      </Panel>
    </div>
  );
}
