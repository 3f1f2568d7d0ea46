import type { HistoryCalls } from '../calls/history.ts';
import type { Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { entityOf, nameEntity } from './name-entity.ts';
import { tellChanges } from './tell-changes.ts';

export function serveHistory(open: () => DistrictSession): Served<HistoryCalls> {
  return {
    tellChanges: (_, changes) => tellChanges(open(), changes),
    entityOf: (_, ref) => entityOf(open(), ref),
    nameEntities: (_, entities) => entities.map((one) => nameEntity(open(), one)),
  };
}
