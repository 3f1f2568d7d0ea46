import type { TFunction } from '../../../i18n/create-i18n.ts';
import type { AuditEvent } from '../../../state/team/audit.ts';
import { shortId } from '../short-id.ts';

/** An event in words. */
export interface EventWords {
  readonly who: string;
  readonly what: string;
  /** Device and address, where they are told. */
  readonly from: readonly string[];
}

/** Names by account: from the log itself, which remembers those that bear another one now; what is known of today comes over them. */
export function nameAccounts(
  events: readonly AuditEvent[],
  accounts: readonly { readonly account: string; readonly name: string }[],
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { action, subject, person } of events)
    if (person?.name !== undefined && (action === 'account-created' || action === 'account-changed'))
      names.set(subject, person.name);
  for (const { account, name } of accounts) names.set(account, name);
  return names;
}

/** Who did what, in the reader's language. */
export function describeEvent(t: TFunction, event: AuditEvent, names: ReadonlyMap<string, string>): EventWords {
  const { actor, subject, detail, person } = event;
  const nameOf = (id: string) => names.get(id) ?? t('team.audit.someone', { end: shortId(id) });
  const rights = [t(`team.roles.${detail.role}`), ...(detail.isAdmin === true ? [t('team.me.admin')] : [])];
  return {
    who: actor === 'system' ? t('team.audit.system') : nameOf(actor),
    what: t(`team.audit.says.${sayingOf(event)}`, {
      whom: person?.name ?? nameOf(subject),
      before: person?.nameBefore ?? '',
      rights: rights.join(' · '),
      count: Number(detail.changes ?? detail.events ?? 0),
      kind: String(detail.kind ?? ''),
      fields: String(detail.fields ?? '')
        .split(' ')
        .map((field) => t([`settings.rule.${field}.name`, `history.field.${field}`], { defaultValue: field }))
        .join(t('team.audit.between')),
    }),
    from: [
      ...(typeof detail.device === 'string' ? [t('team.audit.device', { end: shortId(detail.device) })] : []),
      ...(person?.address === undefined ? [] : [t('team.audit.from', { address: person.address })]),
    ],
  };
}

function sayingOf({ action, subject, detail, person }: AuditEvent): string {
  if (action === 'login-failed' && subject === '') return 'login-failed-nobody';
  if (action === 'session-revoked' && detail.all === true) return 'session-revoked-all';
  if (action === 'account-changed' && person?.nameBefore !== undefined) return 'account-renamed';
  return action;
}
