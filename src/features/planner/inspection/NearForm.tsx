import { Button, Chip, TextInput } from '@mantine/core';
import { IconCrosshair, IconLasso } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { putQuestion, useInspection } from '../../../state/inspection.ts';
import { useSelection } from '../../../state/selection.ts';
import { useTools } from '../../../state/tools.ts';
import type { NearBound, NearPlace } from '../../../workers/calls/inspection.ts';
import { SketchBar } from './SketchBar.tsx';
import { SourceButton } from './SourceButton.tsx';

const DISTANCES_M = [30, 50, 100, 500] as const;
const NEAREST = 10;

/** From where and how far. */
export function NearForm() {
  const { t } = useTranslation();
  const { tool, sketch, finished } = useTools();
  const selected = useSelection((s) => s.ref);
  const isAsked = useInspection((s) => s.question !== null);
  const [place, setPlace] = useState<NearPlace | null>(null);
  const [bound, setBound] = useState<NearBound>({ within_m: 100 });
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  useEffect(() => {
    if (tool !== 'near' || !finished || sketch.length === 0) return;
    const [lon, lat] = sketch[0];
    setPlace({ from: 'point', lon, lat });
  }, [tool, sketch, finished]);
  useEffect(() => {
    if (place) void putQuestion({ kind: 'near', place, bound });
  }, [place, bound]);
  const go = () => {
    const at = readLonLat(typed);
    setWrong(!at);
    if (!at) return;
    useTools.getState().take('near');
    useTools.getState().setSketch([at], true);
  };
  const chosen = 'within_m' in bound ? String(bound.within_m) : 'nearest';
  return (
    <section className="inspect__form" aria-label={t('inspection.near.from')}>
      {!isAsked && <p className="quiet">{t('inspection.near.hint')}</p>}
      <div className="source-buttons">
        <SourceButton
          Icon={IconCrosshair}
          label={t('inspection.near.pick')}
          pressed={tool === 'near'}
          onClick={() => useTools.getState().take(tool === 'near' ? null : 'near')}
        />
        <SourceButton
          Icon={IconLasso}
          label={t('inspection.near.selected')}
          pressed={place?.from === 'feature'}
          disabled={!selected}
          title={selected ? undefined : t('inspection.identify.noneSelected')}
          onClick={() => {
            useTools.getState().take(null);
            if (selected) setPlace({ from: 'feature', ref: selected });
          }}
        />
      </div>
      {tool === 'near' && !finished && <SketchBar hint={t('inspection.near.picking')} />}
      <form
        className="near-place"
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <TextInput
          label={t('inspection.near.typed')}
          placeholder={t('inspection.near.typedPlaceholder')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={isWrong && t('inspection.near.typedWrong')}
        />
        <Button type="submit" variant="default">
          {t('inspection.near.typedGo')}
        </Button>
      </form>
      <fieldset>
        <legend className="quiet">{t('inspection.near.bound')}</legend>
        <Chip.Group
          value={chosen}
          onChange={(value) => setBound(value === 'nearest' ? { nearest: NEAREST } : { within_m: Number(value) })}
        >
          <div className="chips">
            {DISTANCES_M.map((m) => (
              <Chip key={m} value={String(m)} size="xs" radius="sm" variant="outline">
                {t('inspection.near.within', { m })}
              </Chip>
            ))}
            <Chip value="nearest" size="xs" radius="sm" variant="outline">
              {t('inspection.near.nearest', { count: NEAREST })}
            </Chip>
          </div>
        </Chip.Group>
      </fieldset>
    </section>
  );
}

/** Two decimals in degrees, longitude first; null for anything else. */
function readLonLat(text: string): [number, number] | null {
  const match = /^\s*(-?\d+(?:\.\d+)?)\s*°?\s*[,，;；\s]\s*(-?\d+(?:\.\d+)?)\s*°?\s*$/.exec(text);
  if (!match) return null;
  const [lon, lat] = [Number(match[1]), Number(match[2])];
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null;
}
