import { Button, Checkbox, Radio } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseTrack } from '../../../core/register/case.ts';
import { isDay } from '../../../core/register/day.ts';
import type { CodedError } from '../../../core/register/coded-error.ts';
import { act } from '../../../state/act.ts';
import { loadBeginning, openCaseOn } from '../../../state/case-file.ts';
import { asCodedError } from '../../../state/failure.ts';
import { forgetEntries } from '../../../state/kept-entries.ts';
import { today } from '../../../state/record.ts';
import { select } from '../../../state/selection.ts';
import { useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import type { CaseBeginning } from '../../../workers/calls/cases.ts';
import { formatShare } from '../../district-map/format-share.ts';
import { Field, SmallForm } from '../items/SmallForm.tsx';
import { PastDayField } from '../shell/DayField.tsx';
import { useEntry } from '../shell/use-entry.ts';
import '../items/items.css';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import './cases.css';

const TRACKS = ['planning', 'land'] as const satisfies readonly CaseTrack[];

/** What becomes of a report: its case, or the way to begin one; or the earlier report that it repeats. */
export function CaseOfSighting({ sightingId, sameAs, gone }: { sightingId: string; sameAs?: string; gone: boolean }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const { openDossier } = useView.getState();
  const revision = useSession((s) => s.revision);
  const [beginning, setBeginning] = useState<CaseBeginning | null>(null);
  const [error, setError] = useState<CodedError | null>(null);
  const [isOpening, setOpening] = useEntry(`sighting/${sightingId}/case/opened`, false);
  // A change of the register makes the answer out of date.
  useEffect(() => {
    const controller = new AbortController();
    loadBeginning(sightingId, today(), controller.signal)
      .then(setBeginning)
      .catch((failed: unknown) => {
        if (!controller.signal.aborted) setError(asCodedError(failed));
      });
    return () => controller.abort();
  }, [sightingId, revision]);
  const link = async (other: string) => {
    try {
      await act([{ action: 'linkSighting', input: { sightingId, sameAs: other, on: today() } }]);
    } catch (failed) {
      setError(asCodedError(failed));
    }
  };
  const similar = sameAs === undefined ? (beginning?.similar ?? []) : [];
  return (
    <section className="case-of-sighting" aria-label={t('cases.title')}>
      {!gone && <p className="to-verify">{t(beginning?.existing?.isVerified ? 'cases.isVerified' : 'detail.toVerify')}</p>}
      {error && (
        <p role="alert" className="failure">
          {failureText(error)}
        </p>
      )}
      {sameAs !== undefined && (
        <Button size="compact-sm" variant="default" onClick={() => void select({ kind: 'sighting', id: sameAs })}>
          {t('cases.toFirst')}
        </Button>
      )}
      {beginning?.existing && (
        <Button size="compact-sm" onClick={() => openDossier({ kind: 'case', id: beginning.existing?.id ?? '' })}>
          {t('cases.toCase', { no: beginning.existing.no })}
        </Button>
      )}
      {beginning && !beginning.existing && sameAs === undefined && !isOpening && (
        <Button size="compact-sm" variant="default" onClick={() => setOpening(true)}>
          {t('cases.begin')}
        </Button>
      )}
      {beginning && isOpening && !beginning.existing && (
        <BeginForm sightingId={sightingId} beginning={beginning} onClose={() => setOpening(false)} />
      )}
      {similar.length > 0 && (
        <ul className="case-of-sighting__similar">
          {similar.map(({ id, no, share }) => (
            <li key={id}>
              <span>{t('cases.similar', { no, share: formatShare(share) })}</span>
              <Button size="compact-xs" variant="default" onClick={() => void link(id)}>
                {t('cases.sameBuilding')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface BeginFormProps {
  readonly sightingId: string;
  readonly beginning: CaseBeginning;
  onClose(): void;
}

function BeginForm({ sightingId, beginning, onClose }: BeginFormProps) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const { occupiedLand } = beginning;
  const name = `sighting/${sightingId}/case`;
  /** Typed by the reader; null leaves the proposal of the year in which the case is begun. */
  const [typedNo, setTypedNo] = useEntry<string | null>(`${name}/no`, null);
  const [proposedNo, setProposedNo] = useState(beginning.proposedNo);
  const [track, setTrack] = useEntry<CaseTrack>(`${name}/track`, 'planning');
  const [begunOn, setBegunOn] = useEntry(`${name}/begunOn`, today());
  const [reason, setReason] = useEntry(`${name}/reason`, '');
  const [takesLand, setTakesLand] = useEntry(`${name}/takesLand`, true);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const year = begunOn.slice(0, 4);
  useEffect(() => {
    const controller = new AbortController();
    const on = `${year}-01-01`;
    loadBeginning(sightingId, isDay(on) ? on : today(), controller.signal)
      .then((found) => setProposedNo(found.proposedNo))
      .catch((failed: unknown) => {
        if (!controller.signal.aborted) setFailure(failureText(asCodedError(failed)));
      });
    return () => controller.abort();
  }, [sightingId, year, failureText]);
  const no = typedNo ?? proposedNo;
  const submit = async () => {
    setBusy(true);
    try {
      const id = await openCaseOn(
        sightingId,
        { no: no.trim(), track, begunOn },
        reason.trim() || t('cases.begin'),
        takesLand ? occupiedLand : null,
      );
      forgetEntries(name);
      useView.getState().openDossier({ kind: 'case', id });
    } catch (error) {
      setFailure(failureText(asCodedError(error)));
      setBusy(false);
    }
  };
  return (
    <SmallForm name={name} action={t('cases.begin')} busy={busy} failure={failure} onSubmit={submit} onClose={onClose}>
      <div className="item-form__pair">
        <Field label={t('cases.field.no')} value={no} onChange={setTypedNo} />
        <PastDayField label={t('cases.field.begunOn')} value={begunOn} onChange={setBegunOn} />
      </div>
      <fieldset>
        <legend>{t('cases.field.track')}</legend>
        <Radio.Group value={track} onChange={(value) => setTrack(value)}>
          {TRACKS.map((value) => (
            <Radio
              key={value}
              size="xs"
              value={value}
              label={t(`cases.track.${value}`)}
              description={t(`cases.trackHint.${value}`)}
            />
          ))}
        </Radio.Group>
      </fieldset>
      <Field label={t('cases.field.reason')} value={reason} onChange={setReason} />
      {occupiedLand && (
        <Checkbox
          size="xs"
          label={t('cases.takesLand')}
          description={t(occupiedLand.origin === 'surveyed' ? 'cases.takesLandSurveyed' : 'cases.takesLandHint')}
          checked={takesLand}
          onChange={(event) => setTakesLand(event.currentTarget.checked)}
        />
      )}
    </SmallForm>
  );
}
