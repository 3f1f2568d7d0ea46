import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { act } from '../../../state/act.ts';
import { today } from '../../../state/record.ts';
import type { CaseDocument, CaseFile } from '../../../workers/calls/cases.ts';
import { useEntry } from '../shell/use-entry.ts';
import { ReasonForm } from '../shell/ReasonForm.tsx';
import { Field, SmallForm } from '../items/SmallForm.tsx';
import { PastDayField } from '../shell/DayField.tsx';
import { useAct } from '../items/use-act.ts';

/** The documents of the procedure: what is there, what lacks its number or its proof of service. */
export function DocumentList({ file }: { file: CaseFile }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('cases.documents')}>
      <h3>{t('cases.documents')}</h3>
      {file.documents.length === 0 && <p className="quiet">{t('cases.noDocuments')}</p>}
      <ul className="case-documents">
        {file.documents.map((document) => (
          <Document key={document.changeId} caseId={file.case.id} document={document} />
        ))}
      </ul>
    </section>
  );
}

function Document({ caseId, document }: { caseId: string; document: CaseDocument }) {
  const { t } = useTranslation();
  const { kind, documentNo, served, lacks, changeId } = document;
  const [open, setOpen] = useEntry<'serve' | 'unserve' | null>(`document/${changeId}/opened`, null);
  const name = t(`cases.step.${kind}`);
  return (
    <li className="case-documents__row">
      <span className="case-documents__name">{documentNo ?? name}</span>
      {lacks.map((lack) => (
        <span key={lack} className="case-documents__lack">
          {t(`cases.lacks.${lack}`)}
        </span>
      ))}
      {served ? (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          aria-expanded={open !== null}
          onClick={() => setOpen(open ? null : 'unserve')}
        >
          {t('cases.withdrawService')}
        </Button>
      ) : (
        lacks.includes('service') && (
          <Button
            size="compact-xs"
            variant="default"
            aria-expanded={open !== null}
            onClick={() => setOpen(open ? null : 'serve')}
          >
            {t('cases.serve')}
          </Button>
        )
      )}
      <span className="case-documents__what quiet">
        {name} · {document.on}
        {served && ` · ${t('cases.servedOn', { day: served.on, proof: served.proof })}`}
      </span>
      {open === 'serve' && <ServiceForm caseId={caseId} changeId={changeId} onClose={() => setOpen(null)} />}
      {open === 'unserve' && (
        <ReasonForm
          name={`document/${changeId}/unserve`}
          action={t('cases.withdrawService')}
          onSubmit={(reason) => act([{ action: 'withdrawService', input: { caseId, changeId, reason, on: today() } }])}
          onClose={() => setOpen(null)}
        />
      )}
    </li>
  );
}

function ServiceForm({ caseId, changeId, onClose }: { caseId: string; changeId: string; onClose(): void }) {
  const { t } = useTranslation();
  const name = `document/${changeId}/serve`;
  const { run, busy, failure, setFailure } = useAct(name);
  const [on, setOn] = useEntry(`${name}/on`, today());
  const [proof, setProof] = useEntry(`${name}/proof`, '');
  const submit = async () => {
    if (on > today()) return setFailure(t('cases.dayAhead', { today: today() }));
    if (await run({ action: 'recordService', input: { caseId, changeId, served: { on, proof: proof.trim() }, on } })) onClose();
  };
  return (
    <SmallForm name={name} action={t('cases.serve')} busy={busy} failure={failure} onSubmit={submit} onClose={onClose}>
      <div className="item-form__pair">
        <PastDayField label={t('cases.field.servedOn')} value={on} onChange={setOn} />
        <Field label={t('cases.field.proof')} value={proof} onChange={setProof} />
      </div>
    </SmallForm>
  );
}
