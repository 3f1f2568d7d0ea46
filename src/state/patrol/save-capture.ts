import { toGeometry } from '../../core/editing/drawn-geometry.ts';
import type { OutlineShape } from '../../core/editing/outline.ts';
import type { Shape } from '../../core/register/shape.ts';
import type { ActionRequest } from '../../workers/calls/recording.ts';
import { act } from '../act.ts';
import { asCodedError } from '../failure.ts';
import { services } from '../services.ts';
import { dismissFull } from '../storage.ts';
import { captureDay, capturedShape, type CaptureDraft, stopFixes, useCapture } from './capture.ts';
import { reporterName } from './identity.ts';
import { dropShots, recordOfShots, untilRead, usePhotos } from './photos.ts';
import { usePosition } from './position.ts';
import { noteCaptured, reshapedBy } from './subject.ts';

/** What still has to be said or drawn before a report can be saved, in the order in which it is asked for. */
export type Missing = 'shape' | 'size' | 'shape-unfit' | 'same' | 'stage' | 'land-unfit' | 'photos';

/** The first thing that is missing; null where it can be saved. */
export function missingOf(state: ReturnType<typeof useCapture.getState>): Missing | null {
  const { draft, report, landReport } = state;
  // What a hand holds, or nobody has sized yet, is no mark.
  if (!draft || !capturedShape('building', { draft, held: null })) return draft?.building.method === 'box' ? 'size' : 'shape';
  if (report && report.drawing.status !== 'ok') return 'shape-unfit';
  if (landReport && landReport.status !== 'ok') return 'land-unfit';
  if (reshapedBy(draft.madeFor) !== null) return usePhotos.getState().reading > 0 ? 'photos' : null;
  if (draft.same === null && report?.similar.some(({ isSame }) => isSame)) return 'same';
  if (draft.form.stage === null) return 'stage';
  return usePhotos.getState().reading > 0 ? 'photos' : null;
}

/** Words of the record that are chosen where they are shown. */
export interface CaptureWords {
  readonly reason: string;
  readonly evidence: string;
}

/**
 * Puts what is marked on record with its photos, all in one transaction, and begins nothing new. A refusal stands in `error`, and
 * everything stays as it is. Null where something is missing.
 */
export async function saveCapture(words: CaptureWords): Promise<string | null> {
  const state = useCapture.getState();
  const { draft, saving } = state;
  const building = capturedShape('building', { draft, held: null });
  if (!draft || !building || saving || missingOf(state) !== null) return null;
  stopFixes();
  useCapture.setState({ saving: true, held: null, error: null });
  try {
    const on = captureDay();
    const unfit = await isUnfit(building);
    if (unfit) throw Object.assign(new Error('shape-unfit'), { code: 'shape-unfit' });
    await untilRead();
    const { shots } = usePhotos.getState();
    const reshaped = reshapedBy(draft.madeFor);
    const id = reshaped?.id ?? draft.id;
    const no = reshaped?.no ?? numberOf(draft.id, on);
    const photos = recordOfShots({ kind: 'sighting', id }, on);
    const land = capturedShape('land', { draft, held: null });
    const report: ActionRequest = reshaped
      ? {
          action: 'reshapeSighting',
          input: { sightingId: id, shape: shapeOf(building), reason: draft.form.note.trim() || words.reason, on },
        }
      : reportOf(draft, building, land, { no, on, words, photos: shots.map(({ photo }) => photo.sha256) });
    await act([report, ...photos.requests], photos.attachments);
    // What cannot be cleared away now is let go when the photos are looked for next: they are on record.
    void dropShots(shots.map(({ photo }) => photo.id)).catch(() => undefined);
    dismissFull();
    useCapture.setState({
      ...useCapture.getInitialState(),
      saved: { id, no, photos: shots.length },
    });
    noteCaptured(draft.madeFor, { id, no });
    return id;
  } catch (error) {
    useCapture.setState({ saving: false, error: asCodedError(error) });
    return null;
  }
}

/** What admission would have to repair is not recorded as it is. */
async function isUnfit({ parts, sigma_m, place }: OutlineShape): Promise<boolean> {
  const { drawing } = await services().engine.judgeCapture([
    { kind: 'sighting', shape: toGeometry(parts), sigma_m },
    place,
    captureDay(),
  ]);
  return drawing.status !== 'ok';
}

/** A number that no other phone gives while both are without a network: the office's row with the end of the report's own id. */
const numberOf = (id: string, on: string): string => `XC-${on.slice(0, 4)}-P${id.slice(-5).toUpperCase()}`;

const shapeOf = ({ parts, origin, sigma_m, relativeSigma_m }: OutlineShape): Shape => ({
  coordinates: toGeometry(parts),
  origin,
  sigma_m: toTenths_mm(sigma_m),
  ...(relativeSigma_m !== undefined && { relativeSigma_m: toTenths_mm(relativeSigma_m) }),
  source: { crs: 'EPSG:4490' },
});

/** Errors are given no digits that nobody can read. */
const toTenths_mm = (metres: number): number => Math.round(1e4 * metres) / 1e4;

function reportOf(
  draft: CaptureDraft,
  building: OutlineShape,
  land: OutlineShape | null,
  given: { readonly no: string; readonly on: string; readonly words: CaptureWords; readonly photos: readonly string[] },
): ActionRequest {
  const { form, same, parcelId } = draft;
  const { no, on, words, photos } = given;
  const touched = useCapture.getState().report?.touched ?? [];
  const measured = usePosition.getState().fix ?? draft.measured;
  const [lon, lat] = building.place.at;
  return {
    action: 'reportSighting',
    input: {
      sighting: {
        id: draft.id,
        no,
        channel: form.channel,
        seenOn: form.seenOn || on,
        ...(form.absentOn && { absentOn: form.absentOn }),
        ...(form.absentOn && form.absentEvidence.trim() && { absentEvidence: form.absentEvidence.trim() }),
        evidence: words.evidence,
        position: { lon, lat, accuracy_m: building.place.accuracy_m, at: services().clock.now() },
        ...(measured && { measured }),
        ...(touched.length > 1 && {
          standsOn: { among: touched.map(({ id }) => id), parcelId: touched.some(({ id }) => id === parcelId) ? parcelId : null },
        }),
        by: reporterName(),
        stage: form.stage ?? 'under-construction',
        structure: form.structure,
        floors: form.floors,
        use: form.use,
        note: form.note.trim(),
        photos: [...photos],
        ...(land && { occupiedLand: shapeOf(land) }),
        ...(same !== null && same !== 'new' && { sameAs: same }),
      },
      shape: shapeOf(building),
      reason: words.reason,
      on,
    },
  };
}
