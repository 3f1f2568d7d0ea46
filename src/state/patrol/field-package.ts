import { create } from 'zustand';
import type { AcceptedChange } from '../../core/register/change.ts';
import type { CodedError } from '../../core/register/coded-error.ts';
import { countRecords } from '../../core/register/outbox/field-work.ts';
import { isUnsafe } from '../../core/register/outbox/outbox-entry.ts';
import type { KeptField } from '../../store/database.ts';
import type { ReadField } from '../../workers/calls/field.ts';
import type { Progress } from '../../workers/rpc.ts';
import { inTurn } from '../catch-up.ts';
import { dayOfInstant } from '../day-of-instant.ts';
import { asCodedError } from '../failure.ts';
import { readWhole } from '../read-whole.ts';
import { services } from '../services.ts';
import { openDemo, openDistrict, openKept, untilKept, useSession } from '../session.ts';
import { eraseExpired, isFieldEarly, isFieldOver, isFieldSoonOver, keptRow } from './erase-expired.ts';
import { nameFieldWorker } from './field-worker.ts';
import { chooseIdentity, loadIdentity } from './identity.ts';
import { keptPatrol } from './track-keeping.ts';

export type { KeptField };

interface FieldPackageState {
  /** The package that this device holds of the open district; null: the whole district, or none. */
  readonly field: KeptField | null;
  /** It lasts until tomorrow at most, and can still be read. */
  readonly soon: boolean;
  /** Of the whole district only one's own work is left: the browser threw the rest away. */
  readonly emptied: boolean;
  /** How many records were made after it and have not arrived. */
  readonly unsent: number;
  /** A package that is being read. */
  readonly opening: { readonly progress: Progress | null; readonly stop: AbortController } | null;
  /** One that waits for a word: this device holds the whole district. */
  readonly asking: { readonly read: ReadField; readonly name: string } | null;
  readonly failure: CodedError | null;
  /** What became of one's own changes when the last package came. */
  readonly opened: { readonly unsent: number; readonly arrived: number } | null;
}

/** The field package on this device. */
export const useFieldPackage = create<FieldPackageState>()(() => ({
  field: null,
  soon: false,
  emptied: false,
  unsent: 0,
  opening: null,
  asking: null,
  failure: null,
  opened: null,
}));

/** Read before the screens write their own address over it. */
let asked = new URLSearchParams((globalThis as { location?: Location }).location?.search).get('package');

/** The package that the page's address asked for; told once, so that a reload opens what is kept. */
export function takeAskedAddress(): string | null {
  const address = asked;
  asked = null;
  return address;
}

/** One's own changes after the package, in their order, those left out that are known to have arrived. */
export async function unsentChanges(): Promise<readonly AcceptedChange[]> {
  const { field } = useFieldPackage.getState();
  const id = useSession.getState().summary?.district.id;
  if (!field || id === undefined) return [];
  const news = await services().store.newsAfter(id, field.head);
  const { entries } = await services().store.outbox(id);
  const safe = entries.filter((entry) => !isUnsafe(entry)).map((entry) => entry.id);
  const arrived = new Set([...field.received, ...safe]);
  return (news?.feed ?? []).filter((change) => !arrived.has(change.id));
}

/** Opens a package from a file. Where the whole district was here and was lost, its own file is as welcome. */
export async function openFieldFile(file: File): Promise<void> {
  await open(async (options) => {
    const bytes = await readWhole(file);
    return services().engine.readField([bytes, file.name], options);
  });
  const { emptied, failure } = useFieldPackage.getState();
  if (!emptied || failure?.code !== 'field-none') return;
  useFieldPackage.setState({ failure: null });
  await openDistrict(file);
  await untilKept();
  await lookAtField();
}

/** Opens a package from an address of this site; no other is asked. */
export async function openFieldAddress(address: string): Promise<void> {
  const url = URL.canParse(address, location.href) ? new URL(address, location.href) : null;
  if (url?.origin !== location.origin) {
    useFieldPackage.setState({ failure: { code: 'field-origin' } });
    return;
  }
  await open((options) => services().engine.fetchField([url.href], options));
}

type Options = Parameters<ReturnType<typeof services>['engine']['readField']>[1];

async function open(read: (options: Options) => Promise<ReadField>): Promise<void> {
  const before = useFieldPackage.getState().opening;
  before?.stop.abort();
  const stop = new AbortController();
  useFieldPackage.setState({ opening: { progress: null, stop }, failure: null, opened: null, asking: null });
  try {
    const onProgress = (progress: Progress) => useFieldPackage.setState({ opening: { progress, stop } });
    const found = await read({ signal: stop.signal, onProgress });
    if (!stop.signal.aborted) await keep(found, false);
  } catch (error) {
    const failed = asCodedError(error);
    if (failed.code !== 'cancelled') useFieldPackage.setState({ failure: failed });
  } finally {
    if (useFieldPackage.getState().opening?.stop === stop) useFieldPackage.setState({ opening: null });
  }
}

/** Gives up the package that is being read. */
export function stopOpening(): void {
  useFieldPackage.getState().opening?.stop.abort();
  useFieldPackage.setState({ opening: null });
}

/** Answers the question whether a package may take the place of the whole district. */
export async function answerWhole(yes: boolean): Promise<void> {
  const { asking } = useFieldPackage.getState();
  useFieldPackage.setState({ asking: null });
  if (!asking || !yes) return;
  try {
    await keep(asking.read, true);
  } catch (error) {
    useFieldPackage.setState({ failure: asCodedError(error) });
  }
}

async function keep(read: ReadField, insteadOfWhole: boolean): Promise<void> {
  const { district, field, feed, packages } = read;
  const { store } = services();
  const [first] = feed;
  const timeZone = first?.type === 'district-created' ? first.body.settings.timeZone : 'Asia/Shanghai';
  if (isFieldOver({ expiresOn: field.expiresOn, timeZone }))
    throw Object.assign(new Error('field-expired'), { code: 'field-expired', params: { expiresOn: field.expiresOn } });
  if (isFieldEarly({ madeOn: field.madeOn, timeZone }))
    throw Object.assign(new Error('field-early'), { code: 'field-early', params: { madeOn: field.madeOn } });
  // What is being recorded, or still being put into the store, must lie there before it is carried over.
  await untilKept();
  try {
    const own = await inTurn(() => store.keepField(district.id, { feed, packages, field }, { insteadOfWhole }));
    useFieldPackage.setState({ opened: own });
  } catch (error) {
    const failed = asCodedError(error);
    if (failed.code !== 'field-whole-here' || insteadOfWhole) throw error;
    useFieldPackage.setState({ asking: { read, name: district.name } });
    return;
  }
  await openKept(district.id);
  await lookAtField();
  // Whose tasks are shown: nobody has to say it again.
  await loadIdentity(district.id);
  await chooseIdentity(field.for);
}

/** Erases the package from this device. What was recorded here and has not arrived, or is in hand, stays, and so does its district. */
export async function deleteField(): Promise<void> {
  const { field } = useFieldPackage.getState();
  const id = useSession.getState().summary?.district.id;
  if (!field || id === undefined) return;
  try {
    // What is taken in hand, and a patrol under way, is nobody's change yet and must not go with the package.
    const inHand = await services().store.loadDrafts(id, '');
    if ((await unsentChanges()).length === 0 && inHand.length === 0 && (await keptPatrol(id)) === null) {
      await services().store.remove(id);
      await openDemo();
    } else {
      const on = dayOfInstant(services().clock.now(), field.timeZone);
      await inTurn(() => services().store.eraseField(id, { on, because: 'deleted' }));
      await openKept(id);
    }
    await lookAtField();
  } catch (error) {
    useFieldPackage.setState({ failure: asCodedError(error) });
  }
}

/** Reads anew what this device holds; a package whose time is over is erased on the spot. */
export async function lookAtField(): Promise<void> {
  const id = useSession.getState().summary?.district.id;
  if (id === undefined) return;
  try {
    if (await inTurn(() => eraseExpired(id))) await openKept(id);
    const row = await keptRow(id);
    const field = row?.field ?? null;
    if (id !== useSession.getState().summary?.district.id) return;
    const soon = field !== null && !field.erased && isFieldSoonOver(field);
    useFieldPackage.setState({ field, soon, emptied: row?.emptiedOn !== undefined });
    nameFieldWorker(field?.for ?? null);
    useFieldPackage.setState({ unsent: field ? countRecords(await unsentChanges()) : 0 });
  } catch (error) {
    useFieldPackage.setState({ failure: asCodedError(error) });
  }
}

/** Puts a failure aside. */
export const dismissFieldFailure = (): void => useFieldPackage.setState({ failure: null });

let looked = '';
useSession.subscribe(({ phase, summary, keeping }) => {
  if (phase.at !== 'ready' || !summary || keeping.state === 'keeping') return;
  const now = `${summary.district.id} ${summary.hash}`;
  if (now === looked) return;
  looked = now;
  void lookAtField();
});
