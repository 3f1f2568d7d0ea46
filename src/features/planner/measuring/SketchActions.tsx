import { Button, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LEAST_VERTICES } from '../../../map/modes/sketch-reducer.ts';
import { SKETCH_OF, useTools } from '../../../state/tools.ts';
import { useMapCommands } from '../map-commands.ts';

/** What can be done with what is being drawn, and how to draw with mouse, finger and keys. */
export function SketchActions() {
  const { t } = useTranslation();
  const { tool, sketch, finished, snapping, setSnapping, setSketch } = useTools();
  const { controller } = useMapCommands();
  if (!tool) return null;
  const least = LEAST_VERTICES[SKETCH_OF[tool]];
  const begun = sketch.length > 0;
  return (
    <div className="sketch-actions">
      <div className="button-row">
        {SKETCH_OF[tool] !== 'point' && (
          <Button size="xs" disabled={finished || sketch.length < least} onClick={() => controller()?.finishSketch()}>
            {t('measuring.action.finish')}
          </Button>
        )}
        <Button size="xs" variant="default" disabled={!begun} onClick={() => controller()?.takeBack()}>
          {t('measuring.action.takeBack')}
        </Button>
        <Button size="xs" variant="default" disabled={!begun} onClick={() => setSketch([], false)}>
          {t('measuring.action.clear')}
        </Button>
      </div>
      <Switch
        size="sm"
        checked={snapping}
        onChange={(event) => setSnapping(event.currentTarget.checked)}
        label={t('measuring.action.snapping')}
      />
      <details className="fold">
        <summary>{t('measuring.hint.title')}</summary>
        <ul className="hints quiet">
          <li>{t('measuring.hint.mouse')}</li>
          <li>{t('measuring.hint.touch')}</li>
          <li>
            {t('measuring.hint.keys')}{' '}
            <Button size="compact-xs" variant="default" onClick={() => controller()?.focus()}>
              {t('measuring.action.focus')}
            </Button>
          </li>
        </ul>
      </details>
    </div>
  );
}
