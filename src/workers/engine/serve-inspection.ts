import type { InspectionCalls } from '../calls/inspection.ts';
import { EngineError, type Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { findNear } from './find-near.ts';
import { glanceAt } from './glance.ts';
import { identifyIn } from './identify.ts';
import { relate } from './relate.ts';
import { sessionOn } from './session-on.ts';
import { tellHistory } from './tell-history.ts';

export function serveInspection(open: () => DistrictSession): Served<InspectionCalls> {
  return {
    glance: (_, refs, on) => refs.map((ref) => glanceAt(sessionOn(open(), on), ref, on)),
    relate: (_, first, second, on) => relate(sessionOn(open(), on), first, second, on),
    identify: (call, asked, on) => identifyIn(call, sessionOn(open(), on), asked, on),
    near: (call, place, bound, on) => findNear(call, sessionOn(open(), on), place, bound, on),
    history: (_, ref) => tellHistory(open(), ref),
    originalOf: (_, layerId, row) => {
      const layer = open().layers.get(layerId);
      if (!layer || !(row < layer.count)) throw new EngineError('feature-unknown');
      return layer.original(row);
    },
  };
}
