import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SKETCH_OF, useTools } from '../../../state/tools.ts';
import { useMapCommands } from '../map-commands.ts';

/** While something is drawn: what to do on the map, and the steps that need a button on a phone. */
export function SketchBar({ hint }: { hint: string }) {
  const { t } = useTranslation();
  const { tool, sketch, setSketch } = useTools();
  const { controller } = useMapCommands();
  const least = tool && SKETCH_OF[tool] === 'polygon' ? 3 : 2;
  return (
    <div className="sketch-bar" role="status">
      <p>{hint}</p>
      {sketch.length > 0 && (
        <div className="button-row">
          <Button size="compact-sm" disabled={sketch.length < least} onClick={() => controller()?.finishSketch()}>
            {t('inspection.identify.finish')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => controller()?.takeBack()}>
            {t('inspection.identify.takeBack')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setSketch([], false)}>
            {t('inspection.identify.clear')}
          </Button>
        </div>
      )}
    </div>
  );
}
