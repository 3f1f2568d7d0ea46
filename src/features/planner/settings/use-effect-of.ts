import { useEffect, useState } from 'react';
import type { CodedError } from '../../../core/register/coded-error.ts';
import type { SettingsPatch } from '../../../core/register/change.ts';
import { asCodedError } from '../../../state/failure.ts';
import { weighSettings } from '../../../state/office-rules.ts';
import { useSession } from '../../../state/session.ts';
import type { SettingsEffect } from '../../../workers/calls/settings.ts';

/** Between the last keystroke and the question. */
const TYPING_MS = 250;

interface Weighed {
  readonly effect: SettingsEffect | null;
  readonly error: CodedError | null;
  readonly busy: boolean;
}
const NOTHING: Weighed = { effect: null, error: null, busy: false };

/** What entered settings would do, asked again whenever they or the record change; the answer before stays until the next is there. */
export function useEffectOf(patch: SettingsPatch | null): Weighed {
  const revision = useSession((s) => s.revision);
  const [weighed, setWeighed] = useState(NOTHING);
  const asked = patch && JSON.stringify(patch);
  // Asked again when something was recorded.
  useEffect(() => {
    if (asked === null) {
      setWeighed(NOTHING);
      return undefined;
    }
    const stop = new AbortController();
    setWeighed((before) => ({ ...before, busy: true }));
    const timer = setTimeout(() => {
      weighSettings(JSON.parse(asked) as SettingsPatch, stop.signal).then(
        (effect) => !stop.signal.aborted && setWeighed({ effect, error: null, busy: false }),
        (error: unknown) => !stop.signal.aborted && setWeighed({ effect: null, error: asCodedError(error), busy: false }),
      );
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asked, revision]);
  return weighed;
}
