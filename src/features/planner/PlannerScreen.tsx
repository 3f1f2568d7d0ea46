import { ActionIcon } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconFileImport,
  IconFocusCentered,
  IconMinus,
  IconPlus,
  IconProgress,
  IconStack2,
  IconTable,
  IconVectorTriangle,
} from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bounds } from '../../core/geodesy/plane.ts';
import type { Locale } from '../../i18n/create-i18n.ts';
import type { MapController } from '../../map/map-controller.ts';
import type { LonLat, MapFailure, MapHit } from '../../map/map-scene.ts';
import { receiveFiles, useImports } from '../../state/imports.ts';
import { loadDistrictSeries, loadScene } from '../../state/scene.ts';
import { clearSelection, refreshDetail, refreshTable, select, useSelection } from '../../state/selection.ts';
import { shownDay, useSession } from '../../state/session.ts';
import { type Panel, useView } from '../../state/view.ts';
import { DropTarget } from '../../ui/DropTarget.tsx';
import type { FeatureRef } from '../../workers/engine-api.ts';
import { DayBar } from './DayBar.tsx';
import { DetailPanel } from './DetailPanel.tsx';
import { ImportPanel } from './ImportPanel.tsx';
import { LayersPanel } from './LayersPanel.tsx';
import { LegendCard } from './LegendCard.tsx';
import { MapView } from './MapView.tsx';
import { NewDistrictDialog } from './NewDistrictDialog.tsx';
import { OpeningCover } from './OpeningCover.tsx';
import './planner.css';
import { ProgressPanel } from './ProgressPanel.tsx';
import { RedLinesPanel } from './RedLinesPanel.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TableDrawer } from './TableDrawer.tsx';
import { TopBar } from './TopBar.tsx';

const RAIL: readonly { panel: Panel; label: string; Icon: typeof IconStack2 }[] = [
  { panel: 'layers', label: 'rail.layers', Icon: IconStack2 },
  { panel: 'red-lines', label: 'rail.redLines', Icon: IconVectorTriangle },
  { panel: 'progress', label: 'rail.progress', Icon: IconProgress },
  { panel: 'import', label: 'rail.import', Icon: IconFileImport },
];

/** Near enough to see a single parcel with its sides, far enough to know where it is. */
const CLOSEST_ZOOM = 18;
const LAYOUT_MS = 80;
/** Where panels are a sheet over the map's foot; the same bound and height as in planner.css. */
const NARROW = matchMedia('(max-width: 760px)');
const SHEET_SHARE = 0.5;

/** The planner's screen: the map is the page, everything else is at its edge. */
export function PlannerScreen({ onLocale }: { onLocale(locale: Locale): void }) {
  const { t } = useTranslation();
  const { on, panel, table, openPanel, setTable } = useView();
  const { summary, phase, keptNewer } = useSession();
  const selected = useSelection((s) => s.ref);
  const importing = useImports((s) => s.step.at);
  const map = useRef<MapController | null>(null);
  const [pointer, setPointer] = useState<LonLat | null>(null);
  const [failure, setFailure] = useState<{ code: MapFailure; detail: string } | null>(null);
  const [creating, setCreating] = useState(false);
  const day = shownDay(on, summary);
  const districtId = summary?.district.id;

  useEffect(() => clearSelection(), [districtId]);
  useEffect(() => {
    if (keptNewer > 0) notifications.show({ message: t('district.keptNewer'), autoClose: 10_000 });
  }, [keptNewer, t]);
  useEffect(() => {
    if (day === '' || !summary) return;
    void loadScene(day);
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
    const close = (event: KeyboardEvent) => {
      const busy = event.target instanceof Element && event.target.closest('[role=dialog], [role=menu], [role=searchbox], input');
      if (event.key !== 'Escape' || event.defaultPrevented || busy) return;
      if (useSelection.getState().ref) void select(null);
      else if (useView.getState().table !== 'closed') setTable('closed');
      else openPanel(null);
    };
    document.addEventListener('keydown', close);
    return () => document.removeEventListener('keydown', close);
  }, [openPanel, setTable]);

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
  useEffect(() => {
    // Beside the map panels take their room from it; only a sheet covers it.
    if (!NARROW.matches) return;
    const covered = panel !== null || selected !== null || table !== 'closed';
    map.current?.setPadding({ top: 0, right: 0, left: 0, bottom: covered ? SHEET_SHARE * window.innerHeight : 0 });
  }, [panel, selected, table]);
  const pick = useCallback((hits: readonly MapHit[]) => {
    const refs = hits.flatMap(toRef);
    void select(refs[0] ?? null, refs);
  }, []);
  const label = useMemo(() => t('app.mapLabel', { district: summary?.district.name ?? '', day }), [t, summary, day]);

  return (
    <DropTarget label={t('import.dropAnywhere')} onFiles={(files) => void receiveFiles(files)}>
      <div className="planner" data-table={table} data-panel={panel ?? 'none'} data-detail={selected ? 'open' : 'none'}>
        <TopBar onLocale={onLocale} onNewDistrict={() => setCreating(true)} onGo={go} />
        <nav className="rail" aria-label={t('rail.label')}>
          {RAIL.map(({ panel: one, label: text, Icon }) => (
            <button
              key={one}
              type="button"
              className="rail__button"
              aria-pressed={panel === one}
              onClick={() => openPanel(panel === one ? null : one)}
            >
              <Icon size={22} stroke={1.6} aria-hidden />
              <span>{t(text)}</span>
            </button>
          ))}
          <button
            type="button"
            className="rail__button"
            aria-pressed={table !== 'closed'}
            onClick={() => setTable(table === 'closed' ? 'low' : 'closed')}
          >
            <IconTable size={22} stroke={1.6} aria-hidden />
            <span>{t('rail.table')}</span>
          </button>
        </nav>
        <div className="side side--left">
          {panel === 'layers' && <LayersPanel onClose={() => openPanel(null)} />}
          {panel === 'red-lines' && <RedLinesPanel onClose={() => openPanel(null)} onGo={go} />}
          {panel === 'progress' && <ProgressPanel onClose={() => openPanel(null)} />}
          {panel === 'import' && <ImportPanel onClose={() => openPanel(null)} onGo={go} />}
        </div>
        <main className="stage">
          {summary && (
            <MapView
              label={label}
              onReady={ready}
              onPick={pick}
              onPointer={setPointer}
              onFailure={(code, detail) => setFailure(code ? { code, detail } : null)}
            />
          )}
          {failure && (
            <p className="map-failure" role="alert">
              {t(`map.failure.${failure.code}`, { detail: failure.detail })}
            </p>
          )}
          <div className="map-tools">
            <ActionIcon variant="default" size="lg" aria-label={t('map.zoomIn')} onClick={() => map.current?.zoomBy(1)}>
              <IconPlus size={18} />
            </ActionIcon>
            <ActionIcon variant="default" size="lg" aria-label={t('map.zoomOut')} onClick={() => map.current?.zoomBy(-1)}>
              <IconMinus size={18} />
            </ActionIcon>
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={t('map.whole')}
              onClick={() => summary && map.current?.fitBounds(summary.settings.bounds)}
            >
              <IconFocusCentered size={18} />
            </ActionIcon>
          </div>
          <LegendCard />
          <StatusBar at={pointer} />
        </main>
        <div className="side side--right">{selected && <DetailPanel onClose={() => void select(null)} onGo={go} />}</div>
        <DayBar />
        <TableDrawer />
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
  );
}

/** What of the map's hits can be described: units and previews cannot. */
function toRef(hit: MapHit): readonly FeatureRef[] {
  if (hit.kind === 'row') return [{ kind: 'parcel', layerId: hit.layerId, row: hit.row }];
  if (hit.kind === 'red-line' || hit.kind === 'sighting') return [{ kind: hit.kind, id: hit.id }];
  return [];
}
