import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodedError } from '../../../core/register/coded-error.ts';
import { ENTITY_KINDS, type EntityKind, type EntityRef } from '../../../core/register/entity-ref.ts';
import { changesBefore, type LoggedChange } from '../../../state/entity-history.ts';
import { asCodedError } from '../../../state/failure.ts';
import { select } from '../../../state/selection.ts';
import { useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import { type GridColumn, VirtualGrid } from '../../../ui/VirtualGrid.tsx';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { usePersonName } from '../use-person-name.ts';
import { DOSSIER_OF } from './dossier-of.ts';
import { EntityHistory } from './EntityHistory.tsx';
import './entity-history.css';
import { useChangeText } from './use-change-text.ts';

/** Changes read with one step further back. */
const PAGE = 500;

interface DistrictLogProps {
  readonly opened: boolean;
  onClose(): void;
}

/** Who did what when in the whole district: the changes accepted last, read back step by step. */
export function DistrictLog({ opened, onClose }: DistrictLogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="min(1000px, 100%)"
      title={t('history.log.title')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      {opened && <Log onChosen={onClose} />}
    </Modal>
  );
}

function Log({ onChosen }: { onChosen(): void }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const { instant } = useChangeText();
  const { read, isAll, error, busy, readMore } = useLog();
  const [search, setSearch] = useState('');
  const [kind, setKind] = useState<EntityKind | null>(null);
  const [by, setBy] = useState<string | null>(null);
  const [chosen, setChosen] = useState<LoggedChange | null>(null);
  const personName = usePersonName();
  const people = useMemo(
    () =>
      [...new Set(read.map((one) => one.by))]
        .filter((value) => value !== '')
        .sort()
        .map((value) => ({ value, label: personName(value) })),
    [read, personName],
  );
  const shown = useMemo(() => {
    const wanted = search.trim().toLocaleLowerCase();
    const says = (one: LoggedChange) =>
      [String(one.seq), personName(one.by), one.on, one.entity.label, t(`history.type.${one.type}`)]
        .join(' ')
        .toLocaleLowerCase();
    return read.filter(
      (one) =>
        (kind === null || one.entity.kind === kind) &&
        (by === null || one.by === by) &&
        (wanted === '' || says(one).includes(wanted)),
    );
  }, [read, search, kind, by, t, personName]);
  const columns: readonly GridColumn[] = [
    { key: 'seq', header: t('history.log.column.seq'), numeric: true, width: 72 },
    { key: 'on', header: t('history.log.column.on'), className: 'figures', width: 100 },
    { key: 'what', header: t('history.log.column.what'), width: 150 },
    { key: 'entity', header: t('history.log.column.entity'), width: 240 },
    { key: 'by', header: t('history.log.column.by'), width: 90 },
    { key: 'at', header: t('history.log.column.at'), className: 'figures', width: 140 },
  ];
  const open = ({ entity }: LoggedChange) => {
    const dossier = DOSSIER_OF[entity.kind];
    if (dossier) useView.getState().openDossier({ kind: dossier, id: entity.id });
    else if (entity.ref) void select(entity.ref);
    else return;
    onChosen();
  };
  return (
    <div className="district-log">
      <p className="quiet">{t('history.log.hint')}</p>
      <div className="district-log__filters">
        <TextInput
          aria-label={t('history.log.search')}
          placeholder={t('history.log.search')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Select
          aria-label={t('history.log.kind')}
          placeholder={t('history.log.allKinds')}
          clearable
          data={ENTITY_KINDS.map((value) => ({ value, label: t(`history.kind.${value}`) }))}
          value={kind}
          onChange={setKind}
        />
        <Select
          aria-label={t('history.log.by')}
          placeholder={t('history.log.everybody')}
          clearable
          searchable
          data={people}
          value={by}
          onChange={setBy}
        />
      </div>
      {error && (
        <p role="alert" className="failure">
          {t('history.failed', { reason: failureText(error) })}
        </p>
      )}
      <div className="district-log__body">
        <div className="district-log__list">
          <VirtualGrid
            label={t('history.log.title')}
            columns={columns}
            count={shown.length}
            order={null}
            busy={busy}
            isChosen={(place) => chosen !== null && isSame(shown[place].entity, chosen.entity)}
            follow={-1}
            onPick={(place) => setChosen(shown[place])}
            onOpen={(place) => open(shown[place])}
            cell={(place, { key }) => {
              const one = shown[place];
              switch (key) {
                case 'seq':
                  return one.seq;
                case 'what':
                  return <span title={t(`history.type.${one.type}`)}>{t(`history.type.${one.type}`)}</span>;
                case 'entity': {
                  const text = `${t(`history.kind.${one.entity.kind}`)} ${one.entity.label}`;
                  return <span title={text}>{text}</span>;
                }
                case 'at':
                  return instant(one.acceptedAt);
                default:
                  return key === 'on' ? one.on : personName(one.by);
              }
            }}
          />
        </div>
        {chosen && (
          <aside className="district-log__entity" aria-label={t('history.title')}>
            <p className="entity-history__head">
              <strong>
                {t(`history.kind.${chosen.entity.kind}`)} {chosen.entity.label}
              </strong>
              {canOpen(chosen) && (
                <Button size="compact-sm" variant="default" onClick={() => open(chosen)}>
                  {t('history.log.go')}
                </Button>
              )}
            </p>
            <EntityHistory key={`${chosen.entity.kind}/${chosen.entity.id}`} entity={chosen.entity} mapless />
          </aside>
        )}
      </div>
      <div className="district-log__foot">
        <p className="quiet figures" role="status">
          {shown.length === 0 && read.length > 0
            ? t('history.log.nothing')
            : read.length > 0 && t('history.log.shown', { shown: shown.length, from: read.at(-1)?.seq, to: read[0].seq })}
        </p>
        {isAll ? (
          <span className="quiet">{t('history.log.all')}</span>
        ) : (
          <Button variant="default" size="xs" loading={busy} onClick={() => void readMore()}>
            {t('history.log.earlier')}
          </Button>
        )}
      </div>
      <Seal />
    </div>
  );
}

/**
 * Where the record ends and the code that closes it. Whoever makes a whole new chain of altered records is found by nothing inside the
 * file: only by comparing with a code that was noted elsewhere.
 */
function Seal() {
  const { t } = useTranslation();
  const seq = useSession((s) => s.summary?.seq ?? 0);
  const hash = useSession((s) => s.summary?.hash);
  if (!hash || seq === 0) return null;
  return (
    <details className="district-log__seal">
      <summary className="figures">{t('history.log.seal', { seq, hash: inGroups(hash.slice(0, GIVEN_ALOUD)) })}</summary>
      <p className="figures">{inGroups(hash)}</p>
      <p>{t('history.log.sealHint')}</p>
    </details>
  );
}

/** Characters of the code that are shown at once: few enough to be read out, too many to be met by chance or made to order. */
const GIVEN_ALOUD = 32;
const inGroups = (hash: string): string => hash.replace(/.{4}(?=.)/g, '$& ');

const canOpen = ({ entity }: LoggedChange): boolean => DOSSIER_OF[entity.kind] !== undefined || entity.ref !== null;
const isSame = (a: EntityRef, b: EntityRef): boolean => a.kind === b.kind && a.id === b.id;

/** The log as far back as it was read; begun anew when something is recorded. */
function useLog() {
  const revision = useSession((s) => s.revision);
  const [read, setRead] = useState<readonly LoggedChange[]>([]);
  const [isAll, setAll] = useState(false);
  const [error, setError] = useState<CodedError | null>(null);
  const [busy, setBusy] = useState(false);
  const readBack = useCallback(async (known: readonly LoggedChange[]) => {
    setBusy(true);
    try {
      const page = await changesBefore(known.at(-1)?.seq ?? Number.MAX_SAFE_INTEGER, PAGE);
      setRead([...known, ...page]);
      setAll(page.length < PAGE);
      setError(null);
    } catch (failure) {
      setError(asCodedError(failure));
    } finally {
      setBusy(false);
    }
  }, []);
  useEffect(() => void readBack([]), [readBack, revision]);
  return { read, isAll, error, busy, readMore: () => readBack(read) };
}
