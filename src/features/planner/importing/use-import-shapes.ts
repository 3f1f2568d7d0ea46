import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapCandidate, MapOutline } from '../../../map/map-scene.ts';
import { boxShape } from '../../../map/box-shape.ts';
import { useImportPointer } from '../../../state/import-pointer.ts';
import { openImport, useImports } from '../../../state/imports.ts';
import { useView } from '../../../state/view.ts';
import { useSession } from '../../../state/session.ts';
import { describeDistance } from './describe-distance.ts';
import { letterOf, placingIndex } from './candidates.ts';

const NONE: readonly never[] = [];

/** Where the file may lie, while its coordinate system is the question. */
export function useCandidateShapes(): readonly MapCandidate[] {
  const { t, i18n } = useTranslation();
  const open = useImports((s) => openImport(s));
  const pointed = useImportPointer((s) => s.candidate);
  const summary = useSession((s) => s.summary);
  const isAsked = useView((s) => s.panel === 'import');
  const preview = isAsked && open?.at === 'place' ? open.preview : null;
  return useMemo(() => {
    if (!preview || !summary) return NONE;
    const { bounds } = summary.settings;
    const [west, south, east, north] = bounds;
    const emphasised = pointed ?? placingIndex(preview);
    const candidates = preview.detection.candidates.flatMap((one, n): MapCandidate[] =>
      one.bounds === null
        ? []
        : [
            {
              id: `candidate-${n}`,
              role: n === emphasised ? 'chosen' : 'plain',
              letter: letterOf(n),
              text: n === emphasised ? describeDistance(t, i18n.language, one.distance_m) : '',
              box: one.bounds,
              ...(n === emphasised && one.distance_m !== 0 && { from: [(west + east) / 2, (south + north) / 2] as const }),
            },
          ],
    );
    return [{ id: 'district', role: 'district', letter: '', text: summary.district.name, box: bounds }, ...candidates];
  }, [preview, summary, pointed, t, i18n.language]);
}

/** What a chosen line of an import's lists speaks of. */
export function usePointedBox(): readonly MapOutline[] {
  const box = useImportPointer((s) => s.box);
  const isOpen = useImports((s) => openImport(s) !== null);
  return useMemo(() => (box && isOpen ? [{ id: 'import-row', style: 'area', shape: boxShape(box) }] : NONE), [box, isOpen]);
}
