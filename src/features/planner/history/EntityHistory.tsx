import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodedError } from '../../../core/register/coded-error.ts';
import type { FieldChange } from '../../../core/register/compare-fields.ts';
import type { EntityRef } from '../../../core/register/entity-ref.ts';
import { entityOf, historyOf } from '../../../state/entity-history.ts';
import { asCodedError } from '../../../state/failure.ts';
import { useSession } from '../../../state/session.ts';
import type { ToldChange } from '../../../workers/calls/history.ts';
import type { FeatureRef } from '../../../workers/feature-ref.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import './entity-history.css';
import { usePersonName } from '../use-person-name.ts';
import { ShapeSides } from './ShapeSides.tsx';
import { TakeBack } from './TakeBack.tsx';
import { useChangeText } from './use-change-text.ts';

/** Changes shown at first, and with every step further back. */
const STEP = 12;
/** Members of one change shown at first: settings have hundreds. */
const MOST_FIELDS = 24;
/** What the district rests on is never taken back. */
const LASTING: ReadonlySet<ToldChange['type']> = new Set(['district-created']);
/** What an entry of a list is called by stands in front of its other members. */
const isNamed = ({ of, before, after }: FieldChange): boolean => of === undefined || (after ?? before) !== of;
/** Enough to tell the devices of an office apart; the rest is in the title. */
const DEVICE_LETTERS = 8;

interface EntityHistoryProps {
  readonly entity: EntityRef;
  /** Nothing at all where there are no changes. */
  readonly quiet?: boolean;
  /** In place of "no changes yet": where the entity came from without one. */
  readonly whenNone?: ReactNode;
  /** In a dialog over the map, where nothing can be shown on it. */
  readonly mapless?: boolean;
}

/**
 * Everything that was ever recorded of an entity, the newest first: who, when, from which day, what it changed member by member,
 * what was taken back; of shapes before and after on the map.
 */
export function EntityHistory({ entity, quiet = false, whenNone, mapless = false }: EntityHistoryProps) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const { changes, error } = useEntityHistory(entity);
  const [count, setCount] = useState(STEP);
  const late = useMemo(() => findLate(changes ?? []), [changes]);
  if (error)
    return (
      <p role="alert" className="failure">
        {t('history.failed', { reason: failureText(error) })}
      </p>
    );
  if (!changes)
    return quiet ? null : (
      <p className="quiet" role="status">
        {t('history.loading')}
      </p>
    );
  if (changes.length === 0) return quiet ? null : <p className="quiet">{whenNone ?? t('history.none')}</p>;
  const shown = changes.slice(-count).toReversed();
  const left = changes.length - shown.length;
  return (
    <section className="entity-history" aria-label={t('history.title')}>
      {quiet && <h3>{t('history.title')}</h3>}
      <ol className="entity-history__list">
        {shown.map((change) => (
          <ChangeEntry key={change.seq} change={change} lateAfter={late.get(change.seq)} mapless={mapless} />
        ))}
      </ol>
      {left > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={() => setCount(count + STEP)}>
          {t('history.more', { count: Math.min(STEP, left) })}
        </Button>
      )}
    </section>
  );
}

/** The same behind a fold, for dossiers that already say much: read only when somebody asks. */
export function HistoryFold({ entity, whenNone }: Omit<EntityHistoryProps, 'quiet'>) {
  return <Fold>{() => <EntityHistory entity={entity} whenNone={whenNone} />}</Fold>;
}

/** The same of a feature of the map. */
export function FeatureHistoryFold({ feature }: { feature: FeatureRef }) {
  return <Fold>{() => <FeatureHistory feature={feature} />}</Fold>;
}

function Fold({ children }: { children(): ReactNode }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <details className="history-fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('history.title')}</summary>
      {open && (
        <>
          <p className="quiet">{t('history.hint')}</p>
          {children()}
        </>
      )}
    </details>
  );
}

function FeatureHistory({ feature }: { feature: FeatureRef }) {
  const { t } = useTranslation();
  const [entity, setEntity] = useState<EntityRef | null>(null);
  useEffect(() => {
    let isWanted = true;
    setEntity(null);
    entityOf(feature).then(
      (found) => isWanted && setEntity(found),
      // What is no longer there has no history to look up; the panel around says so.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [feature]);
  return entity && <EntityHistory entity={entity} whenNone={feature.kind === 'parcel' ? t('history.inLayer') : undefined} />;
}

function ChangeEntry({ change, lateAfter, mapless }: { change: ToldChange; lateAfter?: number; mapless: boolean }) {
  const { t } = useTranslation();
  const { fieldName, write, instant } = useChangeText();
  const personName = usePersonName();
  const { seq, type, on, by, device, acceptedAt, reason, shape, takesBack, takenBackBy, unapplied } = change;
  const [all, setAll] = useState(false);
  const fields = change.fields.filter(isNamed);
  const listed = all ? fields : fields.slice(0, MOST_FIELDS);
  return (
    <li className="entity-history__change" data-taken-back={takenBackBy === undefined ? undefined : true}>
      <p className="entity-history__head">
        <strong>{t(`history.type.${type}`)}</strong>
        <span className="figures quiet" title={t('history.seq', { seq })}>
          #{seq}
        </span>
      </p>
      <p className="figures">
        {t('history.on', { day: on })}
        {lateAfter !== undefined && (
          <span className="entity-history__late" title={t('history.lateHint', { seq: lateAfter })}>
            {t('history.late')}
          </span>
        )}
      </p>
      <p className="quiet figures" title={device}>
        {t('history.recorded', { by: personName(by), at: instant(acceptedAt), device: device.slice(0, DEVICE_LETTERS) })}
      </p>
      {takenBackBy !== undefined && <p className="entity-history__mark">{t('history.takenBack', { seq: takenBackBy })}</p>}
      {takesBack !== undefined && <p className="entity-history__mark">{t('history.takesBack', { seq: takesBack })}</p>}
      {unapplied !== undefined && <p className="warning">{t('history.unapplied', { code: unapplied })}</p>}
      {reason !== undefined && <p>{t('history.reason', { reason })}</p>}
      {fields.length > 0 && (
        <dl className="entity-history__fields">
          {listed.map((field) => (
            <div key={`${field.path.join('.')}/${field.of ?? ''}/${field.before}/${field.after}`}>
              <dt>{fieldName(field)}</dt>
              <dd className="figures">
                {field.before !== null && (
                  <>
                    <del aria-label={`${t('history.from')} ${write(field, field.before)}`}>{write(field, field.before)}</del>{' '}
                    <span aria-hidden>→</span>{' '}
                  </>
                )}
                <ins aria-label={`${t('history.to')} ${write(field, field.after)}`}>{write(field, field.after)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {fields.length > listed.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t('history.moreFields', { count: fields.length - listed.length })}
        </Button>
      )}
      {shape && <ShapeSides shape={shape} owner={`history/${seq}`} mapless={mapless} />}
      {takenBackBy === undefined && unapplied === undefined && !LASTING.has(type) && <TakeBack change={change} />}
    </li>
  );
}

/** Place in the feed of a change accepted earlier whose day of effect is later: those that were recorded late. */
function findLate(changes: readonly ToldChange[]): ReadonlyMap<number, number> {
  const late = new Map<number, number>();
  let last: ToldChange | undefined;
  for (const change of changes) {
    if (last && change.on < last.on) late.set(change.seq, last.seq);
    else last = change;
  }
  return late;
}

function useEntityHistory({ kind, id }: EntityRef) {
  const revision = useSession((s) => s.revision);
  const [read, setRead] = useState<{ readonly changes: readonly ToldChange[] | null; readonly error: CodedError | null }>({
    changes: null,
    error: null,
  });
  useEffect(() => {
    let isWanted = true;
    historyOf({ kind, id }).then(
      (changes) => isWanted && setRead({ changes, error: null }),
      (error: unknown) => isWanted && setRead({ changes: null, error: asCodedError(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, [kind, id, revision]);
  return read;
}
