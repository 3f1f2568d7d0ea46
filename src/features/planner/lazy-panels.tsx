import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

const load = () => import('./panels.ts');
type Panels = Awaited<ReturnType<typeof load>>;

/**
 * A panel by its name, loaded when it is first shown, unless `loadPanels` came before it. A new panel: one line in `panels.ts`,
 * one here.
 */
function late<Name extends keyof Panels>(name: Name): Panels[Name] {
  return lazy(async () => ({ default: (await load())[name] as ComponentType<object> })) as unknown as Panels[Name];
}

export const BulkDialog = late('BulkDialog');
export const LayersPanel = late('LayersPanel');
export const DossierPanel = late('DossierPanel');
export const DistrictLog = late('DistrictLog');
export const EditPanel = late('EditPanel');
export const ExportDialog = late('ExportDialog');
export const FieldMakingDialog = late('FieldMakingDialog');
export const FindingsPanel = late('FindingsPanel');
export const WorkPanel = late('WorkPanel');
export const FootprintWorkspace = late('FootprintWorkspace');
export const ProgressPanel = late('ProgressPanel');
export const ImportPanel = late('ImportPanel');
export const ImportTable = late('ImportTable');
export const NewDistrictDialog = late('NewDistrictDialog');
export const ComparePanel = late('ComparePanel');
export const DetailPanel = late('DetailPanel');
export const InspectPanel = late('InspectPanel');
export const MeasurePanel = late('MeasurePanel');
export const SyncCasePanel = late('SyncCasePanel');
export const RedLinesPanel = late('RedLinesPanel');
export const ShortcutsDialog = late('ShortcutsDialog');
export const OutboxImportDialog = late('OutboxImportDialog');
export const OfficeRules = late('OfficeRules');
export const OverlapsTable = late('OverlapsTable');
export const RecordsTable = late('RecordsTable');

/** Fetches the panels before anybody asks, so that they open at once and without a network. */
export const loadPanels = (): void => void load().catch(() => undefined);

/** Where panels open: says so while the first of them is being loaded. */
export function PanelPlace({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Suspense
      fallback={
        <p className="quiet panel-loading" role="status">
          {t('phase.working')}
        </p>
      }
    >
      {children}
    </Suspense>
  );
}
