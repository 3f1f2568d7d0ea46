import type { Dossier } from '../../state/view.ts';
import { CaseDossier } from './cases/CaseDossier.tsx';
import { ClearanceBoard } from './desk/ClearanceBoard.tsx';
import { PatchDossier } from './desk/PatchDossier.tsx';
import { FindingTaskButton } from './desk/FindingTaskButton.tsx';
import { TaskDossier } from './desk/TaskDossier.tsx';
import { FindingDossier } from './findings/FindingDossier.tsx';
import { ItemDossier } from './items/ItemDossier.tsx';

/** What is worked on, in the place of a feature's detail. */
export function DossierPanel({ dossier: { kind, id }, onClose }: { dossier: Dossier; onClose(): void }) {
  switch (kind) {
    case 'case':
      return <CaseDossier key={id} caseId={id} onClose={onClose} />;
    case 'item':
      return <ItemDossier key={id} itemId={id} onClose={onClose} />;
    case 'patch':
      return <PatchDossier key={id} patchId={id} onClose={onClose} />;
    case 'board':
      return <ClearanceBoard key={id} redLineId={id} onClose={onClose} />;
    case 'finding':
      return <FindingDossier key={id} findingKey={id} onClose={onClose} tools={(entry) => <FindingTaskButton entry={entry} />} />;
    case 'task':
      return <TaskDossier key={id} taskId={id} onClose={onClose} />;
  }
}
