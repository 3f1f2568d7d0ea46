import { create } from 'zustand';
import type { AcceptedChange, ChangeType } from '../core/register/change.ts';
import type { Day } from '../core/register/ports.ts';
import { PLAIN_TABLE, type TableName, type TableView } from '../workers/calls/tables.ts';
import type { FootprintTarget } from '../workers/engine-api.ts';

/** `contrast`: black on white with strong edges, for a screen in the sun. */
export type Theme = 'light' | 'dark' | 'contrast';
export const PANELS = ['layers', 'red-lines', 'progress', 'work', 'findings', 'edit', 'measure', 'inspect', 'import'] as const;
export type Panel = (typeof PANELS)[number];
/** What the drawer at the foot holds. */
export const DRAWER_TABS = [
  'overlaps',
  'parcels',
  'red-lines',
  'items',
  'sightings',
  'findings',
  'cases',
  'tasks',
  'patches',
  'footprint',
] as const;
export type DrawerTab = (typeof DRAWER_TABS)[number];
export const TABLE_HEIGHTS = ['closed', 'low', 'high'] as const;
export type TableHeight = (typeof TABLE_HEIGHTS)[number];
/** Parts of the map that can be switched beside the imported layers (named by their ids). */
export type MapPart =
  | 'ground'
  | 'graticule'
  | 'grid'
  | 'units'
  | 'red-lines'
  | 'sightings'
  | 'overlaps'
  | 'conflicts'
  | 'findings';

/** What is worked on at the right of the map, in place of a feature's detail. */
export const DOSSIER_KINDS = ['case', 'item', 'patch', 'board', 'finding', 'task'] as const;
export interface Dossier {
  readonly kind: (typeof DOSSIER_KINDS)[number];
  /** Of the entity; of a clearance board the red line's; of a finding its key. */
  readonly id: string;
}

/** What a link restores and undo takes back: how the district is looked at, without the camera and the selection. */
export interface ViewData {
  /** Null looks at the latest record. */
  readonly on: Day | null;
  readonly panel: Panel | null;
  readonly dossier: Dossier | null;
  readonly table: TableHeight;
  readonly tab: DrawerTab;
  /** Parts and layer ids that are switched off or, for parts off by default, on. */
  readonly visible: Readonly<Record<string, boolean>>;
  /** Id of the base map among the settings'; null draws the district's own ground. */
  readonly baseMap: string | null;
  readonly tables: Readonly<Partial<Record<TableName, TableView>>>;
  readonly target: FootprintTarget;
  /** The week whose resolved plots are listed. */
  readonly week: Day | null;
}

/** One step that can be taken back: what it was, worded by the screen, and the view before it. */
export interface UndoStep {
  readonly what: 'layer' | 'base-map' | 'filter' | 'sort' | 'columns' | 'group' | 'import' | 'record';
  readonly before: Pick<ViewData, 'visible' | 'baseMap' | 'tables'>;
  /** With `import` and `record`: a step of the register, taken back by counter-changes (`undoLast`). */
  readonly record?: RecordedStep;
  /** With `import`, and the withdrawal of a layer: what came in or went out. */
  readonly layer?: { readonly id: string; readonly name: string };
}

/** Changes that were recorded together. */
export interface RecordedStep {
  /** Their ids: what would have to be taken back now. */
  readonly changes: readonly string[];
  /** What they were, for words: type of the first, and the kind of a milestone or of a step of a case. */
  readonly type: ChangeType;
  readonly kind?: string;
}

interface ViewState extends ViewData {
  readonly theme: Theme;
  readonly playing: boolean;
  readonly undoSteps: readonly UndoStep[];
  /** Steps taken back, the last one last; the next new step forgets them. */
  readonly redoSteps: readonly UndoStep[];
  setTheme(theme: Theme): void;
  look(on: Day | null): void;
  setPlaying(playing: boolean): void;
  openPanel(panel: Panel | null): void;
  openDossier(dossier: Dossier | null): void;
  setTable(table: TableHeight): void;
  openTab(tab: DrawerTab): void;
  toggle(part: MapPart | string, visible: boolean): void;
  setBaseMap(id: string | null): void;
  /** Changes how a table is looked at; `what` names the step for undo. */
  changeTable(table: TableName, change: Partial<TableView>): void;
  setTarget(target: FootprintTarget): void;
  setWeek(week: Day | null): void;
  /** Remembers an import, or a replacement, as one step. */
  noteImport(layer: { readonly id: string; readonly name: string }, accepted: readonly AcceptedChange[]): void;
  /** Remembers what was recorded together as one step, named by its layer where it is about one. */
  noteRecord(accepted: readonly AcceptedChange[], layer?: UndoStep['layer']): void;
  /**
   * Takes a step back, the last unless named, as far as the view goes; null where there is none. Screens call `undoLast`, which
   * knows the register too. `record` is what the step is from then on.
   */
  undo(step?: UndoStep, record?: RecordedStep): UndoStep | null;
  redo(step?: UndoStep, record?: RecordedStep): UndoStep | null;
  /** Drops a step that can never be taken back, nor done again. */
  forget(step: UndoStep): void;
  reset(): void;
}

export const PLAIN_VIEW: ViewData = {
  on: null,
  panel: null,
  dossier: null,
  table: 'closed',
  tab: 'overlaps',
  visible: {},
  baseMap: null,
  tables: {},
  target: { kind: 'district' },
  week: null,
};

const MOST_STEPS = 100;

export const useView = create<ViewState>()((set, get) => {
  /** Remembers the view before a step that can be taken back. */
  const step = (what: UndoStep['what'], change: Partial<ViewData>, recorded?: Pick<UndoStep, 'record' | 'layer'>) =>
    set((now) => ({
      ...change,
      undoSteps: [...now.undoSteps.slice(1 - MOST_STEPS), { what, before: undoable(now), ...recorded }],
      redoSteps: [],
    }));
  /** Goes back to where a step of one list began, the last unless named, and remembers in the other how to return. */
  const turn = (
    from: 'undoSteps' | 'redoSteps',
    to: 'undoSteps' | 'redoSteps',
    named?: UndoStep,
    record?: RecordedStep,
  ): UndoStep | null => {
    const step = named ?? get()[from].at(-1) ?? null;
    if (step)
      set((now) => ({
        ...(step.record ? {} : step.before),
        [from]: now[from].filter((one) => one !== step),
        [to]: [...now[to], { ...step, before: undoable(now), ...(record && { record }) }],
      }));
    return step;
  };
  return {
    theme: 'light',
    playing: false,
    undoSteps: [],
    redoSteps: [],
    ...PLAIN_VIEW,
    setTheme: (theme) => set({ theme }),
    look: (on) => set({ on }),
    setPlaying: (playing) => set({ playing }),
    openPanel: (panel) => set({ panel }),
    openDossier: (dossier) => set({ dossier }),
    setTable: (table) => set({ table }),
    openTab: (tab) => set(({ table }) => ({ tab, table: table === 'closed' ? 'low' : table })),
    toggle: (part, visible) => step('layer', { visible: { ...get().visible, [part]: visible } }),
    setBaseMap: (baseMap) => step('base-map', { baseMap }),
    changeTable: (table, change) => {
      const tables = { ...get().tables, [table]: { ...tableView(get().tables, table), ...change } };
      step(nameStep(change), { tables });
    },
    setTarget: (target) => set({ target, week: null }),
    setWeek: (week) => set({ week }),
    noteImport: (layer, accepted) => step('import', {}, { layer, record: recordedStep(accepted) }),
    noteRecord: (accepted, layer) => {
      const named = layer && { layer: { id: layer.id, name: layer.name } };
      if (accepted.length > 0) step('record', {}, { record: recordedStep(accepted), ...named });
    },
    undo: (named, record) => turn('undoSteps', 'redoSteps', named, record),
    forget: (step) =>
      set((now) => ({
        undoSteps: now.undoSteps.filter((one) => one !== step),
        redoSteps: now.redoSteps.filter((one) => one !== step),
      })),
    redo: (named, record) => turn('redoSteps', 'undoSteps', named, record),
    reset: () => set({ ...PLAIN_VIEW, playing: false, undoSteps: [], redoSteps: [] }),
  };
});

const undoable = ({ visible, baseMap, tables }: ViewData): UndoStep['before'] => ({ visible, baseMap, tables });

function recordedStep(accepted: readonly AcceptedChange[]): RecordedStep {
  const [first] = accepted;
  const kind =
    first.type === 'milestone-recorded'
      ? first.body.milestone.kind
      : first.type === 'case-step-taken'
        ? first.body.step.kind
        : undefined;
  return { changes: accepted.map(({ id }) => id), type: first.type, ...(kind !== undefined && { kind }) };
}

function nameStep(change: Partial<TableView>): UndoStep['what'] {
  if ('sort' in change) return 'sort';
  if ('columns' in change) return 'columns';
  return 'groupBy' in change ? 'group' : 'filter';
}

export const tableView = (tables: ViewData['tables'], name: TableName): TableView => tables[name] ?? PLAIN_TABLE;

/** Parts that are off until someone asks for them. */
const OFF_AT_FIRST: ReadonlySet<string> = new Set(['graticule', 'grid']);

export const isVisible = (visible: Readonly<Record<string, boolean>>, part: MapPart | string): boolean =>
  visible[part] ?? !OFF_AT_FIRST.has(part);
