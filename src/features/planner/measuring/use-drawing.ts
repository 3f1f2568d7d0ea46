import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createDistrictPlane } from '../../../core/geodesy/district-plane.ts';
import type { MapController } from '../../../map/map-controller.ts';
import { useSession } from '../../../state/session.ts';
import { snapTo } from '../../../state/snapping.ts';
import { SKETCH_OF, useTools } from '../../../state/tools.ts';
import { describeSketch } from './describe-sketch.ts';

/** Joins the map's pen to the tool that is taken: begins and ends drawing, hands typed vertices over, and labels what is drawn. */
export function useDrawing(controller: MapController | null): void {
  const { t } = useTranslation();
  const { tool, snapping, sigma_m } = useTools();
  const settings = useSession((s) => s.summary?.settings);
  const plane = useMemo(() => (settings ? createDistrictPlane(settings.plane) : null), [settings]);

  useEffect(() => {
    if (!controller) return;
    if (!tool || !settings || !plane) return controller.draw(null);
    const shape = SKETCH_OF[tool];
    controller.draw({
      shape,
      describe: (points) => describeSketch(points, { shape, plane, settings, sigma_m, t }),
      ...(snapping ? { snap: snapTo } : {}),
    });
  }, [controller, tool, snapping, sigma_m, settings, plane, t]);

  // Not an effect: a late hand-over would put an older sketch in place of a newer one.
  useEffect(() => useTools.subscribe(({ sketch, finished }) => controller?.setSketch(sketch, finished)), [controller]);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isUndo = event.key === 'Backspace' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z');
      const typing = event.target instanceof Element && event.target.closest('input, textarea, [role=dialog], [role=menu]');
      if (!isUndo || typing || event.defaultPrevented || useTools.getState().sketch.length === 0) return;
      event.preventDefault();
      controller?.takeBack();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [controller]);
}
