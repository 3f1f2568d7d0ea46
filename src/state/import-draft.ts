import type { LayerKind } from '../core/register/layer.ts';
import type { FieldMapping, ImportChoice, ImportColumn, ImportPreview } from '../workers/calls/importing.ts';

/** What the user has said of a file so far. Nothing of it is lost when the file is read again in another way. */
export interface ImportDraft {
  readonly kind: LayerKind | null;
  readonly name: string;
  readonly mapping: FieldMapping;
  readonly surveyed: boolean;
  readonly sigma_m: number;
  /** Layer that this one takes the place of; null: a layer beside the others. */
  readonly replaces: string | null;
  /** Outlines nearer than this count as the same; null: from the σ of both sides. */
  readonly tolerance_m: number | null;
  /** Layers, encoding and columns were looked at and are right. */
  readonly contentConfirmed: boolean;
  /** It lies outside the district, and that is right. */
  readonly placeConfirmed: boolean;
}

/** What the device remembers of a kind of source: whatever an office would say of its next file too. */
export type RememberedDraft = Pick<ImportDraft, 'kind' | 'mapping' | 'surveyed' | 'sigma_m'>;

/** A digitised or unknown source is taken as a metre until the user knows better. */
export const USUAL_SIGMA_M = { surveyed: 0.05, other: 1 } as const;

const COLUMN_FIELDS = ['parcelNo', 'name', 'landUse', 'holder', 'statedArea'] as const satisfies readonly (keyof FieldMapping)[];
/** Endings that say nothing of what is in a file. */
const ENDINGS = /(\.[a-z0-9]{2,8}){1,2}$/i;

/** Begins with what the device remembers of such files, what the file claims, and what its columns' names propose. */
export function newDraft(preview: ImportPreview, remembered: RememberedDraft | null = null): ImportDraft {
  const surveyed = preview.claims.surveyed ?? remembered?.surveyed ?? false;
  const usual = surveyed ? USUAL_SIGMA_M.surveyed : USUAL_SIGMA_M.other;
  return {
    kind: remembered?.kind ?? null,
    name: preview.fileName.replace(ENDINGS, ''),
    mapping: remembered ? fitMapping(remembered.mapping, preview.columns) : preview.mapping,
    surveyed,
    sigma_m: preview.claims.sigma_m ?? remembered?.sigma_m ?? usual,
    replaces: null,
    tolerance_m: null,
    contentConfirmed: false,
    placeConfirmed: false,
  };
}

/**
 * The same draft for the same file read in another way: a field whose column is still there keeps it, one whose column went takes
 * what is proposed now.
 */
export function refitDraft(draft: ImportDraft, before: ImportPreview, preview: ImportPreview): ImportDraft {
  const kept = fitMapping(draft.mapping, preview.columns);
  const fields = COLUMN_FIELDS.flatMap((field) => {
    const isLost = draft.mapping[field] !== undefined && kept[field] === undefined;
    const isNew = draft.mapping[field] === before.mapping[field];
    const column = isLost || (isNew && kept[field] === undefined) ? preview.mapping[field] : kept[field];
    return column === undefined ? [] : [[field, column] as const];
  });
  return {
    ...draft,
    mapping: { ...Object.fromEntries(fields), ...(draft.mapping.statedUnit && { statedUnit: draft.mapping.statedUnit }) },
    placeConfirmed: draft.placeConfirmed && isSamePlace(before, preview),
  };
}

export function rememberedOf({ kind, mapping, surveyed, sigma_m }: ImportDraft): RememberedDraft {
  return { kind, mapping, surveyed, sigma_m };
}

/** By what two files are of the same kind of source: their format and their columns, in any order. */
export function sourceKey({ format, columns }: Pick<ImportPreview, 'format' | 'columns'>): string {
  return [format, ...columns.map(({ name }) => name).sort()].join('\u001f');
}

/** Null while what it is, its name or its place is missing. */
export function choiceOf(preview: ImportPreview, draft: ImportDraft): ImportChoice | null {
  const { kind, name, mapping, sigma_m, surveyed, replaces, tolerance_m } = draft;
  if (!kind || name.trim() === '' || !preview.crs) return null;
  return {
    importId: preview.importId,
    kind,
    name: name.trim(),
    mapping,
    sigma_m,
    surveyed,
    ...(replaces !== null && { replaces }),
    ...(tolerance_m !== null && { tolerance_m }),
  };
}

/** Features that hold polygons. */
export const polygonsOf = ({ geometryTypes }: ImportPreview): number => (geometryTypes.polygon ?? 0) + (geometryTypes.mixed ?? 0);

function fitMapping(mapping: FieldMapping, columns: readonly ImportColumn[]): FieldMapping {
  const names = new Set(columns.map(({ name }) => name));
  const fields = COLUMN_FIELDS.flatMap((field) => {
    const column = mapping[field];
    return column !== undefined && names.has(column) ? [[field, column] as const] : [];
  });
  return { ...Object.fromEntries(fields), ...(mapping.statedUnit && { statedUnit: mapping.statedUnit }) };
}

const isSamePlace = (a: ImportPreview, b: ImportPreview): boolean => JSON.stringify(a.bounds) === JSON.stringify(b.bounds);
