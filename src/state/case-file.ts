import { create } from 'zustand';
import type { Case } from '../core/register/case.ts';
import type { CodedError } from '../core/register/coded-error.ts';
import type { CaseBeginning, CaseFile } from '../workers/calls/cases.ts';
import type { Shape } from '../core/register/shape.ts';
import { act } from './act.ts';
import { asCodedError } from './failure.ts';
import { keepLatest } from './latest.ts';
import { today } from './record.ts';
import { services } from './services.ts';

interface CaseState {
  readonly file: CaseFile | null;
  readonly error: CodedError | null;
}

export const useCaseFile = create<CaseState>()(() => ({ file: null, error: null }));

const fileOf = keepLatest((signal: AbortSignal, caseId: string) => services().engine.caseFile([caseId, today()], { signal }));

/** Everything on record of a case, judged today; what was shown before stays until then only where it is the same case. */
export async function loadCase(caseId: string): Promise<void> {
  if (useCaseFile.getState().file?.case.id !== caseId) useCaseFile.setState({ file: null, error: null });
  try {
    const file = await fileOf(caseId);
    if (file) useCaseFile.setState({ file, error: null });
  } catch (error) {
    useCaseFile.setState({ file: null, error: asCodedError(error) });
  }
}

/** What is known before a case is begun on a report, on the day of its beginning: the number is that year's. @throws CodedError `sighting-unknown` */
export const loadBeginning = (sightingId: string, begunOn: string, signal?: AbortSignal): Promise<CaseBeginning> =>
  services().engine.caseBeginning([sightingId, begunOn], { signal });

/** Begins the file of a case on a report. @returns its id @throws CodedError of the refusal */
export async function openCaseOn(
  sightingId: string,
  input: Pick<Case, 'no' | 'track' | 'begunOn'>,
  reason: string,
  occupiedLand: Shape | null,
): Promise<string> {
  const on = input.begunOn;
  const id = services().ids.next();
  const opened = { case: { id, ...input, sightings: [sightingId] }, reason, on };
  await act([{ action: 'openCase', input: { ...opened, ...(occupiedLand && { occupiedLand }) } }]);
  return id;
}
