import { withdrawLayer } from '../../core/register/actions/withdraw-layer.ts';
import { withdrawRedLine } from '../../core/register/actions/withdraw-red-line.ts';
import { linesOfLayer } from '../../core/register/lines-of-layer.ts';
import { namedFiles } from '../../core/register/outbox/field-work.ts';
import { streamContainer } from '../../formats/container/write.ts';
import type { EngineApi } from '../engine-api.ts';
import { EngineError, type Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { packFile } from './serve-outbox.ts';
import { takeDraft } from './take-draft.ts';

/** What leaves: the district as a file, and layers that are withdrawn. */
export function serveLeaving(open: () => DistrictSession): Served<Pick<EngineApi, 'pack' | 'draftWithdrawal'>> {
  return {
    pack: (call, parts, files) => {
      const { district, settings } = open();
      const names = namedFiles(parts.feed).map(({ name }) => name);
      return packFile(call, files, (read, sink, progress) =>
        streamContainer({ district, settings, ...parts }, names, read, sink, progress),
      );
    },
    draftWithdrawal: (_, layerId, reason, on) => {
      const { register, placeOf } = open();
      const items = [...register.items.values()].filter((item) => placeOf(item.parcelId)?.layer.layer.id === layerId).length;
      if (items > 0) throw new EngineError('layer-in-use', { items });
      return [
        ...linesOfLayer(register, layerId).map((line) => withdrawRedLine(register, { redLineId: line.id, reason, on })),
        withdrawLayer(register, { layerId, reason, on }),
      ].map(takeDraft);
    },
  };
}
