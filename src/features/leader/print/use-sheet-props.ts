import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { zoneOfMeridian } from '../../../core/geodesy/format-coordinates.ts';
import { RULER_VERSION } from '../../../core/measure/ruler-version.ts';
import { layOutSheet } from '../../../core/report/print-sheet/paper.ts';
import { readGrid, usualStep } from '../../../core/report/print-sheet/sheet-grid.ts';
import type { SheetSet } from '../../../core/report/print-sheet/sheet-set.ts';
import { SOFTWARE_VERSION } from '../../../core/software-version.ts';
import { type DrawnIndex, type DrawnSheet, usePrint } from '../../../state/leader/print.ts';
import { useLeaderScreen } from '../../../state/leader/screen.ts';
import { useSession } from '../../../state/session.ts';
import type { IndexPage, PlaneSheetProps } from './PlaneSheet.tsx';
import type { BlockLine } from './SheetSide.tsx';

interface SheetPropsMaker {
  sheet(set: SheetSet, no: number, sheet: DrawnSheet): PlaneSheetProps;
  index(set: SheetSet, index: DrawnIndex): Parameters<typeof IndexPage>[0];
}

/** What each sheet says of itself; null while no district is open. */
export function useSheetProps(day: string): SheetPropsMaker | null {
  const { t, i18n } = useTranslation();
  const summary = useSession((s) => s.summary);
  const audience = useLeaderScreen((s) => s.audience);
  const step_m = usePrint((s) => s.step_m);
  const words = usePrint((s) => s.words);
  const paper = usePrint((s) => s.paper);
  const orientation = usePrint((s) => s.orientation);
  return useMemo(() => {
    if (!summary) return null;
    const layout = layOutSheet(paper, orientation);
    const { settings, district } = summary;
    const { plane, mapApprovalNo } = settings;
    const zone = zoneOfMeridian(plane.meridian);
    const title = words.title ?? t('print.defaultTitle', { district: district.name });
    const number = (value: number) => value.toLocaleString(i18n.language);
    const lines = (set: SheetSet, no: number | null, seq: number): BlockLine[] => [
      [t('print.block.district'), district.name],
      [t('print.block.day'), day],
      [t('print.block.known'), t('print.block.knownAt', { seq: number(seq) })],
      [
        t('print.block.plane'),
        t('print.block.planeOf', {
          meridian: plane.meridian,
          zone: zone === undefined ? '' : t('print.block.zone', { zone }),
        }),
      ],
      [
        t('print.block.source'),
        t('print.block.sourceOf', { district: district.name, audience: t(`leader.audiences.${audience}`) }),
      ],
      [t('print.block.software'), `Chidu ${SOFTWARE_VERSION} · ${RULER_VERSION}`],
      [t('print.block.approval'), mapApprovalNo ?? t('print.block.noApproval')],
      ...(set.sheets.length > 1 && no !== null
        ? [[t('print.block.sheet'), t('print.sheetOf', { no, count: set.sheets.length })] as const]
        : []),
      [t('print.block.prepared'), words.preparedBy],
      [t('print.block.checked'), words.checkedBy],
    ];
    return {
      sheet: (set, no, sheet) => {
        const [planned] = set.sheets.filter((one) => one.no === no);
        return {
          layout,
          title,
          label: `${title}, 1:${number(set.scale)}, ${t('print.sheet', { no })}`,
          set,
          no,
          sheet,
          grid: readGrid(planned.box, set.scale, step_m ?? usualStep(set.scale), plane),
          zone,
          measure: settings.measureOfRecord.parcels,
          lines: lines(set, no, sheet.knownAt),
        };
      },
      index: (set, index) => ({
        layout,
        title: t('print.indexTitle', { title }),
        label: t('print.index'),
        set,
        index,
        lines: lines(set, null, index.sheet.knownAt),
      }),
    };
  }, [summary, audience, step_m, words, paper, orientation, day, t, i18n]);
}
