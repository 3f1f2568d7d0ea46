import { SegmentedControl } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bounds } from '../../../core/geodesy/plane.ts';
import { mark } from '../../../state/mark.ts';
import { type Tool, useTools } from '../../../state/tools.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { CoordinatesTab } from './CoordinatesTab.tsx';
import './measuring.css';
import { SketchFigures } from './SketchFigures.tsx';

const TABS = ['length', 'area', 'coordinates'] as const;
type Tab = (typeof TABS)[number];
const TOOL_OF: Readonly<Record<Tab, Tool>> = { length: 'measure-line', area: 'measure-area', coordinates: 'coordinate' };

/** Lengths, areas and coordinates by the ruler. Open, the map's clicks belong to it. */
export function MeasurePanel({ onClose, onGo }: { onClose(): void; onGo(bounds: Bounds): void }) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<Tab>('length');
  const { take, cancel } = useTools();
  useEffect(() => take(TOOL_OF[tab]), [take, tab]);
  useEffect(
    () => () => {
      take(null);
      mark(null);
    },
    [take],
  );
  return (
    <div
      className="side__panel"
      onKeyDownCapture={(event) => {
        // What is drawn goes first, the panel after it.
        if (event.key !== 'Escape' || useTools.getState().sketch.length === 0 || !cancel()) return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <Panel title={t('measuring.title')} onClose={onClose} closeLabel={t('app.close')}>
        <div className="measuring">
          <SegmentedControl
            fullWidth
            aria-label={t('measuring.tool.label')}
            value={tab}
            onChange={(value) => setTab(value)}
            data={TABS.map((value) => ({ value, label: t(`measuring.tool.${value}`) }))}
          />
          {tab === 'coordinates' ? (
            <CoordinatesTab onGo={onGo} />
          ) : (
            <SketchFigures shape={tab === 'length' ? 'line' : 'polygon'} onGo={onGo} />
          )}
        </div>
      </Panel>
    </div>
  );
}
