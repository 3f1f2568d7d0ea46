import { Button, Checkbox, Modal, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type CSSProperties, useEffect, useMemo, useRef, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { zoneOfMeridian } from '../../../core/geodesy/format-coordinates.ts';
import { RULER_VERSION } from '../../../core/measure/ruler-version.ts';
import type { Bounds } from '../../../core/geodesy/plane.ts';
import type { LonLat, MapScene } from '../../../map/map-scene.ts';
import { detailAt, findScale } from '../../../map/map-scale.ts';
import { boundsOfSheet, fitScale, PRINT_SCALES, zoomOfScale } from '../../../map/print-scale.ts';
import { chosenBaseMap } from '../../../state/base-maps.ts';
import { useCamera } from '../../../state/camera.ts';
import { countLegend } from '../../../state/legend.ts';
import { shownDay, useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import type { LegendCounts } from '../../../workers/calls/cartography.ts';
import { useFindingCounts } from '../findings/use-map-findings.ts';
import { PlacePrintLink } from '../PrintLinks.tsx';
import { listLegend } from './list-legend.ts';
import '../../../ui/print-root.css';
import './print-dialog.css';
import { PrintSheet } from './PrintSheet.tsx';
import { download, sheetToPng } from './save-sheet.ts';
import { type Orientation, type Paper, PAPERS } from '../../../core/report/print-sheet/paper.ts';
import { layOutSheet } from './sheet-layout.ts';
import { useMapScene } from './use-map-scene.ts';
import { usePrintKey } from '../../../ui/use-print-key.ts';
import { useSheetPicture } from './use-sheet-picture.ts';

const NONE: readonly never[] = [];
const AUTO = 'auto';
const CSS_DPI = 96;
const MM_PER_INCH = 25.4;

/** A sheet of the map as it is looked at: set up, seen before, then printed at 300 dpi or saved as a picture. */
export function PrintDialog({ onClose }: { onClose(): void }) {
  const { t, i18n } = useTranslation();
  const summary = useSession((s) => s.summary);
  const on = useView((s) => s.on);
  const visible = useView((s) => s.visible);
  const baseMap = useView((s) => s.baseMap);
  const day = shownDay(on, summary);
  // Where the map looked when the dialog opened: it does not move beneath it.
  const [view] = useState(() => useCamera.getState());
  const district = summary?.district.name ?? '';
  const [title, setTitle] = useState(() => t('cartography.print.defaultTitle', { district }));
  const [paper, setPaper] = useState<Paper>('A4');
  const [orientation, setOrientation] = useState<Orientation>('landscape');
  const [wanted, setWanted] = useState<string>(AUTO);
  const [ticks, setTicks] = useState(false);
  const [printed, setPrinted] = useState<string | null>(null);
  const sheet = useRef<SVGSVGElement>(null);

  const layout = useMemo(() => layOutSheet(paper, orientation), [paper, orientation]);
  const frame = { width_mm: layout.map.width, height_mm: layout.map.height };
  const [shownBox] = useState(() => boxToPrint(view.bounds, summary?.settings.bounds));
  const fitting = fitScale(shownBox, frame);
  const scale = wanted === AUTO ? fitting : Number(wanted);
  const centre = useMemo(() => middleOf(shownBox), [shownBox]);

  const onScreen = useMapScene();
  const meridian = summary?.settings.plane.meridian;
  const scene = useMemo<MapScene>(
    () => ({
      ...onScreen,
      theme: 'print',
      ground: {
        ...onScreen.ground,
        ...(ticks && meridian !== undefined ? { grid: { meridian, zone: zoneOfMeridian(meridian) } } : {}),
      },
    }),
    [onScreen, ticks, meridian],
  );
  const picture = useSheetPicture(scene, centre, scale, layout.map);

  const [counts, setCounts] = useState<LegendCounts | null>(null);
  const { width: width_mm, height: height_mm } = layout.map;
  const bounds = useMemo(() => boundsOfSheet(centre, scale, { width_mm, height_mm }), [centre, scale, width_mm, height_mm]);
  const findings = useFindingCounts(bounds);
  useEffect(() => {
    const controller = new AbortController();
    countLegend(bounds, day, controller.signal)
      .then(setCounts)
      .catch(() => {});
    return () => controller.abort();
  }, [bounds, day]);
  const size = { width: (width_mm * CSS_DPI) / MM_PER_INCH, height: (height_mm * CSS_DPI) / MM_PER_INCH };
  const detail = detailAt(findScale(scene.units, scene.extent, size, scene.locale), zoomOfScale(scale, centre[1]));
  const entries = counts && summary ? listLegend(t, { counts, detail, visible, layers: summary.layers, findings }) : NONE;

  const number = (value: number) => value.toLocaleString(i18n.language);
  const shown = chosenBaseMap(baseMap, summary?.settings);
  const approvalNo = shown ? shown.approvalNo : summary?.settings.mapApprovalNo;
  const facts = [
    t('cartography.print.asOf', { day, seq: summary?.seq ?? 0 }),
    t('cartography.print.ruler', { version: RULER_VERSION, meridian }),
    t('cartography.print.groundSource', { name: shown?.attribution ?? t('cartography.print.districtGround') }),
    ...(shown && (shown.datum === 'gcj02' || shown.datum === 'bd09') ? [t(`cartography.baseMap.shifted.${shown.datum}`)] : []),
    approvalNo === undefined ? t('cartography.print.noApproval') : t('cartography.print.approvalNo', { no: approvalNo }),
  ];
  const sheetProps = {
    layout,
    title,
    subtitle: `${district} · ${day}`,
    scale,
    texts: {
      legend: t('cartography.print.legend'),
      scale: t('cartography.print.scaleAtCentre', { n: number(scale) }),
      north: t('cartography.print.north'),
    },
    entries,
    facts,
    label: `${title}, ${t('cartography.print.scaleAtCentre', { n: number(scale) })}`,
  };

  const print = async () => {
    const drawn = await picture.drawForPrint();
    if (!drawn) return;
    flushSync(() => setPrinted(drawn.address));
    // The sheet's picture is the same one: decoded here it is there at once.
    const image = new Image();
    image.src = drawn.address;
    await image.decode();
    window.print();
  };
  const save = async () => {
    const drawn = await picture.drawForPrint();
    if (!drawn || !sheet.current) return;
    const name = `${title || district}-${day}.png`;
    download(await sheetToPng(sheet.current, drawn.blob, layout, drawn.dpi), name);
    notifications.show({ closeButtonProps: { 'aria-label': t('app.close') }, message: t('cartography.print.saved', { name }) });
  };
  const busy = picture.seconds !== null;
  usePrintKey(() => void print());

  return (
    <Modal
      opened
      onClose={onClose}
      fullScreen
      title={t('cartography.print.title')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      classNames={{ body: 'print-dialog', content: 'print-dialog__frame' }}
    >
      <form
        className="print-dialog__settings"
        onSubmit={(event) => {
          event.preventDefault();
          void print();
        }}
      >
        <TextInput label={t('cartography.print.heading')} value={title} onChange={(e) => setTitle(e.currentTarget.value)} />
        <NativeSelect
          label={t('cartography.print.paper')}
          data={Object.keys(PAPERS)}
          value={paper}
          onChange={(e) => setPaper(e.currentTarget.value as Paper)}
        />
        <div>
          <span className="field-label" id="print-orientation">
            {t('cartography.print.orientation')}
          </span>
          <SegmentedControl
            fullWidth
            aria-labelledby="print-orientation"
            data={(['landscape', 'portrait'] as const).map((value) => ({ value, label: t(`cartography.print.${value}`) }))}
            value={orientation}
            onChange={(value) => setOrientation(value)}
          />
        </div>
        <NativeSelect
          label={t('cartography.print.scale')}
          data={[
            { value: AUTO, label: t('cartography.print.scaleAuto', { n: number(fitting) }) },
            ...PRINT_SCALES.map((n) => ({ value: String(n), label: `1:${number(n)}` })),
          ]}
          value={wanted}
          onChange={(e) => setWanted(e.currentTarget.value)}
        />
        <Checkbox label={t('cartography.print.ticks')} checked={ticks} onChange={(e) => setTicks(e.currentTarget.checked)} />
        {picture.failure !== null && (
          <p className="failure" role="alert">
            {t('cartography.print.failed', { detail: picture.failure })}
          </p>
        )}
        <p className="quiet print-dialog__progress" role="status">
          {busy
            ? t('cartography.print.tiles', { seconds: picture.seconds })
            : picture.isDrawing
              ? t('cartography.print.preparing')
              : ''}
        </p>
        <div className="button-row">
          {busy ? (
            <Button variant="default" onClick={picture.cancel}>
              {t('app.cancel')}
            </Button>
          ) : (
            <>
              <Button type="submit">{t('cartography.print.print')}</Button>
              <Button variant="default" onClick={() => void save()}>
                {t('cartography.print.savePng')}
              </Button>
            </>
          )}
        </div>
        <p className="quiet">
          {t('cartography.print.sheetsHint')} <PlacePrintLink at={centre} />
        </p>
      </form>
      <div
        className="print-dialog__preview"
        style={{ '--sheet-ratio': layout.width / layout.height } as CSSProperties}
        data-testid="print-preview"
        data-drawn={picture.address !== null && !picture.isDrawing}
      >
        <PrintSheet ref={sheet} {...sheetProps} picture={picture.address ?? undefined} />
      </div>
      {printed !== null &&
        createPortal(
          <div className="print-root" aria-hidden>
            <style>{`@page { size: ${layout.width}mm ${layout.height}mm; margin: 0 } .print-root > svg { width: ${layout.width}mm; height: ${layout.height}mm }`}</style>
            <PrintSheet {...sheetProps} picture={printed} />
          </div>,
          document.body,
        )}
    </Modal>
  );
}

/** What the map shows of the district: seen from far out the sheet is for the district, not for what lies around it. */
function boxToPrint(view: Bounds | null, district: Bounds | undefined): Bounds {
  if (!view) return district ?? [0, 0, 1, 1];
  if (!district) return view;
  const box: Bounds = [
    Math.max(view[0], district[0]),
    Math.max(view[1], district[1]),
    Math.min(view[2], district[2]),
    Math.min(view[3], district[3]),
  ];
  return box[0] < box[2] && box[1] < box[3] ? box : view;
}

/** The middle as the map draws it: Mercator stretches northwards. */
function middleOf([west, south, east, north]: Bounds): LonLat {
  const height = (lat: number) => Math.atanh(Math.sin((lat * Math.PI) / 180));
  return [(west + east) / 2, (Math.asin(Math.tanh((height(south) + height(north)) / 2)) * 180) / Math.PI];
}
