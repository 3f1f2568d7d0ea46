import { IconAlertTriangle, IconCircleCheck, IconDeviceMobile, IconUpload } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityRef } from '../../../core/register/entity-ref.ts';
import type { OutboxEntry, OutboxState } from '../../../core/register/outbox/outbox-entry.ts';
import type { Instant } from '../../../core/register/ports.ts';
import { describeError } from '../../../i18n/describe-error.ts';
import { useSync } from '../../../state/sync-state.ts';
import { isMerge } from '../../district-map/sync/use-standing.ts';
import { wordSize } from './word-size.ts';

const RecordChoice = lazy(async () => ({ default: (await import('./RecordChoice.tsx')).RecordChoice }));

const ICONS = { saved: IconDeviceMobile, sending: IconUpload, safe: IconCircleCheck, attention: IconAlertTriangle } as const;

/** A record is as safe as the least safe of its changes. */
const GRAVITY: readonly OutboxState[] = ['attention', 'saved', 'sending', 'safe'];

const NAMED = ['sighting', 'photo', 'patrol', 'task', 'patch'] as const;

interface OutboxRecordProps {
  readonly record: EntityRef;
  readonly entries: readonly OutboxEntry[];
  /** An instant in the reader's words. */
  when(at: Instant): string;
}

/** One record with its photos: what it is, when it was made, how large, how safe, and why not. */
export function OutboxRecord({ record, entries, when }: OutboxRecordProps) {
  const { t, i18n } = useTranslation();
  const hasTeam = useSync((s) => s.login !== null);
  const asked = entries.find((entry) => entry.state === 'attention')?.entity;
  const state = GRAVITY.find((one) => entries.some((entry) => entry.state === one)) ?? 'saved';
  const Icon = ICONS[state];
  const kind = NAMED.find((one) => one === record.kind) ?? 'other';
  const label = entries.find((entry) => entry.label !== '')?.label ?? '';
  const photos = entries.filter(({ type }) => type === 'photo-attached').length;
  const size = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  const exportedAt = entries.map((entry) => entry.exportedAt).find((at) => at !== undefined);
  const reasons = [
    ...new Set(
      entries.flatMap((entry) => (entry.state === 'attention' && entry.reason ? [describeError(i18n, entry.reason)] : [])),
    ),
  ];
  return (
    <li className="outbox-record" data-state={state}>
      <p className="outbox-record__what">
        <strong>
          {t(`patrol.outbox.kind.${kind}`)} {label}
        </strong>
        <span className="outbox-record__state">
          <Icon size={18} aria-hidden /> {t(`patrol.outbox.state.${state}`)}
        </span>
      </p>
      <p className="outbox-record__facts">
        {when(entries[0].recordedAt)}
        {photos > 0 && ` · ${t('patrol.outbox.photos', { count: photos })}`}
        {` · ${wordSize(size, i18n.language)}`}
        {state !== 'safe' && exportedAt && ` · ${t('patrol.outbox.exportedAt', { at: when(exportedAt) })}`}
      </p>
      {reasons.map((reason) => (
        <p key={reason} className="outbox__problem">
          {reason}
        </p>
      ))}
      {hasTeam && asked && (
        <Suspense>
          <RecordChoice entity={asked} isChanged={isMerge(entries)} />
        </Suspense>
      )}
    </li>
  );
}
