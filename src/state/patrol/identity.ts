import { create } from 'zustand';
import type { CodedError } from '../../core/register/coded-error.ts';
import { asCodedError } from '../failure.ts';
import { services } from '../services.ts';
import { useSession } from '../session.ts';
import { fieldWorker } from './field-worker.ts';

interface Identity {
  readonly district: string | null;
  /** Person or team that this phone is used by, as tasks name them; '' until chosen. */
  readonly who: string;
  /** What kept the device from keeping it: it has to be chosen again after a restart. */
  readonly notKept: CodedError | null;
}

/** Who uses this phone in the open district: chosen once, kept on the phone, told to nobody by itself. */
export const useIdentity = create<Identity>()(() => ({ district: null, who: '', notKept: null }));

const NAME = 'patrol-who';

/** Reads who was chosen for a district. */
export async function loadIdentity(district: string): Promise<void> {
  if (useIdentity.getState().district === district) return;
  useIdentity.setState({ district, who: '', notKept: null });
  const kept = await services()
    .store.loadView(district, NAME)
    .catch(() => undefined);
  const { district: still, who } = useIdentity.getState();
  if (still === district && who === '' && typeof kept === 'string') useIdentity.setState({ who: kept });
}

/** Keeps who uses this phone; '' forgets it. */
export async function chooseIdentity(who: string): Promise<void> {
  const { district } = useIdentity.getState();
  useIdentity.setState({ who, notKept: null });
  if (district === null) return;
  try {
    await services().store.saveView(district, NAME, who);
  } catch (error) {
    useIdentity.setState({ notKept: asCodedError(error) });
  }
}

/** Name under which what is brought from the field is recorded: whose field package it is, else who was chosen, else the phone's own. */
export const reporterName = (): string => fieldWorker() ?? (useIdentity.getState().who || services().device);

/** Every name under which this phone's own records may stand: what it records now, what it was told since, and its own. */
export const ownNames = (): readonly string[] => [
  ...new Set([reporterName(), useIdentity.getState().who, services().device].filter((name) => name !== '')),
];

useSession.subscribe((now, last) => {
  const id = now.summary?.district.id;
  if (id !== undefined && id !== last.summary?.district.id) void loadIdentity(id);
});
