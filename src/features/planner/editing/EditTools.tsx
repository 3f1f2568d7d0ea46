import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowsMove,
  IconCut,
  IconMagnet,
  IconPolygon,
  IconSquareOff,
  IconVector,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EDIT_TOOLS, type EditTool, leastOfStroke } from '../../../core/editing/drawing.ts';
import { takeEditStep, useEditing } from '../../../state/editing.ts';
import { useTools } from '../../../state/tools.ts';
import { KeyList } from '../../../ui/KeyList.tsx';
import { useMapCommands } from '../map-commands.ts';

const ICONS: Readonly<Record<EditTool, typeof IconPolygon>> = {
  part: IconPolygon,
  vertices: IconVector,
  hole: IconSquareOff,
  cut: IconCut,
  shift: IconArrowsMove,
};
/** Fingers alone: no mouse, and no keys worth telling of. */
const FINGERS = '(hover: none) and (pointer: coarse)';
const KEYS = ['arrows', 'enter', 'next', 'insert', 'remove', 'close', 'tools', 'snap', 'undo'] as const;

/** What the next strokes do, what to do now, and how the same goes with keys. */
export function EditTools() {
  const { t } = useTranslation();
  const drawing = useEditing((s) => s.drawing);
  const refusal = useEditing((s) => s.refusal);
  const chosen = useEditing((s) => s.chosen);
  const { snapping, setSnapping } = useTools();
  const { controller } = useMapCommands();
  const isTouch = useMediaQuery(FINGERS, window.matchMedia(FINGERS).matches) ?? false;
  const { tool, stroke, parts, past, future } = drawing;
  const least = leastOfStroke(tool);
  const order = ['vertices', ...EDIT_TOOLS.filter((one) => one !== 'vertices')] as const;
  return (
    <section aria-label={t('editing.tools.label')} className="editing__section">
      <div className="edit-tools" role="group" aria-label={t('editing.tools.label')}>
        {order.map((one) => {
          const Icon = ICONS[one];
          return (
            <button
              key={one}
              type="button"
              className="edit-tools__tool"
              aria-pressed={tool === one}
              disabled={parts.length === 0 && one !== 'part'}
              onClick={() => takeEditStep({ do: 'take', tool: one })}
            >
              <Icon size={18} aria-hidden />
              {t(`editing.tool.${one}`)}
            </button>
          );
        })}
      </div>
      <div className="edit-turns">
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          disabled={past.length === 0}
          onClick={() => takeEditStep({ do: 'undo' })}
        >
          {t('editing.undo')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowForwardUp size={14} aria-hidden />}
          disabled={future.length === 0}
          onClick={() => takeEditStep({ do: 'redo' })}
        >
          {t('editing.redo')}
        </Button>
        <Button
          size="compact-sm"
          variant={snapping ? 'light' : 'default'}
          leftSection={<IconMagnet size={14} aria-hidden />}
          aria-pressed={snapping}
          onClick={() => setSnapping(!snapping)}
        >
          {t('editing.snapping')}
        </Button>
      </div>
      {refusal ? (
        <p className="warning" role="alert">
          {t(`editing.refusal.${refusal}`)}
        </p>
      ) : (
        <p className="quiet">
          {t(`editing.${isTouch ? 'hintTouch' : 'hint'}.${tool === 'vertices' && chosen ? 'chosen' : tool}`)}
        </p>
      )}
      {(stroke.length > 0 || (chosen && tool === 'vertices')) && (
        <div className="button-row">
          {least !== null && (
            <Button size="xs" variant="default" disabled={stroke.length < least} onClick={() => takeEditStep({ do: 'close' })}>
              {t(`editing.close.${tool}`)}
            </Button>
          )}
          {chosen && tool === 'vertices' && (
            <Button size="xs" variant="default" onClick={() => takeEditStep({ do: 'remove', vertex: chosen })}>
              {t('editing.removeVertex')}
            </Button>
          )}
        </div>
      )}
      <details className="fold edit-by-keys">
        <summary>{t('editing.keys.title')}</summary>
        <KeyList rows={KEYS.map((key) => [t(`editing.keys.${key}.keys`), t(`editing.keys.${key}.does`)])} className="edit-keys" />
        <Button size="compact-sm" variant="default" onClick={() => controller()?.focus()}>
          {t('measuring.action.focus')}
        </Button>
      </details>
    </section>
  );
}
