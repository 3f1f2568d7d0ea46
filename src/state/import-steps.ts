import type { ImportPreview } from '../workers/calls/importing.ts';
import { type ImportDraft, polygonsOf } from './import-draft.ts';

/** What there is to decide between a file and a layer, in order. */
export const IMPORT_STEPS = ['content', 'place', 'fields', 'check'] as const;
export type ImportStep = (typeof IMPORT_STEPS)[number];

/** Has the file any layers, encodings or columns to choose among? */
export function hasContentChoice({ layers, text, coordinateColumns, ...preview }: ImportPreview): boolean {
  return layers.length > 1 || (text?.choices.length ?? 0) > 1 || coordinateColumns !== null || lacksCoordinates(preview);
}

/** Formats whose coordinates stand in columns like everything else. */
const TABLES: ReadonlySet<string> = new Set(['delimited', 'xlsx']);

/** A table with columns, but nothing that lies anywhere: which of them hold the coordinates has to be said. */
export const lacksCoordinates = ({
  format,
  vertices,
  columns,
}: Pick<ImportPreview, 'format' | 'vertices' | 'columns'>): boolean => TABLES.has(format) && vertices === 0 && columns.length > 0;

/** Points only, of a table whose rows may as well be the corners of something: how they are read has to be looked at. */
export const lacksPolygons = (preview: ImportPreview): boolean => preview.coordinateColumns !== null && polygonsOf(preview) === 0;

/** Nothing is left to decide here. The last step never is: accepting is a decision of its own. */
export function isSettled(step: ImportStep, preview: ImportPreview, draft: ImportDraft): boolean {
  switch (step) {
    case 'content':
      return !lacksCoordinates(preview) && (draft.contentConfirmed || !(isLayerOpen(preview) || lacksPolygons(preview)));
    case 'place':
      return preview.crs !== null && (preview.insideDistrict !== false || draft.placeConfirmed);
    case 'fields':
      return draft.kind !== null && draft.name.trim() !== '' && polygonsOf(preview) > 0;
    case 'check':
      return false;
  }
}

/** Where the user is asked first: steps with nothing to decide are passed by. What the layer is, is always asked or shown. */
export function firstStep(preview: ImportPreview, draft: ImportDraft): ImportStep {
  return IMPORT_STEPS.find((step) => step === 'fields' || !isSettled(step, preview, draft)) ?? 'fields';
}

/** The next step that has something to decide. */
export function stepAfter(step: ImportStep, preview: ImportPreview, draft: ImportDraft): ImportStep {
  const later = IMPORT_STEPS.slice(IMPORT_STEPS.indexOf(step) + 1);
  return later.find((one) => one === 'fields' || !isSettled(one, preview, draft)) ?? 'check';
}

/** Whether a step can be opened: everything before it has to be settled. */
export function isReachable(step: ImportStep, preview: ImportPreview, draft: ImportDraft): boolean {
  return IMPORT_STEPS.slice(0, IMPORT_STEPS.indexOf(step)).every((one) => isSettled(one, preview, draft));
}

/** More than one layer holds polygons and nobody has said which is meant. */
const isLayerOpen = ({ layers, options }: ImportPreview): boolean =>
  options.layer === undefined && layers.filter(({ polygons }) => polygons !== 0).length > 1;
