import { NumberInput } from '@mantine/core';
import { IconLasso, IconLine, IconMap, IconPolygon } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCamera } from '../../../state/camera.ts';
import { putQuestion, useInspection } from '../../../state/inspection.ts';
import { useSelection } from '../../../state/selection.ts';
import { useTools } from '../../../state/tools.ts';
import type { AskedShape } from '../../../workers/calls/inspection.ts';
import { SourceButton } from './SourceButton.tsx';
import { SketchBar } from './SketchBar.tsx';

/** Wider than a road and its verges; beyond it a shape is drawn rather than widened. */
const WIDEST_M = 2_000;
const TYPING_MS = 400;

/** Where the question's shape comes from: drawn, the selected feature's, or what the map shows. */
export function IdentifyForm() {
  const { t } = useTranslation();
  const { tool, sketch, finished, sigma_m } = useTools();
  const selected = useSelection((s) => s.ref);
  const isAsked = useInspection((s) => s.question !== null);
  const bounds = useCamera((s) => s.bounds);
  const [corridor_m, setCorridor] = useState(0);
  const [shape, setShape] = useState<AskedShape | null>(null);
  const drawing = tool === 'identify-line' || tool === 'identify-area' ? tool : null;

  useEffect(() => {
    if (!drawing || !finished) return;
    const as = drawing === 'identify-line' ? 'line' : 'polygon';
    setShape({ from: 'sketch', as, points: sketch, corridor_m: 0, ...(sigma_m === null ? {} : { sigma_m }) });
  }, [drawing, sketch, finished, sigma_m]);
  useEffect(() => {
    if (!shape) return;
    // Typing a distance asks once it rests.
    const asked = shape.from === 'bounds' ? shape : { ...shape, corridor_m };
    const timer = setTimeout(() => void putQuestion({ kind: 'identify', asked }), shape.from === 'bounds' ? 0 : TYPING_MS);
    return () => clearTimeout(timer);
  }, [shape, corridor_m]);

  const take = (next: 'identify-line' | 'identify-area') => {
    setShape(null);
    useTools.getState().take(tool === next ? null : next);
  };
  const use = (asked: AskedShape) => {
    useTools.getState().take(null);
    setShape(asked);
  };
  return (
    <section className="inspect__form" aria-label={t('inspection.identify.from')}>
      {!isAsked && <p className="quiet">{t('inspection.identify.hint')}</p>}
      <div className="source-buttons">
        <SourceButton
          Icon={IconPolygon}
          label={t('inspection.identify.drawArea')}
          pressed={drawing === 'identify-area'}
          onClick={() => take('identify-area')}
        />
        <SourceButton
          Icon={IconLine}
          label={t('inspection.identify.drawLine')}
          pressed={drawing === 'identify-line'}
          onClick={() => take('identify-line')}
        />
        <SourceButton
          Icon={IconLasso}
          label={t('inspection.identify.selected')}
          pressed={shape?.from === 'feature'}
          disabled={!selected}
          title={selected ? undefined : t('inspection.identify.noneSelected')}
          onClick={() => selected && use({ from: 'feature', ref: selected, corridor_m })}
        />
        <SourceButton
          Icon={IconMap}
          label={t('inspection.identify.extent')}
          pressed={shape?.from === 'bounds'}
          disabled={!bounds}
          onClick={() => bounds && use({ from: 'bounds', bounds })}
        />
      </div>
      {drawing && !finished && <SketchBar hint={t('inspection.identify.drawingArea')} />}
      {shape?.from !== 'bounds' && (
        <NumberInput
          label={t('inspection.identify.corridor')}
          value={corridor_m}
          min={0}
          max={WIDEST_M}
          step={5}
          allowNegative={false}
          suffix=" m"
          onChange={(value) => typeof value === 'number' && setCorridor(value)}
        />
      )}
    </section>
  );
}
