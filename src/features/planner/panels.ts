/** Everything that opens beside the map on request: one part of the program, loaded after the map stands (`lazy-panels.tsx`). */
export { LayersPanel } from './cartography/LayersPanel.tsx';
export { FootprintWorkspace } from './footprint/FootprintWorkspace.tsx';
export { ProgressPanel } from './footprint/ProgressPanel.tsx';
export { ImportPanel } from './importing/ImportPanel.tsx';
export { ImportTable } from './importing/ImportTable.tsx';
export { NewDistrictDialog } from './importing/NewDistrictDialog.tsx';
export { ComparePanel } from './inspection/ComparePanel.tsx';
export { DetailPanel } from './inspection/DetailPanel.tsx';
export { InspectPanel } from './inspection/InspectPanel.tsx';
export { MeasurePanel } from './measuring/MeasurePanel.tsx';
export { RedLinesPanel } from './RedLinesPanel.tsx';
export { ShortcutsDialog } from './shell/ShortcutsDialog.tsx';
export { OverlapsTable } from './tables/OverlapsTable.tsx';
export { RecordsTable } from './tables/RecordsTable.tsx';
