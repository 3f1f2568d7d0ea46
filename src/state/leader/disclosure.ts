import { create } from 'zustand';
import type { CodedError } from '../../core/register/coded-error.ts';
import { type DisclosureRules, USUAL_DISCLOSURE } from '../../core/register/disclosure.ts';
import { nameDay, numberDay } from '../../core/register/day.ts';
import type { Day } from '../../core/register/ports.ts';
import type { HashedDisclosure } from '../../workers/calls/printing.ts';
import { act } from '../act.ts';
import { asCodedError } from '../failure.ts';
import { keepLatest } from '../latest.ts';
import { today } from '../record.ts';
import { services } from '../services.ts';
import { useSession } from '../session.ts';

interface DisclosureState {
  readonly list: HashedDisclosure | null;
  readonly error: CodedError | null;
  /** What was recorded last, and is on the paper. */
  readonly printed: { readonly sha256: string; readonly objectionsUntil: Day } | null;
}

/** The disclosure list of one red line as it would be printed. It is in memory while it is looked at, and nowhere else. */
export const useDisclosure = create<DisclosureState>()(() => ({ list: null, error: null, printed: null }));

useSession.subscribe(({ summary }, before) => {
  if (summary?.district.id !== before.summary?.district.id) useDisclosure.setState({ list: null, error: null, printed: null });
});

/** What the office has set, or what is usual. */
export const disclosureRules = (): DisclosureRules => useSession.getState().summary?.settings.disclosure ?? USUAL_DISCLOSURE;

/** Last day of the time for objections, where a list is printed today. */
export const objectionsUntil = (days: number): Day => nameDay(numberDay(today()) + days);

const listOf = keepLatest((signal: AbortSignal, redLineId: string, on: Day, { fields }: DisclosureRules) =>
  services().engine.disclosureList([redLineId, on, fields], { signal }),
);

export async function loadDisclosure(redLineId: string, on: Day, rules: DisclosureRules): Promise<void> {
  try {
    const list = await listOf(redLineId, on, rules);
    if (list && !useDisclosure.getState().printed) useDisclosure.setState({ list, error: null });
  } catch (error) {
    useDisclosure.setState({ list: null, error: asCodedError(error) });
  }
}

/**
 * Puts on record that the list is printed, with its hash; rules that differ from the office's become its settings with it.
 * False where it was refused: then nothing may be printed.
 */
export async function recordDisclosure(rules: DisclosureRules): Promise<boolean> {
  const { list: made } = useDisclosure.getState();
  if (!made) return false;
  const { list, sha256 } = made;
  const until = objectionsUntil(rules.objectionDays);
  const isOther = JSON.stringify(rules) !== JSON.stringify(disclosureRules());
  const disclosure = {
    id: services().ids.next(),
    redLineId: list.redLineId,
    asOf: list.asOf,
    knownAt: list.knownAt,
    fields: list.fields,
    rows: list.rows.length,
    sha256,
    objectionsUntil: until,
    contact: rules.contact,
  };
  // From here on the list stays as it is, whatever the records say next.
  useDisclosure.setState({ printed: { sha256, objectionsUntil: until }, error: null });
  try {
    await act([
      ...(isOther ? [{ action: 'changeSettings' as const, input: { patch: { disclosure: rules }, on: today() } }] : []),
      { action: 'printDisclosure', input: { disclosure, on: today() } },
    ]);
    return true;
  } catch (error) {
    useDisclosure.setState({ error: asCodedError(error), printed: null });
    return false;
  }
}
