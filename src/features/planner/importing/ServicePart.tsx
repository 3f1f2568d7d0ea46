import { Button, Checkbox, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { veilUnseen } from '../../../core/register/unseen.ts';
import {
  allowAndList,
  chooseCollection,
  fetchChosen,
  keepWithinDistrict,
  listCollections,
  stopService,
  typeAddress,
  useImportService,
} from '../../../state/import-service.ts';
import { useSession } from '../../../state/session.ts';
import type { ListedCollection } from '../../../workers/calls/importing.ts';
import { PhaseProgress } from '../../district-map/PhaseProgress.tsx';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import './service-part.css';

/** A layer from a service of another office, by its address. Nothing is asked before a button is pressed. */
export function ServicePart() {
  const { t } = useTranslation();
  const { address, listed, busy, problem } = useImportService();
  const failureText = useFailureText();
  const [isOpen, setOpen] = useState(address !== '');
  const list = (event: SyntheticEvent) => {
    event.preventDefault();
    void listCollections();
  };
  return (
    <details className="service" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('import.service.title')}</summary>
      <form className="service__form" onSubmit={list} noValidate>
        <TextInput
          type="url"
          inputMode="url"
          label={t('import.service.address')}
          description={t('import.service.hint')}
          value={address}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => typeAddress(event.currentTarget.value)}
        />
        {listed === null && (
          <Button type="submit" variant="default" disabled={address.trim() === '' || busy !== null}>
            {t('import.service.list')}
          </Button>
        )}
      </form>
      {problem && (
        <div role="alert" className="failure">
          <p>{failureText(problem)}</p>
        </div>
      )}
      {problem?.code === 'service-origin' && <AllowOrigin origin={String(problem.params?.origin)} />}
      {listed && <Collections collections={listed.collections} />}
      {busy && <PhaseProgress title={t(`import.service.${busy.doing}`)} progress={busy.progress} onCancel={stopService} />}
    </details>
  );
}

/** The settings name the origins that data may come from; the server must let them through as well. */
function AllowOrigin({ origin }: { origin: string }) {
  const { t } = useTranslation();
  const isOpen = useSession((s) => s.summary !== null);
  const [isConfirmed, setConfirmed] = useState(false);
  if (!isOpen) return null;
  return (
    <div className="warning">
      <p>{t('import.service.originsWhy')}</p>
      <code className="service__origin">{origin}</code>
      <Checkbox
        label={t('import.service.originsConfirm')}
        checked={isConfirmed}
        onChange={(event) => setConfirmed(event.currentTarget.checked)}
      />
      <Button variant="default" disabled={!isConfirmed} onClick={() => void allowAndList(origin)}>
        {t('import.service.allow')}
      </Button>
    </div>
  );
}

function Collections({ collections }: { collections: readonly ListedCollection[] }) {
  const { t } = useTranslation();
  const { chosen, isWithinDistrict, busy } = useImportService();
  const hasDistrict = useSession((s) => s.summary !== null);
  if (collections.length === 0) return <p className="quiet">{t('import.service.none')}</p>;
  return (
    <>
      <fieldset className="choices service__list">
        <legend>{t('import.service.collections', { count: collections.length })}</legend>
        {collections.map(({ id, title, description, insideDistrict }) => (
          <label key={id} className="choice">
            <input type="radio" name="collection" checked={chosen === id} onChange={() => chooseCollection(id)} />
            <span title={veilUnseen(description)}>{veilUnseen(title)}</span>
            <small>{insideDistrict === false ? t('import.service.outside') : title === id ? '' : veilUnseen(id)}</small>
          </label>
        ))}
      </fieldset>
      {hasDistrict && (
        <Checkbox
          label={t('import.service.within')}
          checked={isWithinDistrict}
          onChange={(event) => keepWithinDistrict(event.currentTarget.checked)}
        />
      )}
      <Button disabled={chosen === null || busy !== null} onClick={() => void fetchChosen()}>
        {t('import.service.fetch')}
      </Button>
    </>
  );
}
