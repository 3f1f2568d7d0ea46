import { create } from 'zustand';
import type { CodedError } from '../../core/register/coded-error.ts';
import type { ImportedTrack, TrackSystem } from '../../workers/calls/patrolling.ts';
import { act } from '../act.ts';
import { asCodedError } from '../failure.ts';
import { readWhole } from '../read-whole.ts';
import { services } from '../services.ts';
import { reporterName } from './identity.ts';

interface TrackImport {
  readonly state: 'none' | 'reading' | 'read' | 'saving' | 'saved';
  readonly fileName: string;
  /** What whoever brings the file says of its receiver. */
  readonly accuracy_m: number;
  readonly system: TrackSystem;
  readonly track: ImportedTrack | null;
  /** Walks that were put on record. */
  readonly saved: number;
  readonly error: CodedError | null;
}

const NONE: TrackImport = { state: 'none', fileName: '', accuracy_m: 10, system: 'WGS 84', track: null, saved: 0, error: null };

export const useTrackImport = create<TrackImport>()(() => NONE);

/** Radii of phones and handheld receivers under an open sky, among trees and between houses; the screen offers these. */
export const ACCURACY_CHOICES = [5, 10, 20] as const;

let bytes = new Uint8Array();

/** Reads a track file; nothing is recorded yet. */
export async function openTrackFile(file: File): Promise<void> {
  const { accuracy_m, system } = useTrackImport.getState();
  useTrackImport.setState({ ...NONE, accuracy_m, system, fileName: file.name });
  bytes = new Uint8Array();
  try {
    bytes = await readWhole(file);
  } catch (error) {
    useTrackImport.setState({ error: asCodedError(error) });
    return;
  }
  await read();
}

/** States the accuracy or the system of the file; one that is read already is read again by it. */
export async function stateOfTrack(stated: Partial<Pick<TrackImport, 'accuracy_m' | 'system'>>): Promise<void> {
  useTrackImport.setState(stated);
  if (useTrackImport.getState().state === 'read') await read();
}

export function closeTrackFile(): void {
  bytes = new Uint8Array();
  useTrackImport.setState(NONE);
}

/** Puts the walks on record that are in the district and not on record yet: all of them, or none. */
export async function recordWalks(): Promise<void> {
  const { track, fileName, accuracy_m, system } = useTrackImport.getState();
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
            note: `${fileName} (±${accuracy_m} m${system === 'WGS 84' ? '' : `, ${system} → WGS 84`})`,
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
  const { fileName, accuracy_m, system } = useTrackImport.getState();
  useTrackImport.setState({ state: 'reading', error: null });
  try {
    const stated = { accuracy_m, system, now: services().clock.now() };
    const track = await services().engine.readTrackFile([bytes, fileName, stated]);
    useTrackImport.setState({ state: 'read', track });
  } catch (error) {
    useTrackImport.setState({ state: 'none', track: null, error: asCodedError(error) });
  }
}
