import { useEffect, useRef, useState } from 'react';
import type { TypedUnit } from '../../../core/measure/explain/typed-number.ts';
import type { CodedError } from '../../../core/register/coded-error.ts';
import { explainTyped } from '../../../state/explaining.ts';
import { asCodedError } from '../../../state/failure.ts';
import type { ExplainedNumber, ExplainSubject } from '../../../workers/calls/explaining.ts';

/** Asks for one number after another; the last question alone is answered, and the one before stays until it is. */
export function useExplanation(subject: ExplainSubject, on: string) {
  const [answer, setAnswer] = useState<ExplainedNumber | null>(null);
  const [error, setError] = useState<CodedError | null>(null);
  const [busy, setBusy] = useState(false);
  const asked = useRef<AbortController | null>(null);
  useEffect(() => () => asked.current?.abort(), []);
  const ask = async (number: string, unit: TypedUnit) => {
    asked.current?.abort();
    const controller = new AbortController();
    asked.current = controller;
    setBusy(true);
    setError(null);
    try {
      const explained = await explainTyped(subject, number, unit, on, controller.signal);
      if (!controller.signal.aborted) setAnswer(explained);
    } catch (failure) {
      if (controller.signal.aborted) return;
      setAnswer(null);
      setError(asCodedError(failure));
    } finally {
      if (asked.current === controller) setBusy(false);
    }
  };
  return { answer, error, busy, ask };
}
