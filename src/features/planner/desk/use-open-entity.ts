import { useCallback } from 'react';
import type { EntityRef } from '../../../core/register/entity-ref.ts';
import { select } from '../../../state/selection.ts';
import { type Dossier, useView } from '../../../state/view.ts';
import type { EntityPlace } from '../../../workers/calls/desk.ts';
import { useMapCommands } from '../map-commands.ts';

const DOSSIER_OF: Readonly<Record<string, Dossier['kind']>> = {
  case: 'case',
  'clearance-item': 'item',
  patch: 'patch',
  finding: 'finding',
  task: 'task',
};

/** Opens what an entity is worked on in, with its place on the map; what has no dossier is selected there. */
export function useOpenEntity(): (entity: EntityRef, place: EntityPlace | null) => void {
  const { go } = useMapCommands();
  return useCallback(
    ({ kind, id }, place) => {
      if (place?.ref) void select(place.ref);
      else void select(null);
      const dossier = DOSSIER_OF[kind];
      if (dossier) useView.getState().openDossier({ kind: dossier, id });
      if (place) go(place.bounds);
    },
    [go],
  );
}
