import { notifications } from '@mantine/notifications';
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bounds } from '../../core/geodesy/plane.ts';
import type { Locale } from '../../i18n/create-i18n.ts';
import type { MapController } from '../../map/map-controller.ts';
import { useImportPointer } from '../../state/import-pointer.ts';
import { openImport, receiveSources, useImports } from '../../state/imports.ts';
import { useLink } from '../../state/link-problem.ts';
import { mark, useMark } from '../../state/mark.ts';
import { takeOutboxes } from '../../state/outbox-import.ts';
import { loadDistrictSeries, loadScene } from '../../state/scene.ts';
import { refreshDetail, refreshTable, sameRef, select, useSelection } from '../../state/selection.ts';
import { shownDay, useSession } from '../../state/session.ts';
import { useSyncCase } from '../../state/sync-case.ts';
import { useTools } from '../../state/tools.ts';
import { type Panel, type TableHeight, useView } from '../../state/view.ts';
import { DropTarget } from '../../ui/DropTarget.tsx';
import { keepsEscape } from '../../ui/keeps-escape.ts';
import { DayBar } from './DayBar.tsx';
import { Drawer } from './Drawer.tsx';
import {
  BulkDialog,
  ComparePanel,
  DetailPanel,
  DossierPanel,
  EditPanel,
  FindingsPanel,
  ImportPanel,
  ImportTable,
  InspectPanel,
  LayersPanel,
  MeasurePanel,
  NewDistrictDialog,
  ExportDialog,
  FieldMakingDialog,
  OutboxImportDialog,
  PanelPlace,
  ProgressPanel,
  RedLinesPanel,
  ShortcutsDialog,
  SyncCasePanel,
  WorkPanel,
  loadPanels,
} from './lazy-panels.tsx';
import { type MapCommands, MapCommandsContext } from './map-commands.ts';
import { OpeningCover } from '../district-map/OpeningCover.tsx';
// One sheet by subjects; the later ones count.
import './planner.css';
import './top-bar.css';
import './rail.css';
import './stage.css';
import './marks.css';
import './lists.css';
import './area-figures.css';
import './details.css';
import './forms.css';
import './table-drawer.css';
import './narrow.css';
import './panel-body.css';
import './finger.css';
import { Rail } from './Rail.tsx';
import { SkipLinks } from './shell/SkipLinks.tsx';
import { Stage } from './Stage.tsx';
import { TopBar } from './TopBar.tsx';

/** Near enough to see a single parcel with its sides, far enough to know where it is. */
const CLOSEST_ZOOM = 18;
const LAYOUT_MS = 80;
/** Where panels are a sheet over the map's foot; the same bound and height as in narrow.css. */
const NARROW = matchMedia('(max-width: 760px)');
const SHEET_SHARE = 0.5;

/** The planner's screen: the map is the page, everything else is at its edge. */
export function PlannerScreen({ onLocale }: { onLocale(locale: Locale): void }) {
  const { t } = useTranslation();
  const panel = useView((s) => s.panel);
  const table = useView((s) => s.table);
  const dossier = useView((s) => s.dossier);
  const { openPanel, openDossier } = useView.getState();
  const at = useSession((s) => s.phase.at);
  const checking = useSession((s) => s.checking !== null);
  const keptNewer = useSession((s) => s.keptNewer);
  const missingPhotos = useSession((s) => s.missingPhotos);
  const selected = useSelection((s) => s.ref);
  const isComparing = useSelection((s) => s.pinned !== null && !sameRef(s.pinned, s.ref));
  const linkProblem = useLink((s) => s.problem);
  const isDeciding = useSyncCase((s) => s.entity !== null);
  const importing = useImports((s) => s.phase.at);
  const importList = useImportPointer((s) => s.list);
  const isPlacing = useImports((s) => openImport(s)?.at === 'place') && panel === 'import';
  const isListing = useImports((s) => openImport(s) !== null) && importList !== null && panel === 'import';
  const map = useRef<MapController | null>(null);
  const [creating, setCreating] = useState(false);

  useEffect(() => {
    if (keptNewer > 0) notifications.show({ message: t('district.keptNewer'), autoClose: 10_000 });
  }, [keptNewer, t]);
  useEffect(() => {
    if (missingPhotos > 0)
      notifications.show({ color: 'orange', autoClose: 20_000, message: t('district.openedWithout', { count: missingPhotos }) });
  }, [missingPhotos, t]);
  useEffect(() => {
    if (linkProblem?.code === 'district-missing')
      notifications.show({ color: 'orange', autoClose: 20_000, message: t('views.districtMissing') });
    if (linkProblem?.code === 'day-ahead')
      notifications.show({ color: 'orange', autoClose: 20_000, message: t('views.dayAhead', { ...linkProblem }) });
    if (linkProblem?.code === 'parts-unread')
      notifications.show({ color: 'orange', message: t('views.partsUnread', { parts: linkProblem.parts.join(', ') }) });
  }, [linkProblem, t]);
  const checked = at === 'ready' && !checking;
  useEffect(() => {
    if (checked) loadPanels();
  }, [checked]);
  useEffect(() => {
    if (importing !== 'idle' && importing !== 'done') openPanel('import');
  }, [importing, openPanel]);
  useEffect(() => {
    document.addEventListener('keydown', closeTopmost);
    return () => document.removeEventListener('keydown', closeTopmost);
  }, []);

  const go = useCallback((bounds: Bounds, nearest = CLOSEST_ZOOM) => {
    // Panels that open with the choice take their room first: what is gone to must stand in the middle of what is left.
    setTimeout(() => {
      map.current?.resize();
      map.current?.fitBounds(bounds, nearest);
    }, LAYOUT_MS);
  }, []);
  const ready = useCallback((controller: MapController | null) => {
    map.current = controller;
  }, []);
  const commands = useMemo<MapCommands>(() => ({ controller: () => map.current, go }), [go]);
  useEffect(() => {
    // Beside the map panels take their room from it; only a sheet covers it.
    if (!NARROW.matches) return;
    const covered = panel !== null || selected !== null || dossier !== null || table !== 'closed';
    map.current?.setPadding({ top: 0, right: 0, left: 0, bottom: covered ? SHEET_SHARE * window.innerHeight : 0 });
  }, [panel, selected, dossier, table]);

  const shownTable = isListing ? 'low' : table;
  const front = useFrontSheet(panel, dossier ?? selected, shownTable);

  const close = () => openPanel(null);
  const closeDetail = () => void select(null);
  return (
    <MapCommandsContext value={commands}>
      <DropTarget label={t('import.dropAnywhere')} onFiles={(files) => void receiveDropped(files)}>
        <div
          className="planner"
          data-table={shownTable}
          data-panel={panel ?? 'none'}
          data-detail={selected || dossier || isDeciding ? 'open' : 'none'}
          data-dossier={dossier?.kind}
          data-front={front}
          data-placing={isPlacing || undefined}
        >
          <SkipLinks />
          <TopBar onLocale={onLocale} onNewDistrict={() => setCreating(true)} onGo={go} />
          <Rail />
          <div className="side side--left">
            <PanelPlace>
              {panel === 'layers' && <LayersPanel onClose={close} />}
              {panel === 'red-lines' && <RedLinesPanel onClose={close} onGo={go} />}
              {panel === 'progress' && <ProgressPanel onClose={close} />}
              {panel === 'work' && <WorkPanel onClose={close} />}
              {panel === 'findings' && <FindingsPanel onClose={close} />}
              {panel === 'edit' && <EditPanel onClose={close} />}
              {panel === 'measure' && <MeasurePanel onClose={close} onGo={go} />}
              {panel === 'inspect' && <InspectPanel onClose={close} />}
              {panel === 'import' && <ImportPanel onClose={close} />}
            </PanelPlace>
          </div>
          <Stage onReady={ready} />
          <div className="side side--right">
            <PanelPlace>
              {isDeciding && <SyncCasePanel />}
              {dossier && !isDeciding && <DossierPanel dossier={dossier} onClose={() => openDossier(null)} />}
              {selected &&
                !dossier &&
                !isDeciding &&
                (isComparing ? <ComparePanel onClose={closeDetail} /> : <DetailPanel onClose={closeDetail} />)}
            </PanelPlace>
          </div>
          <DayBar />
          <DayFollower />
          {isListing ? (
            <PanelPlace>
              <ImportTable />
            </PanelPlace>
          ) : (
            <Drawer />
          )}
          {checked && (
            <Suspense>
              <ShortcutsDialog />
              <BulkDialog />
              <OutboxImportDialog />
              <FieldMakingDialog />
              <ExportDialog />
            </Suspense>
          )}
          {at !== 'ready' && <OpeningCover />}
          {creating && (
            <Suspense>
              <NewDistrictDialog
                opened={creating}
                onClose={() => setCreating(false)}
                onCreated={() => {
                  setCreating(false);
                  openPanel('import');
                }}
              />
            </Suspense>
          )}
        </div>
      </DropTarget>
    </MapCommandsContext>
  );
}

/** What belongs together is put together by the catalogue of formats, which comes with the panels. */
async function receiveDropped(files: readonly File[]): Promise<void> {
  const others = await takeOutboxes(files);
  if (others.length === 0) return;
  const { groupSources } = await import('./importing/group-sources.ts');
  await receiveSources(groupSources(others));
}

/** On a phone panel, drawer and detail are sheets in one place: the one opened last lies on top, and a detail sends the drawer away. */
function useFrontSheet(panel: Panel | null, opened: object | null, table: TableHeight): 'panel' | 'drawer' | 'detail' {
  const [front, setFront] = useState<'panel' | 'drawer' | 'detail'>('detail');
  useEffect(() => {
    if (panel) setFront('panel');
  }, [panel]);
  useEffect(() => {
    if (table !== 'closed') setFront('drawer');
  }, [table]);
  useEffect(() => {
    if (!opened) return;
    setFront('detail');
    if (NARROW.matches) useView.getState().setTable('closed');
  }, [opened]);
  return front;
}

/**
 * Asks for what belongs to the district as it is on record now, and to the day looked at. Apart, so that neither a recorded step nor
 * one of the date bar draws the whole screen again.
 */
function DayFollower() {
  const on = useView((s) => s.on);
  const summary = useSession((s) => s.summary);
  const day = shownDay(on, summary);
  useEffect(() => {
    if (summary) void loadDistrictSeries();
  }, [summary]);
  useEffect(() => {
    if (day === '' || !summary) return;
    loadScene(day);
    void refreshDetail();
    void refreshTable();
  }, [day, summary]);
  return null;
}

/** Escape closes one thing at a time: the sketch, the tool, the mark, the selection, the drawer, the panel. */
function closeTopmost(event: KeyboardEvent): void {
  // What is no longer on the page has just been closed by this very key.
  const busy =
    event.target instanceof Element &&
    (!event.target.isConnected || keepsEscape(event.target) || event.target.closest('[role=searchbox], input, textarea'));
  if (event.key !== 'Escape' || event.defaultPrevented || busy) return;
  const { table, setTable, dossier, openDossier, openPanel } = useView.getState();
  if (useTools.getState().cancel()) return;
  if (useMark.getState().at) return mark(null);
  if (dossier) openDossier(null);
  else if (useSelection.getState().ref) void select(null);
  else if (table !== 'closed') setTable('closed');
  else openPanel(null);
}
