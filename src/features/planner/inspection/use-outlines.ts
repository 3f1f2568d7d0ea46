import { useMemo } from 'react';
import type { MapOutline } from '../../../map/map-scene.ts';
import { useComparison } from '../../../state/comparison.ts';
import { useHover } from '../../../state/hover.ts';
import { useInspection } from '../../../state/inspection.ts';
import { useOutlined } from '../../../state/outlined.ts';
import { sameRef, useSelection } from '../../../state/selection.ts';

const NONE: readonly never[] = [];

const STYLE_OF = { about: 'area', before: 'second', after: 'first' } as const;

/** Outlines that the map draws for what is pointed at, compared, asked about and told of. */
export function useOutlines(): readonly MapOutline[] {
  const hovered = useHover((s) => s.glances.at(0));
  const { ref, pinned, detail } = useSelection();
  const sides = useComparison((s) => s.sides);
  const { found, nearby, question } = useInspection();
  const shapes = useOutlined((s) => s.shapes);
  const told = useMemo<readonly MapOutline[]>(
    () => shapes.map(({ as, ...shape }) => ({ ...shape, style: STYLE_OF[as] })),
    [shapes],
  );

  const compared = useMemo<readonly MapOutline[]>(() => {
    if (!pinned) return NONE;
    const first = [sides?.[0].detail, sides?.[1].detail, detail].find((one) => one && sameRef(one.ref, pinned));
    const second = sameRef(pinned, ref) ? null : detail;
    return [
      ...(first ? [{ id: 'first', style: 'first', letter: 'A', shape: first.geometry } as const] : NONE),
      ...(second ? [{ id: 'second', style: 'second', letter: 'B', shape: second.geometry } as const] : NONE),
    ];
  }, [pinned, ref, detail, sides]);

  const asked = useMemo<readonly MapOutline[]>(() => {
    // What is drawn and not widened stands on the map already.
    const isDrawn = question?.kind === 'identify' && question.asked.from === 'sketch' && question.asked.corridor_m === 0;
    if (isDrawn) return NONE;
    if (found) return [{ id: 'asked', style: 'area', shape: found.outline }];
    return nearby?.ring ? [{ id: 'asked', style: 'ring', shape: nearby.ring }] : NONE;
  }, [found, nearby, question]);

  return useMemo(() => {
    const pointed: readonly MapOutline[] =
      hovered && !sameRef(hovered.ref, ref) ? [{ id: 'hover', style: 'hover', shape: hovered.outline }] : NONE;
    return [...asked, ...told, ...compared, ...pointed];
  }, [asked, told, compared, hovered, ref]);
}
