import { useMemo } from 'react';
import { toGeometry } from '../../../core/editing/drawn-geometry.ts';
import { reachesBeyond } from '../../../core/report/field-package/reaches-beyond.ts';
import { capturedShape, useCapture } from '../../../state/patrol/capture.ts';
import { useFieldPackage } from '../../../state/patrol/field-package.ts';

/**
 * Why what the mark stands on is not known here, or not all of it: the package is erased, or the ground is none of those that this
 * phone was given. Null where everything was looked at. Nobody may read silence there as "free".
 */
export function useUnchecked(): 'erased' | 'beyond-package' | 'beyond-district' | null {
  const field = useFieldPackage((s) => s.field);
  const draft = useCapture((s) => s.draft);
  const held = useCapture((s) => s.held);
  const outside = useCapture((s) => s.report?.drawing.warnings.some(({ code }) => code === 'outside-district') ?? false);
  const area = field?.area;
  const isBeyond = useMemo(() => {
    const shape = area && capturedShape('building', { draft, held });
    return !!shape && reachesBeyond(area, toGeometry(shape.parts));
  }, [area, draft, held]);
  if (field?.erased) return 'erased';
  if (isBeyond) return 'beyond-package';
  return outside ? 'beyond-district' : null;
}
