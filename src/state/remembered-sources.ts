import { services } from './services.ts';
import type { RememberedDraft } from './import-draft.ts';
import { useSession } from './session.ts';

interface RememberedSource {
  readonly source: string;
  readonly draft: RememberedDraft;
}

/** The name under which the device keeps the list. */
const LIST = 'import-sources';
const MOST_KEPT = 60;

const districtId = () => useSession.getState().summary?.district.id;

/** What was said of the last file from the same kind of source; null where none came, or the device could not tell. */
export async function recallSource(source: string): Promise<RememberedDraft | null> {
  return (await readKept()).find((one) => one.source === source)?.draft ?? null;
}

/** Keeps what was said, newest first. A device that keeps nothing asks again next time: that is no failure of the import. */
export async function rememberSource(source: string, draft: RememberedDraft): Promise<void> {
  const district = districtId();
  if (!district) return;
  const others = (await readKept()).filter((one) => one.source !== source);
  await services()
    .store.saveView(district, LIST, [{ source, draft }, ...others].slice(0, MOST_KEPT))
    .catch(() => undefined);
}

async function readKept(): Promise<readonly RememberedSource[]> {
  const district = districtId();
  if (!district) return [];
  const kept = await services()
    .store.loadView(district, LIST)
    .catch(() => undefined);
  return Array.isArray(kept) ? kept.filter(isSource) : [];
}

function isSource(value: unknown): value is RememberedSource {
  const { source, draft } = (value ?? {}) as Partial<RememberedSource>;
  return (
    typeof source === 'string' &&
    typeof draft === 'object' &&
    draft !== null &&
    typeof draft.mapping === 'object' &&
    typeof draft.sigma_m === 'number' &&
    typeof draft.surveyed === 'boolean'
  );
}
