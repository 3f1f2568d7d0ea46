import { notifications } from '@mantine/notifications';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bounds } from '../../core/geodesy/plane.ts';
import type { Locale } from '../../i18n/create-i18n.ts';
import type { MapController } from '../../map/map-controller.ts';
import { receiveFiles, useImports } from '../../state/imports.ts';
import { useLink } from '../../state/link-problem.ts';
import { mark, useMark } from '../../state/mark.ts';
import { loadDistrictSeries, loadScene } from '../../state/scene.ts';
import { refreshDetail, refreshTable, select, useSelection } from '../../state/selection.ts';
import { shownDay, useSession } from '../../state/session.ts';
import { useTools } from '../../state/tools.ts';
import { useView } from '../../state/view.ts';
import { DropTarget } from '../../ui/DropTarget.tsx';
import { LayersPanel } from './cartography/LayersPanel.tsx';
import { DayBar } from './DayBar.tsx';
import { Drawer } from './Drawer.tsx';
import { ProgressPanel } from './footprint/ProgressPanel.tsx';
import { ImportPanel } from './importing/ImportPanel.tsx';
import { NewDistrictDialog } from './importing/NewDistrictDialog.tsx';
import { DetailPanel } from './inspection/DetailPanel.tsx';
import { InspectPanel } from './inspection/InspectPanel.tsx';
import { type MapCommands, MapCommandsContext } from './map-commands.ts';
import { MeasurePanel } from './measuring/MeasurePanel.tsx';
import { OpeningCover } from './OpeningCover.tsx';
import './planner.css';
import { Rail } from './Rail.tsx';
import { RedLinesPanel } from './RedLinesPanel.tsx';
import { ShortcutsDialog } from './shell/ShortcutsDialog.tsx';
import { SkipLinks } from './shell/SkipLinks.tsx';
import { Stage } from './Stage.tsx';
import { TopBar } from './TopBar.tsx';

/** Near enough to see a single parcel with its sides, far enough to know where it is. */
const CLOSEST_ZOOM = 18;
const LAYOUT_MS = 80;
/** Where panels are a sheet over the map's foot; the same bound and height as in planner.css. */
const NARROW = matchMedia('(max-width: 760px)');
const SHEET_SHARE = 0.5;

/** The planner's screen: the map is the page, everything else is at its edge. */
export function PlannerScreen({ onLocale }: { onLocale(locale: Locale): void }) {
  const { t } = useTranslation();
  const { on, panel, table, openPanel } = useView();
  const { summary, phase, keptNewer } = useSession();
  const selected = useSelection((s) => s.ref);
  const linkProblem = useLink((s) => s.problem);
  const importing = useImports((s) => s.step.at);
  const map = useRef<MapController | null>(null);
  const [creating, setCreating] = useState(false);
  const day = shownDay(on, summary);

  useEffect(() => {
    if (keptNewer > 0) notifications.show({ message: t('district.keptNewer'), autoClose: 10_000 });
  }, [keptNewer, t]);
  useEffect(() => {
    if (linkProblem?.code === 'district-missing')
      notifications.show({ color: 'orange', autoClose: 20_000, message: t('views.districtMissing') });
    if (linkProblem?.code === 'parts-unread')
      notifications.show({ color: 'orange', message: t('views.partsUnread', { parts: linkProblem.parts.join(', ') }) });
  }, [linkProblem, t]);
  useEffect(() => {
    if (day === '' || !summary) return;
    loadScene(day);
    void refreshDetail();
    void refreshTable();
  }, [day, summary]);
  useEffect(() => {
    if (summary) void loadDistrictSeries();
  }, [summary]);
  useEffect(() => {
    if (importing !== 'idle' && importing !== 'done') openPanel('import');
  }, [importing, openPanel]);
  useEffect(() => {
    document.addEventListener('keydown', closeTopmost);
    return () => document.removeEventListener('keydown', closeTopmost);
  }, []);

  const go = useCallback((bounds: Bounds) => {
    // Panels that open with the choice take their room first: what is gone to must stand in the middle of what is left.
    setTimeout(() => {
      map.current?.resize();
      map.current?.fitBounds(bounds, CLOSEST_ZOOM);
    }, LAYOUT_MS);
  }, []);
  const ready = useCallback((controller: MapController | null) => {
    map.current = controller;
  }, []);
  const commands = useMemo<MapCommands>(() => ({ controller: () => map.current, go }), [go]);
  useEffect(() => {
    // Beside the map panels take their room from it; only a sheet covers it.
    if (!NARROW.matches) return;
    const covered = panel !== null || selected !== null || table !== 'closed';
    map.current?.setPadding({ top: 0, right: 0, left: 0, bottom: covered ? SHEET_SHARE * window.innerHeight : 0 });
  }, [panel, selected, table]);

  const close = () => openPanel(null);
  return (
    <MapCommandsContext value={commands}>
      <DropTarget label={t('import.dropAnywhere')} onFiles={(files) => void receiveFiles(files)}>
        <div className="planner" data-table={table} data-panel={panel ?? 'none'} data-detail={selected ? 'open' : 'none'}>
          <SkipLinks />
          <TopBar onLocale={onLocale} onNewDistrict={() => setCreating(true)} onGo={go} />
          <Rail />
          <div className="side side--left">
            {panel === 'layers' && <LayersPanel onClose={close} />}
            {panel === 'red-lines' && <RedLinesPanel onClose={close} onGo={go} />}
            {panel === 'progress' && <ProgressPanel onClose={close} />}
            {panel === 'measure' && <MeasurePanel onClose={close} onGo={go} />}
            {panel === 'inspect' && <InspectPanel onClose={close} />}
            {panel === 'import' && <ImportPanel onClose={close} onGo={go} />}
          </div>
          <Stage onReady={ready} />
          <div className="side side--right">{selected && <DetailPanel onClose={() => void select(null)} onGo={go} />}</div>
          <DayBar />
          <Drawer />
          <ShortcutsDialog />
          {phase.at !== 'ready' && <OpeningCover />}
          <NewDistrictDialog
            opened={creating}
            onClose={() => setCreating(false)}
            onCreated={() => {
              setCreating(false);
              openPanel('import');
            }}
          />
        </div>
      </DropTarget>
    </MapCommandsContext>
  );
}

/** Escape closes one thing at a time: the sketch, the tool, the mark, the selection, the drawer, the panel. */
function closeTopmost(event: KeyboardEvent): void {
  const busy = event.target instanceof Element && event.target.closest('[role=dialog], [role=menu], [role=searchbox], input');
  if (event.key !== 'Escape' || event.defaultPrevented || busy) return;
  const { table, setTable, openPanel } = useView.getState();
  if (useTools.getState().cancel()) return;
  if (useMark.getState().at) return mark(null);
  if (useSelection.getState().ref) void select(null);
  else if (table !== 'closed') setTable('closed');
  else openPanel(null);
}
