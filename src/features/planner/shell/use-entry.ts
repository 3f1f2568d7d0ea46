import { useState } from 'react';
import { type Entry, keepEntry, readEntry } from '../../../state/kept-entries.ts';
import { useSession } from '../../../state/session.ts';

type Kept<T> = readonly [value: T, set: (value: T) => void];

/**
 * An entry of a form under a name of its own (`case/…/note`), as `useState` with what was typed into it before. The form says
 * `forgetEntries` once it was recorded or given up. Another name is another entry: what was typed about one case is not said of the next.
 */
export function useEntry(name: string, initial: string): Kept<string>;
export function useEntry(name: string, initial: boolean): Kept<boolean>;
export function useEntry<T extends Entry>(name: string, initial: T): Kept<T>;
export function useEntry<T extends Entry>(name: string, initial: T): Kept<T> {
  // After a reload a form may be there before its district is.
  const district = useSession((s) => s.summary?.district.id);
  const begin = () => ({ name, district, initial, value: readEntry(name, initial) ?? initial });
  const [held, setHeld] = useState(begin);
  const current = held.name === name && held.district === district ? held : begin();
  if (current !== held) setHeld(current);
  return [
    current.value,
    (value) => {
      keepEntry(name, value, current.initial);
      setHeld({ ...current, value });
    },
  ];
}
