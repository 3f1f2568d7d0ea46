import { explainNumber } from '../../core/measure/explain/explain-number.ts';
import { readTypedNumber, type TypedNumber, type TypedUnit } from '../../core/measure/explain/typed-number.ts';
import { hashOutline } from '../../core/measure/explain/outline.ts';
import { nextTask } from '../../formats/next-task.ts';
import type { ExplainingCalls } from '../calls/explaining.ts';
import { EngineError, type Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { gatherExplained } from './explained-subject.ts';
import { listObjections } from './objections-about.ts';
import { sessionOn } from './session-on.ts';

export function serveExplaining(open: () => DistrictSession): Served<ExplainingCalls> {
  return {
    explain: async ({ signal }, subject, number, unit, on) => {
      const typed = readNumber(number, unit);
      const session = sessionOn(open(), on);
      const { shape, name } = await gatherExplained(session, subject, typed, on);
      const explanation = await explainNumber(shape, typed, { signal, pause: nextTask });
      return {
        explanation,
        about: {
          kind: subject.of,
          name,
          on,
          knownAt: { seq: session.register.seq, hash: session.chainHash },
          shape_sha256: hashOutline(shape.settled),
        },
      };
    },
    objectionsAbout: (_, subject, on) => listObjections(sessionOn(open(), on), subject, on),
  };
}

function readNumber(number: string, unit: TypedUnit): TypedNumber {
  const typed = readTypedNumber(number, unit);
  if (typeof typed === 'string') throw new EngineError(typed);
  return typed;
}
