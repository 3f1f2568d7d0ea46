import { create } from 'zustand';
import type { CodedError } from '../../core/register/coded-error.ts';
import type { ImportedTrack } from '../../workers/calls/patrolling.ts';
import { act } from '../act.ts';
import { asCodedError } from '../failure.ts';
import { services } from '../services.ts';
import { reporterName } from './identity.ts';

interface TrackImport {
  readonly state: 'none' | 'reading' | 'read' | 'saving' | 'saved';
  readonly fileName: string;
  /** What whoever brings the file says of its receiver. */
  readonly accuracy_m: number;
  readonly track: ImportedTrack | null;
  /** Walks that were put on record. */
  readonly saved: number;
  readonly error: CodedError | null;
}

const NONE: TrackImport = { state: 'none', fileName: '', accuracy_m: 10, track: null, saved: 0, error: null };

export const useTrackImport = create<TrackImport>()(() => NONE);

/** Radii of phones and handheld receivers under an open sky, among trees and between houses; the screen offers these. */
export const ACCURACY_CHOICES = [5, 10, 20] as const;

let bytes = new Uint8Array();

/** Reads a track file; nothing is recorded yet. */
export async function openTrackFile(file: File): Promise<void> {
  bytes = new Uint8Array(await file.arrayBuffer());
  useTrackImport.setState({ ...NONE, accuracy_m: useTrackImport.getState().accuracy_m, fileName: file.name });
  await read();
}

export async function stateAccuracy(accuracy_m: number): Promise<void> {
  useTrackImport.setState({ accuracy_m });
  if (useTrackImport.getState().state === 'read') await read();
}

export function closeTrackFile(): void {
  bytes = new Uint8Array();
  useTrackImport.setState(NONE);
}

/** Puts the walks on record that are in the district and not on record yet: all of them, or none. */
export async function recordWalks(): Promise<void> {
  const { track, fileName, accuracy_m } = useTrackImport.getState();
  const walks = (track?.walks ?? []).filter(({ isKnown, isElsewhere }) => !isKnown && !isElsewhere);
  if (walks.length === 0) return;
  useTrackImport.setState({ state: 'saving', error: null });
  const { ids } = services();
  try {
    await act(
      walks.map(({ on, startedAt, endedAt, segments }) => ({
        action: 'recordPatrol',
        input: {
          on,
          patrol: {
            id: ids.next(),
            by: reporterName(),
            how: 'imported',
            startedAt,
            endedAt,
            segments,
            visits: [],
            note: `${fileName} (±${accuracy_m} m)`,
          },
        },
      })),
    );
    useTrackImport.setState({ ...NONE, state: 'saved', fileName, saved: walks.length });
  } catch (error) {
    useTrackImport.setState({ state: 'read', error: asCodedError(error) });
  }
}

async function read(): Promise<void> {
  const { fileName, accuracy_m } = useTrackImport.getState();
  useTrackImport.setState({ state: 'reading', error: null });
  try {
    const track = await services().engine.readTrackFile([bytes, fileName, { accuracy_m, now: services().clock.now() }]);
    useTrackImport.setState({ state: 'read', track });
  } catch (error) {
    useTrackImport.setState({ state: 'none', track: null, error: asCodedError(error) });
  }
}
