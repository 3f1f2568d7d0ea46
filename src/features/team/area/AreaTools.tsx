import { Button } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowsMove,
  IconEraser,
  IconPolygon,
  IconSquareOff,
  IconVector,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { leastOfStroke } from '../../../core/editing/drawing.ts';
import { clearArea, takeAreaStep, useAreaDrawing } from '../../../state/team/area-drawing.ts';
import { KeyList } from '../../../ui/KeyList.tsx';

const TOOLS = [
  ['part', IconPolygon],
  ['vertices', IconVector],
  ['hole', IconSquareOff],
  ['shift', IconArrowsMove],
] as const;
const KEYS = ['arrows', 'enter', 'next', 'insert', 'remove', 'close', 'undo'] as const;

/** What the next strokes do, what to do now, the ways back, and how the same goes with keys. */
export function AreaTools() {
  const { t } = useTranslation();
  const { drawing, refusal, chosen, said } = useAreaDrawing();
  const { tool, stroke, parts, past, future } = drawing;
  const least = leastOfStroke(tool);
  const isEmpty = parts.length === 0;
  const hint = tool === 'vertices' && chosen ? 'chosen' : tool;
  return (
    <section className="area-tools" aria-label={t('editing.tools.label')}>
      <div className="area-tools__row" role="group" aria-label={t('editing.tools.label')}>
        {TOOLS.map(([one, Icon]) => (
          <button
            key={one}
            type="button"
            aria-pressed={tool === one}
            disabled={isEmpty && one !== 'part'}
            onClick={() => takeAreaStep({ do: 'take', tool: one })}
          >
            <Icon size={18} aria-hidden />
            {t(`editing.tool.${one}`)}
          </button>
        ))}
      </div>
      <div className="area-tools__row">
        <button type="button" disabled={past.length === 0} onClick={() => takeAreaStep({ do: 'undo' })}>
          <IconArrowBackUp size={18} aria-hidden />
          {t('editing.undo')}
        </button>
        <button type="button" disabled={future.length === 0} onClick={() => takeAreaStep({ do: 'redo' })}>
          <IconArrowForwardUp size={18} aria-hidden />
          {t('editing.redo')}
        </button>
        <button type="button" disabled={isEmpty && stroke.length === 0} onClick={clearArea}>
          <IconEraser size={18} aria-hidden />
          {t('team.administration.area.clearDrawing')}
        </button>
      </div>
      {refusal ? (
        <p className="team-note" role="alert">
          {t(`editing.refusal.${refusal}`)}
        </p>
      ) : (
        <>
          <p className="team-quiet area-tools__by-mouse">{t(`team.administration.area.toolHint.${hint}`)}</p>
          <p className="team-quiet area-tools__by-finger">{t(`editing.hintTouch.${hint}`)}</p>
        </>
      )}
      {least !== null && stroke.length > 0 && (
        <Button size="md" variant="default" disabled={stroke.length < least} onClick={() => takeAreaStep({ do: 'close' })}>
          {t(`editing.close.${tool}`)}
        </Button>
      )}
      {chosen && tool === 'vertices' && (
        <Button size="md" variant="default" onClick={() => takeAreaStep({ do: 'remove', vertex: chosen })}>
          {t('editing.removeVertex')}
        </Button>
      )}
      <details className="area-tools__keys">
        <summary>{t('editing.keys.title')}</summary>
        <KeyList rows={KEYS.map((key) => [t(`editing.keys.${key}.keys`), t(`editing.keys.${key}.does`)])} />
      </details>
      <p className="visually-hidden" role="status">
        {said.what !== '' && t(`editing.said.${said.what}`, { no: '', count: 0, defaultValue: '' })}
        {said.n % 2 === 1 && ' '}
      </p>
    </section>
  );
}
