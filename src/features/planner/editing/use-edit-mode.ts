import { useEffect, useMemo } from 'react';
import { createDistrictPlane } from '../../../core/geodesy/district-plane.ts';
import type { MapController } from '../../../map/map-controller.ts';
import { chooseVertex, previewStep, say, takeEditStep, useEditing } from '../../../state/editing.ts';
import { useSession } from '../../../state/session.ts';
import { snapTo } from '../../../state/snapping.ts';
import { useTools } from '../../../state/tools.ts';
import { useView } from '../../../state/view.ts';
import { describeDrawing } from './describe-drawing.ts';

/** Where the keys take back what is typed. */
const WRITING = 'input:not([type=checkbox], [type=radio], [type=range]), textarea, [contenteditable], [role=dialog]';

/** Hands the drawing to the map while its panel is open, and takes the steps that come back. */
export function useEditMode(controller: MapController | null): void {
  const isOpen = useView((s) => s.panel === 'edit');
  const task = useEditing((s) => s.task);
  const drawing = useEditing((s) => s.drawing);
  const chosen = useEditing((s) => s.chosen);
  const sigma_m = useEditing((s) => s.sigma_m);
  const report = useEditing((s) => s.report);
  const { snapping, setSnapping, tool } = useTools();
  const settings = useSession((s) => s.summary?.settings);
  const plane = useMemo(() => (settings ? createDistrictPlane(settings.plane) : null), [settings]);
  const active = isOpen && task !== null && tool === null && plane !== null;
  const decimals = settings?.decimals.m2 ?? 2;

  useEffect(() => {
    if (!controller) return;
    if (!active || !plane) return controller.edit(null);
    controller.edit({
      drawing,
      chosen,
      warnings: (report?.warnings ?? []).map(({ at }) => at),
      ...(snapping && { snap: snapTo }),
      preview: previewStep,
      describe: (shown, next, focus) => describeDrawing(shown, next, focus, { plane, sigma_m, decimals, report }),
      onStep: takeEditStep,
      onHold: (held) => useEditing.setState({ held }),
      onChoose: chooseVertex,
      onToggleSnapping: () => {
        setSnapping(!snapping);
        say(snapping ? 'snapping-off' : 'snapping-on', null);
      },
      onSay: say,
    });
  }, [controller, active, plane, drawing, chosen, report, snapping, setSnapping, sigma_m, decimals]);

  useEffect(() => {
    if (!active) return;
    // Before anything else hears them: these keys belong to the drawing as long as there is one.
    const press = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      const isTurn = (event.ctrlKey || event.metaKey) && (key === 'z' || key === 'y');
      if (!isTurn || (event.target instanceof Element && event.target.closest(WRITING))) return;
      event.preventDefault();
      event.stopPropagation();
      takeEditStep({ do: event.shiftKey || key === 'y' ? 'redo' : 'undo' });
    };
    document.addEventListener('keydown', press, true);
    return () => document.removeEventListener('keydown', press, true);
  }, [active]);
}
