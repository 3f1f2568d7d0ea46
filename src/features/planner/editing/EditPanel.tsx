import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { findDraft } from '../../../state/editing-draft.ts';
import { useEditing } from '../../../state/editing.ts';
import { useSession } from '../../../state/session.ts';
import { Panel } from '../../../ui/Panel.tsx';
import '../measuring/measuring.css';
import { DrawnReport } from './DrawnReport.tsx';
import './editing.css';
import { EditSpoken } from './EditSpoken.tsx';
import { EditStart } from './EditStart.tsx';
import { EditTools } from './EditTools.tsx';
import { EntryForm } from './EntryForm.tsx';
import { RecordActions } from './RecordActions.tsx';
import { VertexSection } from './VertexSection.tsx';

/** Red lines and builds are drawn and revised here. Closed, the work waits as it is. */
export function EditPanel({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const task = useEditing((s) => s.task);
  const nothingLeft = useEditing((s) => s.nothingLeft);
  const district = useSession((s) => s.summary?.district.id);
  useEffect(() => {
    if (district) void findDraft();
  }, [district]);
  return (
    <div className="side__panel">
      <Panel
        title={t('editing.title')}
        subtitle={
          task ? t(task.id === null ? `editing.new.${task.kind}` : `editing.anew.${task.kind}`, { title: task.title }) : undefined
        }
        onClose={onClose}
        closeLabel={t('app.close')}
        actions={task && <RecordActions />}
      >
        <div className="measuring editing">
          {task ? (
            <>
              <EditSpoken />
              {!nothingLeft && (
                <>
                  <EditTools />
                  <DrawnReport />
                  <VertexSection />
                </>
              )}
              <EntryForm />
            </>
          ) : (
            <EditStart />
          )}
        </div>
      </Panel>
    </div>
  );
}
