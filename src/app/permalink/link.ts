import { isDay } from '../../core/register/day.ts';
import type { FeatureRef } from '../../workers/engine-api.ts';
import type { Camera } from '../../state/camera.ts';
import { DOSSIER_KINDS, DRAWER_TABS, PANELS, PLAIN_VIEW, TABLE_HEIGHTS, type ViewData } from '../../state/view.ts';
import { readTables, writeTables } from './table-part.ts';

/** Everything that a colleague needs to see the same: which district, where, when, how, and what is chosen. */
export interface Link {
  readonly district: string | null;
  readonly camera: Camera | null;
  readonly view: ViewData;
  readonly selected: FeatureRef | null;
  /** The feature that the selected one is compared with. */
  readonly pinned: FeatureRef | null;
  /** The red line whose overlaps the drawer lists, where it is not the selected feature itself. */
  readonly overlapsOf: string | null;
}

/** The search part of an address, by parameter. Every value is text that a person can read. */
export type LinkSearch = Readonly<Record<string, string>>;

const DEGREE_DIGITS = 6;

/** The parameters of a link. What is as at first is left out, so that links stay short. */
export function writeLink({ district, camera, view, selected, pinned, overlapsOf }: Link): LinkSearch {
  const ids = (wanted: boolean) =>
    Object.entries(view.visible)
      .filter(([, on]) => on === wanted)
      .map(([id]) => id)
      .sort()
      .join(',');
  const search: Record<string, string | null> = {
    d: district,
    at: camera && writeCamera(camera),
    on: view.on,
    panel: view.panel,
    doc: view.dossier && `${view.dossier.kind}:${view.dossier.id}`,
    table: view.table === 'closed' ? null : `${view.tab},${view.table}`,
    show: ids(true),
    hide: ids(false),
    base: view.baseMap,
    of: view.target.kind === 'district' ? null : `${view.target.kind}:${view.target.id}`,
    week: view.week,
    sel: selected && writeRef(selected),
    pin: pinned && writeRef(pinned),
    over: overlapsOf,
    rows: writeTables(view.tables),
  };
  return Object.fromEntries(Object.entries(search).filter((entry): entry is [string, string] => !!entry[1]));
}

/** What a link says. A part that cannot be understood is left out and named in `unread`, and the rest holds. */
export function readLink(search: LinkSearch): { readonly link: Link; readonly unread: readonly string[] } {
  const unread: string[] = [];
  const part = <T>(name: string, read: (text: string) => T | null, absent: T): T => {
    const text = search[name];
    if (text === undefined) return absent;
    const value = read(text);
    if (value === null) unread.push(name);
    return value ?? absent;
  };
  const [tab, table] = part('table', readDrawer, [PLAIN_VIEW.tab, PLAIN_VIEW.table]);
  const visible = Object.fromEntries([
    ...part('show', readIds, []).map((id) => [id, true] as const),
    ...part('hide', readIds, []).map((id) => [id, false] as const),
  ]);
  const view: ViewData = {
    on: part('on', readDay, null),
    panel: part('panel', (text) => PANELS.find((one) => one === text) ?? null, null),
    dossier: part('doc', readDossier, null),
    tab,
    table,
    visible,
    baseMap: part('base', (text) => text, null),
    tables: part('rows', readTables, {}),
    target: part('of', readTarget, PLAIN_VIEW.target),
    week: part('week', readDay, null),
  };
  const link: Link = {
    district: search.d ?? null,
    camera: part('at', readCamera, null),
    view,
    selected: part('sel', readRef, null),
    pinned: part('pin', readRef, null),
    overlapsOf: part('over', (text) => text || null, null),
  };
  return { link, unread };
}

function writeCamera({ lon, lat, zoom, bearing }: Camera): string {
  const turned = Math.abs(bearing) < 0.05 ? [] : [bearing.toFixed(1)];
  return [lon.toFixed(DEGREE_DIGITS), lat.toFixed(DEGREE_DIGITS), zoom.toFixed(2), ...turned].join(',');
}

function readCamera(text: string): Camera | null {
  const numbers = text.split(',').map(Number);
  const [lon, lat, zoom, bearing = 0] = numbers;
  if (numbers.length < 3 || numbers.length > 4 || numbers.some((one) => !Number.isFinite(one))) return null;
  if (Math.abs(lon) > 180 || Math.abs(lat) > 85 || zoom < 0 || zoom > 24) return null;
  return { lon, lat, zoom, bearing };
}

function writeRef(ref: FeatureRef): string {
  return ref.kind === 'parcel' ? `parcel:${ref.layerId}:${ref.row}` : `${ref.kind}:${ref.id}`;
}

function readRef(text: string): FeatureRef | null {
  const [kind, id, row] = text.split(':');
  if (!id) return null;
  if (kind === 'red-line' || kind === 'sighting') return { kind, id };
  return kind === 'parcel' && /^\d+$/.test(row ?? '') ? { kind, layerId: id, row: Number(row) } : null;
}

function readDossier(text: string): ViewData['dossier'] {
  const at = text.indexOf(':');
  const kind = DOSSIER_KINDS.find((one) => one === text.slice(0, at));
  const id = text.slice(at + 1);
  return kind && id ? { kind, id } : null;
}

function readTarget(text: string): ViewData['target'] | null {
  const [kind, id] = text.split(':');
  return (kind === 'red-line' || kind === 'unit') && id ? { kind, id } : null;
}

function readDrawer(text: string): [ViewData['tab'], ViewData['table']] | null {
  const [name, height] = text.split(',');
  const tab = DRAWER_TABS.find((one) => one === name);
  const table = TABLE_HEIGHTS.find((one) => one === height);
  return tab && table ? [tab, table] : null;
}

const readDay = (text: string): string | null => (isDay(text) ? text : null);
const readIds = (text: string): string[] => text.split(',').filter((id) => id !== '');

/** What a screen of its own adds to addresses. It comes with the screen: a phone on patrol loads none of it. */
export interface ScreenPart {
  /** Takes over what an address says; returns the names of what cannot be understood. */
  take(search: LinkSearch): readonly string[];
  write(): LinkSearch;
  /** Returns how to stop. */
  subscribe(onStep: () => void): () => void;
}
