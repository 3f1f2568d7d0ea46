import { memo, useDeferredValue } from 'react';
import { useEditing } from '../../../state/editing.ts';
import type { DrawingReport } from '../../../workers/calls/editing.ts';
import { DrawingFigures } from './DrawingFigures.tsx';
import { MetList } from './MetList.tsx';
import { PartList } from './PartList.tsx';
import { WarningList } from './WarningList.tsx';

/**
 * The engine's last word on the drawing. While a vertex moves one comes with nearly every frame: the hand and the map go first, and
 * what was not shown before the next one came is left out.
 */
export function DrawnReport() {
  const report = useDeferredValue(useEditing((s) => s.report));
  return <Sections report={report} />;
}

const Sections = memo(function Sections({ report }: { report: DrawingReport | null }) {
  return (
    <>
      <DrawingFigures report={report} />
      <WarningList report={report} />
      <MetList report={report} />
      <PartList report={report} />
    </>
  );
});
