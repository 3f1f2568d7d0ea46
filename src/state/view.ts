import { create } from 'zustand';
import type { Day } from '../core/register/ports.ts';
import type { CodedError } from '../core/register/coded-error.ts';
import { PLAIN_TABLE, type TableName, type TableView } from '../workers/calls/tables.ts';
import { asCodedError } from './failure.ts';
import type { FootprintTarget } from '../workers/engine-api.ts';

export type Theme = 'light' | 'dark';
export const PANELS = ['layers', 'red-lines', 'progress', 'measure', 'inspect', 'import'] as const;
export type Panel = (typeof PANELS)[number];
/** What the drawer at the foot holds. */
export const DRAWER_TABS = ['overlaps', 'parcels', 'red-lines', 'items', 'sightings', 'footprint'] as const;
export type DrawerTab = (typeof DRAWER_TABS)[number];
export const TABLE_HEIGHTS = ['closed', 'low', 'high'] as const;
export type TableHeight = (typeof TABLE_HEIGHTS)[number];
/** Parts of the map that can be switched beside the imported layers (named by their ids). */
export type MapPart = 'ground' | 'graticule' | 'grid' | 'units' | 'red-lines' | 'sightings' | 'overlaps' | 'conflicts';

/** What a link restores and undo takes back: how the district is looked at, without the camera and the selection. */
export interface ViewData {
  /** Null looks at the latest record. */
  readonly on: Day | null;
  readonly panel: Panel | null;
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
  readonly what: 'layer' | 'base-map' | 'filter' | 'sort' | 'columns' | 'group' | 'import';
  readonly before: Pick<ViewData, 'visible' | 'baseMap' | 'tables'>;
  /** A step of the register, not of the view. */
  readonly deed?: Deed;
}

/** Something that was recorded and can be recorded back and again. A rejection leaves the register as it was. */
export interface Deed {
  back(): Promise<void>;
  again(): Promise<void>;
}

interface ViewState extends ViewData {
  readonly theme: Theme;
  readonly playing: boolean;
  readonly undoSteps: readonly UndoStep[];
  /** Steps taken back, the last one last; the next new step forgets them. */
  readonly redoSteps: readonly UndoStep[];
  /** Why the last step could not be taken back or done again. */
  readonly undoProblem: CodedError | null;
  setTheme(theme: Theme): void;
  look(on: Day | null): void;
  setPlaying(playing: boolean): void;
  openPanel(panel: Panel | null): void;
  setTable(table: TableHeight): void;
  openTab(tab: DrawerTab): void;
  toggle(part: MapPart | string, visible: boolean): void;
  setBaseMap(id: string | null): void;
  /** Changes how a table is looked at; `what` names the step for undo. */
  changeTable(table: TableName, change: Partial<TableView>): void;
  /** Remembers something that was recorded as a step that can be taken back. */
  noteDeed(what: UndoStep['what'], deed: Deed): void;
  setTarget(target: FootprintTarget): void;
  setWeek(week: Day | null): void;
  /** Takes the last step back; null where there is none. */
  undo(): UndoStep | null;
  redo(): UndoStep | null;
  reset(): void;
}

export const PLAIN_VIEW: ViewData = {
  on: null,
  panel: null,
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
  const step = (what: UndoStep['what'], change: Partial<ViewData>) =>
    set((now) => ({
      ...change,
      undoSteps: [...now.undoSteps.slice(1 - MOST_STEPS), { what, before: undoable(now) }],
      redoSteps: [],
    }));
  /** Goes back to where the last step of one list began, and remembers in the other how to return. */
  const turn = (from: 'undoSteps' | 'redoSteps', to: 'undoSteps' | 'redoSteps'): UndoStep | null => {
    const last = get()[from].at(-1) ?? null;
    if (!last) return null;
    if (last.deed) return turnDeed(last, last.deed, from, to);
    set((now) => ({
      ...last.before,
      [from]: now[from].slice(0, -1),
      [to]: [...now[to], { what: last.what, before: undoable(now) }],
    }));
    return last;
  };
  /** What could not be recorded stays where it was, and says why. */
  const turnDeed = (step: UndoStep, deed: Deed, from: 'undoSteps' | 'redoSteps', to: 'undoSteps' | 'redoSteps'): UndoStep => {
    set((now) => ({ [from]: now[from].slice(0, -1), [to]: [...now[to], step], undoProblem: null }));
    const recorded = from === 'undoSteps' ? deed.back() : deed.again();
    recorded.catch((error: unknown) =>
      set((now) => ({
        [from]: [...now[from], step],
        [to]: now[to].filter((one) => one !== step),
        undoProblem: asCodedError(error),
      })),
    );
    return step;
  };
  return {
    theme: 'light',
    playing: false,
    undoSteps: [],
    redoSteps: [],
    undoProblem: null,
    ...PLAIN_VIEW,
    setTheme: (theme) => set({ theme }),
    look: (on) => set({ on }),
    setPlaying: (playing) => set({ playing }),
    openPanel: (panel) => set({ panel }),
    setTable: (table) => set({ table }),
    openTab: (tab) => set(({ table }) => ({ tab, table: table === 'closed' ? 'low' : table })),
    toggle: (part, visible) => step('layer', { visible: { ...get().visible, [part]: visible } }),
    setBaseMap: (baseMap) => step('base-map', { baseMap }),
    changeTable: (table, change) => {
      const tables = { ...get().tables, [table]: { ...tableView(get().tables, table), ...change } };
      step(nameStep(change), { tables });
    },
    noteDeed: (what, deed) =>
      set((now) => ({
        undoSteps: [...now.undoSteps.slice(1 - MOST_STEPS), { what, before: undoable(now), deed }],
        redoSteps: [],
      })),
    setTarget: (target) => set({ target, week: null }),
    setWeek: (week) => set({ week }),
    undo: () => turn('undoSteps', 'redoSteps'),
    redo: () => turn('redoSteps', 'undoSteps'),
    reset: () => set({ ...PLAIN_VIEW, playing: false, undoSteps: [], redoSteps: [], undoProblem: null }),
  };
});

const undoable = ({ visible, baseMap, tables }: ViewData): UndoStep['before'] => ({ visible, baseMap, tables });

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
