import { toGeometry } from '../../core/editing/drawn-geometry.ts';
import type { OutlineShape } from '../../core/editing/outline.ts';
import { asCodedError } from '../failure.ts';
import { services } from '../services.ts';
import { useSession } from '../session.ts';
import { captureDay, capturedShape, dropCapture, useCapture } from './capture.ts';

type CaptureState = ReturnType<typeof useCapture.getState>;

let asking = false;
let stale = false;

/** Asks the engine about what is marked: one question at a time, and when it is answered the newest one. */
async function follow(): Promise<void> {
  stale = true;
  if (asking) return;
  asking = true;
  while (stale) {
    stale = false;
    const asked = useCapture.getState();
    const { draft } = asked;
    try {
      const found = await ask(asked);
      if (useCapture.getState().draft?.id === draft?.id) useCapture.setState({ ...found, error: null });
    } catch (error) {
      if (useCapture.getState().draft?.id === draft?.id) useCapture.setState({ error: asCodedError(error) });
    }
  }
  asking = false;
}

async function ask(state: CaptureState): Promise<Pick<CaptureState, 'report' | 'landReport'>> {
  const { engine } = services();
  const on = captureDay();
  const { seenOn, absentOn } = state.draft?.form ?? {};
  const [building, land] = [capturedShape('building', state), capturedShape('land', state)];
  const [report, landReport] = await Promise.all([
    building &&
      engine.judgeCapture([
        {
          kind: 'sighting',
          shape: toGeometry(building.parts),
          ...errorsOf(building),
          seenOn: seenOn || on,
          ...(absentOn && { absentOn }),
        },
        building.place,
        on,
      ]),
    land && engine.judgeDrawing([{ kind: 'occupied-land', shape: toGeometry(land.parts), ...errorsOf(land) }, on]),
  ]);
  return { report, landReport };
}

const errorsOf = ({ sigma_m, relativeSigma_m }: OutlineShape) => ({
  sigma_m,
  ...(relativeSigma_m !== undefined && { relativeSigma_m }),
});

useCapture.subscribe((now, last) => {
  if (!now.draft) return;
  const same =
    now.held === last.held &&
    now.draft.building === last.draft?.building &&
    now.draft.land === last.draft.land &&
    now.draft.form.seenOn === last.draft.form.seenOn &&
    now.draft.form.absentOn === last.draft.form.absentOn;
  if (!same) void follow();
});

useSession.subscribe((now, last) => {
  if (now.summary?.district.id !== last.summary?.district.id) return dropCapture();
  if (now.revision !== last.revision && useCapture.getState().draft) void follow();
});
