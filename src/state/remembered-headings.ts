import { type BulkMapping, isColumnRole } from '../workers/calls/bulk.ts';
import { services } from './services.ts';
import { useSession } from './session.ts';

interface RememberedHeadings {
  readonly headings: readonly string[];
  readonly mapping: BulkMapping;
}

/** The name under which the device keeps the list. */
const LIST = 'bulk-headings';
const MOST_KEPT = 40;

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((heading, column) => heading === b[column]);

/** How the columns under the same headings were read last time; null where they are new. */
export async function recallMapping(headings: readonly string[]): Promise<BulkMapping | null> {
  return (await readKept()).find((one) => isSame(one.headings, headings))?.mapping ?? null;
}

/** Keeps how columns were read, newest first; the red line of all rows is of one file and is not kept. */
export async function rememberMapping(headings: readonly string[], mapping: BulkMapping): Promise<void> {
  const district = useSession.getState().summary?.district.id;
  if (!district) return;
  const others = (await readKept()).filter((one) => !isSame(one.headings, headings));
  const kept = [{ headings, mapping: { ...mapping, redLineId: null } }, ...others].slice(0, MOST_KEPT);
  await services()
    .store.saveView(district, LIST, kept)
    .catch(() => undefined);
}

async function readKept(): Promise<readonly RememberedHeadings[]> {
  const district = useSession.getState().summary?.district.id;
  if (!district) return [];
  const kept = await services()
    .store.loadView(district, LIST)
    .catch(() => undefined);
  return Array.isArray(kept) ? kept.filter(isRemembered) : [];
}

function isRemembered(value: unknown): value is RememberedHeadings {
  const { headings, mapping } = (value ?? {}) as Partial<RememberedHeadings>;
  return (
    Array.isArray(headings) &&
    headings.every((heading) => typeof heading === 'string') &&
    Array.isArray(mapping?.columns) &&
    mapping.columns.length === headings.length &&
    mapping.columns.every((role) => role === null || (typeof role === 'string' && isColumnRole(role))) &&
    (mapping.amountUnit === 'yuan' || mapping.amountUnit === 'wan')
  );
}
